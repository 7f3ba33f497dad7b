"""The legend: only what the map at hand shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from observer.drawing.display_list import DisplayList, Point, Primitive, Role
from observer.drawing.lines import Line, set_lines
from observer.drawing.map_graph import MapEdge, MapGraph, Status, View
from observer.drawing.paths import draw_edge
from observer.drawing.shapes import BADGE_PT, HATCHING_PT, badge, gateway, hatching
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, Colour
from observer.drawing.wording import AFTER_ONLY, BEFORE_ONLY, DOCUMENTED_ONLY
from observer.layout.geometry import Route

_ROW_PT = 24.0
_LINE_PT = 34.0
_WORDS = Line("", PAGE_PT.body, colour=Colour.MUTED, role=Role.LEGEND)

_STOPS = {
    "wait": "wait: asked for and coming",
    "transfer": "transfer to another team",
    "blocked": "blocked: nothing is under way",
    "workaround": "workaround",
}
_STATUSES = {
    Status.BOTH: "documented and observed",
    Status.OBSERVED_ONLY: "observed only",
    Status.DOCUMENTED_ONLY: DOCUMENTED_ONLY,
}
_ROUNDS = {
    Status.BOTH: "before and after",
    Status.AFTER_ONLY: AFTER_ONLY,
    Status.BEFORE_ONLY: BEFORE_ONLY,
}
_FIGURES = {
    View.REAL: "line width and number: contacts · times: median, shortest–longest",
    View.COMPARISON: "line width and number: contacts · times: median, shortest–longest",
    View.DIFFERENCE: "line width: contacts after · numbers: before → after · times: median",
}
_TIMES = "line width and time: median from step to step"
_GATEWAYS = {
    "exclusive": "one way on",
    "parallel": "all ways on",
    "inclusive": "one or more ways on",
}

Sample = Callable[[float, float], list[Primitive]]
"""Draws a sign with its left middle at (x, y)."""

Entry = tuple[float, Sample, str]
"""The width of a sign, the sign, and what it says."""


def draw_legend(graph: MapGraph, width: float) -> DisplayList:
    """The legend of a map, in rows of at most `width` points."""
    items: list[Primitive] = []
    x = y = right = 0.0
    for sign_width, sign, words in _entries(graph):
        line = replace(_WORDS, text=words)
        needed = sign_width + GRID + line.width
        if x and x + needed > width:
            x, y = 0.0, y + _ROW_PT
        middle = y + _ROW_PT / 2
        items += sign(x, middle)
        items += set_lines(
            [line], x + sign_width + GRID * bool(sign_width), middle - line.height / 2
        )
        right = max(right, x + needed)
        x += needed + MARGIN
    return DisplayList(right, y + _ROW_PT, tuple(items))


def _entries(graph: MapGraph) -> Iterator[Entry]:
    kinds = {stop.kind for node in graph.nodes for stop in node.stops}
    for kind, words in _STOPS.items():
        if kind in kinds:
            yield BADGE_PT, _badge_sign(kind), words
    if any(stop.status.is_gone for node in graph.nodes for stop in node.stops):
        yield BADGE_PT, _gone_sign, "point seen before only"
    if any(node.hold for node in graph.nodes):
        yield _LINE_PT, _hold_sign, "customer on hold"
    statuses = {View.COMPARISON: _STATUSES, View.DIFFERENCE: _ROUNDS}.get(graph.view, {})
    shown = {node.status for node in graph.nodes if node.observable}
    shown |= {edge.status for edge in graph.edges}
    for status, words in statuses.items():
        if status in shown:
            yield _LINE_PT, _line_sign(status), words
    sorts = {node.gateway for node in graph.nodes}
    for sort, words in _GATEWAYS.items():
        if sort in sorts:
            yield BADGE_PT, _gateway_sign(sort), words
    if graph.view is not View.DOCUMENTED:
        timed = any(edge.share is not None for edge in graph.edges)
        yield 0, _no_sign, _TIMES if timed else _FIGURES[graph.view]


def _badge_sign(kind: str) -> Sample:
    return lambda x, y: badge(kind, x, y - BADGE_PT / 2)


def _hold_sign(x: float, y: float) -> list[Primitive]:
    return hatching(x, y - HATCHING_PT / 2, _LINE_PT, "")


def _gone_sign(x: float, y: float) -> list[Primitive]:
    return badge("wait", x, y - BADGE_PT / 2, hollow=True)[:1]


def _gateway_sign(sort: str) -> Sample:
    return lambda x, y: gateway(sort, x, y - BADGE_PT / 2, BADGE_PT, "")


def _no_sign(_x: float, _y: float) -> list[Primitive]:
    return []


def _line_sign(status: Status) -> Sample:
    """A short edge that six of ten contacts passed."""
    contacts = () if status.is_gone else tuple(range(6))
    edge = MapEdge("", "", status, contacts, count=6 if contacts else 0)

    def sign(x: float, y: float) -> list[Primitive]:
        foot: Point = (x + _LINE_PT - 9, y)
        route = Route(((x, y), (x, y), foot, foot), (x + _LINE_PT, y))
        return [replace(item, owner="") for item in draw_edge(edge, route, 10)]

    return sign
