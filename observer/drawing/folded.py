"""A map folded into rows, so that it fits a narrow page at a size that can be read.

It shows the path that most contacts went on with at each step, and where else work stopped; the
other ways are on the whole map.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from observer.drawing.cards import Card, draw_card, measure_card
from observer.drawing.display_list import Bounds, DisplayList, Point, Primitive
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, Stop
from observer.drawing.maps import listed
from observer.drawing.paths import arrow_room, draw_edge
from observer.drawing.reading_order import backward_edges, main_path
from observer.layout.geometry import Route

_LONGEST, _LONGEST_POINT = 66, 44
"""Characters of a step's name, three lines of a card, and of a point's, two lines."""

_APART_PT = 38.0
_WIDEST_APART_PT = 70.0
_INDENT_PT = 30.0
_ROWS_APART_PT = 22.0
_RING_ROOM_PT = 6.0
_TURN_PT = 12.0


@dataclass(frozen=True, slots=True)
class _Row:
    """Cards beside each other; `top` is that of the highest box."""

    cards: tuple[Card, ...]
    lefts: tuple[float, ...]
    top: float

    @property
    def middle(self) -> float:
        return self.top + max(card.height for card in self.cards) / 2

    @property
    def bottom(self) -> float:
        return max(self.middle + card.height / 2 + card.hanging for card in self.cards)


def main_part(
    graph: MapGraph, marks: Collection[int], path: bool = True, most_points: int | None = None
) -> MapGraph:
    """What the folded map shows: the main path with the points behind some marks, in its order.

    Args:
        marks: of the points that are shown; a step off the path is shown where it has one.
        path: without it, steps that have no such point are left out, too.
        most_points: of a step; as many as there are if None.
    """
    shown = {node.id: _plain(node, marks, most_points) for node in graph.nodes}
    on_path = main_path(graph, backward_edges(graph)) if graph.nodes else ()
    outcomes = [node.id for node in graph.nodes if node.kind == "outcome"]
    order = dict.fromkeys((*on_path, *outcomes, *shown))
    nodes = tuple(
        shown[name]
        for name in order
        if shown[name].stops or name in outcomes or (path and name in on_path)
    )
    beside = {(one.id, two.id) for one, two in pairwise(nodes)}
    edges = tuple(edge for edge in graph.edges if (edge.source, edge.target) in beside)
    return replace(graph, nodes=nodes, edges=edges, held=())


def _plain(node: MapNode, marks: Collection[int], most_points: int | None) -> MapNode:
    """With short names, without ranges, holders and points of other marks."""
    wanted = [stop for stop in node.stops if set(stop.seen.marks) & set(marks)]
    return replace(
        node,
        label=_cut(node.label, _LONGEST),
        stops=tuple(_plain_stop(stop) for stop in wanted[:most_points]),
        seen=_without_range(node.seen),
        hold=None,
        parked=None,
    )


def _plain_stop(stop: Stop) -> Stop:
    label = _cut(stop.label, _LONGEST_POINT)
    return replace(stop, label=label, held_by=(), modes=(), seen=_without_range(stop.seen))


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _without_range(seen: Seen) -> Seen:
    return replace(seen, min_ms=None, max_ms=None)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded map, and the number of its rows."""

    drawing: DisplayList
    rows: int


def draw_folded(graph: MapGraph, width: float) -> Folded:
    """The nodes in their order, in rows of at most `width` points, as the map draws them."""
    rows = _rows(_cards(graph), width)
    items: list[Primitive] = [*_edges(graph, rows, width)]
    for row in rows:
        for card, left in zip(row.cards, row.lefts, strict=True):
            items += draw_card(card, (left, row.middle - card.height / 2))
    height = rows[-1].bottom + _RING_ROOM_PT if rows else 0
    return Folded(listed(graph, items, Bounds(0, 0, width, height)), len(rows))


def draw_in_parts(graph: MapGraph, width: float, height: float) -> list[DisplayList]:
    """The same, row by row, in as few drawings of a height as it takes."""
    parts: list[list[MapNode]] = [[]]
    for row in _nodes_of_rows(graph, width):
        longer = [*parts[-1], *row]
        if parts[-1] and draw_folded(_part(graph, longer), width).drawing.height > height:
            longer = [*row]
            parts.append([])
        parts[-1] = longer
    return [draw_folded(_part(graph, nodes), width).drawing for nodes in parts if nodes]


def _nodes_of_rows(graph: MapGraph, width: float) -> Iterator[list[MapNode]]:
    """The nodes of each row."""
    for row in _rows(_cards(graph), width):
        yield [card.node for card in row.cards]


def _part(graph: MapGraph, nodes: Sequence[MapNode]) -> MapGraph:
    names = {node.id for node in nodes}
    edges = tuple(edge for edge in graph.edges if {edge.source, edge.target} <= names)
    return replace(graph, nodes=tuple(nodes), edges=edges)


def _cards(graph: MapGraph) -> list[Card]:
    total = len(graph.contacts)
    return [
        measure_card(node, total, repeats=False, in_lane=False, downwards=False)
        for node in graph.nodes
    ]


def _rows(cards: Sequence[Card], width: float) -> list[_Row]:
    rows: list[_Row] = []
    top = _RING_ROOM_PT
    for filled in _filled(cards, width - 2 * _INDENT_PT):
        lefts = tuple(_lefts(filled, width - 2 * _INDENT_PT))
        rows.append(_Row(tuple(filled), lefts, top))
        top = rows[-1].bottom + _ROWS_APART_PT
    return rows


def _filled(cards: Sequence[Card], room: float) -> list[list[Card]]:
    """As many as fit beside each other; the outcomes stay together where they can."""
    rows: list[list[Card]] = [[]]
    for index, card in enumerate(cards):
        first = card.node.kind == "outcome" and cards[index - 1].node.kind != "outcome"
        together = cards[index:] if first else [card]
        if rows[-1] and _across([*rows[-1], *together]) > room:
            rows.append([])
        rows[-1].append(card)
    return [row for row in rows if row]


def _across(cards: Sequence[Card]) -> float:
    return sum(card.width + _APART_PT for card in cards) - _APART_PT


def _lefts(cards: Sequence[Card], room: float) -> Iterator[float]:
    """Of cards that fill the room as far as they may stand apart."""
    free = room - sum(card.width for card in cards)
    apart = min(_WIDEST_APART_PT, free / max(1, len(cards) - 1))
    left = _INDENT_PT
    for card in cards:
        yield left
        left += card.width + apart


def _edges(graph: MapGraph, rows: Sequence[_Row], width: float) -> Iterator[Primitive]:
    total = len(graph.contacts)
    places = {
        card.node.id: (row, left, card.width)
        for row in rows
        for card, left in zip(row.cards, row.lefts, strict=True)
    }
    for edge in graph.edges:
        if edge.source == edge.target:
            continue
        from_row, left, across = places[edge.source]
        to_row, to_left, _ = places[edge.target]
        start, end = (left + across, from_row.middle), (to_left, to_row.middle)
        turns = [] if from_row is to_row else _turns(start, end, from_row, width)
        yield from draw_edge(edge, _route([start, *turns, end], edge, total), total)


def _turns(start: Point, end: Point, row: _Row, width: float) -> list[Point]:
    """Round the end of a row, and back to the beginning of the next one."""
    right, left = width - _TURN_PT, _TURN_PT / 2
    between = row.bottom + _ROWS_APART_PT / 2
    return [(right, start[1]), (right, between), (left, between), (left, end[1])]


def _route(corners: list[Point], edge: MapEdge, total: int) -> Route:
    *others, tip = corners
    foot = (tip[0] - arrow_room(edge, total), tip[1])
    points = [others[0]]
    for one, two in pairwise([*others, foot]):
        points += [one, two, two]
    return Route(tuple(points), tip)
