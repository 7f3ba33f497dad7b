"""The routes of all edges among nodes that have their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from observer.layout.bends import part_bends
from observer.layout.curves import bend_to, line_to, rounded
from observer.layout.docks import Side, dock
from observer.layout.geometry import EdgeSize, Ends, NodeSize, Point, Route, SizedGraph
from observer.layout.ground import Ground, Rect, Way
from observer.layout.ways import BackEnd, way_back, way_forward

CORNER_PT = 6.0
"""Left free at both ends of a side."""

FOOT_PT = 14.0
"""Width beside what hangs below a node, through which edges come from below."""

_ASIDE_PT = 40.0
"""How far beside its nodes a way back may run."""

_FORWARD_PT = 22.0
"""What leads forward has at least so much room between both nodes."""

_LEVEL_PT = 5.0
"""Ends that differ less in height are joined by a straight line."""

_STUB_PT = 3.0

_NEAR_PT = 150.0
"""An edge that passes nothing leads straight on to a node that stands nearer than this."""

_HIGHEST_PT = 1_200.0
"""What the height of an arc comes near to, the farther it reaches."""

_STRAIGHT_PULL = 50
"""Edges that pull so hard go first."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A node in its place."""

    node: NodeSize
    left: float
    top: float

    @property
    def rect(self) -> Rect:
        return Rect(self.left, self.top, self.right, self.top + self.node.height)

    @property
    def right(self) -> float:
        return self.left + self.node.width

    @property
    def middle(self) -> float:
        return self.top + self.node.top + self.node.body / 2

    @property
    def box_bottom(self) -> float:
        return self.top + self.node.top + self.node.body

    @property
    def foot(self) -> float:
        """Where across edges from below meet it: right of what hangs there."""
        return self.right - FOOT_PT / 2 if self.hangs else self.left + self.node.width / 2

    @property
    def hangs(self) -> bool:
        """Whether something hangs below its box."""
        return self.node.height > self.node.top + self.node.body + 1

    @property
    def room(self) -> Iterator[tuple[tuple[str, Side], float]]:
        """How far from its middle edges may meet each side."""
        beside = max(0.0, self.node.body / 2 - CORNER_PT) if self.node.square else 0.0
        below = FOOT_PT / 2 - 1 if self.hangs else max(0.0, self.node.width / 2 - CORNER_PT)
        yield (self.node.id, Side.LEFT), beside
        yield (self.node.id, Side.RIGHT), beside
        yield (self.node.id, Side.FOOT), below if self.node.square else 0.0


def route_plainly(graph: SizedGraph, places: Mapping[str, Point]) -> dict[Ends, Route]:
    """A route for each edge, whatever it passes; quick."""
    placed = {node.id: _Placed(node, *places[node.id]) for node in graph.nodes}
    return {
        (edge.source, edge.target): _plain(edge, placed[edge.source], placed[edge.target])
        for edge in graph.edges
    }


def route_edges(graph: SizedGraph, places: Mapping[str, Point]) -> dict[Ends, Route]:
    """A route for each edge: the heaviest as straight as can be, those that lead back below."""
    placed = {node.id: _Placed(node, *places[node.id]) for node in graph.nodes}
    ground = Ground([one.rect for one in placed.values()])
    ways: dict[Ends, Way] = {}
    for edge in sorted(graph.edges, key=lambda edge: _order(edge, placed)):
        way = _way(ground, edge, placed[edge.source], placed[edge.target])
        ways[edge.source, edge.target] = way
        ground.take(way)
    weights = {(edge.source, edge.target): edge.weight for edge in graph.edges}
    ways = dock(ways, weights, {place: room for one in placed.values() for place, room in one.room})
    ways = part_bends(ways)
    arrows = {(edge.source, edge.target): edge.arrow for edge in graph.edges}
    return {ends: _route(way, arrows[ends]) for ends, way in ways.items()}


def _order(edge: EdgeSize, placed: Mapping[str, _Placed]) -> tuple[bool, bool, float]:
    source, target = placed[edge.source], placed[edge.target]
    return (
        not _leads_forward(source, target),
        edge.weight < _STRAIGHT_PULL,
        abs(target.left - source.right),
    )


def _leads_forward(source: _Placed, target: _Placed) -> bool:
    return target.left - source.right >= _FORWARD_PT


def _way(ground: Ground, edge: EdgeSize, source: _Placed, target: _Placed) -> Way:
    stub = edge.arrow + _STUB_PT
    if _leads_forward(source, target):
        end = (target.left - stub, target.middle)
        start_y = source.middle
        if abs(start_y - end[1]) < _LEVEL_PT:
            start_y = end[1]
        near = ground.within(source.right, end[0])
        way = way_forward(near, (source.right, start_y), end)
        return replace(way, end=(target.left, way.end[1]))
    left, right = sorted((source.left, source.right, target.left, target.right))[::3]
    return way_back(
        ground.within(left - _ASIDE_PT, right + _ASIDE_PT),
        _back_end(source, source.right, 1),
        _back_end(target, target.left, -1),
    )


def _plain(edge: EdgeSize, source: _Placed, target: _Placed) -> Route:
    """Straight on to what stands near, else in an arc: above where it leads on, below if back."""
    if _FORWARD_PT <= target.left - source.right < _NEAR_PT:
        points = [(source.right, source.middle)]
        bend_to(points, (target.left - edge.arrow, target.middle))
        return Route(tuple(points), (target.left, target.middle))
    (x, left), (end_x, end_left) = (
        (one.left + one.node.width / 2, one.left) for one in (source, target)
    )
    on = left < end_left
    y, end_y = (one.top + one.node.top if on else one.rect.bottom for one in (source, target))
    away = -1 if on else 1
    span = abs(end_x - x)
    rise = away * span * _HIGHEST_PT / (span + 4 * _HIGHEST_PT)
    return Route(
        ((x, y), (x, y + rise), (end_x, end_y + rise), (end_x, end_y + away * edge.arrow)),
        (end_x, end_y),
    )


def _back_end(one: _Placed, side: float, out: int) -> BackEnd:
    return BackEnd((one.foot, one.box_bottom), one.rect.bottom, (side, one.middle), out)


def _route(way: Way, arrow: float) -> Route:
    """The curve along a way, up to where its arrowhead begins."""
    if way.corners:
        *corners, last, end = way.corners
        foot = _short_of(last, end, arrow)
        return Route(rounded((*corners, last, foot)), end)
    points, level = [way.start], way.start[1]
    for bend in way.bends:
        line_to(points, (bend.start, level))
        bend_to(points, (bend.end, bend.level))
        level = bend.level
    line_to(points, (way.end[0] - arrow, level))
    return Route(tuple(points), (way.end[0], level))


def _short_of(before: Point, end: Point, by: float) -> Point:
    if before[0] == end[0]:
        return end[0], end[1] + (by if before[1] > end[1] else -by)
    return end[0] + (by if before[0] > end[0] else -by), end[1]
