"""Some run of a net that completes, found by always going where the least seems left to do."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from math import inf

from observer.conformance.markings import Firing, MarkingGraph
from observer.conformance.transition import SILENT, Net

LOOK_LIMIT = 100_000
"""Markings met before it is given up."""


class NotFoundError(Exception):
    """No run that completes was found.

    Attributes:
        exhausted: whether there is none, as far as no marking is crowded.
    """

    def __init__(self, *, exhausted: bool) -> None:
        self.exhausted = exhausted
        super().__init__()


def find_completing_run(graph: MarkingGraph, limit: int = LOOK_LIMIT) -> tuple[int, ...]:
    """The labels of the observable steps of a run that completes; seldom the shortest.

    Greedy best-first search (Pearl, Heuristics, 1984).

    Args:
        limit: markings that are met before it is given up.

    Raises:
        NotFoundError: every marking met was gone on from, or the limit was reached.
    """
    to_do = _least_to_do(graph.net)
    before: dict[int, tuple[int, Firing] | None] = {0: None}
    queue: list[tuple[float, int]] = [(0, 0)]
    while queue and len(before) <= limit:
        _, number = heappop(queue)
        if not graph.markings[number]:
            return tuple(_labels_to(number, before))
        for firing in graph.firings(number):
            if firing.target not in before:
                before[firing.target] = (number, firing)
                left = sum(to_do[place] for place in graph.markings[firing.target])
                heappush(queue, (left, firing.target))
    raise NotFoundError(exhausted=not queue)


def _labels_to(number: int, before: dict[int, tuple[int, Firing] | None]) -> Iterator[int]:
    labels = []
    while (way := before[number]) is not None:
        number, firing = way
        if firing.label != SILENT and not firing.free:
            labels.append(firing.label)
    return reversed(labels)


def _least_to_do(net: Net) -> dict[int, float]:
    """For each place, how many firings rid it of a token, were nothing else needed for them."""
    places = {place for t in net.transitions for place in (*t.inputs, *t.outputs)}
    least = dict.fromkeys(places.union(net.initial), inf)
    least.update((place, 1) for t in net.transitions for place in t.clears)
    changed = True
    while changed:
        changed = False
        for t in net.transitions:
            left = 1 + sum(least[place] for place in t.outputs)
            for place in t.inputs:
                if left < least[place]:
                    least[place] = left
                    changed = True
    return least
