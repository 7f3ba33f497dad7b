"""Where edges meet the sides of a node: apart from each other, and square to the side."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from observer.layout.geometry import EdgeSize, Layout, NodeSize, Point, Route, SizedGraph

GAP_PT = 8.0
"""Between two edges at the same side, where there is room."""

CORNER_PT = 5.0
"""Left free at both ends of a side."""

_NEAR_PT = 2.0
_REACH_PT = 70.0
"""How far along its way an edge is bent towards its place."""

_LOOK_PT = 40.0
"""How far from the side it is seen from where an edge comes."""

_STUB_PT = 5.0

Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Dock:
    """The middle of a node's side, the way out of it, and how far from it edges may meet it."""

    middle: Point
    out: Point
    spread: float

    def along(self, point: Point) -> float:
        """Where a point lies along the side."""
        return point[1] if self.out[0] else point[0]

    def moved(self, point: Point, by: float) -> Point:
        return (point[0], point[1] + by) if self.out[0] else (point[0] + by, point[1])


@dataclass(frozen=True, slots=True)
class _End:
    """The end of an edge at a dock."""

    ends: Ends
    at_target: bool
    weight: int


def dock_edges(layout: Layout, graph: SizedGraph) -> Layout:
    """The layout with the edges at each side spread out, their arrowheads square to it.

    Edges keep the order in which they come; the heaviest stays in the middle.
    """
    routes = dict(layout.routes)
    docks = {node.id: _docks(node, layout.nodes[node.id]) for node in graph.nodes}
    for dock, gathered in _gathered(graph.edges, routes, docks).items():
        _spread(dock, gathered, routes)
    for edge in graph.edges:
        ends = edge.source, edge.target
        for dock in docks[edge.target]:
            if math.dist(layout.routes[ends].tip, dock.middle) < _NEAR_PT:
                routes[ends] = _squared(routes[ends], dock.out)
    return replace(layout, routes=routes)


def _docks(node: NodeSize, corner: Point) -> tuple[Dock, ...]:
    left, top = corner[0], corner[1] + node.top
    middle_x, middle_y = left + node.width / 2, top + node.body / 2
    down = max(0.0, node.body / 2 - CORNER_PT) if node.square else 0.0
    across = max(0.0, node.width / 2 - CORNER_PT) if node.square else 0.0
    return (
        Dock((left, middle_y), (-1, 0), down),
        Dock((left + node.width, middle_y), (1, 0), down),
        Dock((middle_x, top), (0, -1), across),
    )


def _gathered(
    edges: Iterable[EdgeSize],
    routes: Mapping[Ends, Route],
    docks: Mapping[str, tuple[Dock, ...]],
) -> dict[Dock, list[_End]]:
    """The ends of edges at each dock; freed edges may meet a node anywhere and have none."""
    gathered: dict[Dock, list[_End]] = defaultdict(list)
    for edge in edges:
        ends = edge.source, edge.target
        places = (edge.source, routes[ends].points[0]), (edge.target, routes[ends].tip)
        for at_target, (node, place) in enumerate(places):
            for dock in docks[node]:
                if dock.spread and math.dist(place, dock.middle) < _NEAR_PT:
                    gathered[dock].append(_End(ends, bool(at_target), edge.weight))
    return gathered


def _spread(dock: Dock, ends: list[_End], routes: dict[Ends, Route]) -> None:
    if len(ends) == 1:
        return
    ends = sorted(ends, key=lambda end: _approach(dock, routes[end.ends], end.at_target))
    keeps = max(range(len(ends)), key=lambda index: ends[index].weight)
    gap = min(GAP_PT, dock.spread / max(keeps, len(ends) - 1 - keeps))
    for index, end in enumerate(ends):
        routes[end.ends] = _bent(routes[end.ends], dock, end.at_target, (index - keeps) * gap)


def _approach(dock: Dock, route: Route, at_target: bool) -> float:
    """From where along the side an edge comes."""
    points = route.points[::-1] if at_target else route.points
    way = 0.0
    for before, point in pairwise(points):
        way += math.dist(before, point)
        if way > _LOOK_PT:
            break
    return dock.along(point)


def _bent(route: Route, dock: Dock, at_target: bool, by: float) -> Route:
    """The route with one end moved along the side, and what is near that end with it, the less
    the farther away."""
    points = list(route.points[::-1] if at_target else route.points)
    reach = min(_REACH_PT, _length(points) / 2)
    way, before = 0.0, points[0]
    for index, point in enumerate(points):
        way, before = way + math.dist(before, point), point
        points[index] = dock.moved(point, by * max(0.0, 1 - way / reach))
    if at_target:
        return replace(route, points=tuple(points[::-1]), tip=dock.moved(route.tip, by))
    return replace(route, points=tuple(points))


def _length(points: list[Point]) -> float:
    ways = (math.dist(before, point) for before, point in pairwise(points))
    return max(1.0, sum(ways))


def _squared(route: Route, out: Point) -> Route:
    """The route with its arrowhead straight out of the side, and the line into its base."""
    length = math.dist(route.points[-1], route.tip)
    foot = route.tip[0] + out[0] * length, route.tip[1] + out[1] * length
    stub = max(_STUB_PT, math.dist(route.points[-2], route.points[-1]) / 2)
    control = foot[0] + out[0] * stub, foot[1] + out[1] * stub
    return replace(route, points=(*route.points[:-2], control, foot))
