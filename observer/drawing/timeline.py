"""A contact along its time: one strip for each thing that happened, or all of it in one track."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from observer.drawing.display_list import (
    Anchor,
    Box,
    Curve,
    Dash,
    DisplayList,
    Primitive,
    Role,
    Text,
)
from observer.drawing.fonts import text_width
from observer.drawing.lines import Line, set_lines
from observer.drawing.shapes import HATCHING_PT, LETTERS, hatching
from observer.drawing.signs import SMALL_PT, sign, step_bar
from observer.drawing.time_scale import TimeScale, on_shared_scale
from observer.drawing.tokens import HAIRLINE, HEAVY_PT, PAGE_PT, THIN_PT, Colour
from observer.drawing.typeface import Font
from observer.findings.wording import clock_time
from observer.model.interval import Interval, merged
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, EventKind, Trace

INSET_PT = 10.0
"""Room at both ends of a line of time, for what is named or shown right at them."""

AXIS_PT = 12.0
TRACK_PT = 34.0

_BAR_PT = 11.0
_SHORTEST_PT = 2.5
_HATCHED_PT = 9.0
_TICK = Line("", PAGE_PT.small, colour=Colour.MUTED)
_FILLS: Mapping[EventKind, tuple[Colour, Colour]] = {
    EventKind.WAIT: (Colour.WAIT, Colour.ON_WAIT),
    EventKind.TRANSFER: (Colour.TRANSFER, Colour.ON_TRANSFER),
    EventKind.BLOCKED: (Colour.BLOCKED, Colour.ON_BLOCKED),
}


def draw_axis(scale: TimeScale) -> DisplayList:
    """The times along a scale, as `m:ss` since the contact opened."""
    items: list[Primitive] = []
    for ms in scale.ticks():
        line = Line(clock_time(ms), _TICK.size, colour=_TICK.colour)
        items += set_lines([line], INSET_PT + scale.x(ms), 0, Anchor.MIDDLE)
    return DisplayList(scale.width + 2 * INSET_PT, AXIS_PT, tuple(items))


def draw_grid(scale: TimeScale, height: float) -> DisplayList:
    """Where the times of the axis are, and what was not observed, behind what happened."""
    ticks, folds = _grid(scale)
    lines = [Box(x, 0, HAIRLINE / 2, height, fill=Colour.LINE) for x in ticks]
    bands = [Box(x, 0, width, height, fill=Colour.LINE) for x, width in folds]
    items = (*lines, *bands)
    return DisplayList(scale.width + 2 * INSET_PT, height, items)


@lru_cache(maxsize=8)
def _grid(scale: TimeScale) -> tuple[tuple[float, ...], tuple[tuple[float, float], ...]]:
    """Where its ticks are; where its folds begin, and how wide they are. The same in each row."""
    ticks = tuple(INSET_PT + scale.x(ms) for ms in scale.ticks())
    folds = ((scale.x(fold.start_ms), scale.x(fold.end_ms)) for fold in scale.folds)
    return ticks, tuple((INSET_PT + left, max(right - left, 1)) for left, right in folds)


def draw_strip(
    scale: TimeScale, kind: MarkKind, start_ms: int, end_ms: int | None, height: float
) -> DisplayList:
    """One thing that happened, at its time: a bar where it has a length, else its sign.

    Args:
        end_ms: None where it has none, or nobody saw it.
    """
    grid = draw_grid(scale, height)
    left, middle = INSET_PT + scale.x(start_ms), height / 2
    if end_ms is None:
        shown = _at(kind, left, middle)
    else:
        shown = list(_bar(kind, left, max(INSET_PT + scale.x(end_ms) - left, _SHORTEST_PT), middle))
    return DisplayList(grid.width, height, (*grid.primitives, *shown))


def _bar(kind: MarkKind, left: float, width: float, middle: float) -> Iterator[Primitive]:
    top = middle - _BAR_PT / 2
    if kind is MarkKind.STEP:
        yield step_bar(left, top, width, _BAR_PT)
    elif kind is MarkKind.HOLD:
        yield from hatching(left, middle - HATCHING_PT / 2, max(width, _HATCHED_PT), "")
    elif kind is MarkKind.PERMITTED:
        yield from _bracket(left, width, middle)
    elif kind in (MarkKind.PARK, MarkKind.GAP):
        yield Box(left, top, width, _BAR_PT, 0, Colour.SURFACE, Colour.MUTED, THIN_PT, Dash.FINE)
    else:
        yield Box(left, top, width, _BAR_PT, 2, _FILLS[EventKind(kind)][0])


def _bracket(left: float, width: float, middle: float) -> Iterator[Primitive]:
    """From the resolution known to its permission."""
    right = left + width
    line = ((left, middle), (left, middle), (right, middle), (right, middle))
    yield Curve(line, Colour.RESOLUTION, HEAVY_PT)
    yield from _at(MarkKind.RESOLUTION_KNOWN, left, middle)
    yield from _at(MarkKind.PERMITTED, right, middle)


def _at(kind: MarkKind, x: float, middle: float, side: float = SMALL_PT) -> list[Primitive]:
    """The sign of a kind with its middle there."""
    return sign(kind, x - side / 2, middle - side / 2, side)


def draw_track(trace: Trace, scale: TimeScale, numbers: Mapping[str, int]) -> DisplayList:
    """All of a contact: steps with points over them, holds below, decisions and detours above.

    Args:
        scale: the one of all contacts that are shown together.
        numbers: of the steps, by their names.
    """
    own = on_shared_scale(scale, trace)
    items: list[Primitive] = [
        Box(INSET_PT + scale.x(ms), 0, HAIRLINE / 2, TRACK_PT, fill=Colour.LINE)
        for ms in scale.ticks()
    ]
    for event in trace.events:
        if event.kind is EventKind.STEP:
            items += _step(event, own)
    for event in sorted(trace.events, key=_above_others):
        if event.kind in POINT_KINDS:
            items += _point(event, own)
    for event in trace.events:
        if event.kind is EventKind.STEP:
            items += _number(str(numbers[event.label]), event, trace, own)
    for hold in merged(trace.holds):
        left, width = _stretch(own, hold)
        items += hatching(left, _HATCHING_Y, max(width, _HATCHED_PT), "")
    items += (item for fold in own.folds for item in _fold(INSET_PT + own.x(fold.end_ms)))
    items += _moments(trace, own)
    return DisplayList(scale.width + 2 * INSET_PT, TRACK_PT, tuple(items))


_SIGN_Y, _TRACK_Y, _TRACK_BAR_PT, _HATCHING_Y = 6.0, 13.0, 12.0, 26.5


def _above_others(event: Event) -> tuple[bool, int]:
    """A transfer goes on beneath the stops meanwhile."""
    return (event.kind is not EventKind.TRANSFER, event.start_ms)


def _stretch(scale: TimeScale, time: Interval) -> tuple[float, float]:
    left, right = scale.x(time.start_ms), scale.x(time.end_ms)
    return INSET_PT + left, max(right - left, _SHORTEST_PT)


def _step(event: Event, scale: TimeScale) -> Iterator[Primitive]:
    left, width = _stretch(scale, _time(event))
    yield step_bar(left, _TRACK_Y, width, _TRACK_BAR_PT)


def _time(event: Event) -> Interval:
    return Interval(event.start_ms, event.start_ms if event.end_ms is None else event.end_ms)


def _number(number: str, step: Event, trace: Trace, scale: TimeScale) -> Iterator[Primitive]:
    """The number of a step, in the first part of its bar that is free of points and wide enough."""
    points = [_time(event) for event in trace.events if event.kind in POINT_KINDS]
    ends_ms = [step.start_ms, *(point.end_ms for point in points)]
    starts_ms = [*(point.start_ms for point in points), _time(step).end_ms]
    for free_ms in sorted(ms for ms in ends_ms if step.start_ms <= ms < _time(step).end_ms):
        covered = any(point.start_ms <= free_ms < point.end_ms for point in points)
        until_ms = min(ms for ms in starts_ms if ms > free_ms)
        left, width = _stretch(scale, Interval(free_ms, until_ms))
        letter = [] if covered else list(_lettered(number, left, width, Colour.INK))
        if letter:
            yield from letter
            return


def _point(event: Event, scale: TimeScale) -> Iterator[Primitive]:
    fill, ink = _FILLS[event.kind]
    if event.end_ms is None:
        yield from sign(MarkKind.TRANSFER, INSET_PT + scale.x(event.start_ms), _TRACK_Y - 0.5)
        return
    left, width = _stretch(scale, Interval(event.start_ms, event.end_ms))
    yield Box(left, _TRACK_Y, width, _TRACK_BAR_PT, 2, fill)
    yield from _lettered(LETTERS[event.kind], left, width, ink)


def _lettered(letter: str, left: float, width: float, ink: Colour) -> Iterator[Primitive]:
    """The letter at the left of a bar, where it has the room."""
    wide = text_width(letter, Font.SEMIBOLD, PAGE_PT.small)
    if wide + 2 <= width:
        foot = _TRACK_Y + _TRACK_BAR_PT / 2 + PAGE_PT.small / 3
        middle = left + min(width / 2, wide / 2 + 3)
        yield Text(
            middle, foot, letter, PAGE_PT.small, wide,
            Font.SEMIBOLD, ink, Anchor.MIDDLE, Role.LETTER,
        )  # fmt: skip


def _fold(x: float) -> Iterator[Primitive]:
    """Two upright bars across the track: the time between them is left out."""
    yield Box(x - 2, _TRACK_Y - 3, 4, _TRACK_BAR_PT + 6, fill=Colour.SURFACE)
    for left in (x - 2.5, x + 1.5):
        yield Box(left, _TRACK_Y - 3, 1, _TRACK_BAR_PT + 6, fill=Colour.INK)


def _moments(trace: Trace, scale: TimeScale) -> Iterator[Primitive]:
    """Resolutions known, permissions and workarounds, beside each other where they are close."""
    shown = {MarkKind.RESOLUTION_KNOWN, MarkKind.PERMITTED}
    found = [(i.at_ms, i.kind) for i in trace.instants if i.kind in shown]
    found += [
        (event.start_ms, MarkKind.WORKAROUND)
        for event in trace.events
        if event.kind is EventKind.WORKAROUND
    ]
    free_from = 0.0
    for at_ms, kind in sorted(found):
        x = max(INSET_PT + scale.x(at_ms), free_from)
        free_from = x + SMALL_PT
        yield from _at(kind, x, _SIGN_Y)
