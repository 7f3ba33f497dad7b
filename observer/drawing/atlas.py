"""All views of one study in one layout, so that a node keeps its place from view to view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from observer.drawing.cards import Card
from observer.drawing.display_list import Bounds, DisplayList
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, View, ordered
from observer.drawing.maps import draw_items, listed
from observer.drawing.plan import Plan, make_plan, sized_graph
from observer.layout.geometry import Layout
from observer.layout.placing import lay_out
from observer.layout.worker import LayoutWorker


@dataclass(frozen=True)
class Atlas:
    """The views, each drawn in the same coordinates."""

    graphs: Mapping[View, MapGraph]
    drawings: Mapping[View, DisplayList]


def draw_atlas(graphs: Sequence[MapGraph], worker: LayoutWorker | None = None) -> Atlas:
    """Lays all graphs out together, the first one's order before the others', and draws each.

    Raises:
        UserError: the layout engine is missing, failed twice, or took too long.
    """
    plans = {graph.view: make_plan(graph) for graph in graphs}
    whole = _whole(list(plans.values()))
    layout = lay_out(sized_graph(whole), worker)
    return Atlas({graph.view: graph for graph in graphs}, _drawn(plans, whole, layout))


def _drawn(plans: Mapping[View, Plan], whole: Plan, layout: Layout) -> dict[View, DisplayList]:
    drawn = {
        view: draw_items(_fitted(plan, whole), whole, layout)
        for view, plan in plans.items()
        if plan.graph.nodes
    }
    bounds = reduce(Bounds.union, (ground for _, ground in drawn.values()))
    return {view: listed(plans[view].graph, items, bounds) for view, (items, _) in drawn.items()}


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
    plan = make_plan(graph)
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
        top=max(form.top for form in forms),
        body=max(form.body for form in forms),
    )


def _fitted(plan: Plan, whole: Plan) -> Plan:
    """The plan with its cards in the frames, and its nodes in the lanes, of the whole."""
    cards = {
        name: replace(
            card,
            width=whole.cards[name].width,
            top=whole.cards[name].top,
            body=whole.cards[name].body,
        )
        for name, card in plan.cards.items()
    }
    return replace(plan, cards=cards, lanes=whole.lanes, backward=whole.backward)
