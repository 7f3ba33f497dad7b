"""The real-process graph: steps, points and outcomes as observed, and what leads to what.

Each contact is one path: start, its steps and points in order of start time, outcome. A step is
one node by name, a point one node by step, kind and reason, an outcome one node by outcome.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from observer.discovery.durations import median, summarise
from observer.model.identity import node_id
from observer.model.trace import EventKind, Trace

if TYPE_CHECKING:
    import networkx as nx

START = node_id("start")


@dataclass(frozen=True, slots=True)
class Visit:
    """One contact at one node of its path.

    Attributes:
        leaves_ms: from when the time to the next node counts: a step's start, a point's end;
            None where the end was not seen.
    """

    node: str
    contact: int
    kind: str
    label: str
    step: str
    start_ms: int
    leaves_ms: int | None
    duration_ms: int | None
    working_ms: int | None
    held_by: str
    marks: tuple[int, ...]


def path(trace: Trace) -> list[Visit]:
    """Everything one contact passed, workarounds too; without an outcome while it is open."""
    return [_start(trace), *_events(trace), *_outcome(trace)]


def on_path(visits: Iterable[Visit]) -> list[Visit]:
    """Start, steps, points and outcome; a workaround is seen at its step, and leads nowhere."""
    return [visit for visit in visits if visit.kind != EventKind.WORKAROUND]


def _start(trace: Trace) -> Visit:
    return _mark_only(trace, START, "start", "", 0, trace.open_mark)


def _outcome(trace: Trace) -> Iterator[Visit]:
    if trace.close_mark is not None:
        node = node_id("outcome", trace.outcome)
        yield _mark_only(trace, node, "outcome", trace.outcome, trace.end_ms, trace.close_mark)


def _mark_only(trace: Trace, node: str, kind: str, label: str, at_ms: int, mark: int) -> Visit:
    return Visit(node, trace.contact, kind, label, "", at_ms, at_ms, None, None, "", (mark,))


def _events(trace: Trace) -> Iterator[Visit]:
    for event in trace.events:
        is_step = event.kind is EventKind.STEP
        parts = (event.label,) if is_step else (event.step, event.label)
        yield Visit(
            node=node_id(event.kind, *parts),
            contact=trace.contact,
            kind=event.kind.value,
            label=event.label,
            step=event.step,
            start_ms=event.start_ms,
            leaves_ms=event.start_ms if is_step and event.end_ms is not None else event.end_ms,
            duration_ms=event.duration_ms,
            working_ms=event.working_ms,
            held_by=event.held_by,
            marks=event.marks,
        )


def discover_graph(traces: Iterable[Trace], owners: Mapping[str, str] | None = None) -> nx.DiGraph:
    """The real-process graph of some contacts.

    Args:
        owners: who owns a step, by its name, where known.

    Returns:
        A graph with the attributes `contacts` and `open` (numbers); its nodes have `kind`
        (`start step wait transfer blocked workaround outcome`), `label`, `step`, `owner`,
        `held_by`, `contacts`, `count`, `median_ms`, `min_ms`, `max_ms`, `working_ms` (median)
        and `marks`; its edges `contacts`, `count`, `median_ms`, `min_ms`, `max_ms` and `marks`.
        Times are ms, None where none was seen.
    """
    import networkx as nx

    traces = sorted(traces, key=lambda trace: trace.contact)
    graph = nx.DiGraph(
        contacts=tuple(trace.contact for trace in traces),
        open=tuple(trace.contact for trace in traces if not trace.closed),
    )
    nodes: dict[str, list[Visit]] = defaultdict(list)
    edges: dict[tuple[str, str], list[tuple[Visit, Visit, int | None]]] = defaultdict(list)
    for trace in traces:
        visits = path(trace)
        for visit in visits:
            nodes[visit.node].append(visit)
        for source, target in pairwise(on_path(visits)):
            time_ms = _distance_ms(trace, source, target)
            edges[source.node, target.node].append((source, target, time_ms))
    graph.add_nodes_from((node, _node(visits, owners or {})) for node, visits in nodes.items())
    graph.add_edges_from((*pair, _edge(passages)) for pair, passages in edges.items())
    return graph


def _distance_ms(trace: Trace, source: Visit, target: Visit) -> int | None:
    if source.leaves_ms is None:
        return None
    return trace.observed_ms(source.leaves_ms, target.start_ms)


def _node(visits: Sequence[Visit], owners: Mapping[str, str]) -> dict[str, Any]:
    first = visits[0]
    durations = summarise(visit.duration_ms for visit in visits)
    working = [visit.working_ms for visit in visits if visit.working_ms is not None]
    return {
        "kind": first.kind,
        "label": first.label,
        "step": first.step,
        "owner": owners.get(first.step, ""),
        "held_by": tuple(sorted({visit.held_by for visit in visits if visit.held_by})),
        "contacts": tuple(sorted({visit.contact for visit in visits})),
        "count": len(visits),
        "median_ms": durations.median_ms,
        "min_ms": durations.min_ms,
        "max_ms": durations.max_ms,
        "working_ms": median(working) if working else None,
        "marks": tuple(mark for visit in visits for mark in visit.marks),
    }


def _edge(passages: Sequence[tuple[Visit, Visit, int | None]]) -> dict[str, Any]:
    times = summarise(time_ms for _, _, time_ms in passages)
    return {
        "contacts": tuple(sorted({source.contact for source, _, _ in passages})),
        "count": len(passages),
        "median_ms": times.median_ms,
        "min_ms": times.min_ms,
        "max_ms": times.max_ms,
        "marks": tuple(
            mark for source, target, _ in passages for mark in source.marks + target.marks
        ),
    }
