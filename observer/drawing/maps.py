"""The map: a graph measured, laid out and drawn as one display list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

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
from observer.drawing.lines import Line, set_lines, wrap_to_width
from observer.drawing.map_graph import MapGraph
from observer.drawing.paths import draw_edge, draw_label, draw_loop
from observer.drawing.plan import Plan, make_plan, sized_graph
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, Colour
from observer.drawing.typeface import Font
from observer.layout.geometry import Layout
from observer.layout.placing import NO_PLACES, lay_out
from observer.layout.worker import LayoutWorker
from observer.model.place import Places

_LANE_TITLE = Line("", PAGE_PT.body, Font.SEMIBOLD, Colour.MUTED, Role.LANE)
_LANE_HEAD_PT = 22.0
"""Room for a lane's title above its first card."""


def draw_map(graph: MapGraph, worker: LayoutWorker | None = None) -> DisplayList:
    """The display list of a map; the same graph always gives the same one."""
    if not graph.nodes:
        return DisplayList(0, 0, ())
    plan = make_plan(graph)
    items, bounds = draw_items(plan, plan, lay_out_plan(plan, worker))
    return listed(plan.graph, items, bounds)


def lay_out_plan(
    plan: Plan, worker: LayoutWorker | None = None, places: Places = NO_PLACES
) -> Layout:
    """The layout of a plan in the direction that it runs.

    Args:
        places: of nodes that stay where they are.
    """
    if not plan.downwards:
        return lay_out(sized_graph(plan), worker, places)
    lying = {name: place[::-1] for name, place in places.items()}
    return lay_out(sized_graph(plan), worker, lying).turned


def draw_items(plan: Plan, whole: Plan, layout: Layout) -> tuple[list[Primitive], Bounds]:
    """The primitives of a plan, and the ground they need: lanes, edges, cards, labels of edges.

    Args:
        whole: everything that was laid out together, `plan` among it; its lanes are drawn.
    """
    edges, cards = list(_edges(plan, layout)), list(_cards(plan, layout))
    ground = bounds_around([*edges, *_cards(whole, layout)]).grown(MARGIN)
    bands = list(_lane_bands(plan, layout, ground))
    labels = [] if layout.crowded else list(_labels(plan, edges, [*bands, *cards]))
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
            yield from draw_loop(edge, plan.cards[edge.source], corner, plan.total)
        else:
            yield from draw_edge(edge, layout.routes[edge.source, edge.target], plan.total)


def _cards(plan: Plan, layout: Layout) -> Iterator[Primitive]:
    for name, card in plan.cards.items():
        yield from draw_card(card, layout.nodes[name])


def _labels(plan: Plan, edges: list[Primitive], others: list[Primitive]) -> Iterator[Text]:
    """The labels of the edges, each beside its line and clear of everything else."""
    lines = {item.owner: item for item in reversed(edges) if isinstance(item, Curve)}
    heads = [item for item in edges if not isinstance(item, Curve)]
    taken = [item.bounds for item in (*others, *heads) if item.owner or isinstance(item, Text)]
    ground = Ground(taken, lines.values())
    for edge in plan.graph.edges:
        yield from draw_label(edge, lines[edge.id], ground, plan.total)


def _lane_bands(plan: Plan, layout: Layout, ground: Bounds) -> Iterator[Primitive]:
    """Bands from edge to edge with their titles, every other one tinted."""
    for index, (lane, band) in enumerate(_bands(layout, ground, plan.downwards)):
        fill = Colour.SURFACE if index % 2 else Colour.PAPER
        yield Box(band.left, band.top, band.width, band.height, fill=fill)
        title = wrap_to_width(lane, _LANE_TITLE, band.width - 2 * GRID)
        yield from set_lines(title, band.left + GRID, band.top + GRID / 2)


def _bands(layout: Layout, ground: Bounds, downwards: bool) -> Iterator[tuple[str, Bounds]]:
    """The ground of each lane, with room for its title."""
    if not layout.lanes:
        return
    lanes = sorted(layout.lanes, key=lambda lane: layout.lanes[lane])
    _, *begins = (layout.lanes[lane][0] - _LANE_HEAD_PT for lane in lanes)
    if downwards:
        high = replace(ground, top=ground.top - _LANE_HEAD_PT)
        for lane, (left, right) in zip(
            lanes, pairwise([ground.left, *begins, ground.right]), strict=True
        ):
            yield lane, replace(high, left=left, right=right)
    else:
        for lane, (top, bottom) in zip(
            lanes, pairwise([ground.top, *begins, ground.bottom]), strict=True
        ):
            yield lane, replace(ground, top=top, bottom=bottom)


def _words(graph: MapGraph) -> Iterator[str]:
    """Everything that others wrote and the map shows."""
    for node in graph.nodes:
        yield from ("" if node.kind == "gateway" else node.label, node.owner)
        for stop in node.stops:
            yield from (stop.label, *stop.held_by)
    yield from (edge.label for edge in graph.edges)
