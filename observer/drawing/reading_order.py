"""Which way a process reads: what leads back, and the path that is drawn straight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from observer.drawing.map_graph import MapEdge, MapGraph

Ends = tuple[str, str]


def backward_edges(graph: MapGraph) -> frozenset[Ends]:
    """The edges, drawn or not, that lead back to an earlier node; none from a node to itself.

    Within each cycle the most frequent edges lead forward; of equally frequent ones those that
    follow the order of the nodes.
    """
    import networkx as nx

    place = {node.id: index for index, node in enumerate(graph.nodes)}
    edges = (*graph.edges, *graph.held)
    whole = nx.DiGraph((edge.source, edge.target) for edge in edges)
    cycle = {
        name: index
        for index, names in enumerate(nx.strongly_connected_components(whole))
        for name in names
    }
    suspects = sorted(
        (edge for edge in _between_two(edges) if cycle[edge.source] == cycle[edge.target]),
        key=lambda edge: (-len(edge.contacts), place[edge.source] > place[edge.target], edge.id),
    )
    return frozenset(_closing_a_cycle(suspects))


def main_path(graph: MapGraph, backward: frozenset[Ends]) -> tuple[str, ...]:
    """The nodes of the path that follows the most frequent edge at every turn."""
    ahead: dict[str, list[MapEdge]] = defaultdict(list)
    for edge in _between_two(graph.edges):
        if (edge.source, edge.target) not in backward:
            ahead[edge.source].append(edge)
    path = [next((node.id for node in graph.nodes if node.kind == "start"), graph.nodes[0].id)]
    while ahead[path[-1]]:
        path.append(max(ahead[path[-1]], key=lambda edge: len(edge.contacts)).target)
    return tuple(path)


def _between_two(edges: Iterable[MapEdge]) -> list[MapEdge]:
    return [edge for edge in edges if edge.source != edge.target]


def _closing_a_cycle(edges: Iterable[MapEdge]) -> list[Ends]:
    """Of the edges, in order, those that close a cycle with the ones kept before."""
    ahead: dict[str, list[str]] = defaultdict(list)
    closing: list[Ends] = []
    for edge in edges:
        if _reaches(ahead, edge.target, edge.source):
            closing.append((edge.source, edge.target))
        else:
            ahead[edge.source].append(edge.target)
    return closing


def _reaches(ahead: dict[str, list[str]], source: str, target: str) -> bool:
    seen, waiting = {source}, [source]
    while waiting:
        name = waiting.pop()
        if name == target:
            return True
        new = [follower for follower in ahead[name] if follower not in seen]
        seen.update(new)
        waiting += new
    return False
