"""A map without what is rare."""

from __future__ import annotations

from dataclasses import dataclass, replace

from observer.drawing.connecting import connecting
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Stop


@dataclass(frozen=True, slots=True)
class Thinned:
    """A map without what is rare, and how much was left out."""

    graph: MapGraph
    steps: int
    points: int
    outcomes: int
    paths: int


def thin(graph: MapGraph, least_step: int, least_path: int) -> Thinned:
    """Leaves out steps and points, and paths and outcomes, seen in fewer contacts than asked for.

    What was only documented stays. A step that stays can still be reached from the start, and
    goes on to an outcome: where only rare paths do that, the most frequent of them stays too.
    """
    least = {"step": least_step, "outcome": least_path}
    common = {node.id for node in graph.nodes if _is_common(node, least.get(node.kind, 0))}
    edges = {
        edge.id: edge
        for edge in graph.edges
        if _is_common(edge, least_path) and {edge.source, edge.target} <= common
    }
    edges |= connecting(graph, common, edges)
    shown = common.union(*({edge.source, edge.target} for edge in edges.values()))
    whole = [node for node in graph.nodes if node.id in shown]
    nodes = tuple(_with_common_stops(node, least_step) for node in whole)
    kept = tuple(edge for edge in graph.edges if edge.id in edges)
    held = tuple(edge for edge in graph.held if {edge.source, edge.target} <= shown)
    gone = [node.kind for node in graph.nodes if node.id not in shown]
    return Thinned(
        replace(graph, nodes=nodes, edges=kept, held=held),
        steps=gone.count("step"),
        points=sum(len(node.stops) for node in whole) - sum(len(node.stops) for node in nodes),
        outcomes=gone.count("outcome"),
        paths=len(graph.edges) - len(kept),
    )


def _with_common_stops(node: MapNode, least: int) -> MapNode:
    return replace(node, stops=tuple(stop for stop in node.stops if _is_common(stop, least)))


def _is_common(part: MapNode | MapEdge | Stop, least: int) -> bool:
    """Whether it was seen often enough in either round, or in none: it is only documented."""
    return part.frequency == 0 or part.frequency >= least
