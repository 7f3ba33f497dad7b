"""Where lines may run: among nodes that have their places, and apart from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from observer.layout.geometry import Point

CLEAR_PT = 7.0
"""Kept free between a line and a node that it passes."""

TRACK_PT = 15.0
"""Between two lines that run side by side: room for a number."""

LEAST_BEND_PT = 10.0
"""Room across in which a line can bend."""
_CROSSING_COST = 400.0
_OVER_COST = 1000.0
_NEAR_COST = 40.0
_BESIDE_PT = 5.0
_OVERLAP_PT = 9.0
_SAME_GAP_PT = 10.0
"""Upright lines nearer than this to each other can change places."""

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


class Level(NamedTuple):
    """A level line: how far down, and from where to where across."""

    y: float
    left: float
    right: float


class Upright(NamedTuple):
    """An upright line, and the heights of the level lines that join it from either side."""

    x: float
    top: float
    bottom: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


class Ground:
    """The nodes, and the lines that run among them so far."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._rects = list(rects)
        self._levels: list[Level] = []
        self._uprights: list[Upright] = []
        self.lowest = max((rect.bottom for rect in self._rects), default=0.0)

    def within(self, left: float, right: float) -> Ground:
        """What stands and runs in a range across, as it is now."""
        part = Ground(self.between(left, right))
        part._levels = [line for line in self._levels if line[1] < right and left < line[2]]
        part._uprights = [line for line in self._uprights if left <= line[0] <= right]
        part.lowest = self.lowest
        return part

    def between(self, left: float, right: float) -> list[Rect]:
        """The nodes that stand in a range across."""
        return [r for r in self._rects if left < r[2] and r[0] < right]

    def is_level_free(self, left: float, right: float, y: float) -> bool:
        above, below = y + CLEAR_PT, y - CLEAR_PT
        for begin, top, end, bottom in self._rects:
            if top < above and below < bottom and left < end and begin < right:
                return False
        return True

    def is_upright_free(self, x: float, top: float, bottom: float) -> bool:
        left, right = x - CLEAR_PT, x + CLEAR_PT
        for begin, high, end, low in self._rects:
            if left < end and begin < right and top < low and high < bottom:
                return False
        return True

    def windows(self, left: float, right: float, top: float, bottom: float) -> list[Window]:
        """Where in a range across nothing stands from `top` to `bottom`."""
        found, at = [], left
        low, high = bottom + CLEAR_PT, top - CLEAR_PT
        taken = sorted(
            (begin, end)
            for begin, upper, end, lower in self._rects
            if high < lower and upper < low and left < end and begin < right
        )
        for begin, end in [*taken, (right, right)]:
            if begin - at >= LEAST_BEND_PT:
                found.append((at, begin))
            at = max(at, end)
        return found

    def take(self, way: Way) -> None:
        for line in _lines(way.turns):
            if isinstance(line, Level):
                self._levels.append(line)
            else:
                self._uprights.append(line)

    def cost(self, way: Way, limit: float = float("inf")) -> float:
        """What crossing and covering other lines costs; counted no further than to the limit."""
        cost = 0.0
        for line in _lines(way.turns):
            cost += self._level_cost(*line) if isinstance(line, Level) else self._upright_cost(line)
            if cost >= limit:
                break
        return cost

    def _level_cost(self, y: float, left: float, right: float) -> float:
        cost = 0.0
        begin, end = left + _SAME_GAP_PT, right - _SAME_GAP_PT
        for upright in self._uprights:
            if begin < upright[0] < end and upright[1] < y < upright[2]:
                cost += _CROSSING_COST
        begin, end = left + _OVERLAP_PT, right - _OVERLAP_PT
        for there, low, high in self._levels:
            if -TRACK_PT < there - y < TRACK_PT and low < end and begin < high:
                cost += _OVER_COST if abs(there - y) < _BESIDE_PT else _NEAR_COST
        return cost

    def _upright_cost(self, line: Upright) -> float:
        """Upright lines beside each other are moved apart later, where there is room."""
        cost = 0.0
        x, top, bottom = line[:3]
        left, right = x - _SAME_GAP_PT, x + _SAME_GAP_PT
        for y, begin, end in self._levels:
            if top < y < bottom and begin < left and right < end:
                cost += _CROSSING_COST
        for other in self._uprights:
            if left < other[0] < right and top <= other[2] and other[1] <= bottom:
                cost += _CROSSING_COST * min(_crossed(line, other), _crossed(other, line))
                overlap = min(bottom, other[2]) - max(top, other[1])
                if abs(other[0] - x) < _BESIDE_PT and overlap > _OVERLAP_PT:
                    cost += _NEAR_COST
        return cost


def _crossed(left: Upright, right: Upright) -> int:
    """How often two upright lines in one gap cross where one stands left of the other."""
    onward = sum(right.top < y < right.bottom for y in left.rights)
    inward = sum(left.top < y < left.bottom for y in right.lefts)
    return onward + inward + len({*left.rights} & {*right.lefts})


def _lines(turns: Sequence[Point]) -> Iterator[Level | Upright]:
    """Each straight part of a way."""
    for index, ((x, y), (next_x, next_y)) in enumerate(pairwise(turns)):
        if abs(next_x - x) > abs(next_y - y):
            yield Level((y + next_y) / 2, min(x, next_x), max(x, next_x))
        elif y != next_y:
            before = turns[index - 1][0] if index else x
            after = turns[index + 2][0] if index + 2 < len(turns) else x
            joining = ((before, y), (after, next_y))
            lefts = tuple(level for side, level in joining if side < x)
            rights = tuple(level for side, level in joining if side > x)
            yield Upright(x, min(y, next_y), max(y, next_y), lefts, rights)
