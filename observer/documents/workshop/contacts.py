"""A page for each contact: what happened, one line after the other, beside its time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from textwrap import wrap

from observer.documents.workshop.moments import Moment, tell_moments
from observer.documents.workshop.page import Page, Setup, flowing_pages, full_page, page_room
from observer.documents.workshop.signs_key import sign_block
from observer.documents.workshop.writing import writing_box
from observer.drawing.cards import outcome_name
from observer.drawing.display_list import Anchor, DisplayList
from observer.drawing.signs import SMALL_PT
from observer.drawing.time_scale import TimeScale, contact_scale
from observer.drawing.timeline import AXIS_PT, INSET_PT, draw_axis, draw_grid, draw_strip
from observer.drawing.tokens import GRID
from observer.export.document import Block, Part, Tag
from observer.export.flow import Room
from observer.export.setting import PAGE_STYLES, paragraph, stacked
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.model.trace import Trace

_TIME_PT, _LENGTH_PT = 36.0, 40.0
_WORDS_SHARE = 0.34
_PAD_PT = 2.5
_LONGEST_WORDS = 400
"""Characters told in one row."""

_LEAST_WORDS_PT = 230.0
_LEAST_BOX_PT = 60.0


def contact_anchor(number: int) -> str:
    return f"contact-{number}"


def contact_title(trace: Trace) -> str:
    """Such as `Contact 4 · call · callback`."""
    outcome = outcome_name(trace.outcome).lower() if trace.closed else "still open"
    return " · ".join(filter(None, (f"Contact {trace.contact}", trace.channel, outcome)))


def contact_pages(setup: Setup, trace: Trace, notes: Collection[int]) -> list[Page]:
    """The contact on one page where it has the room, and on further ones where it does not.

    What is left of a page is a box to write in.
    """
    title, anchor = contact_title(trace), contact_anchor(trace.contact)
    room = page_room(setup, title)
    columns = _Columns(room.width)
    scale = contact_scale(trace, columns.strip - 2 * INSET_PT)
    head = _head(columns, scale)
    told = tell_moments(trace, notes)
    rows = [replace(row, head=head) for moment in told for row in _rows(moment, columns, scale)]
    height = sum(block.height for block in (head, *rows))
    if height + _LEAST_BOX_PT > room.height:
        return flowing_pages(setup, title, anchor, [head, *rows])
    box = writing_box("What we notice here", room.width, room.height - height - GRID)
    return [full_page(setup, title, anchor, [*_stood([head, *rows], room), _at_foot(box, room)])]


def _stood(blocks: list[Block], room: Room) -> list[Part]:
    parts, top = [], room.top
    for block in blocks:
        parts.append(Part(room.left, top, block))
        top += block.height
    return parts


def _at_foot(block: Block, room: Room) -> Part:
    return Part(room.left, room.top + room.height - block.height, block)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a page `width` wide stand."""

    width: float

    @property
    def words_x(self) -> float:
        return _TIME_PT + 2 * GRID + SMALL_PT

    @property
    def words(self) -> float:
        return max(_LEAST_WORDS_PT, self.width * _WORDS_SHARE) - self.words_x

    @property
    def length_x(self) -> float:
        return self.words_x + self.words + GRID

    @property
    def strip_x(self) -> float:
        return self.length_x + _LENGTH_PT + GRID / 2

    @property
    def strip(self) -> float:
        return self.width - self.strip_x


def _head(columns: _Columns, scale: TimeScale) -> Block:
    """The names of the columns, and the axis."""
    small = PAGE_STYLES.small
    cells = (
        Part(0, 0, _cell(Tag.HEADER_CELL, "from", _TIME_PT, Anchor.END)),
        Part(columns.words_x, 0, _cell(Tag.HEADER_CELL, "what happened", columns.words)),
        Part(columns.length_x, 0, _cell(Tag.HEADER_CELL, "for", _LENGTH_PT, Anchor.END)),
        Part(columns.strip_x, 0, _decoration(draw_axis(scale))),
    )
    height = max(small.height, AXIS_PT) + _PAD_PT
    return Block(Tag.ROW, columns.width, height, parts=cells, keeps_next=True)


def _rows(moment: Moment, columns: _Columns, scale: TimeScale) -> Iterator[Block]:
    """The row of a moment; what was written at length goes on in further ones."""
    first, *further = wrap(moment.words, _LONGEST_WORDS) or [""]
    yield _row(replace(moment, words=first), columns, scale)
    for words in further:
        cell = _cell(Tag.CELL, words, columns.words)
        grid = _decoration(draw_grid(scale, cell.height))
        parts = (Part(columns.strip_x, 0, grid), Part(columns.words_x, 0, cell))
        yield Block(Tag.ROW, columns.width, cell.height, parts=parts)


def _row(moment: Moment, columns: _Columns, scale: TimeScale) -> Block:
    words = _words(moment, columns.words)
    height = max(words.height, SMALL_PT) + 2 * _PAD_PT
    beside = (height - PAGE_STYLES.body.height) / 2 if not moment.more else _PAD_PT
    time = clock_time(moment.told_ms)
    strip = draw_strip(scale, moment.kind, moment.start_ms, moment.end_ms, height)
    cells = (
        Part(columns.strip_x, 0, _decoration(strip)),
        Part(0, beside, _cell(Tag.CELL, time, _TIME_PT, Anchor.END)),
        Part(_TIME_PT + GRID, (height - SMALL_PT) / 2, sign_block(moment.kind)),
        Part(columns.words_x, (height - words.height) / 2, words),
        Part(columns.length_x, beside, _cell(Tag.CELL, moment.length, _LENGTH_PT, Anchor.END)),
    )
    return Block(Tag.ROW, columns.width, height, parts=cells)


def _words(moment: Moment, width: float) -> Block:
    like = PAGE_STYLES.strong if moment.kind is MarkKind.STEP else PAGE_STYLES.body
    lines = [paragraph(moment.words, like, width)]
    if moment.more:
        lines.append(paragraph(moment.more, PAGE_STYLES.quiet, width))
    return replace(stacked(lines), tag=Tag.CELL)


def _cell(tag: Tag, text: str, width: float, anchor: Anchor = Anchor.START) -> Block:
    like = PAGE_STYLES.small if tag is Tag.HEADER_CELL else PAGE_STYLES.body
    inside = paragraph(text, like, width, anchor=anchor)
    return Block(tag, width, inside.height, parts=(Part(0, 0, inside),))


def _decoration(drawing: DisplayList) -> Block:
    """What the words beside it say, too."""
    return Block(Tag.ARTIFACT, drawing.width, drawing.height, drawing)
