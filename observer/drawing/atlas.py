"""All views of one study in one layout, so that a node keeps its place from view to view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from observer.drawing.cards import Card, in_lane_of
from observer.drawing.display_list import Bounds, DisplayList
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, View, ordered
from observer.drawing.maps import draw_items, lay_out_plan, listed
from observer.drawing.plan import Plan, make_plan
from observer.layout.geometry import Layout
from observer.layout.placing import NO_PLACES
from observer.layout.worker import LayoutWorker
from observer.model.place import Places


@dataclass(frozen=True)
class Atlas:
    """The views, each drawn in the same coordinates.

    Attributes:
        whole: everything that any view shows, as it was laid out.
        bounds: the ground of every drawing.
    """

    graphs: Mapping[View, MapGraph]
    drawings: Mapping[View, DisplayList]
    whole: Plan
    layout: Layout
    bounds: Bounds

    @property
    def places(self) -> Places:
        """The middle of each node's box, in the coordinates of the drawings."""
        return {
            name: (
                x + width / 2 - self.bounds.left,
                y + height / 2 - self.bounds.top,
            )
            for name, card in self.whole.cards.items()
            for x, y, width, height in [card.box(self.layout.nodes[name])]
        }

    @property
    def warning(self) -> str:
        """Why the layout is plainer than it could be; empty where it is not."""
        return self.layout.warning


def draw_atlas(
    graphs: Sequence[MapGraph],
    worker: LayoutWorker | None = None,
    places: Places = NO_PLACES,
    downwards: bool = False,
) -> Atlas:
    """Lays all graphs out together, the first one's order before the others', and draws each.

    Args:
        places: of nodes that stay where they are.
        downwards: from top to bottom, as on a portrait page, instead of from left to right.
    """
    plans = {graph.view: make_plan(graph, downwards) for graph in graphs}
    whole = _whole(list(plans.values()))
    layout = lay_out_plan(whole, worker, places)
    plans = {view: _fitted(plan, whole) for view, plan in plans.items()}
    drawn = {view: draw_items(plan, whole, layout) for view, plan in plans.items()}
    bounds = reduce(Bounds.union, (ground for _, ground in drawn.values()))
    return Atlas(
        {view: plan.graph for view, plan in plans.items()},
        {view: listed(plans[view].graph, items, bounds) for view, (items, _) in drawn.items()},
        whole,
        layout,
        bounds,
    )


def draw_part(atlas: Atlas, part: MapGraph) -> tuple[MapGraph, DisplayList]:
    """Some of what was laid out, with whatever it says now, where it stands in the whole."""
    plan = _fitted(make_plan(part, atlas.whole.downwards), atlas.whole)
    items, _ = draw_items(plan, atlas.whole, atlas.layout)
    return plan.graph, listed(plan.graph, items, atlas.bounds)


def _whole(plans: Sequence[Plan]) -> Plan:
    """Everything that any of the plans shows, each card with room for its largest form."""
    first = plans[0].graph
    nodes: dict[str, MapNode] = {}
    edges: dict[str, MapEdge] = {}
    for plan in plans:
        for node in plan.graph.nodes:
            nodes.setdefault(node.id, node)
        for edge in plan.graph.edges:
            known = edges.setdefault(edge.id, edge)
            if len(known.contacts) < len(edge.contacts):
                edges[edge.id] = edge
    graph = ordered(replace(first, nodes=tuple(nodes.values()), edges=tuple(edges.values())))
    plan = make_plan(graph, plans[0].downwards)
    cards = {name: _largest(plan.cards[name], plans) for name in plan.cards}
    return replace(plan, cards=cards)


def _largest(card: Card, plans: Iterable[Plan]) -> Card:
    """The card with the room that it takes in any of the plans."""
    name = card.node.id
    forms = [card, *(plan.cards[name] for plan in plans if name in plan.cards)]
    tallest = max(forms, key=lambda form: sum(row.height for row in form.rows))
    return replace(
        card,
        rows=tallest.rows,
        width=max(form.width for form in forms),
        height=max(form.height for form in forms),
        loop=max(form.loop for form in forms),
    )


def _fitted(plan: Plan, whole: Plan) -> Plan:
    """The plan with its cards in the frames, its nodes in the lanes, and its edges led back as in
    the whole.
    """
    edges = tuple(
        replace(e, back=e.source == e.target or (e.source, e.target) in whole.backward)
        for e in plan.graph.edges
    )
    cards = {
        name: replace(
            in_lane_of(card, whole.lanes.get(name, "")),
            width=whole.cards[name].width,
            height=whole.cards[name].height,
            loop=whole.cards[name].loop,
        )
        for name, card in plan.cards.items()
    }
    graph = replace(plan.graph, edges=edges)
    return replace(plan, graph=graph, cards=cards, lanes=whole.lanes, backward=whole.backward)
