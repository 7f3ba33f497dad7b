"""What the drawing says, in words: for tooltips, evidence and assistive technology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from observer.discovery.pauses import Pause
from observer.drawing.cards import outcome_name, stop_name
from observer.drawing.difference import count_change
from observer.drawing.display_list import Element
from observer.drawing.fonts import printable
from observer.drawing.map_graph import (
    Before,
    MapEdge,
    MapGraph,
    MapNode,
    Seen,
    Status,
    Stop,
    View,
)
from observer.drawing.wording import (
    AFTER_ONLY,
    BEFORE_ONLY,
    DOCUMENTED_ONLY,
    OUT_OF_SIGHT,
    of_all,
    time_range,
)
from observer.findings.wording import NOT_SEEN, clock_time

_STATUS: Mapping[View, Mapping[Status, str]] = {
    View.COMPARISON: {
        Status.BOTH: "documented and observed",
        Status.OBSERVED_ONLY: "observed only",
        Status.DOCUMENTED_ONLY: DOCUMENTED_ONLY,
    },
    View.DIFFERENCE: {
        Status.BOTH: "",
        Status.AFTER_ONLY: AFTER_ONLY,
        Status.BEFORE_ONLY: BEFORE_ONLY,
    },
}
_GATEWAYS = {"exclusive": "One way on", "parallel": "All ways on", "inclusive": "One or more ways"}
_STOPS = {
    "wait": "Wait",
    "transfer": "Transfer",
    "blocked": "Blocked",
    "workaround": "Workaround",
}


def describe(graph: MapGraph) -> Iterator[Element]:
    """An element for each node, point and edge, in reading order."""
    names = {node.id: node_title(node) for node in graph.nodes}
    for node in graph.nodes:
        yield _node(node, graph)
        for stop in node.stops:
            yield _stop(stop, names[node.id], graph)
    for edge in graph.edges:
        yield _edge(edge, names, graph)


def node_title(node: MapNode) -> str:
    if node.kind == "outcome":
        return printable(outcome_name(node.label))
    if node.kind == "gateway":
        name = printable(node.label)
        return f"{_GATEWAYS[node.gateway]}: {name}" if name else _GATEWAYS[node.gateway]
    return printable(node.label) or node.kind.capitalize()


def _node(node: MapNode, graph: MapGraph) -> Element:
    total, timed = len(graph.contacts), node.kind == "step"
    parts = [printable(node.owner), *_seen(node.seen, total, timed, node.before)]
    for word, pause in (("on hold", node.hold), ("parked", node.parked)):
        parts += _pause(word, pause, total) if pause else ()
    parts.append(_status(node.status, graph.view))
    if not node.observable:
        parts.append(OUT_OF_SIGHT)
    seen = node.seen
    return Element(node.id, node.kind, node_title(node), _said(parts), seen.contacts, seen.marks)


def _stop(stop: Stop, step: str, graph: MapGraph) -> Element:
    holders = " and ".join(stop.held_by)
    timed = stop.kind != "workaround"
    parts = [
        f"{_STOPS[stop.kind]} at {step}",
        printable(f"held by {holders}") if holders else "",
        *stop.modes,
        *_seen(stop.seen, len(graph.contacts), timed, stop.before),
        _status(stop.status, graph.view) if graph.view is View.DIFFERENCE else "",
    ]
    title = printable(f"{_STOPS[stop.kind]}: {stop_name(stop)}")
    return Element(stop.id, stop.kind, title, _said(parts), stop.seen.contacts, stop.seen.marks)


def _edge(edge: MapEdge, names: dict[str, str], graph: MapGraph) -> Element:
    times = edge.times
    seen = Seen(edge.contacts, edge.count, times.median_ms, times.min_ms, times.max_ms)
    timed = times.median_ms is not None or edge.before is not None
    parts = [printable(edge.label), *_seen(seen, len(graph.contacts), timed, edge.before)]
    if edge.back and edge.contacts:
        parts.append("the step again" if edge.source == edge.target else "back to an earlier step")
    parts.append(_status(edge.status, graph.view))
    title = f"{names[edge.source]} → {names[edge.target]}"
    return Element(
        edge.id, "edge", title, _said(parts), edge.contacts, edge.marks, edge.source, edge.target
    )


def _seen(seen: Seen, total: int, timed: bool, before: Before | None = None) -> Iterator[str]:
    """How many contacts, how often and how long; of two rounds, in the one and in the other."""
    if before:
        yield f"{count_change(before, seen, total)} contacts"
        for word, one in (("before", before.seen), ("after", seen)):
            told = ", ".join(_details(one, timed)) if one.contacts else ""
            if told:
                yield f"{word}: {told}"
    elif seen.contacts:
        yield f"{of_all(len(seen.contacts), total)} contacts"
        yield from _details(seen, timed)


def _details(seen: Seen, timed: bool) -> Iterator[str]:
    if seen.count > len(seen.contacts):
        yield f"{seen.count} times"
    if timed and seen.median_ms is None:
        yield f"time {NOT_SEEN}"
    elif timed:
        span = time_range(seen.min_ms, seen.max_ms)
        yield f"median {clock_time(seen.median_ms)}" + (f" ({span})" if span else "")


def _pause(word: str, pause: Pause, total: int) -> Iterator[str]:
    times = pause.durations
    seen = Seen(pause.contacts, 0, times.median_ms, times.min_ms, times.max_ms)
    yield f"{word}: {', '.join(_seen(seen, total, True))}"


def _status(status: Status, view: View) -> str:
    return _STATUS[view][status] if view in _STATUS else ""


def _said(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
