"""What a contact passed: the nodes of its path, and the ways between its steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from observer.discovery.durations import Durations, summarise
from observer.discovery.graph import on_path, path
from observer.model.identity import edge_id
from observer.model.trace import POINT_KINDS, Trace


@dataclass(frozen=True, slots=True)
class Passage:
    """One contact on its way from one step (or the start) to the next (or the outcome).

    Attributes:
        source, target: node ids.
        time_ms: observed time from the start of the one to the start of the other, whatever held
            the contact between them; None where it was not seen when the source ended.
    """

    source: str
    target: str
    time_ms: int | None

    @property
    def edge(self) -> str:
        return edge_id(self.source, self.target)


def passages(trace: Trace) -> Iterator[Passage]:
    """The ways of a contact between its steps, in order; points are on the way."""
    stations = [visit for visit in on_path(path(trace)) if visit.kind not in POINT_KINDS]
    for source, target in pairwise(stations):
        seen = source.leaves_ms is not None
        time_ms = trace.observed_ms(source.start_ms, target.start_ms) if seen else None
        yield Passage(source.node, target.node, time_ms)


def passed(trace: Trace) -> frozenset[str]:
    """The ids of everything on the map that a contact passed, workarounds too."""
    nodes = (visit.node for visit in path(trace))
    return frozenset((*nodes, *(passage.edge for passage in passages(trace))))


def passage_times(traces: Iterable[Trace]) -> dict[str, Durations]:
    """How long the ways between steps took, by edge id."""
    times: dict[str, list[int | None]] = defaultdict(list)
    for trace in traces:
        for passage in passages(trace):
            times[passage.edge].append(passage.time_ms)
    return {edge: summarise(found) for edge, found in times.items()}
