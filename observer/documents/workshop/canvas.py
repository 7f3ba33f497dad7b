"""The empty canvas: who is there, where a contact begins and how it may end; the rest is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from observer.analysis import Observed
from observer.documents.workshop.page import Page, Setup, full_page, page_room
from observer.drawing.cards import outcome_name
from observer.drawing.display_list import Anchor, Box, DisplayList, Primitive
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_to_width
from observer.drawing.tokens import GRID, HAIRLINE, PAGE_PT, Colour
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Tag
from observer.export.flow import Room
from observer.model.trace import EventKind

TITLE = "How should it run?"
ANCHOR = "canvas"
UNNAMED = ""
"""A lane whose owner the team names."""

_LEAST_LANE_PT = 88.0
_NAME_PT = 76.0
_DOT_PT = 16.0
_OUTCOME_PT = 84.0
_NAME = Line("", PAGE_PT.body, Font.SEMIBOLD)
_OUTCOME = Line("", PAGE_PT.body, Font.SEMIBOLD, Colour.ON_INK)


def canvas_pages(setup: Setup, observed: Observed) -> list[Page]:
    """One sheet, or more where the lanes would be too narrow for notes to stick in."""
    room = page_room(setup, TITLE)
    lanes = lanes_of(observed)
    most = max(1, int(room.height / _LEAST_LANE_PT))
    outcomes = _outcomes(observed)
    return [
        _page(setup, room, lanes[at : at + most], outcomes, "" if at else ANCHOR)
        for at in range(0, len(lanes), most)
    ]


def lanes_of(observed: Observed) -> list[str]:
    """A lane for each owner of a documented step, and whom contacts were transferred to.

    The last one has no name yet, nor has the first where the document names no owner.
    """
    steps = observed.process.steps if observed.process else ()
    owners = _names(step.owner for step in steps)
    events = (event for trace in observed.traces for event in trace.events)
    teams = _names(event.label for event in events if event.kind is EventKind.TRANSFER)
    others = [team for team in teams if team not in owners]
    return [*(owners or [UNNAMED]), *others, UNNAMED]


def _names(texts: Iterable[str]) -> list[str]:
    """Each name once, on one line."""
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


def _outcomes(observed: Observed) -> tuple[str, ...]:
    seen = dict.fromkeys(trace.outcome for trace in observed.traces if trace.outcome)
    return tuple(sorted(seen))


def _page(
    setup: Setup, room: Room, lanes: Sequence[str], outcomes: Sequence[str], anchor: str
) -> Page:
    drawing = draw_canvas(lanes, outcomes if anchor else (), room.width, room.height)
    named = ", ".join(lane or "one without a name" for lane in lanes)
    block = Block(
        Tag.FIGURE,
        room.width,
        room.height,
        drawing,
        alternative=f"An empty canvas with lanes: {named}",
    )
    title = TITLE if anchor else f"{TITLE}, further lanes"
    return full_page(setup, title, anchor, [Part(room.left, room.top, block)])


def draw_canvas(
    lanes: Sequence[str], outcomes: Sequence[str], width: float, height: float
) -> DisplayList:
    """Lanes with their names; in the first one the start; the outcomes at the right.

    Args:
        outcomes: none where the canvas goes on from another.
    """
    high = height / len(lanes)
    across = width - _OUTCOME_PT if outcomes else width
    items: list[Primitive] = []
    for number, lane in enumerate(lanes):
        items += _lane(lane, number * high, across, high, shaded=number % 2 == 0)
    if outcomes:
        top = (high - _DOT_PT) / 2
        dot = Box(_NAME_PT + GRID, top, _DOT_PT, _DOT_PT, _DOT_PT / 2, fill=Colour.INK)
        items.append(dot)
        small = Line("begins", PAGE_PT.small, colour=Colour.MUTED)
        items += set_lines([small], _NAME_PT + GRID + _DOT_PT / 2, top + _DOT_PT + 2, Anchor.MIDDLE)
        items += _ends(outcomes, width, height)
    return DisplayList(width, height, tuple(items))


def _lane(
    name: str, top: float, width: float, height: float, *, shaded: bool
) -> Iterator[Primitive]:
    fill = Colour.PAPER if shaded else Colour.SURFACE
    yield Box(0, top, width, height, 0, fill, Colour.LINE, HAIRLINE)
    yield Box(_NAME_PT, top, HAIRLINE, height, fill=Colour.LINE)
    lines = list(wrap_to_width(name, _NAME, _NAME_PT - 2 * GRID))
    fitting = int((height - 2 * GRID) / _NAME.height)
    if len(lines) > fitting:
        lines[fitting - 1 :] = [replace(_NAME, text="…")]
    yield from set_lines(lines, GRID, top + GRID)
    if not name:
        foot = top + GRID + 2 * _NAME.height
        yield Box(GRID, foot, _NAME_PT - 2 * GRID, HAIRLINE / 2, fill=Colour.MUTED)


def _ends(outcomes: Sequence[str], width: float, height: float) -> Iterator[Primitive]:
    """The outcomes at the right, in even distances."""
    middle = width - _OUTCOME_PT / 2 + GRID / 4
    small = Line("ends as", PAGE_PT.small, colour=Colour.MUTED)
    yield from set_lines([small], middle, GRID, Anchor.MIDDLE)
    apart = height / len(outcomes)
    for number, outcome in enumerate(outcomes):
        lines = wrap_to_width(outcome_name(outcome), _OUTCOME, _OUTCOME_PT - 2 * GRID)
        high = total_height(lines) + GRID
        wide = widest(lines) + 2 * GRID
        top = apart * (number + 0.5) - high / 2
        yield Box(middle - wide / 2, top, wide, high, high / 2, Colour.INK)
        yield from set_lines(lines, middle, top + GRID / 2, Anchor.MIDDLE)
