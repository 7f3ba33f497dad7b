"""The difference of two rounds: what was seen before only, after only, and in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from observer.drawing.map_graph import (
    Before,
    MapEdge,
    MapGraph,
    MapNode,
    Seen,
    Status,
    Stop,
    View,
    ordered,
)
from observer.drawing.wording import of_all
from observer.findings.wording import NOT_SEEN, clock_time

_Part = TypeVar("_Part", MapNode, MapEdge, Stop)


def difference_map(before: MapGraph, after: MapGraph) -> MapGraph:
    """The later map with what the earlier one says beside it; evidence is that of the later.

    Args:
        before, after: real maps of two rounds.
    """
    of = len(before.contacts)
    earlier = {node.id: node for node in before.nodes}
    nodes = tuple(
        replace(node, stops=_stops(earlier.get(node.id), node, of))
        for node in _both(before.nodes, after.nodes, of)
    )
    edges = tuple(_both(before.edges, after.edges, of))
    return ordered(MapGraph(View.DIFFERENCE, after.contacts, nodes, edges))


def count_change(before: Before, seen: Seen, total: int) -> str:
    """`3 of 10 → 1 of 8`: in how many contacts it was seen before and after."""
    former = of_all(len(before.seen.contacts), before.of)
    return f"{former} → {of_all(len(seen.contacts), total)}"


def time_change(before: Before, seen: Seen) -> str:
    """The medians before and after, such as `1:40 → 0:47`; `was 1:40` of what is gone."""
    former, now = clock_time(before.seen.median_ms), clock_time(seen.median_ms)
    if not seen.contacts:
        return f"was {former}"
    if former == now == NOT_SEEN:
        return now
    return f"{former} → {now}" if before.seen.contacts else now


def _stops(earlier: MapNode | None, node: MapNode, of: int) -> tuple[Stop, ...]:
    """Those of the later round before those it no longer has; the most frequent first."""
    stops = () if node.status is Status.BEFORE_ONLY else node.stops
    both = _both(earlier.stops if earlier else (), stops, of)
    return tuple(sorted(both, key=lambda stop: (stop.status.is_gone, -stop.frequency, stop.id)))


def _both(before: Iterable[_Part], after: Iterable[_Part], of: int) -> Iterator[_Part]:
    earlier: Mapping[str, _Part] = {part.id: part for part in before}
    later = {part.id for part in after}
    for part in after:
        known = earlier.get(part.id)
        if known:
            yield replace(part, before=Before(_seen(known), of))
        else:
            yield replace(part, status=Status.AFTER_ONLY, before=Before(Seen(), of))
    for name, part in earlier.items():
        if name not in later:
            yield _gone(part, of)


def _gone(part: _Part, of: int) -> _Part:
    """What only the earlier round saw: without contacts in the later one."""
    gone = replace(part, status=Status.BEFORE_ONLY, before=Before(_seen(part), of))
    if isinstance(gone, MapEdge):
        return replace(gone, contacts=(), count=0, marks=())
    if isinstance(gone, MapNode):
        return replace(gone, seen=Seen(), hold=None, parked=None)
    return replace(gone, seen=Seen())


def _seen(part: MapNode | MapEdge | Stop) -> Seen:
    if not isinstance(part, MapEdge):
        return part.seen
    times = part.times
    return Seen(part.contacts, part.count, times.median_ms, times.min_ms, times.max_ms, part.marks)
