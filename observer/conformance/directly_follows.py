"""Finding the directly-follows relation of a documented process."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache, lru_cache

from observer.conformance.blocks import find_blocks, replace_block
from observer.conformance.markings import MarkingGraph
from observer.conformance.net import build_net
from observer.conformance.reduction import reduce_net
from observer.conformance.succession import Succession, side_by_side
from observer.conformance.transition import SILENT
from observer.model.process import DocumentedProcess

MARKING_LIMIT = 50_000
"""Markings explored before the relation is given as far as it is known."""

CROWDED_LIMIT = 2_000
"""The same for a process that is seen to multiply its tokens."""


@lru_cache(maxsize=16)
def find_succession(process: DocumentedProcess) -> Succession:
    """The directly-follows relation of the runs that complete.

    Branches side by side multiply markings, so each block of them is replaced by single steps
    with the same relation before the markings of what is left are explored.
    """
    simpler, complete = _without_blocks(process)
    succession = _explored(simpler)
    return replace(succession, complete=complete and succession.complete)


def _without_blocks(process: DocumentedProcess) -> tuple[DocumentedProcess, bool]:
    """Without the blocks all of whose branches complete, and whether those were explored whole."""
    complete = True
    while True:
        for block in find_blocks(process):
            branches = [find_succession.__wrapped__(branch) for branch in block.branches]
            if all(branch.completes for branch in branches):
                succession = side_by_side(branches, block.one_suffices)
                process = replace_block(process, block, succession)
                complete = complete and succession.complete
                break
        else:
            return process, complete


def _explored(process: DocumentedProcess) -> Succession:
    graph = MarkingGraph(reduce_net(build_net(process)))
    number, limit = 0, MARKING_LIMIT
    while number < min(len(graph.markings), limit):
        graph.firings(number)
        if graph.is_crowded(number):
            limit = CROWDED_LIMIT
        number += 1
    complete = number == len(graph.markings) and limit == MARKING_LIMIT
    return _read_off(graph, _completing(graph, number), complete)


def _completing(graph: MarkingGraph, explored: int) -> set[int]:
    """The markings among the first so many from which a run completes."""
    before: dict[int, list[int]] = defaultdict(list)
    for number in range(explored):
        for firing in graph.firings(number):
            before[firing.target].append(number)
    completing: set[int] = set()
    ahead = {number for number in range(explored) if graph.markings[number] == ()}
    while ahead:
        completing |= ahead
        ahead = {source for number in ahead for source in before[number]} - completing
    return completing


def _read_off(graph: MarkingGraph, completing: set[int], complete: bool) -> Succession:
    names = graph.net.labels

    @cache
    def following(number: int) -> frozenset[str | None]:
        """The names that can come next; None where the run may end."""
        return _following(graph, completing, number)

    pairs = {
        (names[firing.label], name)
        for number in completing
        for firing in graph.firings(number)
        if firing.label != SILENT and firing.target in completing
        for name in following(firing.target)
    }
    first = following(0) if 0 in completing else frozenset[str | None]()
    return Succession(
        first=frozenset(name for name in first if name is not None),
        last=frozenset(before for before, name in pairs if name is None),
        pairs=frozenset((before, name) for before, name in pairs if name is not None),
        may_be_empty=None in first,
        complete=complete,
    )


def _following(graph: MarkingGraph, completing: set[int], number: int) -> frozenset[str | None]:
    names: set[str | None] = set()
    met = {number}
    ahead = [number]
    while ahead:
        here = ahead.pop()
        if graph.markings[here] == ():
            names.add(None)
        ways = [firing for firing in graph.firings(here) if firing.target in completing]
        names.update(graph.net.labels[f.label] for f in ways if f.label != SILENT)
        free = {firing.target for firing in ways if firing.free} - met
        met |= free
        ahead.extend(free)
    return frozenset(names)
