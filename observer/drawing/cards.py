"""A node as a card: its box with what it says, and its points hanging below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from observer.drawing.difference import count_change, time_change
from observer.drawing.display_list import Anchor, Box, Curve, Dash, Primitive, Role
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_lines
from observer.drawing.map_graph import Before, MapNode, Seen, Status, Stop
from observer.drawing.shapes import BADGE_PT, HATCHING_PT, badge, gateway, hatching
from observer.drawing.tokens import HEAVY_PT, OUTLINE_PT, PAGE_PT, RADIUS, THIN_PT, Colour
from observer.drawing.typeface import Font
from observer.drawing.wording import (
    AFTER_ONLY,
    BEFORE_ONLY,
    DOCUMENTED_ONLY,
    OUT_OF_SIGHT,
    OWNER_NOT_KNOWN,
    of_all,
    time_range,
)
from observer.findings.wording import NOT_SEEN, clock_time
from observer.layout.geometry import Point
from observer.layout.routing import FOOT_PT
from observer.model.finding import RECURRING_FROM

LOOP_ROOM_PT = 20.0
"""Height kept above a step that follows itself."""

_PAD_X, _PAD_Y = 7.0, 5.0
_GAP = 6.0
_DOT_PT = 18.0
_GATEWAY_PT = 28.0
_REASON = Line("", font=Font.SEMIBOLD, role=Role.REASON)
_ONE_REASON = Line("", role=Role.REASON)
_HOLDER = Line("", colour=Colour.MUTED, role=Role.REASON)

Rectangle = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True)
class Row:
    """A point below its step: the badge, and the lines right of it."""

    stop: Stop
    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        return BADGE_PT + _GAP + widest(self.lines)

    @property
    def height(self) -> float:
        return max(BADGE_PT, total_height(self.lines))


@dataclass(frozen=True, slots=True)
class Card:
    """A measured node.

    Attributes:
        rows: its points, below the box; right of it in a map that runs downwards.
        width, height: of the box; edges meet it at the middle of its sides.
        loop: room for the arc of a step that follows itself, above the box; left of it in a map
            that runs downwards.
        downwards: whether the map runs downwards.
    """

    node: MapNode
    lines: tuple[Line, ...]
    rows: tuple[Row, ...]
    width: float
    height: float
    loop: float
    downwards: bool

    @property
    def hanging(self) -> float:
        """How far its points reach out of the box."""
        if not self.rows:
            return 0
        return _GAP + widest_row(self.rows) if self.downwards else _rows_height(self.rows)

    def box(self, corner: Point) -> Rectangle:
        """The box of the card with its top left there: left, top, width and height."""
        x, y = corner
        x, y = (x + self.loop, y) if self.downwards else (x, y + self.loop)
        return x, y, self.width, self.height


def measure_card(
    node: MapNode,
    total: int,
    repeats: bool = False,
    downwards: bool = False,
    in_lane: bool = False,
) -> Card:
    """A node's card.

    Sizes are whole points, which is what the layout engine can take.

    Args:
        total: what its contacts are out of.
        repeats: whether it follows itself.
        downwards: whether the map runs downwards.
        in_lane: whether it stands in a lane, so that a step without an owner says so.
    """
    join = _with_ranges_beside if downwards else tuple
    rows = tuple(Row(stop, join(_row_lines(stop, total))) for stop in node.stops)
    lines = join(_lines(node, total))
    if in_lane and node.kind == "step" and not node.owner:
        lines = (*lines, Line(OWNER_NOT_KNOWN, colour=_colours(node)[0]))
    width, height = _box_size(node, lines)
    if rows and downwards:
        height = max(height, _rows_height(rows) - _GAP + FOOT_PT)
    elif rows:
        width = max(width, widest_row(rows) + FOOT_PT)
    room = LOOP_ROOM_PT * repeats
    return Card(node, lines, rows, float(ceil(width)), float(ceil(height)), room, downwards)


def in_lane_of(card: Card, lane: str) -> Card:
    """The card of a step that stands in another's lane says whose it is; "" for no lane."""
    node = card.node
    if node.kind != "step" or not node.observable or not lane or node.owner in ("", lane):
        return card
    owner = wrap_lines(node.owner, Line("", colour=_colours(node)[0]))
    return replace(card, lines=(*card.lines, *owner))


def _with_ranges_beside(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with each range after its median: a map that runs downwards has room across."""
    joined: list[Line] = []
    for line in lines:
        if joined and line.role is Role.FIGURE and line.colour is Colour.MUTED:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} ({line.text})")
        else:
            joined.append(line)
    return tuple(joined)


def widest_row(rows: Sequence[Row]) -> float:
    return max((row.width for row in rows), default=0)


def _rows_height(rows: Sequence[Row]) -> float:
    return sum(_GAP + row.height for row in rows)


def _box_size(node: MapNode, lines: Sequence[Line]) -> tuple[float, float]:
    if node.kind == "gateway":
        return _GATEWAY_PT, _GATEWAY_PT
    if not lines:
        return _DOT_PT, _DOT_PT
    pad_x = _PAD_X * 1.5 if node.kind in ("outcome", "end", "event") else _PAD_X
    strip = HATCHING_PT if node.hold else 0
    return widest(lines) + 2 * pad_x, float(round(total_height(lines) + 2 * _PAD_Y + strip))


def _lines(node: MapNode, total: int) -> tuple[Line, ...]:
    if node.kind in ("gateway", "start"):
        return ()
    text, ground = _colours(node)
    if node.kind == "outcome":
        text = text if node.status.is_gone else ground
        name = Line("", PAGE_PT.lead, Font.SEMIBOLD, text, Role.NAME)
        return (
            *wrap_lines(outcome_name(node.label), name),
            *_figures(node, total, text, time=False),
        )
    name = Line("", PAGE_PT.lead, Font.SEMIBOLD, text, Role.NAME)
    lines = wrap_lines(node.label, name)
    if not node.observable:
        owner = wrap_lines(node.owner, Line("", colour=text))
        return (*lines, *owner, Line(OUT_OF_SIGHT, colour=text))
    if node.status is Status.DOCUMENTED_ONLY:
        return (*lines, Line(DOCUMENTED_ONLY, colour=text))
    if node.status is Status.BEFORE_ONLY:
        lines = (*lines, Line(BEFORE_ONLY, colour=text))
    return (*lines, *_figures(node, total, text, time=True), *_pauses(node, total))


def _pauses(node: MapNode, total: int) -> Iterator[Line]:
    """How many contacts were on hold here, or parked with a callback promised, and how long."""
    for word, pause in (("on hold", node.hold), ("parked", node.parked)):
        if pause:
            figures = f"{word} {of_all(len(pause.contacts), total)}"
            yield Line(f"{figures} · {clock_time(pause.durations.median_ms)}")


def _colours(node: MapNode) -> tuple[Colour, Colour]:
    """Of text on the surface, and of text on a filling in the first."""
    if node.status.is_gone:
        return Colour.DOCUMENTED_ONLY, Colour.SURFACE
    if node.status.is_new:
        return Colour.OBSERVED_ONLY, Colour.ON_OBSERVED_ONLY
    return Colour.INK, Colour.ON_INK


def outcome_name(outcome: str) -> str:
    return outcome[:1].upper() + outcome[1:] if outcome else "Outcome open"


def _figures(part: MapNode | Stop, total: int, colour: Colour, time: bool) -> tuple[Line, ...]:
    """`9 of 10 · 2:40`, its range, and how often where that is oftener; of two rounds both."""
    if part.before:
        return tuple(_changes(part.seen, part.before, total, colour, time))
    return tuple(_seen_figures(part.seen, total, colour, time))


def _seen_figures(seen: Seen, total: int, colour: Colour, time: bool) -> Iterator[Line]:
    if not seen.contacts:
        return
    figures = of_all(len(seen.contacts), total)
    median = f"time {NOT_SEEN}" if seen.median_ms is None else clock_time(seen.median_ms)
    yield Line(f"{figures} · {median}" if time else figures, colour=colour)
    span = time_range(seen.min_ms, seen.max_ms) if time else ""
    if span:
        yield Line(span, colour=Colour.MUTED)
    if time and seen.count > len(seen.contacts):
        yield Line(f"{seen.count} times", colour=colour)


def _changes(seen: Seen, before: Before, total: int, colour: Colour, time: bool) -> Iterator[Line]:
    """`3 of 10 → 1 of 8`, the two medians, and the range afterwards."""
    yield Line(count_change(before, seen, total), colour=colour)
    if not time:
        return
    yield Line(time_change(before, seen), colour=colour)
    span = time_range(seen.min_ms, seen.max_ms)
    if span:
        yield Line(f"after {span}", colour=Colour.MUTED)


def _row_lines(stop: Stop, total: int) -> tuple[Line, ...]:
    recurring = len(stop.seen.contacts) >= RECURRING_FROM
    reason = wrap_lines(stop_name(stop), _REASON if recurring else _ONE_REASON)
    holders = wrap_lines(", ".join((*stop.held_by, *stop.modes)), _HOLDER)
    return (*reason, *holders, *_row_figures(stop, total))


def _row_figures(stop: Stop, total: int) -> tuple[Line, ...]:
    known = stop.seen if stop.seen.contacts or stop.before is None else stop.before.seen
    timed = stop.kind != "workaround" and known.median_ms is not None
    figures = _figures(stop, total, Colour.MUTED if stop.status.is_gone else Colour.INK, timed)
    if stop.status is Status.AFTER_ONLY:
        figures = (*figures, Line(AFTER_ONLY, colour=Colour.OBSERVED_ONLY))
    if timed or stop.kind == "workaround":
        return figures
    return (*figures, Line(f"pick-up {NOT_SEEN}" if stop.kind == "transfer" else f"end {NOT_SEEN}"))


def stop_name(stop: Stop) -> str:
    """What the drawing calls a point: its reason, the team it goes to, or that it is open."""
    if stop.kind == "transfer":
        return f"to {stop.label}" if stop.label else "team open"
    if stop.kind == "workaround":
        return stop.label or "workaround"
    return stop.label or "reason open"


def draw_card(card: Card, corner: Point) -> list[Primitive]:
    """The card with its top left there."""
    box = card.box(corner)
    return [*_rows(card, box), *_box(card, box)]


def _rows(card: Card, box: Rectangle) -> list[Primitive]:
    left, top, width, height = box
    x, y = (left + width + _GAP, top - _GAP) if card.downwards else (left, top + height)
    items: list[Primitive] = []
    for row in card.rows:
        y += _GAP
        items += badge(row.stop.kind, x, y, row.stop.id, hollow=row.stop.status.is_gone)
        text_top = y + max(0.0, (BADGE_PT - total_height(row.lines)) / 2)
        items += set_lines(row.lines, x + BADGE_PT + _GAP, text_top, owner=row.stop.id)
        y += row.height
    if not card.rows:
        return items
    rail_x, last_top = x + BADGE_PT / 2, y - card.rows[-1].height
    first = top + BADGE_PT / 2 if card.downwards else top + height / 2
    rails = [straight((rail_x, first), (rail_x, last_top), Colour.MUTED, THIN_PT)]
    if card.downwards:
        rails.append(straight((left + width, first), (rail_x, first), Colour.MUTED, THIN_PT))
    return [*rails, *items]


def straight(
    start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float
) -> Curve:
    return Curve((start, start, end, end), colour, width)


def _box(card: Card, box: Rectangle) -> list[Primitive]:
    x, y, width, _ = box
    node, middle = card.node, x + width / 2
    if node.kind == "gateway":
        return gateway(node.gateway, middle - _GATEWAY_PT / 2, y, _GATEWAY_PT, node.id)
    if not card.lines:
        return _dot(node, x + width - _DOT_PT, y + (card.height - _DOT_PT) / 2)
    strip = HATCHING_PT if node.hold else 0
    text_top = y + (card.height - strip - total_height(card.lines)) / 2
    texts = set_lines(card.lines, middle, text_top, Anchor.MIDDLE, node.id)
    return [*_frame(node, box), *_hold(node, box), *texts]


def _hold(node: MapNode, box: Rectangle) -> list[Primitive]:
    """Hatching along the foot of a step at which the customer was on hold."""
    if not node.hold:
        return []
    x, y, width, height = box
    left, foot = x + RADIUS, y + height - HEAVY_PT - _PAD_Y / 2
    return hatching(left, foot - HATCHING_PT, width - 2 * RADIUS, node.id)


def _dot(node: MapNode, x: float, y: float) -> list[Primitive]:
    """A start is filled, an end a heavy ring, an unnamed event a thin one."""
    heavy = {"start": 0.0, "end": HEAVY_PT * 1.5}.get(node.kind, THIN_PT)
    inset = heavy / 2
    side = _DOT_PT - heavy
    fill = Colour.INK if node.kind == "start" else Colour.SURFACE
    stroke = None if node.kind == "start" else Colour.INK
    return [Box(x + inset, y + inset, side, side, side / 2, fill, stroke, heavy, owner=node.id)]


def _frame(node: MapNode, box: Rectangle) -> list[Primitive]:
    colour, _ = _colours(node)
    radius = box[3] / 2 if node.kind in ("outcome", "end", "event") else RADIUS
    fill = colour if node.kind == "outcome" and not node.status.is_gone else Colour.SURFACE
    if node.status.is_gone:
        return [_inset(box, THIN_PT, radius, fill, colour, Dash.FINE, node.id)]
    if node.status.is_new:
        return [
            _inset(box, HEAVY_PT, radius, fill, colour, Dash.SOLID, node.id),
            _inset(box, THIN_PT, radius, None, _inner(node), Dash.SOLID, node.id, by=3.2),
        ]
    width = THIN_PT if node.kind == "event" else OUTLINE_PT
    return [_inset(box, width, radius, fill, colour, Dash.SOLID, node.id)]


def _inner(node: MapNode) -> Colour:
    text, ground = _colours(node)
    return ground if node.kind == "outcome" else text


def _inset(
    box: Rectangle, width: float, radius: float, fill: Colour | None, stroke: Colour,
    dash: Dash, owner: str, by: float = 0,
) -> Box:  # fmt: skip
    """A frame whose stroke lies wholly inside `box`, `by` points from its edge."""
    x, y, across, down = box
    inset = by + width / 2
    return Box(
        x + inset, y + inset, across - 2 * inset, down - 2 * inset,
        max(1.0, min(radius, down / 2) - inset), fill, stroke, width, dash, owner,
    )  # fmt: skip
