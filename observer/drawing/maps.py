"""The map: a graph measured, laid out and drawn as one display list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from observer.drawing.cards import Card, draw_card, measure_card
from observer.drawing.descriptions import describe
from observer.drawing.display_list import Box, DisplayList, Font, Point, Primitive, Role
from observer.drawing.fonts import missing_characters
from observer.drawing.lines import Line, one_line, set_lines
from observer.drawing.map_graph import MapEdge, MapGraph
from observer.drawing.paths import arrow_room, draw_edge, draw_loop, edge_lines, label_size
from observer.drawing.reading_order import Ends, backward_edges, main_path
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, Colour
from observer.layout.geometry import EdgeSize, Layout, NodeSize, Route, SizedGraph
from observer.layout.placing import lay_out
from observer.layout.worker import LayoutWorker

_STRAIGHT_PULL = 100
_LANE_TITLE = Line("", PAGE_PT.body, Font.SEMIBOLD, Colour.MUTED, Role.LANE)


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph with its cards, the lane of each node, and which edges lead back."""

    graph: MapGraph
    cards: Mapping[str, Card]
    lanes: Mapping[str, str]
    backward: frozenset[Ends]

    @property
    def total(self) -> int:
        return len(self.graph.contacts)


def draw_map(graph: MapGraph, worker: LayoutWorker | None = None) -> DisplayList:
    """The display list of a map; the same graph always gives the same one.

    Raises:
        UserError: the layout engine is missing, failed twice, or took too long.
    """
    plan = make_plan(graph)
    return draw_plan(plan, lay_out(sized_graph(plan), worker))


def make_plan(graph: MapGraph) -> Plan:
    repeating = {edge.source for edge in graph.edges if edge.source == edge.target}
    total = len(graph.contacts)
    cards = {node.id: measure_card(node, total, node.id in repeating) for node in graph.nodes}
    return Plan(graph, cards, _lanes(graph), backward_edges(graph))


def sized_graph(plan: Plan) -> SizedGraph:
    """What the layout engine is given: sizes, and how hard each edge pulls."""
    straight = main_path(plan.graph, plan.backward)
    on_path = set(pairwise(straight))
    nodes = tuple(
        NodeSize(
            card.node.id, card.width, card.top, card.body, card.height,
            plan.lanes.get(card.node.id, ""), card.node.id in straight,
        )
        for card in plan.cards.values()
    )  # fmt: skip
    edges = tuple(
        _sized_edge(plan, edge, (edge.source, edge.target) in on_path)
        for edge in plan.graph.edges
        if edge.source != edge.target
    )
    return SizedGraph(nodes, edges, tuple(dict.fromkeys(plan.lanes.values())))


def _sized_edge(plan: Plan, edge: MapEdge, straight: bool) -> EdgeSize:
    return EdgeSize(
        edge.source,
        edge.target,
        weight=_STRAIGHT_PULL if straight else 1 + len(edge.contacts),
        backward=(edge.source, edge.target) in plan.backward,
        arrow=arrow_room(edge, plan.total),
        label=label_size(edge_lines(edge, plan.total)),
    )


def _lanes(graph: MapGraph) -> dict[str, str]:
    """The lane of each node where at least two owners are known.

    What has no owner (start, outcomes, a step that the document does not know) stands in the lane
    with the most observed contacts, or else the most steps: that of the agents observed.
    """
    work: Counter[str] = Counter()
    for node in graph.nodes:
        if node.owner:
            work[node.owner] += 1 + len(graph.nodes) * len(node.seen.contacts)
    if len(work) <= 1:
        return {}
    home = work.most_common(1)[0][0]
    return {node.id: node.owner or home for node in graph.nodes}


def draw_plan(plan: Plan, layout: Layout) -> DisplayList:
    """Draws a plan in its places: lanes, then edges, then cards, inside a margin."""
    layout = _moved(layout, MARGIN)
    edges, cards = _edges(plan, layout), _cards(plan, layout)
    bands = _lane_bands(layout)
    return DisplayList(
        layout.width,
        layout.height,
        (*bands, *edges, *cards),
        {element.id: element for element in describe(plan.graph)},
        missing_characters("".join(_labels(plan.graph))),
    )


def _moved(layout: Layout, by: float) -> Layout:
    """The layout with a margin all round."""

    def move(point: Point) -> Point:
        return point[0] + by, point[1] + by

    return Layout(
        layout.width + 2 * by,
        layout.height + 2 * by,
        {name: move(corner) for name, corner in layout.nodes.items()},
        {
            ends: Route(
                tuple(map(move, route.points)), move(route.tip), route.label and move(route.label)
            )
            for ends, route in layout.routes.items()
        },
        {lane: (top + by, bottom + by) for lane, (top, bottom) in layout.lanes.items()},
    )


def _edges(plan: Plan, layout: Layout) -> Iterator[Primitive]:
    """The least frequent at the back."""
    for edge in sorted(plan.graph.edges, key=lambda edge: len(edge.contacts)):
        if edge.source == edge.target:
            corner = layout.nodes[edge.source]
            yield from draw_loop(edge, plan.cards[edge.source], *corner, plan.total)
        else:
            yield from draw_edge(edge, layout.routes[edge.source, edge.target], plan.total)


def _cards(plan: Plan, layout: Layout) -> Iterator[Primitive]:
    for name, card in plan.cards.items():
        yield from draw_card(card, *layout.nodes[name])


def _lane_bands(layout: Layout) -> list[Primitive]:
    """Bands from edge to edge that meet half way between the lanes, every other one tinted."""
    lanes = sorted(layout.lanes.items(), key=lambda item: item[1])
    items: list[Primitive] = []
    top = 0.0
    for index, (lane, (inner_top, bottom)) in enumerate(lanes):
        last = index == len(lanes) - 1
        end = layout.height if last else (bottom + lanes[index + 1][1][0]) / 2
        fill = Colour.SURFACE if index % 2 else Colour.PAPER
        items.append(Box(0, top, layout.width, end - top, fill=fill))
        items += set_lines([one_line(lane, _LANE_TITLE)], GRID, max(top, inner_top) + 2)
        top = end
    return items


def _labels(graph: MapGraph) -> Iterator[str]:
    """Everything that others wrote and the map shows."""
    for node in graph.nodes:
        yield from (node.label, node.owner)
        for stop in node.stops:
            yield from (stop.label, *stop.held_by)
    yield from (edge.label for edge in graph.edges)
