"""How a map is read: which contacts, how rare a path may be, and what the lines say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from observer.discovery.filtering import Filters
from observer.discovery.passing import passage_times
from observer.discovery.pauses import find_holds, find_parkings
from observer.drawing.difference import count_change
from observer.drawing.map_graph import MapEdge, MapGraph, Seen
from observer.findings.wording import clock_time
from observer.model.identity import node_id
from observer.model.trace import EventKind, Trace


class Overlay(StrEnum):
    """What the width of a line and the figure beside it tell."""

    FREQUENCY = "frequency"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to look at the views of a study.

    Attributes:
        least_step, least_path: how many contacts a step, or a path, has to be seen in.
    """

    filters: Filters = field(default_factory=Filters)
    least_step: int = 1
    least_path: int = 1
    overlay: Overlay = Overlay.FREQUENCY


EVERYTHING = Reading()


def with_details(graph: MapGraph, traces: Sequence[Trace]) -> MapGraph:
    """The map with what only the traces know: times of paths, holds, parking, kinds of transfer."""
    times = passage_times(traces)
    modes = _transfer_modes(traces)
    holds, parkings = find_holds(traces), find_parkings(traces)
    nodes = (
        replace(
            node,
            hold=holds.get(node.id),
            parked=parkings.get(node.id),
            stops=tuple(replace(stop, modes=modes.get(stop.id, ())) for stop in node.stops),
        )
        for node in graph.nodes
    )
    edges = (replace(edge, times=times.get(edge.id, edge.times)) for edge in graph.edges)
    return replace(graph, nodes=tuple(nodes), edges=tuple(edges))


def _transfer_modes(traces: Iterable[Trace]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for trace in traces:
        for event in trace.events:
            if event.kind is EventKind.TRANSFER and (mode := dict(event.details).get("mode")):
                found[node_id(event.kind, event.step, event.label)].add(mode)
    return {name: tuple(sorted(modes)) for name, modes in found.items()}


def overlaid(graph: MapGraph, overlay: Overlay) -> MapGraph:
    """The map with lines that tell how often a path was taken, or how long it took."""
    tell = _told_by_time if overlay is Overlay.TIME else _told_by_contacts
    longest = max((edge.times.median_ms or 0 for edge in graph.edges), default=0)
    edges = tuple(tell(edge, len(graph.contacts), longest) for edge in graph.edges)
    return replace(graph, edges=edges)


def _told_by_contacts(edge: MapEdge, total: int, _longest: float) -> MapEdge:
    if not edge.before:
        return edge
    before = edge.before.seen.contacts
    if len(before) == edge.before.of and len(edge.contacts) == total:
        return edge
    changed = (len(before), edge.before.of) != (len(edge.contacts), total)
    return replace(
        edge, figure=count_change(edge.before, Seen(edge.contacts), total) if changed else ""
    )


def _told_by_time(edge: MapEdge, _total: int, longest: float) -> MapEdge:
    figure = clock_time(edge.times.median_ms) if edge.contacts else ""
    if edge.before and edge.before.seen.median_ms is not None:
        former = clock_time(edge.before.seen.median_ms)
        figure = f"{former} → {figure}" if figure else f"was {former}"
    share = (edge.times.median_ms or 0) / longest if longest else 0.0
    return replace(edge, share=share, figure=figure)
