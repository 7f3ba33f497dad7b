"""Where lines may run: among nodes that have their places, and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from observer.layout.geometry import Point

CLEAR_PT = 7.0
"""Kept free between a line and a node that it passes."""

TRACK_PT = 15.0
"""Between two lines that run side by side: room for a number."""

_TRACKS = 4
LEAST_BEND_PT = 10.0
"""Room across in which a line can bend."""
_CROSSING_COST = 45.0
_OVER_COST = 400.0
_NEAR_COST = 40.0
_BESIDE_PT = 5.0
_OVERLAP_PT = 9.0

Window = tuple[float, float]
"""From where to where across nothing stands."""


@dataclass(frozen=True, slots=True)
class Rect:
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


@dataclass
class Ground:
    """The nodes, and the lines that run among them so far."""

    rects: list[Rect]
    _level: list[tuple[float, float, float]] = field(default_factory=list)
    _upright: list[tuple[float, float, float]] = field(default_factory=list)

    def between(self, left: float, right: float) -> list[Rect]:
        """The nodes that stand in a range across."""
        return [rect for rect in self.rects if left < rect.right and rect.left < right]

    def is_level_free(self, left: float, right: float, y: float) -> bool:
        return not any(
            left < rect.right and rect.left < right
            for rect in self.rects
            if rect.top - CLEAR_PT < y < rect.bottom + CLEAR_PT
        )

    def is_upright_free(self, x: float, top: float, bottom: float) -> bool:
        return not any(
            top < rect.bottom and rect.top < bottom
            for rect in self.rects
            if rect.left - CLEAR_PT < x < rect.right + CLEAR_PT
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
            (self._level if is_level else self._upright).append((place, low, high))

    def cost(self, way: Way) -> float:
        """What crossing and covering other lines costs."""
        cost = 0.0
        for place, low, high, is_level in _runs(way.turns):
            across, beside = self._upright, self._level
            if not is_level:
                across, beside = beside, across
            for there, begin, end in across:
                cost += _CROSSING_COST * (low < there < high and begin < place < end)
            for there, begin, end in beside:
                if begin < high - _OVERLAP_PT and low + _OVERLAP_PT < end:
                    cost += _cost_beside(abs(there - place), is_level)
        return cost


def _cost_beside(distance: float, is_level: bool) -> float:
    """Upright lines are moved apart later, where there is room; see `bends`."""
    if distance < _BESIDE_PT:
        return _OVER_COST if is_level else _NEAR_COST
    return _NEAR_COST if is_level and distance < TRACK_PT - 1 else 0


def _runs(turns: Iterable[Point]) -> Iterator[tuple[float, float, float, bool]]:
    """Each straight part: where it is, from, to, and whether it is level."""
    for (x, y), (next_x, next_y) in pairwise(turns):
        if abs(next_x - x) > abs(next_y - y):
            yield (y + next_y) / 2, min(x, next_x), max(x, next_x), True
        elif y != next_y:
            yield x, min(y, next_y), max(y, next_y), False
