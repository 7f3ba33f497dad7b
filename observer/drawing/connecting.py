"""Paths that keep a map in one piece when what is rare is left out."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from observer.drawing.map_graph import MapEdge, MapGraph

_Ways = Mapping[str, list[tuple[str, MapEdge]]]
"""For each node, where it leads, and by which edge."""

_Reached = Mapping[str, tuple[str, MapEdge] | None]
"""For each node that can be reached, where from and by which edge; None where a way begins."""


def connecting(
    graph: MapGraph, nodes: Iterable[str], edges: Mapping[str, MapEdge]
) -> dict[str, MapEdge]:
    """The edges to add to `edges`, by id, so that the nodes hang together as in the whole graph.

    Each of the nodes that can be reached from the start in the whole graph can be reached then,
    and leads to an outcome if it did.
    """
    chosen = set(nodes)
    wanted = [node.id for node in graph.nodes if node.id in chosen]
    added: dict[str, MapEdge] = {}
    for kinds, forward in ((("start",), True), (("outcome", "end"), False)):
        begin = [node.id for node in graph.nodes if node.kind in kinds]
        whole = _reach(_ways(graph.edges, forward), begin)
        reached = _reach(_ways([*edges.values(), *added.values()], forward), begin)
        for name in wanted:
            if name not in reached and name in whole:
                added |= {edge.id: edge for edge in _way(whole, name)}
    return added


def _ways(edges: Iterable[MapEdge], forward: bool) -> _Ways:
    ways: dict[str, list[tuple[str, MapEdge]]] = defaultdict(list)
    for edge in edges:
        source, target = (edge.source, edge.target) if forward else (edge.target, edge.source)
        ways[source].append((target, edge))
    return ways


def _reach(ways: _Ways, begin: Iterable[str]) -> _Reached:
    """Everything that can be reached, by ways whose rarest edge is as frequent as possible.

    Of such ways, those of the fewest edges (Dijkstra's algorithm over bottleneck, then length).
    """
    reached: dict[str, tuple[str, MapEdge] | None] = {}
    waiting: list[tuple[float, int, str, str, MapEdge | None]]
    waiting = [(-float("inf"), 0, name, "", None) for name in begin]
    while waiting:
        rarest, length, name, origin, edge = heapq.heappop(waiting)
        if name in reached:
            continue
        reached[name] = (origin, edge) if edge else None
        for target, onward in ways.get(name, ()):
            if target not in reached:
                step = (max(rarest, -onward.frequency), length + 1, target, name, onward)
                heapq.heappush(waiting, step)
    return reached


def _way(reached: _Reached, name: str) -> Iterator[MapEdge]:
    while found := reached[name]:
        name, edge = found
        yield edge
