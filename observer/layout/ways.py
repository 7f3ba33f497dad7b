"""Ways for edges among nodes that have their places.

An edge leaves a node at its right side and arrives at the left one of the next. It bends where
nothing stands, and runs level past what is between. An edge that leads back leaves and arrives
below, where it can. Of all ways that pass no node the one is taken that is shortest and crosses
least.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from observer.layout.geometry import Point
from observer.layout.ground import (
    CLEAR_PT,
    LEAST_BEND_PT,
    TRACK_PT,
    Bend,
    Ground,
    Rect,
    Way,
    Window,
)

_TRACKS = 5
_STEEPEST = 0.8
"""Width of a bend over its height, where there is room for it."""

_TURNS_PT = (9.0, 24.0)
"""From a side to the upright line of a way that turns back there."""

_SIDE_COST = 100.0
"""Of leading back from beside a node instead of from below it."""

_BELOW_COST = 20.0
"""Of leading forward below, where ways back run."""

_ABOVE_COST = 250.0
"""Of leading back above the nodes, in points that a way below may be longer."""


Corners = tuple[Point, ...]


def way_forward(ground: Ground, start: Point, end: Point) -> Way:
    """The best way from a right side to a left side farther right."""
    (x0, y0), (x1, y1) = start, end
    levels = {y0, y1, *_levels_beside(ground.between(x0, x1))}
    ways = sorted((_forward_detour(y0, y1, level), level) for level in levels)
    best = _best(
        ground,
        (
            (detour, way)
            for detour, level in ways
            if (way := _along(ground, start, end, level)) is not None
        ),
    )
    return best or Way(start, end, (Bend(x0, x1, y1),))


def _forward_detour(y0: float, y1: float, level: float) -> float:
    return abs(y0 - level) + abs(level - y1) + _BELOW_COST * (level > max(y0, y1))


def _levels_beside(rects: Iterable[Rect]) -> Iterator[float]:
    for rect in rects:
        for track in range(_TRACKS):
            yield float(math.floor(rect.top - CLEAR_PT - track * TRACK_PT))
            yield float(math.ceil(rect.bottom + CLEAR_PT + track * TRACK_PT))


def _best(ground: Ground, ways: Iterable[tuple[float, Way]]) -> Way | None:
    """Of ways with their detours, the shortest first, the one with the least cost."""
    best, least = None, float("inf")
    for detour, way in ways:
        if detour >= least:
            break
        cost = detour + ground.cost(way, least - detour)
        if cost < least:
            best, least = way, cost
    return best


def _along(ground: Ground, start: Point, end: Point, level: float) -> Way | None:
    """The way forward that runs at one level; None where something stands in it."""
    (left, y0), (right, y1) = start, end
    bends = []
    if level != y0:
        first = _bend(ground, left, right, y0, level)
        if first is None:
            return None
        bends.append(Bend(*first, level))
        left = first[1]
    if level != y1:
        last = _bend(ground, left, right, level, y1, at_end=True)
        if last is None:
            return None
        bends.append(Bend(*last, y1))
        right = last[0]
    return Way(start, end, tuple(bends)) if ground.is_level_free(left, right, level) else None


def _bend(
    ground: Ground, left: float, right: float, y: float, level: float, at_end: bool = False
) -> Window | None:
    """Where there is room to bend, as near to the start, or to the end, as can be."""
    windows = ground.windows(left, right, min(y, level), max(y, level))
    if not windows:
        return None
    begin, end = windows[-1 if at_end else 0]
    width = min(end - begin, max(LEAST_BEND_PT * 2, _STEEPEST * abs(y - level)))
    if at_end:
        return (end - width, end) if ground.is_level_free(end, right, level) else None
    return (begin, begin + width) if ground.is_level_free(left, begin, y) else None


@dataclass(frozen=True, slots=True)
class BackEnd:
    """One end of a way back: below a node or, where that is shut, beside it.

    Attributes:
        foot: the point below.
        bottom: of all of the node.
        side: the point beside.
        out: 1 where the side is the right one, -1 for the left one.
    """

    foot: Point
    bottom: float
    side: Point
    out: int


def way_back(ground: Ground, source: BackEnd, target: BackEnd) -> Way:
    """The best way back: below the nodes between, above them only where it is far shorter."""
    left, right = sorted((source.foot[0], target.foot[0]))
    near = ground.between(left - CLEAR_PT, right + CLEAR_PT)
    ways = sorted(_ways_at_levels(source, target, set(_levels_beside(near))))
    free = (
        (detour, _way_by(corners, source, target))
        for detour, corners in ways
        if _is_free(ground, corners)
    )
    return _best(ground, free) or _way_below_all(ground, source, target)


def _ways_at_levels(
    source: BackEnd, target: BackEnd, levels: Iterable[float]
) -> Iterator[tuple[float, Corners]]:
    """The detour and the corners of every way that runs back at one of the levels."""
    for level in levels:
        leads = product(_leads(source, level), _leads(target, level))
        for (leaving_cost, leaving), (arriving_cost, arriving) in leads:
            back = abs(leaving[-1][0] - arriving[-1][0])
            above = _ABOVE_COST * (level < min(leaving[0][1], arriving[0][1]))
            yield leaving_cost + arriving_cost + back + above, (*leaving, *arriving[::-1])


def _leads(end: BackEnd, level: float) -> Iterator[tuple[float, Corners]]:
    """From an end to a level, with what it costs: from below the node, and out of its side."""
    if level > end.bottom:
        yield level - end.bottom, _foot_lead(end, level)
    x, y = end.side
    for turn in _TURNS_PT:
        aside = x + end.out * turn
        yield _SIDE_COST + turn + abs(level - y), ((x, y), (aside, y), (aside, level))


def _foot_lead(end: BackEnd, level: float) -> tuple[Point, Point]:
    return (end.foot[0], end.bottom), (end.foot[0], level)


def _is_free(ground: Ground, corners: Corners) -> bool:
    return all(
        ground.is_level_free(min(x, a), max(x, a), y)
        if y == b
        else ground.is_upright_free(x, min(y, b), max(y, b))
        for (x, y), (a, b) in pairwise(corners)
    )


def _way_by(corners: Corners, source: BackEnd, target: BackEnd) -> Way:
    """The way by these corners, which begin and end at the bottom of a node or at its side."""
    start, end = (
        back_end.side if corner == back_end.side else back_end.foot
        for corner, back_end in ((corners[0], source), (corners[-1], target))
    )
    return Way(start, end, corners=(start, *corners[1:-1], end))


def _way_below_all(ground: Ground, source: BackEnd, target: BackEnd) -> Way:
    level = ground.lowest + TRACK_PT
    corners = (*_foot_lead(source, level), *_foot_lead(target, level)[::-1])
    return _way_by(corners, source, target)
