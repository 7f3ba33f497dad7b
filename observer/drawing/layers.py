"""What of a map an audience sees: layers taken away, and constraints ringed once revealed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from observer.drawing.display_list import (
    Anchor,
    Box,
    Curve,
    DisplayList,
    Primitive,
    Role,
    Text,
    bounds_around,
)
from observer.drawing.fonts import text_width
from observer.drawing.lines import LEADING
from observer.drawing.map_graph import STOPS, MapGraph
from observer.drawing.tokens import HEAVY_PT, RADIUS, Colour
from observer.drawing.typeface import Font
from observer.findings.wording import NOT_SEEN
from observer.model.finding import Constraint
from observer.model.identity import node_id

RANKED = 3
"""How many constraints are numbered."""

_BETWEEN = " · "
_TIME = re.compile(rf"\d:\d\d|{NOT_SEEN}$")
_COUNT = re.compile(r"\d of \d|\d times$")
_RING_GAP_PT = 4.0
_DISC_PT, _RANK_PT = 20.0, 13.0


class Layer(StrEnum):
    """What can be taken away from a map and leave it a map."""

    POINTS = "points"
    TIMES = "times"
    COUNTS = "counts"
    LANES = "lanes"


def without(drawing: DisplayList, graph: MapGraph, hidden: Collection[Layer]) -> DisplayList:
    """The drawing without some layers; whatever stays keeps its place.

    Args:
        graph: what the drawing shows.
    """
    if not hidden:
        return drawing
    conditions = {edge.id for edge in graph.edges if edge.label}
    kept: list[Primitive] = []
    lost_pt: defaultdict[str, float] = defaultdict(float)
    for item in drawing.primitives:
        left = item if item.owner in conditions else _left_of(drawing, item, hidden)
        if left:
            kept.append(left)
        elif isinstance(item, Text) and _is_centred(item):
            lost_pt[item.owner] += item.size * LEADING
    return replace(drawing, primitives=tuple(_lowered(item, lost_pt) for item in kept))


def _left_of(drawing: DisplayList, item: Primitive, hidden: Collection[Layer]) -> Primitive | None:
    if _layer_of(drawing, item) in hidden:
        return None
    words = _words_left(item, hidden) if isinstance(item, Text) else ""
    if not isinstance(item, Text) or words == item.text:
        return item
    width = text_width(words, item.font, item.size)
    return replace(item, text=words, width=width) if words else None


def _layer_of(drawing: DisplayList, item: Primitive) -> Layer | None:
    """The layer that a primitive belongs to as a whole."""
    if not item.owner:
        return Layer.POINTS if isinstance(item, Curve) else Layer.LANES
    element = drawing.elements.get(item.owner)
    return Layer.POINTS if element and element.kind in STOPS else None


def _words_left(text: Text, hidden: Collection[Layer]) -> str:
    """What a text still says; a count that goes leaves the words before it to the time after."""
    if text.role not in (Role.FIGURE, Role.EDGE):
        return text.text
    parts = text.text.split(_BETWEEN)
    left = [part for part in parts if _layer_in(part, text.role) not in hidden]
    if left and left[0] != parts[0]:
        return re.split(r"\d", parts[0], maxsplit=1)[0] + _BETWEEN.join(left)
    return _BETWEEN.join(left)


def _layer_in(words: str, role: Role) -> Layer | None:
    if _TIME.search(words):
        return Layer.TIMES
    return Layer.COUNTS if role is Role.EDGE or _COUNT.search(words) else None


def _is_centred(text: Text) -> bool:
    """Whether it is one of the lines in the middle of a box."""
    return text.anchor is Anchor.MIDDLE and text.role in (Role.NAME, Role.FIGURE)


def _lowered(item: Primitive, lost_pt: Mapping[str, float]) -> Primitive:
    """A line in the middle of its box again."""
    if isinstance(item, Text) and _is_centred(item) and item.owner in lost_pt:
        return replace(item, y=item.y + lost_pt[item.owner] / 2)
    return item


def signs_of(graph: MapGraph, *, points: bool) -> MapGraph:
    """The graph for a legend that explains points only where they are shown."""
    if points:
        return graph
    return replace(graph, nodes=tuple(replace(node, stops=()) for node in graph.nodes))


def ringed(drawing: DisplayList, constraints: Iterable[Constraint], *, ranked: bool) -> DisplayList:
    """The drawing with a ring around whatever held several contacts.

    Where points are not drawn, the ring is around their step.

    Args:
        ranked: the first `RANKED`, by the time that they held all contacts, have their number; not
            those whose time was not seen.
    """
    rings: list[Primitive] = []
    for rank, constraint in enumerate(by_time_held(constraints), start=1):
        for owner in _drawn_for(drawing, constraint):
            numbered = ranked and rank <= RANKED and constraint.total_ms
            rings += _ring(drawing, owner, rank if numbered else 0)
    return replace(drawing, primitives=(*drawing.primitives, *rings))


def by_time_held(constraints: Iterable[Constraint]) -> list[Constraint]:
    """Those that recur, the one that held the contacts longest first."""
    recurring = (constraint for constraint in constraints if constraint.recurring)
    return sorted(recurring, key=lambda c: (-(c.total_ms or 0), -len(c.contacts), c.id))


def _drawn_for(drawing: DisplayList, constraint: Constraint) -> list[str]:
    marks = set(constraint.marks)
    points = (e for e in drawing.elements.values() if e.kind in STOPS and marks & set(e.marks))
    drawn = [point.id for point in points if point.id in drawing.by_owner]
    step = node_id("step", constraint.step) if constraint.step else node_id("start")
    return drawn or [name for name in (step,) if name in drawing.by_owner]


def _ring(drawing: DisplayList, owner: str, rank: int) -> Iterator[Primitive]:
    around = bounds_around(drawing.by_owner[owner]).grown(_RING_GAP_PT)
    yield Box(
        around.left, around.top, around.width, around.height, RADIUS,
        stroke=Colour.INK, stroke_width=HEAVY_PT, owner=owner,
    )  # fmt: skip
    if rank:
        yield from _number(rank, around.left, (around.top + around.bottom) / 2, owner)


def _number(rank: int, x: float, y: float, owner: str) -> Iterator[Primitive]:
    """A numbered disc whose right edge is at (x, y)."""
    left, radius = x - _DISC_PT, _DISC_PT / 2
    yield Box(left, y - radius, _DISC_PT, _DISC_PT, radius, fill=Colour.INK, owner=owner)
    words = str(rank)
    width = text_width(words, Font.BOLD, _RANK_PT)
    yield Text(
        left + radius, y + _RANK_PT * 0.33, words, _RANK_PT, width,
        Font.BOLD, Colour.ON_INK, Anchor.MIDDLE, Role.LETTER, owner,
    )  # fmt: skip
