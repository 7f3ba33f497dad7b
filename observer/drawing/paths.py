"""Edges as lines: their width, style, arrowhead and label."""

from __future__ import annotations

from observer.drawing.cards import Card
from observer.drawing.display_list import Anchor, Curve, Dash, Primitive, Role, Text
from observer.drawing.label_places import Ground, place_label
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_lines
from observer.drawing.map_graph import MapEdge
from observer.drawing.shapes import arrow_length, arrowhead
from observer.drawing.tokens import EDGE_MAX_PT, EDGE_MIN_PT, THIN_PT, Colour
from observer.layout.geometry import Point, Route

_LABEL_PAD = 2.0
_HOLLOW_PT = 3.0
"""An edge observed only is a double line; at least so wide that both can be seen."""


def edge_width(edge: MapEdge, total: int) -> float:
    """Points, growing with the contacts, or with what the overlay tells."""
    if edge.status.is_gone:
        return THIN_PT
    share = len(edge.contacts) / total if total else 0
    if edge.share is not None:
        share = edge.share
    width = EDGE_MIN_PT + (EDGE_MAX_PT - EDGE_MIN_PT) * share
    return max(_HOLLOW_PT, width) if edge.status.is_new else width


def arrow_room(edge: MapEdge, total: int) -> float:
    return arrow_length(edge_width(edge, total))


def edge_lines(edge: MapEdge, total: int) -> tuple[Line, ...]:
    """The label: a condition, or the number of contacts where not all of them passed."""
    if edge.label:
        return wrap_lines(edge.label, Line("", colour=Colour.MUTED, role=Role.EDGE))
    text = edge.figure or _counted(edge, total)
    return (Line(text, colour=_colour(edge), role=Role.EDGE),) if text else ()


def _counted(edge: MapEdge, total: int) -> str:
    """The contacts, and how often where that is oftener; rework always says how often."""
    count = len(edge.contacts)
    if edge.back and count:
        times = f"{'again' if edge.source == edge.target else 'back'} {edge.count}×"
        return f"{times} in {count}" if edge.count > count else times
    if edge.count > count:
        return f"{count} ({edge.count}×)"
    return "" if count in (0, total) else str(count)


def label_size(lines: tuple[Line, ...]) -> tuple[float, float] | None:
    """Room for the label; None for none."""
    if not lines:
        return None
    return widest(lines) + 2 * _LABEL_PAD, total_height(lines)


def draw_edge(edge: MapEdge, route: Route, total: int) -> list[Primitive]:
    """The line along its route, with its arrowhead."""
    return _line(edge, route.points, route.tip, total)


def draw_loop(edge: MapEdge, card: Card, corner: Point, total: int) -> list[Primitive]:
    """The arc of a card that follows itself: above it, or left of it where the map runs down."""
    x, y = corner[::-1] if card.downwards else corner
    right, foot, crown = (
        x + (card.height if card.downwards else card.width) - 10,
        y + card.loop,
        y + 3,
    )
    left = max(x + 6, right - 24)
    drop = arrow_room(edge, total)
    arc = ((right, foot), (right + 2, crown), (left, crown), (left, foot - drop), (left, foot))
    *points, tip = (place[::-1] for place in arc) if card.downwards else arc
    return _line(edge, tuple(points), tip, total)


def draw_label(edge: MapEdge, line: Curve, ground: Ground, total: int) -> list[Text]:
    """The label beside its line, at a place that is then taken; nothing for an edge without."""
    lines = edge_lines(edge, total)
    size = label_size(lines)
    if not size:
        return []
    x, y = place_label(ground, line, size)
    return set_lines(lines, x, y - total_height(lines) / 2, Anchor.MIDDLE, edge.id)


def _line(edge: MapEdge, points: tuple[Point, ...], tip: Point, total: int) -> list[Primitive]:
    width, colour = edge_width(edge, total), _colour(edge)
    dash = Dash.FINE if edge.status.is_gone else Dash.SOLID
    items: list[Primitive] = [Curve(points, colour, width, dash, edge.id)]
    if edge.status.is_new:
        items.append(Curve(points, Colour.SURFACE, width / 3, Dash.SOLID, edge.id))
    return [*items, arrowhead(points, tip, width, colour, edge.id)]


def _colour(edge: MapEdge) -> Colour:
    if edge.status.is_gone:
        return Colour.DOCUMENTED_ONLY
    return Colour.OBSERVED_ONLY if edge.status.is_new else Colour.INK
