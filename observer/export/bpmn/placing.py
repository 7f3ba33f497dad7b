"""Where the elements of a diagram stand: sizes as BPMN tools draw them, placed by the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from observer.drawing.fonts import wrapped
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, View
from observer.drawing.reading_order import backward_edges, main_path
from observer.export.bpmn.diagram import ACTIVITIES, Arrow, Diagram, Element
from observer.layout.geometry import (
    EdgeSize,
    Layout,
    NodeSize,
    Point,
    Route,
    SizedGraph,
    along,
    pieces,
)
from observer.layout.placing import lay_out

_TASK = (120.0, 80.0)
_EVENT = (36.0, 36.0)
_GATEWAY = (50.0, 50.0)
_LABEL = (110.0, 32.0)
"""Room below an event or gateway for its name."""

_NOTE_WIDTH = 120.0
_NOTE_CHARACTERS = 19
_NOTE_LINE = 14.5
_NOTE_GAP = 8.0
_PADDING = 30.0
POOL_HEAD = 30.0
_LANE_HEAD = 30.0
_GAP = 40.0
_STEP = 6.0
_BEND = 2.0
"""How far a corner may stand off the line between its neighbours before it is kept."""


@dataclass(frozen=True, slots=True)
class Bounds:
    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float) -> Bounds:
        return Bounds(self.x + dx, self.y + dy, self.width, self.height)


@dataclass(frozen=True)
class Placed:
    """Everything that is drawn, by id; `pool` is None where no lane is known.

    Attributes:
        lines: the corners of each arrow.
        lanes: by name.
    """

    shapes: Mapping[str, Bounds]
    notes: Mapping[str, Bounds]
    lines: Mapping[str, tuple[Point, ...]]
    lanes: Mapping[str, Bounds]
    pool: Bounds | None


@dataclass(frozen=True)
class _Scope:
    """One process or sub-process in its own coordinates."""

    width: float
    height: float
    shapes: dict[str, Bounds]
    notes: dict[str, Bounds]
    lines: dict[str, tuple[Point, ...]]
    layout: Layout


def place(diagram: Diagram) -> Placed:
    """Places a diagram from left to right, its lanes one below the other.

    Raises:
        UserError: the layout engine is missing, failed twice, or took too long.
    """
    scope = _place_scope(diagram, "")
    lanes = _lane_bounds(scope) if diagram.lanes and scope.layout.lanes else {}
    bottom = max((lane.y + lane.height for lane in lanes.values()), default=0.0)
    pool = None
    if diagram.lanes:
        top = min((lane.y for lane in lanes.values()), default=-_PADDING)
        bottom = bottom or scope.height + _PADDING
        pool = Bounds(-_LANE_HEAD - POOL_HEAD, top, _pool_width(scope), bottom - top)
    return Placed(scope.shapes, scope.notes, scope.lines, lanes, pool)


def _pool_width(scope: _Scope) -> float:
    return scope.width + _LANE_HEAD + POOL_HEAD + _PADDING


def _lane_bounds(scope: _Scope) -> dict[str, Bounds]:
    """Bands that meet half-way between the lanes."""
    ordered = sorted(scope.layout.lanes.items(), key=lambda lane: lane[1])
    edges = [ordered[0][1][0] - _PADDING]
    edges += [(above[1][1] + below[1][0]) / 2 for above, below in pairwise(ordered)]
    edges.append(ordered[-1][1][1] + _PADDING)
    width = scope.width + _LANE_HEAD + _PADDING
    return {
        name: Bounds(-_LANE_HEAD, top, width, bottom - top)
        for (name, _), (top, bottom) in zip(ordered, pairwise(edges), strict=True)
    }


def _place_scope(diagram: Diagram, parent: str) -> _Scope:
    here = {element.id for element in diagram.within(parent)}
    host = {e.id: e.attached_to if e.attached_to in here else e.id for e in diagram.within(parent)}
    elements = [e for e in diagram.within(parent) if host[e.id] == e.id]
    holding = set(diagram.scopes)
    inside = {e.id: _place_scope(diagram, e.id) for e in elements if e.id in holding}
    inner = {e.id: inside[e.id] for e in elements if e.expanded and e.id in inside}
    arrows = [a for a in diagram.arrows if a.source in host and a.target in host]
    sizes = {e.id: _size(e, inner.get(e.id)) for e in elements}
    lanes = () if parent else diagram.lanes
    layout = lay_out(_sized(elements, arrows, host, sizes, lanes))
    scope = _Scope(layout.width, layout.height, {}, {}, {}, layout)
    for element in elements:
        _put(element, sizes[element.id], layout, inner.get(element.id), scope)
    for name, page in inside.items():
        if name not in inner:
            _add_page(page, scope)
    _put_boundary_events(diagram.within(parent), host, scope)
    for arrow in arrows:
        scope.lines[arrow.id] = _line(arrow, host, scope)
    return scope


def _size(element: Element, inner: _Scope | None) -> NodeSize:
    """The element with the room for its name and note below it."""
    width, height = _shape_size(element, inner)
    below = 0.0 if _is_box(element) or not element.name else _LABEL[1]
    if element.note:
        below += _NOTE_GAP + _note_height(element)
    whole = max(width, _LABEL[0] if below else 0, _NOTE_WIDTH if element.note else 0)
    return NodeSize(element.id, whole, 0, height, height + below, element.lane)


def _shape_size(element: Element, inner: _Scope | None = None) -> tuple[float, float]:
    if inner is not None:
        return max(inner.width + 2 * _PADDING, _TASK[0]), inner.height + 2 * _PADDING
    if _is_box(element):
        return _TASK
    return _GATEWAY if element.is_gateway else _EVENT


def note_below(element: Element, shape: Bounds) -> Bounds:
    """The place of an element's note below it, where no room was kept for it."""
    left = shape.x + (shape.width - _NOTE_WIDTH) / 2
    top = shape.y + shape.height + _NOTE_GAP + (0 if _is_box(element) else _LABEL[1])
    return Bounds(left, top, _NOTE_WIDTH, _note_height(element))


def _note_height(element: Element) -> float:
    return (len(wrapped(element.note, _NOTE_CHARACTERS)) + 0.5) * _NOTE_LINE


def _is_box(element: Element) -> bool:
    return element.tag in ACTIVITIES


def _sized(
    elements: list[Element],
    arrows: list[Arrow],
    host: Mapping[str, str],
    sizes: Mapping[str, NodeSize],
    lanes: tuple[str, ...],
) -> SizedGraph:
    ends: Counter[tuple[str, str]] = Counter()
    for arrow in arrows:
        ends[host[arrow.source], host[arrow.target]] += arrow.weight
    graph = MapGraph(
        View.DOCUMENTED,
        (),
        tuple(MapNode(e.id, "start" if e.tag == "startEvent" else "step", "") for e in elements),
        tuple(MapEdge(*pair, contacts=tuple(range(weight))) for pair, weight in ends.items()),
    )
    backward = backward_edges(graph)
    straight = set(pairwise(main_path(graph, backward))) if elements else set()
    edges = tuple(
        EdgeSize(*pair, weight=_pull(weight, pair in straight), backward=pair in backward, arrow=1)
        for pair, weight in ends.items()
        if pair[0] != pair[1]
    )
    return SizedGraph(tuple(sizes.values()), edges, lanes, _GAP)


def _pull(weight: int, straight: bool) -> int:
    return 100 if straight else 1 + weight


def _put(
    element: Element, size: NodeSize, layout: Layout, inner: _Scope | None, scope: _Scope
) -> None:
    left, top = layout.nodes[element.id]
    width, height = _shape_size(element, inner)
    x = left + (size.width - width) / 2
    scope.shapes[element.id] = Bounds(x, top, width, height)
    if element.note:
        height = _note_height(element)
        place = (left + (size.width - _NOTE_WIDTH) / 2, top + size.height - height)
        scope.notes[element.id] = Bounds(*place, _NOTE_WIDTH, height)
    if inner is not None:
        dx, dy = x + _PADDING, top + _PADDING
        scope.shapes.update((name, b.moved(dx, dy)) for name, b in inner.shapes.items())
        scope.notes.update((name, b.moved(dx, dy)) for name, b in inner.notes.items())
        for name, corners in inner.lines.items():
            scope.lines[name] = tuple((px + dx, py + dy) for px, py in corners)


def _add_page(page: _Scope, scope: _Scope) -> None:
    """What is drawn on a page of its own keeps its own coordinates."""
    scope.shapes.update(page.shapes)
    scope.notes.update(page.notes)
    scope.lines.update(page.lines)


def _put_boundary_events(
    elements: tuple[Element, ...], hosts: Mapping[str, str], scope: _Scope
) -> None:
    """On the lower edge of their activity, one beside the other."""
    width, height = _EVENT
    taken: dict[str, int] = {}
    for element in elements:
        if hosts[element.id] != element.id:
            host = scope.shapes[element.attached_to]
            place = taken[element.attached_to] = taken.get(element.attached_to, 0) + 1
            x = host.x + host.width - place * (width + 6)
            shape = Bounds(x, host.y + host.height - height / 2, width, height)
            scope.shapes[element.id] = shape
            if element.note:
                scope.notes[element.id] = note_below(element, shape)


def _line(arrow: Arrow, host: Mapping[str, str], scope: _Scope) -> tuple[Point, ...]:
    """From the rim of the source to that of the target."""
    source, target = scope.shapes[arrow.source], scope.shapes[arrow.target]
    ends = (host[arrow.source], host[arrow.target])
    route = scope.layout.routes.get(ends)
    if route is None:
        return _loop(source, target)
    corners = _corners(route)
    corners[0] = _rim(source, corners[0])
    corners[-1] = _rim(target, corners[-1])
    return tuple(corners)


def _loop(source: Bounds, target: Bounds) -> tuple[Point, ...]:
    """Over the top, from the right side to the left one of the same element."""
    above = min(source.y, target.y) - 20
    right, left = source.x + source.width, target.x
    middle, end = source.y + source.height / 2, target.y + target.height / 2
    return (
        (right, middle), (right + 15, middle), (right + 15, above),
        (left - 15, above), (left - 15, end), (left, end),
    )  # fmt: skip


def _rim(bounds: Bounds, near: Point) -> Point:
    """The middle of the side of a shape that is nearest to a point."""
    middle_x, middle_y = bounds.x + bounds.width / 2, bounds.y + bounds.height / 2
    sides = (
        (bounds.x, middle_y),
        (bounds.x + bounds.width, middle_y),
        (middle_x, bounds.y),
        (middle_x, bounds.y + bounds.height),
    )
    return min(sides, key=lambda side: (side[0] - near[0]) ** 2 + (side[1] - near[1]) ** 2)


def _corners(route: Route) -> list[Point]:
    """A curve as a line of few corners."""
    points = [point for piece in pieces(route.points) for point in along(piece, _STEP)]
    return _straightened([*points, route.tip])


def _straightened(points: list[Point]) -> list[Point]:
    """The fewest corners that stay near all points (Ramer 1972, Douglas and Peucker 1973)."""
    first, *between, last = points
    offs = [_distance(point, first, last) for point in between]
    farthest = max(offs, default=0)
    if farthest <= _BEND:
        return [first, last]
    at = offs.index(farthest) + 1
    return [*_straightened(points[: at + 1])[:-1], *_straightened(points[at:])]


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far a point stands off the line through two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length
