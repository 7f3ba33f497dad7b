"""A long drawing in several strips below each other, as a line of music goes on in the next one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observer.drawing.display_list import Bounds, Curve, DisplayList, Role, Text
from observer.drawing.tokens import GRID
from observer.export.document import Block, Part, Tag
from observer.export.setting import Styles, paragraph
from observer.export.trimming import cut_out, is_ground, names_in

_MOST_STRIPS = 24
_WORTH = 1.3
"""How much larger everything must become for it."""

_SHARED_PT = 8.0
_SEARCH = 0.12
_FAR_PT = 240
"""How far from its even place a strip may end, of the strip's length and in all."""

_STEP_PT = 8


@dataclass(frozen=True, slots=True)
class _Fold:
    strips: int
    scale: float


def folded(
    drawing: DisplayList,
    width: float,
    height: float,
    plain_scale: float,
    largest: float,
    styles: Styles,
) -> Block | None:
    """The drawing in as few strips as make it largest, or in columns side by side if it is a tall
    one; None where that does not make it much larger than `plain_scale`.

    Args:
        largest: it becomes no larger than this many times its size.
    """
    head = styles.small.height
    is_wide = drawing.width >= drawing.height
    room, between = ((width, height), head) if is_wide else ((height - head, width), GRID)
    long, short = (drawing.width, drawing.height) if is_wide else (drawing.height, drawing.width)
    best = max(
        (_Fold(n, _scale(n, long, short, room, between)) for n in range(2, _MOST_STRIPS)),
        key=lambda fold: min(fold.scale, largest),
    )
    if best.scale < _WORTH * plain_scale:
        return None
    cuts = _cuts(drawing, best.strips, is_wide)
    longest = max(end - start for start, end in pairwise(cuts)) + 2 * _SHARED_PT
    scale = min(best.scale, room[0] / longest, largest)
    windows = [_window(drawing, ends, is_wide) for ends in pairwise(cuts)]
    return _set(drawing, windows, scale, is_wide, styles)


def _scale(
    strips: int, long: float, short: float, room: tuple[float, float], between: float
) -> float:
    each = long / strips + 2 * _SHARED_PT
    return min(room[0] / each, (room[1] / strips - between) / short)


def _cuts(drawing: DisplayList, strips: int, is_wide: bool) -> list[float]:
    """Where a strip ends and the next one begins: between things, near even distances."""
    whole = drawing.width if is_wide else drawing.height
    boxes = [i.bounds for i in drawing.primitives if not isinstance(i, Curve) and not is_ground(i)]
    starts = sorted(box.left if is_wide else box.top for box in boxes)
    ends = sorted(box.right if is_wide else box.bottom for box in boxes)

    def crossed(at: float) -> int:
        return bisect_left(starts, at + _SHARED_PT) - bisect_right(ends, at - _SHARED_PT)

    each = whole / strips
    reach = int(min(each * _SEARCH, _FAR_PT))
    aways = sorted(range(-reach, reach + 1, _STEP_PT), key=abs)
    inner = (
        min((number * each + away for away in aways), key=crossed) for number in range(1, strips)
    )
    return [0, *inner, whole]


def _window(drawing: DisplayList, ends: tuple[float, float], is_wide: bool) -> Bounds:
    start, end = ends[0] - _SHARED_PT, ends[1] + _SHARED_PT
    if is_wide:
        return Bounds(max(0, start), 0, min(drawing.width, end), drawing.height)
    return Bounds(0, max(0, start), drawing.width, min(drawing.height, end))


def _set(
    drawing: DisplayList, windows: Sequence[Bounds], scale: float, is_wide: bool, styles: Styles
) -> Block:
    parts: list[Part] = []
    along = 0.0
    right = bottom = 0.0
    for number, window in enumerate(windows, start=1):
        strip = _strip(drawing, window, scale, f"Part {number} of {len(windows)} of the map")
        told = paragraph(f"{number} of {len(windows)}", styles.small, strip.width)
        x, y = (0.0, along) if is_wide else (along, 0.0)
        parts += (Part(x, y, told), Part(x, y + told.height, strip))
        along += told.height + strip.height if is_wide else strip.width + GRID
        right, bottom = max(right, x + strip.width), max(bottom, y + told.height + strip.height)
    return Block(Tag.DIVISION, right, bottom, parts=tuple(parts))


def _strip(drawing: DisplayList, window: Bounds, scale: float, called: str) -> Block:
    part = cut_out(drawing, window)
    named = replace(part, primitives=(*part.primitives, *_lane_names(drawing, window)))
    names = names_in(part)
    return Block(
        Tag.FIGURE, part.width * scale, part.height * scale, named, scale, clipped=True,
        alternative=called + (f": {names}" if names else ""),
    )  # fmt: skip


def _lane_names(drawing: DisplayList, window: Bounds) -> list[Text]:
    """The names of lanes that begin in another strip."""
    titles = [text for text in drawing.texts if text.role is Role.LANE]
    return [
        replace(text, x=GRID, y=text.y - window.top)
        for text in titles
        if window.left > text.x and window.top <= text.y <= window.bottom
    ]
