"""A part of a drawing: without the empty ground around it, or what a window shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Primitive,
    bounds_around,
    curve_samples,
    moved,
)
from observer.drawing.tokens import GRID


def is_ground(item: Primitive) -> bool:
    """Whether it is the tint of a lane, on which everything else stands."""
    return isinstance(item, Box) and not item.owner and item.stroke is None


_NEAR_PT = 4.0
_STROKE_PT = 2.0


def seen_in(drawing: DisplayList, window: Bounds) -> Iterator[Primitive]:
    """What of the drawing is seen in a window, whole, from back to front."""
    for item in drawing.primitives:
        if not window.overlaps(item.bounds.grown(_STROKE_PT)):
            continue
        if not isinstance(item, Curve) or _comes_near(item, window):
            yield item


def _comes_near(curve: Curve, window: Bounds) -> bool:
    ends = curve.points[::3]
    return any(window.contains(x, y) for x, y in ends) or any(
        window.is_near(x, y, _NEAR_PT) for x, y in curve_samples(curve, _NEAR_PT)
    )


def cut_out(drawing: DisplayList, window: Bounds) -> DisplayList:
    """What is seen in a window, with its elements; whatever reaches out of it is to be clipped."""
    items = list(seen_in(drawing, window))
    names = dict.fromkeys(item.owner for item in items if not isinstance(item, Curve))
    return DisplayList(
        window.width,
        window.height,
        tuple(moved(item, -window.left, -window.top) for item in items),
        {name: drawing.elements[name] for name in names if name in drawing.elements},
        drawing.missing,
    )


def names_in(drawing: DisplayList) -> str:
    """The names of what a drawing shows besides its edges, for those who cannot see it."""
    return ", ".join(e.title for e in drawing.elements.values() if e.kind != "edge")


def trimmed(drawing: DisplayList) -> DisplayList:
    """The drawing as large as what it shows: a view laid out among others may leave room empty."""
    shown = bounds_around(item for item in drawing.primitives if not is_ground(item)).grown(GRID)
    left, top = max(0, shown.left), max(0, shown.top)
    kept = Bounds(left, top, min(drawing.width, shown.right), min(drawing.height, shown.bottom))
    items = (_cut(item, kept) for item in drawing.primitives)
    return replace(
        drawing,
        width=kept.width,
        height=kept.height,
        primitives=tuple(moved(item, -left, -top) for item in items),
    )


def _cut(item: Primitive, to: Bounds) -> Primitive:
    if not (is_ground(item) and isinstance(item, Box)):
        return item
    left, top = max(item.x, to.left), max(item.y, to.top)
    box = item.bounds
    width, height = min(box.right, to.right) - left, min(box.bottom, to.bottom) - top
    return replace(item, x=left, y=top, width=max(0, width), height=max(0, height))
