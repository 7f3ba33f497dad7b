"""Edges as lines: their width, style, arrowhead and label."""

from __future__ import annotations

from observer.drawing.cards import Card
from observer.drawing.display_list import Anchor, Curve, Dash, Primitive, Role, Text
from observer.drawing.label_places import Ground, place_label
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_lines
from observer.drawing.map_graph import MapEdge, Status
from observer.drawing.shapes import arrow_length, arrowhead
from observer.drawing.tokens import EDGE_MAX_PT, EDGE_MIN_PT, THIN_PT, Colour
from observer.layout.geometry import Point, Route

_LABEL_PAD = 2.0
_HOLLOW_PT = 3.0
"""An edge observed only is a double line; at least so wide that both can be seen."""


def edge_width(edge: MapEdge, total: int) -> float:
    """Points, growing with the contacts."""
    if edge.status is Status.DOCUMENTED_ONLY:
        return THIN_PT
    share = len(edge.contacts) / total if total else 0
    width = EDGE_MIN_PT + (EDGE_MAX_PT - EDGE_MIN_PT) * share
    return max(_HOLLOW_PT, width) if edge.status is Status.OBSERVED_ONLY else width


def arrow_room(edge: MapEdge, total: int) -> float:
    return arrow_length(edge_width(edge, total))


def edge_lines(edge: MapEdge, total: int) -> tuple[Line, ...]:
    """The label: a condition, or the number of contacts where not all of them passed."""
    if edge.label:
        return wrap_lines(edge.label, Line("", colour=Colour.MUTED, role=Role.EDGE))
    count = len(edge.contacts)
    again = edge.count > count
    if count in (0, total) and not again:
        return ()
    text = f"{count} ({edge.count}×)" if again else str(count)
    return (Line(text, colour=_colour(edge), role=Role.EDGE),)


def label_size(lines: tuple[Line, ...]) -> tuple[float, float] | None:
    """Room for the label; None for none."""
    if not lines:
        return None
    return widest(lines) + 2 * _LABEL_PAD, total_height(lines)


def draw_edge(edge: MapEdge, route: Route, total: int) -> list[Primitive]:
    """The line along its route, with its arrowhead."""
    return _line(edge, route.points, route.tip, total)


def draw_loop(edge: MapEdge, card: Card, x: float, y: float, total: int) -> list[Primitive]:
    """The arc above a card at (x, y) that follows itself."""
    right, foot, crown = x + card.width - 10, y + card.top, y + 3
    left = max(x + 6, right - 24)
    drop = arrow_room(edge, total)
    points = ((right, foot), (right + 2, crown), (left, crown), (left, foot - drop))
    return _line(edge, points, (left, foot), total)


def draw_label(
    edge: MapEdge, line: Curve, ground: Ground, preferred: Point | None, total: int
) -> list[Text]:
    """The label beside its line, at a place that is then taken; nothing for an edge without."""
    lines = edge_lines(edge, total)
    size = label_size(lines)
    if not size:
        return []
    x, y = place_label(ground, line, size, preferred)
    return set_lines(lines, x, y - total_height(lines) / 2, Anchor.MIDDLE, edge.id)


def _line(edge: MapEdge, points: tuple[Point, ...], tip: Point, total: int) -> list[Primitive]:
    width, colour = edge_width(edge, total), _colour(edge)
    dash = Dash.FINE if edge.status is Status.DOCUMENTED_ONLY else Dash.SOLID
    items: list[Primitive] = [Curve(points, colour, width, dash, edge.id)]
    if edge.status is Status.OBSERVED_ONLY:
        items.append(Curve(points, Colour.SURFACE, width / 3, Dash.SOLID, edge.id))
    return [*items, arrowhead(points, tip, width, colour, edge.id)]


def _colour(edge: MapEdge) -> Colour:
    return {
        Status.BOTH: Colour.INK,
        Status.OBSERVED_ONLY: Colour.OBSERVED_ONLY,
        Status.DOCUMENTED_ONLY: Colour.DOCUMENTED_ONLY,
    }[edge.status]
