"""The map: a graph measured, laid out and drawn as one display list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observer.drawing.cards import draw_card
from observer.drawing.descriptions import describe
from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Primitive,
    Role,
    Text,
    bounds_around,
    moved,
)
from observer.drawing.fonts import missing_characters
from observer.drawing.label_places import Ground
from observer.drawing.lines import Line, one_line, set_lines
from observer.drawing.map_graph import MapGraph
from observer.drawing.paths import draw_edge, draw_label, draw_loop
from observer.drawing.plan import Plan, make_plan, sized_graph
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, Colour
from observer.drawing.typeface import Font
from observer.layout.geometry import Layout
from observer.layout.placing import lay_out
from observer.layout.routing import MANY_EDGES
from observer.layout.worker import LayoutWorker

_LANE_TITLE = Line("", PAGE_PT.body, Font.SEMIBOLD, Colour.MUTED, Role.LANE)
_LANE_HEAD_PT = 22.0
"""Room for a lane's title above its first card."""


def draw_map(graph: MapGraph, worker: LayoutWorker | None = None) -> DisplayList:
    """The display list of a map; the same graph always gives the same one."""
    if not graph.nodes:
        return DisplayList(0, 0, ())
    plan = make_plan(graph)
    return draw_plan(plan, lay_out(sized_graph(plan), worker))


def draw_plan(plan: Plan, layout: Layout) -> DisplayList:
    """Draws a plan in its places."""
    items, bounds = draw_items(plan, plan, layout)
    return listed(plan.graph, items, bounds)


def draw_items(plan: Plan, whole: Plan, layout: Layout) -> tuple[list[Primitive], Bounds]:
    """The primitives of a plan, and the ground they need: lanes, edges, cards, labels of edges.

    Args:
        whole: everything that was laid out together, `plan` among it; its lanes are drawn.
    """
    edges, cards = list(_edges(plan, layout)), list(_cards(plan, layout))
    ground = bounds_around([*edges, *_cards(whole, layout)]).grown(MARGIN)
    bands = _lane_bands(layout, ground)
    few = len(plan.graph.edges) <= MANY_EDGES
    labels = list(_labels(plan, edges, [*bands, *cards])) if few else []
    items = [*bands, *edges, *cards, *labels]
    return items, bounds_around(items).union(ground)


def listed(graph: MapGraph, items: Sequence[Primitive], bounds: Bounds) -> DisplayList:
    """The display list of a graph's primitives, with its corner and size those of `bounds`."""
    return DisplayList(
        bounds.width,
        bounds.height,
        tuple(moved(item, -bounds.left, -bounds.top) for item in items),
        {element.id: element for element in describe(graph)},
        missing_characters("".join(_words(graph))),
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


def _labels(plan: Plan, edges: list[Primitive], others: list[Primitive]) -> Iterator[Text]:
    """The labels of the edges, each beside its line and clear of everything else."""
    lines = {item.owner: item for item in reversed(edges) if isinstance(item, Curve)}
    heads = [item for item in edges if not isinstance(item, Curve)]
    taken = [item.bounds for item in (*others, *heads) if item.owner or isinstance(item, Text)]
    ground = Ground(taken, lines.values())
    for edge in plan.graph.edges:
        yield from draw_label(edge, lines[edge.id], ground, plan.total)


def _lane_bands(layout: Layout, bounds: Bounds) -> list[Primitive]:
    """Bands from edge to edge with their titles, every other one tinted."""
    lanes = sorted(layout.lanes, key=lambda lane: layout.lanes[lane])
    tops = [layout.lanes[lane][0] - _LANE_HEAD_PT for lane in lanes]
    tops[:1] = [min([bounds.top, *tops[:1]])]
    tops.append(bounds.bottom)
    items: list[Primitive] = []
    for index, lane in enumerate(lanes):
        top, height = tops[index], tops[index + 1] - tops[index]
        fill = Colour.SURFACE if index % 2 else Colour.PAPER
        items.append(Box(bounds.left, top, bounds.width, height, fill=fill))
        title = [one_line(lane, _LANE_TITLE)]
        items += set_lines(title, bounds.left + GRID, top + GRID / 2)
    return items


def _words(graph: MapGraph) -> Iterator[str]:
    """Everything that others wrote and the map shows."""
    for node in graph.nodes:
        yield from ("" if node.kind == "gateway" else node.label, node.owner)
        for stop in node.stops:
            yield from (stop.label, *stop.held_by)
    yield from (edge.label for edge in graph.edges)
