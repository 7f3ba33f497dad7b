"""What is to be laid out: measured cards, lanes, and how hard each edge pulls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, permutations

from observer.drawing.cards import Card, measure_card
from observer.drawing.map_graph import MapEdge, MapGraph
from observer.drawing.paths import arrow_room, edge_lines, label_size
from observer.drawing.reading_order import Ends, backward_edges, main_path
from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph

_STRAIGHT_PULL = 100
_HOLD = 3
_GAP_PT = 20.0
_GAP_DOWN_PT = 24.0
"""Between ranks that stand below each other, where lines run far across."""
_LABEL_ROOM_PT = 4.0
_LEAST_GAP_PT = 32.0
"""Where no line has a number; a line needs it to leave one step and to reach the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph with its cards, the lane of each node, and which edges lead back.

    Attributes:
        downwards: whether the map runs from top to bottom, as on a portrait page.
    """

    graph: MapGraph
    cards: Mapping[str, Card]
    lanes: Mapping[str, str]
    backward: frozenset[Ends]
    downwards: bool = False

    @property
    def total(self) -> int:
        return len(self.graph.contacts)


def make_plan(graph: MapGraph, downwards: bool = False) -> Plan:
    repeating = {edge.source for edge in graph.edges if edge.source == edge.target}
    total = len(graph.contacts)
    lanes = _lanes(graph)
    cards = {
        node.id: measure_card(node, total, node.id in repeating, downwards, bool(lanes))
        for node in graph.nodes
    }
    return Plan(graph, cards, lanes, backward_edges(graph), downwards)


def sized_graph(plan: Plan) -> SizedGraph:
    """What the layout engine is given: sizes, and how hard each edge pulls.

    A map that runs downwards is given lying on its side; see `Layout.turned`.
    """
    on_path = set(pairwise(main_path(plan.graph, plan.backward)))
    nodes = tuple(_sized_node(card, plan.lanes) for card in plan.cards.values())
    edges = tuple(
        _sized_edge(plan, edge, _same_lane(plan, edge) and (edge.source, edge.target) in on_path)
        for edge in plan.graph.edges
        if edge.source != edge.target
    )
    edges += tuple(_holding_edges(plan))
    outcomes = tuple(node.id for node in plan.graph.nodes if node.kind == "outcome")
    lanes = tuple(dict.fromkeys(plan.lanes.values()))
    return SizedGraph(nodes, edges, lanes, _gap(plan), outcomes)


def _sized_node(card: Card, lanes: Mapping[str, str]) -> NodeSize:
    along, across = (card.height, card.width) if card.downwards else (card.width, card.height)
    return NodeSize(
        card.node.id,
        along,
        card.loop,
        across,
        card.loop + across + card.hanging,
        lanes.get(card.node.id, ""),
        square=card.node.kind == "step",
    )


def _gap(plan: Plan) -> float:
    """Between ranks: room for arrowheads, and for a number beside them."""
    labels = (_label_size(plan, edge) for edge in plan.graph.edges if not edge.label)
    room = max((size[0] + _LABEL_ROOM_PT for size in labels if size), default=0)
    return max(_LEAST_GAP_PT, room + (_GAP_DOWN_PT if plan.downwards else _GAP_PT))


def _label_size(plan: Plan, edge: MapEdge) -> tuple[float, float] | None:
    """Room for an edge's label along the map and across it; None for none."""
    size = label_size(edge_lines(edge, plan.total))
    return size[::-1] if size and plan.downwards else size


def _holding_edges(plan: Plan) -> Iterator[EdgeSize]:
    """Edges not drawn; a node without any has one from the node before, to stand after it."""
    graph = plan.graph
    for edge in graph.held:
        if edge.source != edge.target:
            ends = (edge.source, edge.target)
            yield EdgeSize(*ends, weight=_HOLD, backward=ends in plan.backward)
    joined = {name for edge in (*graph.edges, *graph.held) for name in (edge.source, edge.target)}
    for before, node in pairwise(graph.nodes):
        if node.id not in joined:
            yield EdgeSize(before.id, node.id)


def _sized_edge(plan: Plan, edge: MapEdge, straight: bool) -> EdgeSize:
    return EdgeSize(
        edge.source,
        edge.target,
        weight=_STRAIGHT_PULL if straight else 1 + len(edge.contacts),
        backward=(edge.source, edge.target) in plan.backward,
        arrow=arrow_room(edge, plan.total),
        label=_label_size(plan, edge) if edge.label else None,
    )


def _same_lane(plan: Plan, edge: MapEdge) -> bool:
    return plan.lanes.get(edge.source) == plan.lanes.get(edge.target)


def _lanes(graph: MapGraph) -> dict[str, str]:
    """The lane of each node where at least two owners are known, and those of most steps.

    The start stands with the steps that most contacts begin with, the outcomes with those that
    most end with. What else has no owner, and a step out of sight whose owner has no other, stand
    in the lane with the most observed contacts, near what they stand between, and say so.
    """
    work: Counter[str] = Counter()
    for node in graph.nodes:
        if node.owner and node.observable:
            work[node.owner] += 1 + len(graph.nodes) * len(node.seen.contacts)
    owned = [bool(node.owner) for node in graph.nodes if node.kind == "step"]
    if len(work) <= 1 or sum(owned) <= len(owned) / 2:
        return {}
    home = work.most_common(1)[0][0]
    lanes = {node.id: node.owner if node.owner in work else home for node in graph.nodes}
    return lanes | dict(_lanes_of_ends(graph, lanes))


def _lanes_of_ends(graph: MapGraph, lanes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The start in the lane that most contacts begin in, all outcomes in the one most end in."""
    for kinds in (("start",), ("outcome", "end")):
        ends = {node.id for node in graph.nodes if node.kind in kinds}
        beside: Counter[str] = Counter()
        for edge in graph.edges:
            for end, step in permutations((edge.source, edge.target)):
                if end in ends and step not in ends:
                    beside[lanes[step]] += 1 + len(edge.contacts)
        for lane, _ in beside.most_common(1):
            yield from ((end, lane) for end in ends)
