"""A plain layout without any engine: ranks from left to right, lanes below each other."""

from __future__ import annotations

from observer.layout.geometry import Point, SizedGraph
from observer.layout.ranks import rank_nodes

_NODE_GAP_PT = 24.0
_LANE_GAP_PT = 40.0


def place_simply(graph: SizedGraph) -> dict[str, Point]:
    """The top left of each node: its rank is the longest way there, its place in it by order."""
    ranks = rank_nodes(graph)
    last = max((ranks[name] for name in graph.column), default=0)
    ranks |= dict.fromkeys(graph.column, last)
    lefts = _lefts(graph, ranks)
    places: dict[str, Point] = {}
    top = 0.0
    for lane in graph.lanes or ("",):
        next_tops = dict.fromkeys(ranks.values(), top)
        for node in graph.nodes:
            if node.lane == lane or not graph.lanes:
                rank = ranks[node.id]
                places[node.id] = (lefts[rank], next_tops[rank])
                next_tops[rank] += node.height + _NODE_GAP_PT
        top = max(next_tops.values()) + _LANE_GAP_PT
    return places


def _lefts(graph: SizedGraph, ranks: dict[str, int]) -> list[float]:
    widths = [0.0] * (max(ranks.values()) + 1)
    for node in graph.nodes:
        widths[ranks[node.id]] = max(widths[ranks[node.id]], node.width)
    lefts = [0.0]
    for width in widths[:-1]:
        lefts.append(lefts[-1] + width + graph.gap)
    return lefts
