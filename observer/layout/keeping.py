"""Nodes that stay where they are told, and places for new ones among them."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median

from observer.layout.geometry import NodeSize, Point, SizedGraph

_STEP_PT = 12.0
_GAP_PT = 14.0
_ASIDE_PT = 28.0


def corner(node: NodeSize, middle: Point) -> Point:
    """The top left of a node from the middle of its box."""
    return middle[0] - node.width / 2, middle[1] - node.top - node.body / 2


def middle(node: NodeSize, corner: Point) -> Point:
    """The middle of a node's box from its top left."""
    return corner[0] + node.width / 2, corner[1] + node.top + node.body / 2


def keep_places(
    graph: SizedGraph, kept: Mapping[str, Point], free: Mapping[str, Point]
) -> dict[str, Point]:
    """The top left of each node: the kept ones in their places, the others near their neighbours.

    Args:
        kept: middles of the boxes that stay.
        free: the top left of each node where nothing is kept; says how the new ones lie to others.
    """
    places = {node.id: corner(node, kept[node.id]) for node in graph.nodes if node.id in kept}
    sizes = {node.id: node for node in graph.nodes}
    for node in graph.nodes:
        if node.id not in places:
            shift = _shift(_near(graph, node.id, places), places, free)
            wanted = free[node.id][0] + shift[0], free[node.id][1] + shift[1]
            places[node.id] = _beside(node, wanted, sizes, places)
    return places


def _near(graph: SizedGraph, name: str, places: Mapping[str, Point]) -> list[str]:
    """Neighbours that have a place; all that have one where there is none."""
    ends = [(edge.source, edge.target) for edge in graph.edges]
    near = [b if a == name else a for a, b in ends if name in (a, b)]
    return [other for other in near if other in places] or list(places)


def _shift(names: list[str], places: Mapping[str, Point], free: Mapping[str, Point]) -> Point:
    across, down = (
        median(places[name][axis] - free[name][axis] for name in names) for axis in (0, 1)
    )
    return across, down


def _beside(
    node: NodeSize, wanted: Point, sizes: Mapping[str, NodeSize], places: Mapping[str, Point]
) -> Point:
    """The nearest place above or below the wanted one where the node covers no other."""
    step = 0
    while True:
        for sign in (1, -1):
            place = wanted[0], wanted[1] + sign * step * _STEP_PT
            if not any(_covers(node, place, sizes[name], at) for name, at in places.items()):
                return place
        step += 1


def _covers(node: NodeSize, place: Point, other: NodeSize, at: Point) -> bool:
    across = (
        place[0] < at[0] + other.width + _ASIDE_PT and at[0] < place[0] + node.width + _ASIDE_PT
    )
    down = place[1] < at[1] + other.height + _GAP_PT and at[1] < place[1] + node.height + _GAP_PT
    return across and down
