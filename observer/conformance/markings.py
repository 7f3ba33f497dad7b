"""The markings of a net, numbered as they are met, with the moves between them."""

from __future__ import annotations

from typing import NamedTuple

from observer.conformance.transition import Marking, Net

CROWD = 8
"""Tokens on one place beyond which a marking is taken to come of a process that multiplies them."""


class Firing(NamedTuple):
    """One way on from a marking.

    Attributes:
        label: index into the labels of the net, or `SILENT`.
        free: whether it costs nothing where it was not observed.
        target: number of the marking it leads to.
    """

    label: int
    free: bool
    target: int


class MarkingGraph:
    """Grows as it is asked: the same marking has the same number, and is fired once.

    Attributes:
        markings: by number; 0 is the initial one.
    """

    def __init__(self, net: Net) -> None:
        self.net = net
        self.markings: list[Marking] = []
        self._numbers: dict[Marking, int] = {}
        self._firings: dict[int, tuple[Firing, ...]] = {}
        self.number(net.initial)

    def number(self, marking: Marking) -> int:
        number = self._numbers.setdefault(marking, len(self.markings))
        if number == len(self.markings):
            self.markings.append(marking)
        return number

    def is_crowded(self, number: int) -> bool:
        """Whether more than `CROWD` tokens share a place: the marking is not gone on from."""
        marking = self.markings[number]
        return any(marking[k] == marking[k + CROWD] for k in range(len(marking) - CROWD))

    def firings(self, number: int) -> tuple[Firing, ...]:
        """The ways on from a marking, each once, in a fixed order; none where it is crowded."""
        found = self._firings.get(number)
        if found is None:
            crowded = self.is_crowded(number)
            ways = () if crowded else self.net.firings(self.markings[number])
            found = tuple(dict.fromkeys(Firing(t.label, t.free, self.number(m)) for t, m in ways))
            self._firings[number] = found
        return found
