"""Where lines may run: among nodes that have their places, and apart from each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from observer.layout.geometry import Point

CLEAR_PT = 7.0
"""Kept free between a line and a node that it passes."""

TRACK_PT = 15.0
"""Between two lines that run side by side: room for a number."""

_TRACKS = 4
LEAST_BEND_PT = 10.0
"""Room across in which a line can bend."""
_CROSSING_COST = 150.0
_OVER_COST = 400.0
_NEAR_COST = 40.0
_BESIDE_PT = 5.0
_STRIP_PT = 120.0
_OVERLAP_PT = 9.0

Window = tuple[float, float]
"""From where to where across nothing stands."""


class Rect(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Bend:
    """From (`start`, the height before) across to (`end`, `level`)."""

    start: float
    end: float
    level: float


@dataclass(frozen=True, slots=True)
class Way:
    """How an edge goes.

    Attributes:
        start, end: where it leaves and arrives.
        bends: of a way forward, from left to right.
        corners: of a way back, its start and end among them.
    """

    start: Point
    end: Point
    bends: tuple[Bend, ...] = ()
    corners: tuple[Point, ...] = ()

    @property
    def turns(self) -> tuple[Point, ...]:
        """Corners of the way with every bend as a right angle in its middle."""
        if self.corners:
            return self.corners
        turns, level = [self.start], self.start[1]
        for bend in self.bends:
            middle = (bend.start + bend.end) / 2
            turns += [(middle, level), (middle, bend.level)]
            level = bend.level
        return (*turns, self.end)


Line = tuple[float, float, float]
"""A straight line: where it is, and from where to where."""

Thing = TypeVar("Thing", bound=Hashable)


class Strips(Generic[Thing]):
    """Things by where they are across, so that those in a range are found at once."""

    def __init__(self) -> None:
        self._things: dict[int, list[Thing]] = defaultdict(list)

    def add(self, thing: Thing, left: float, right: float) -> None:
        for strip in self._strips(left, right):
            self._things[strip].append(thing)

    def near(self, left: float, right: float) -> Collection[Thing]:
        """What is in the range, and some of what is beside it."""
        strips = self._strips(left, right)
        if len(strips) == 1:
            return self._things[strips[0]]
        return set().union(*(self._things[strip] for strip in strips))

    def _strips(self, left: float, right: float) -> range:
        return range(int(left // _STRIP_PT), int(right // _STRIP_PT) + 1)


class Ground:
    """The nodes, and the lines that run among them so far."""

    def __init__(self, rects: list[Rect]) -> None:
        self.lowest = max(rect.bottom for rect in rects)
        self._rects: Strips[Rect] = Strips()
        self._level: Strips[Line] = Strips()
        self._upright: Strips[Line] = Strips()
        for rect in rects:
            self._rects.add(rect, rect.left, rect.right)

    def between(self, left: float, right: float) -> list[Rect]:
        """The nodes that stand in a range across."""
        return [r for r in self._rects.near(left, right) if left < r.right and r.left < right]

    def is_level_free(self, left: float, right: float, y: float) -> bool:
        return not any(
            rect.top - CLEAR_PT < y < rect.bottom + CLEAR_PT for rect in self.between(left, right)
        )

    def is_upright_free(self, x: float, top: float, bottom: float) -> bool:
        return not any(
            top < rect.bottom and rect.top < bottom
            for rect in self.between(x - CLEAR_PT, x + CLEAR_PT)
        )

    def windows(self, left: float, right: float, top: float, bottom: float) -> list[Window]:
        """Where in a range across nothing stands from `top` to `bottom`."""
        found, at = [], left
        taken = sorted(
            (rect.left, rect.right)
            for rect in self.between(left, right)
            if top < rect.bottom + CLEAR_PT and rect.top - CLEAR_PT < bottom
        )
        for begin, end in [*taken, (right, right)]:
            if begin - at >= LEAST_BEND_PT:
                found.append((at, begin))
            at = max(at, end)
        return found

    def take(self, way: Way) -> None:
        for place, low, high, is_level in _runs(way.turns):
            if is_level:
                self._level.add((place, low, high), low, high)
            else:
                self._upright.add((place, low, high), place, place)

    def cost(self, way: Way) -> float:
        """What crossing and covering other lines costs."""
        return sum(
            self._level_cost(place, low, high) if is_level else self._upright_cost(place, low, high)
            for place, low, high, is_level in _runs(way.turns)
        )

    def _level_cost(self, y: float, left: float, right: float) -> float:
        crossed = sum(
            left < x < right and top < y < bottom
            for x, top, bottom in self._upright.near(left, right)
        )
        beside = (
            abs(there - y)
            for there, begin, end in self._level.near(left, right)
            if begin < right - _OVERLAP_PT and left + _OVERLAP_PT < end
        )
        return _CROSSING_COST * crossed + sum(map(_cost_beside, beside))

    def _upright_cost(self, x: float, top: float, bottom: float) -> float:
        """Upright lines beside each other are moved apart later, where there is room."""
        crossed = sum(
            top < y < bottom and left < x < right for y, left, right in self._level.near(x, x)
        )
        beside = sum(
            abs(there - x) < _BESIDE_PT and begin < bottom - _OVERLAP_PT and top + _OVERLAP_PT < end
            for there, begin, end in self._upright.near(x - _BESIDE_PT, x + _BESIDE_PT)
        )
        return _CROSSING_COST * crossed + _NEAR_COST * beside


def _cost_beside(distance: float) -> float:
    """Of one level line above another."""
    if distance < _BESIDE_PT:
        return _OVER_COST
    return _NEAR_COST if distance < TRACK_PT - 1 else 0


def _runs(turns: Iterable[Point]) -> Iterator[tuple[float, float, float, bool]]:
    """Each straight part: where it is, from, to, and whether it is level."""
    for (x, y), (next_x, next_y) in pairwise(turns):
        if abs(next_x - x) > abs(next_y - y):
            yield (y + next_y) / 2, min(x, next_x), max(x, next_x), True
        elif y != next_y:
            yield x, min(y, next_y), max(y, next_y), False
