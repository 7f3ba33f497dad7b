"""The markings of a net, numbered as they are met, with the moves between them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from observer.conformance.net import compile_process
from observer.conformance.transition import Marking, Net
from observer.model.process import DocumentedProcess


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

    def firings(self, number: int) -> tuple[Firing, ...]:
        """The ways on from a marking, each once, in a fixed order."""
        found = self._firings.get(number)
        if found is None:
            ways = self.net.firings(self.markings[number])
            found = tuple(dict.fromkeys(Firing(t.label, t.free, self.number(m)) for t, m in ways))
            self._firings[number] = found
        return found


@lru_cache(maxsize=8)
def marking_graph(process: DocumentedProcess) -> MarkingGraph:
    """The marking graph of a process, shared by all who ask about the same process."""
    return MarkingGraph(compile_process(process))
