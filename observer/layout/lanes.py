"""Where one lane ends and the next begins, among nodes that have their places."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from statistics import median

from observer.layout.geometry import NodeSize, Point, SizedGraph

Band = tuple[float, float]


def lane_bands(graph: SizedGraph, places: Mapping[str, Point]) -> dict[str, Band]:
    """Top and bottom of each lane, so that as few nodes as can be stand in another one.

    A lane begins at the top of a node of its own.
    """
    members = {lane: [n for n in graph.nodes if n.lane == lane] for lane in graph.lanes}
    lanes = sorted(
        (lane for lane in graph.lanes if members[lane]),
        key=lambda lane: median(places[node.id][1] for node in members[lane]),
    )
    if not lanes:
        return {}
    tops = [_top(members[lanes[0]], places)]
    tops += [_border(members[one], members[other], places) for one, other in pairwise(lanes)]
    lowest = max(places[node.id][1] + node.height for node in graph.nodes)
    return {
        lane: (top, bottom)
        for lane, top, bottom in zip(lanes, tops, [*tops[1:], lowest], strict=True)
    }


def _top(nodes: list[NodeSize], places: Mapping[str, Point]) -> float:
    return min(places[node.id][1] for node in nodes)


def _border(above: list[NodeSize], below: list[NodeSize], places: Mapping[str, Point]) -> float:
    """The top of the lower lane: of its nodes' tops the one that parts both lanes best."""

    def misplaced(top: float) -> int:
        return sum(places[node.id][1] >= top for node in above) + sum(
            places[node.id][1] < top for node in below
        )

    tops = sorted(places[node.id][1] for node in below)
    return min(tops, key=misplaced)
