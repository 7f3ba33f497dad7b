"""Contacts on the map during a replay: a token for each, where it is and what it does there."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import dist

from observer.discovery.replaying import Position, State
from observer.drawing.display_list import (
    Anchor,
    Bounds,
    Box,
    Curve,
    Dash,
    DisplayList,
    Point,
    Primitive,
    Role,
    Text,
    bounds_around,
    curve_samples,
)
from observer.drawing.fonts import text_width
from observer.drawing.tokens import HEAVY_PT, THIN_PT, Colour
from observer.drawing.typeface import Font
from observer.findings.wording import clock_time

_NUMBER_PT, _TIME_PT, _HEIGHT_PT, _PAD_PT, _GAP_PT = 11.0, 10.0, 18.0, 5.0, 2.0
_IN_A_ROW = 3
"""Tokens beside each other above a node, however narrow it is."""

_SAMPLE_PT = 4.0


@dataclass(frozen=True, slots=True)
class Face:
    """How a token looks: filling, text on it, outline."""

    fill: Colour
    ink: Colour
    stroke: Colour
    width: float = THIN_PT
    dash: Dash = Dash.SOLID


_PLAIN = Face(Colour.INK, Colour.ON_INK, Colour.SURFACE)
_FACES: Mapping[State, Face] = {
    State.WAITING: Face(Colour.WAIT, Colour.ON_WAIT, Colour.INK),
    State.BLOCKED: Face(Colour.BLOCKED, Colour.ON_BLOCKED, Colour.SURFACE),
    State.TRANSFERRED: Face(Colour.TRANSFER, Colour.ON_TRANSFER, Colour.SURFACE),
    State.ON_HOLD: Face(Colour.SURFACE, Colour.INK, Colour.HOLD, HEAVY_PT),
    State.PARKED: Face(Colour.SURFACE, Colour.INK, Colour.INK, THIN_PT, Dash.DASHED),
    State.NOT_OBSERVED: Face(Colour.SURFACE, Colour.MUTED, Colour.MUTED, THIN_PT, Dash.FINE),
    State.CLOSED: Face(Colour.SURFACE, Colour.INK, Colour.INK),
    State.OPEN: Face(Colour.SURFACE, Colour.MUTED, Colour.MUTED, THIN_PT, Dash.FINE),
}

_STANDING_AT_POINT = frozenset({State.WAITING, State.BLOCKED, State.TRANSFERRED})


@dataclass(frozen=True, slots=True)
class Token:
    """A contact to be drawn. `arrived_ms` is when it came to where it is, on the replay's clock."""

    contact: int
    position: Position
    arrived_ms: int


def draw_tokens(
    drawing: DisplayList, tokens: Iterable[Token], scale: float = 1
) -> tuple[Primitive, ...]:
    """The tokens, in the coordinates of a map; each primitive's owner is its `token_id`.

    A point that the view does not draw is told at its step; a contact at a step that it does not
    draw is left out.

    Args:
        scale: how many times larger than as printed a token is, for a map shown small.
    """
    standing: dict[str, list[Token]] = defaultdict(list)
    for token in sorted(tokens, key=lambda token: (token.arrived_ms, token.contact)):
        if place := place_of(drawing, token):
            standing[place].append(token)
    return tuple(
        item
        for place, here in standing.items()
        for item in _placed_tokens(drawing, place, here, scale)
    )


def token_id(contact: int) -> str:
    """The owner of what is drawn for a contact."""
    return f"contact:{contact}"


def place_of(drawing: DisplayList, token: Token) -> str:
    """The id of the element that a contact is shown at; "" where the view has none."""
    places = (token.position.node, token.position.step)
    return next((place for place in places if place in drawing.by_owner), "")


def _placed_tokens(
    drawing: DisplayList, place: str, tokens: Sequence[Token], scale: float
) -> Iterator[Primitive]:
    body = _body(drawing, place)
    at_point = place != tokens[0].position.step
    labels = [words_of(token, at_point=at_point) for token in tokens]
    widths = [_width(str(t.contact), words, scale) for t, words in zip(tokens, labels, strict=True)]
    if at_point:
        slots = _beside(body, drawing.bounds_of(place).bottom, widths, scale)
    else:
        slots = _above(body, widths, scale)
    for token, words, width, slot in zip(tokens, labels, widths, slots, strict=True):
        if token.position.origin:
            point = _on_way(drawing, token.position, slot, scale)
            yield from _token(token, "", _HEIGHT_PT * scale, point, scale)
        else:
            yield from _token(token, words, width, slot, scale)


def words_of(token: Token, *, at_point: bool) -> str:
    """What a token says beside its number: how long it stands, and why unless it is seen."""
    position = token.position
    if position.state in (State.WORKING, State.CLOSED):
        return "hold" if position.on_hold else ""
    if position.state is State.OPEN:
        return "still open"
    time = clock_time(position.elapsed_ms)
    seen = at_point and position.state in _STANDING_AT_POINT
    parts = [time if seen else f"{position.state} {time}"]
    if position.on_hold and position.state is not State.ON_HOLD:
        parts.append("hold")
    return " · ".join(parts)


def _width(number: str, words: str, scale: float) -> float:
    wide = text_width(number, Font.BOLD, _NUMBER_PT) + 2 * _PAD_PT
    if words:
        wide += text_width(words, Font.SEMIBOLD, _TIME_PT) + _PAD_PT
    return max(_HEIGHT_PT, wide) * scale


def _above(body: Bounds, widths: Sequence[float], scale: float) -> list[Point]:
    """Top left corners, in rows above a node, the first on its upper edge."""
    side, gap = _HEIGHT_PT * scale, _GAP_PT * scale
    room = max(body.width, _IN_A_ROW * (side + gap))
    left = (body.left + body.right - room) / 2
    slots: list[Point] = []
    x, y = left, body.top - side * 0.8
    for width in widths:
        if x > left and x + width > left + room:
            x, y = left, y - side - gap
        slots.append((x, y))
        x += width + gap
    return slots


def _beside(body: Bounds, bottom: float, widths: Sequence[float], scale: float) -> list[Point]:
    """Top left corners, in rows that grow to the left of a point.

    The first is at the point's height, others as far as its words reach: what comes below them
    belongs to the next point.
    """
    side, gap = _HEIGHT_PT * scale, _GAP_PT * scale
    top = (body.top + body.bottom - side) / 2
    rows = 1 + max(0, int((bottom - top - side) / (side + gap)))
    lefts = [body.left] * rows
    slots: list[Point] = []
    for place, width in enumerate(widths):
        row = place % rows
        lefts[row] -= gap + width
        slots.append((lefts[row], top + row * (side + gap)))
    return slots


def _body(drawing: DisplayList, owner: str) -> Bounds:
    """Around what is drawn of a node, without the words beside it."""
    items = drawing.by_owner[owner]
    return bounds_around([item for item in items if not isinstance(item, Text)] or items)


def _on_way(drawing: DisplayList, position: Position, slot: Point, scale: float) -> Point:
    """The corner of a token on its way: along the lines it passes, and on to its slot."""
    half = _HEIGHT_PT * scale / 2
    goal = (slot[0] + half, slot[1] + half)
    lines = tuple(curve for edge in position.edges if (curve := _line(drawing, edge)))
    way = [point for line in lines for point in _samples(line)]
    if not way and position.origin in drawing.by_owner:
        start = _body(drawing, position.origin)
        way = [((start.left + start.right) / 2, (start.top + start.bottom) / 2)]
    x, y = _along((*way, goal), position.fraction)
    return x - half, y - half


def _line(drawing: DisplayList, edge: str) -> Curve | None:
    items = drawing.by_owner.get(edge, ())
    return next((item for item in items if isinstance(item, Curve)), None)


@lru_cache(maxsize=1024)
def _samples(line: Curve) -> tuple[Point, ...]:
    return tuple(curve_samples(line, _SAMPLE_PT))


def _along(way: Sequence[Point], fraction: float) -> Point:
    """The point that so much of the way's length lies behind."""
    lengths = [0.0, *accumulate(dist(*ends) for ends in pairwise(way))]
    wanted = fraction * lengths[-1]
    at = bisect_left(lengths, wanted)
    if at == 0:
        return way[0]
    share = (wanted - lengths[at - 1]) / (lengths[at] - lengths[at - 1])
    (x0, y0), (x1, y1) = way[at - 1], way[at]
    return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share


def _token(
    token: Token, words: str, width: float, corner: Point, scale: float
) -> Iterator[Primitive]:
    """A pill with the contact's number and what is said of it; a circle where nothing is."""
    (x, y), side = corner, _HEIGHT_PT * scale
    face, owner, number = _face(token.position), token_id(token.contact), str(token.contact)
    yield Box(
        x, y, width, side, side / 2, face.fill, face.stroke, face.width * scale, face.dash, owner
    )
    size, foot = _NUMBER_PT * scale, y + side / 2 + _NUMBER_PT * scale * 0.33
    wide = text_width(number, Font.BOLD, size)
    middle = x + (_PAD_PT * scale + wide / 2 if words else width / 2)
    yield Text(
        middle, foot, number, size, wide, Font.BOLD, face.ink, Anchor.MIDDLE, Role.LETTER, owner
    )
    if words:
        small = _TIME_PT * scale
        yield Text(
            x + 2 * _PAD_PT * scale + wide, foot, words, small,
            text_width(words, Font.SEMIBOLD, small), Font.SEMIBOLD, face.ink,
            role=Role.FIGURE, owner=owner,
        )  # fmt: skip


def _face(position: Position) -> Face:
    face = _FACES.get(position.state, _PLAIN)
    return replace(face, stroke=Colour.HOLD, width=HEAVY_PT) if position.on_hold else face
