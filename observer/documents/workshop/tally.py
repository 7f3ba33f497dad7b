"""Boxes to tally in: what of all that was seen is familiar to the team, and what is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from observer.documents.workshop.moments import event_words, holder_words
from observer.documents.workshop.page import Page, Setup, flowing_pages, page_room
from observer.documents.workshop.signs_key import sign_block
from observer.drawing.signs import SMALL_PT
from observer.drawing.tokens import GRID
from observer.export.document import Block, Part, Tag
from observer.export.setting import (
    PAGE_STYLES,
    Column,
    beside,
    column_widths,
    frame,
    paragraph,
    space,
    stacked,
    table,
)
from observer.findings.constraints import find_constraints
from observer.model.finding import Constraint
from observer.model.mark import POINTS, MarkKind
from observer.model.trace import EventKind, Trace

TITLE = "Does this happen to you?"
ANCHOR = "tally"

_ASKED = (
    "Everybody puts a stroke where it fits. Steps are in the order of the process, and below each "
    "the places where work stopped in two contacts or more. There is no right answer, and what is "
    "missing belongs on an empty line."
)
_COLUMNS = (
    Column("what was seen", 4),
    Column("familiar", 1.6),
    Column("not familiar", 1.6),
    Column("in our own words", 3),
)
_BOX_PT = 21.0
_MOST_EMPTY = 4
"""Empty lines at the end, where they do not take a page of their own; one always is."""

_INDENT_PT = 14.0
_BEFORE_ALL = "Before the first step"


def tally_pages(setup: Setup, traces: Sequence[Trace], steps: Sequence[str]) -> list[Page]:
    """
    Args:
        steps: in the order of the process.
    """
    room = page_room(setup, TITLE)
    widths = column_widths(_COLUMNS, room.width)
    boxes = [frame(width, _BOX_PT) for width in widths[1:3]]
    seen = [*_seen(traces, steps, widths[0]), *[space(_BOX_PT)] * _MOST_EMPTY]
    lines = [[what, *boxes, space(_BOX_PT)] for what in seen]
    rows = table(_COLUMNS, lines, PAGE_STYLES, room.width)
    asked = stacked([paragraph(_ASKED, PAGE_STYLES.body, room.width), space(GRID)])
    blocks = [asked, *rows]
    least = flowing_pages(setup, TITLE, ANCHOR, blocks[: 1 - _MOST_EMPTY])
    whole = (blocks[: len(blocks) - spared] for spared in range(_MOST_EMPTY))
    tried = (flowing_pages(setup, TITLE, ANCHOR, some) for some in whole)
    return next(pages for pages in tried if len(pages) == len(least))


def _seen(traces: Sequence[Trace], steps: Sequence[str], width: float) -> Iterator[Block]:
    """Each step with its recurring points, as the process runs."""
    points = recurring_points(traces)
    for step in ("", *steps):
        if step or points[step]:
            yield _centred(paragraph(step or _BEFORE_ALL, PAGE_STYLES.strong, width))
        yield from (_centred(_point(point, width)) for point in points[step])


def _centred(block: Block) -> Block:
    """The block in the middle of the height of a box."""
    height = max(block.height, _BOX_PT)
    part = Part(0, (height - block.height) / 2, block)
    return Block(Tag.DIVISION, block.width, height, parts=(part,))


def recurring_points(traces: Sequence[Trace]) -> dict[str, list[Constraint]]:
    """What stopped work at a step in two contacts or more, by the step; in no order of weight."""
    found: dict[str, list[Constraint]] = defaultdict(list)
    recurring = (point for point in find_constraints(traces) if point.recurring)
    for point in sorted(recurring, key=lambda p: (POINTS.index(MarkKind(p.point)), p.reason)):
        found[point.step].append(point)
    return found


def _point(point: Constraint, width: float) -> Block:
    signs = [sign_block(MarkKind(kind)) for kind in point.points]
    room = width - _INDENT_PT - len(signs) * (SMALL_PT + GRID)
    lines = [paragraph(point_words(point), PAGE_STYLES.body, room)]
    holders = ", ".join(filter(None, (holder_words(point.reason, by) for by in point.held_by)))
    if holders:
        lines.append(paragraph(holders, PAGE_STYLES.quiet, room))
    said = stacked(lines)
    down = space((said.height - SMALL_PT) / 2)
    shown = (stacked([down, sign]) for sign in signs)
    return beside([Block(Tag.ARTIFACT, _INDENT_PT - GRID, 0), *shown, said], GRID)


def point_words(point: Constraint) -> str:
    """Such as `Waits on: system`, or `Waits on, or blocked and needs: approval`."""
    if len(point.points) == 1:
        return event_words(EventKind(point.point), point.reason)
    return f"Waits on, or is blocked and needs: {' '.join(point.reason.split())}"
