"""Bends of several edges in the same gap between nodes: side by side, and crossing least."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from observer.layout.geometry import Ends
from observer.layout.ground import Way

APART_PT = 8.0
"""Between two bends side by side, where there is room."""

_LEAST_PT = 8.0
"""Of a bend pressed to one side of its gap."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A bend of an edge: where it may be, and between which heights."""

    ends: Ends
    index: int
    left: float
    right: float
    before: float
    after: float

    @property
    def top(self) -> float:
        return min(self.before, self.after)

    @property
    def bottom(self) -> float:
        return max(self.before, self.after)

    def meets(self, other: _Turn) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0 and self.top < other.bottom and other.top < self.bottom


def part_bends(ways: Mapping[Ends, Way]) -> dict[Ends, Way]:
    """The ways with the bends that share a gap moved apart within it."""
    parted = dict(ways)
    turns = [turn for ends, way in ways.items() for turn in _turns(ends, way)]
    for group in _groups(turns):
        for turn, begin, end in _slots(group):
            way = parted[turn.ends]
            bends = list(way.bends)
            bends[turn.index] = replace(bends[turn.index], start=begin, end=end)
            parted[turn.ends] = replace(way, bends=tuple(bends))
    return parted


def _turns(ends: Ends, way: Way) -> Iterator[_Turn]:
    level = way.start[1]
    for index, bend in enumerate(way.bends):
        yield _Turn(ends, index, bend.start, bend.end, level, bend.level)
        level = bend.level


def _groups(turns: list[_Turn]) -> list[list[_Turn]]:
    """Bends that meet each other, directly or through others."""
    groups: list[list[_Turn]] = []
    for turn in sorted(turns, key=lambda turn: (turn.left, turn.right, turn.ends)):
        met = [group for group in groups if any(turn.meets(other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([turn, *(other for group in met for other in group)])
    return [group for group in groups if len(group) > 1]


def _slots(group: list[_Turn]) -> Iterator[tuple[_Turn, float, float]]:
    """Each bend with where it begins and ends; the one that is crossed least goes first."""
    ordered = sorted(group, key=lambda turn: (_place(turn, group), turn.ends))
    for index, turn in enumerate(ordered):
        room = turn.right - turn.left - _LEAST_PT
        apart = min(APART_PT, room / (len(group) - 1))
        shift = (index - (len(group) - 1) / 2) * apart
        middle = (turn.left + turn.right) / 2 + shift
        half = min(middle - turn.left, turn.right - middle)
        yield turn, middle - half, middle + half


def _place(turn: _Turn, group: list[_Turn]) -> int:
    """How far right a bend belongs: crossings saved right of the others less those left of them."""
    return sum(
        _crossed(turn, other) - _crossed(other, turn)
        for other in group
        if other is not turn and turn.meets(other)
    )


def _crossed(left: _Turn, right: _Turn) -> int:
    """How often two bends cross where one stands left of the other."""
    onward = right.top < left.after < right.bottom
    inward = left.top < right.before < left.bottom
    return onward + inward
