"""Page 1: all that a director needs who reads nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from observer.documents.leadership.disc import disc
from observer.documents.leadership.links import (
    BRIEF,
    FIRST_PAGE,
    MAP,
    METHOD,
    Pages,
    capped,
    page_of,
    short_link,
)
from observer.documents.leadership.matter import Held, Matter, said_day
from observer.documents.leadership.replay import Replay, freed
from observer.documents.leadership.small_map import Small, draw_small, path_words
from observer.documents.leadership.wording import (
    constraint_name,
    contacts_held,
    how_sure,
    known_words,
    latency_words,
    metric,
    observed,
    place,
    time_lost,
    who_decides,
)
from observer.drawing.lines import Line
from observer.drawing.tokens import Colour
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Tag
from observer.export.flow import Room
from observer.export.setting import (
    Column,
    Styles,
    beside,
    column_widths,
    figure,
    natural_width,
    panel,
    paragraph,
    stacked,
    table,
)

_MAP_AT_LEAST = 0.16
"""Of the page's height; texts are cut shorter before the map gets less."""

COLUMNS = (
    Column("", 0.35),
    Column("Constraint", 2.4),
    Column("Contacts", 1),
    Column("Time lost", 1.4),
    Column("Decision latency", 1.7),
    Column("Who decides today", 1.6),
    Column("In the team's words", 2.8),
)


@dataclass(frozen=True, slots=True)
class _Lines:
    """In how many lines each text is set at most; the rest of it stands on another page."""

    question: int
    fact: int
    name: int
    cell: int
    ask: int
    words: int
    sure: int


_LINES = (_Lines(3, 4, 3, 5, 3, 3, 4), _Lines(2, 2, 2, 3, 2, 1, 2))
"""Roomy, and close."""


@dataclass(frozen=True)
class FirstPage:
    """What page 1 is made from.

    Attributes:
        replay: what the observed contacts would have gained; None while nobody replayed them.
        further: titles of the pages that are said under “where to check”, by their anchors.
    """

    matter: Matter
    styles: Styles
    pages: Pages
    further: Sequence[tuple[str, str]]
    replay: Replay | None = None


def first_page(page: FirstPage, room: Room) -> tuple[Part, ...]:
    """Everything, within the room whatever the texts are; the map takes what they leave."""
    gap = page.styles.margin / 3
    for lines in _LINES:
        above, below = _above(page, lines, room.width), _below(page, lines, room.width)
        taken = sum(block.height + gap for block in (*above, *below))
        if room.height - taken > _MAP_AT_LEAST * room.height:
            break
    blocks = [*above, *_map(page, room.width, room.height - taken), *below]
    free = room.height - sum(block.height for block in blocks)
    return tuple(_spread(blocks, room, min(free / (len(blocks) - 1), 2.5 * gap)))


def _spread(blocks: Sequence[Block], room: Room, gap: float) -> Iterator[Part]:
    bottom = room.top
    for block in blocks:
        yield Part(room.left, bottom, block)
        bottom += block.height + gap


def _above(page: FirstPage, lines: _Lines, width: float) -> list[Block]:
    return [_title(page, lines, width), _facts(page, lines, width)]


def _below(page: FirstPage, lines: _Lines, width: float) -> list[Block]:
    held = page.matter.first
    told = [*_constraints(page, lines, width)] if held else []
    return [
        *told,
        _ask(page, lines, width),
        *_words(page, lines, width),
        _sure(page, lines, width),
        _where_to_check(page, width),
    ]


def _title(page: FirstPage, lines: _Lines, width: float) -> Block:
    styles, matter = page.styles, page.matter
    kicker = f"Leadership pack · {matter.study.contact_type}"
    question = matter.brief.question or "The question was not given"
    like = replace(styles.heading(1), font=Font.BOLD)
    blocks = [
        capped(kicker, styles.quiet, width, 1, page.pages, BRIEF),
        replace(
            capped(question, like, width, lines.question, page.pages, BRIEF, Tag.HEADING_1),
            anchor=FIRST_PAGE,
            bookmark="Page 1: the whole on one page",
        ),
    ]
    if matter.drafts:
        why = f"Draft: {'; '.join(matter.drafts)}"
        like = replace(styles.strong, colour=Colour.BLOCKED)
        blocks.append(capped(why, like, width, 2, page.pages, BRIEF))
    return stacked(blocks)


def _facts(page: FirstPage, lines: _Lines, width: float) -> Block:
    gap = page.styles.margin
    left = (width - gap) * 0.42
    return beside(
        [
            _fact("The coached metric", metric(page.matter.study), page, lines.fact, left),
            _fact("What was observed", observed(page.matter), page, lines.fact, width - gap - left),
        ],
        gap,
    )


def _fact(title: str, words: str, page: FirstPage, most: int, width: float) -> Block:
    head = paragraph(title, _label(page.styles), width)
    return stacked([head, capped(words, page.styles.body, width, most, page.pages, METHOD)])


def _label(styles: Styles) -> Line:
    return replace(styles.small, font=Font.SEMIBOLD)


def _map(page: FirstPage, width: float, height: float) -> Iterator[Block]:
    """As much of the map as fits, or where it is."""
    styles = page.styles
    ringed = "; ringed: what took most time" if page.matter.first else ""
    words = f"{path_words(page.matter)}; times: median{ringed}"
    head = beside(
        [
            paragraph(words, _label(styles), natural_width(words, _label(styles)) + 1),
            short_link(f"Whole map: {page_of(page.pages, MAP)}", MAP, styles.small),
        ],
        styles.margin / 2,
    )
    gap = styles.margin / 3
    note = paragraph("x", styles.small, width)
    room = height - head.height - note.height - 2 * gap
    small = draw_small(page.matter, width, room, styles)
    if small:
        yield stacked([head, _shown(small, styles, width, room)], gap / 2)
    elif height > head.height + gap:
        yield head


def _shown(small: Small, styles: Styles, width: float, room: float) -> Block:
    drawn = figure(small.drawing, width, room, small.alternative, small.scale)
    if not small.left_out:
        return drawn
    note = paragraph(f"{small.left_out}; see the whole map", styles.small, width)
    return stacked([drawn, note])


def _constraints(page: FirstPage, lines: _Lines, width: float) -> Iterator[Block]:
    matter, styles = page.matter, page.styles
    rows = [_row(page, held, lines, width) for held in matter.first]
    blocks = table(COLUMNS, rows, styles, width, [held.anchor for held in matter.first])
    yield stacked([*blocks, paragraph(_rule(matter), styles.small, width)], styles.margin / 12)


def _rule(matter: Matter) -> str:
    """How the three were taken, and the decision latency of all."""
    latency = matter.analysis.findings.latency
    more = len(matter.held) - len(matter.first)
    others = f"; {more} more {'recurs' if more == 1 else 'recur'}" if more else ""
    return (
        f"Shown: what held two contacts or more, most time lost first, then most contacts{others}. "
        f"Decision latency: from the agent knowing the resolution to being permitted to deliver "
        f"it; {known_words(latency, matter.closed)}. In the map: W wait, B blocked, T transfer."
    )


def _row(page: FirstPage, held: Held, lines: _Lines, width: float) -> list[Block]:
    styles, one = page.styles, held.constraint
    widths = column_widths(COLUMNS, width)
    texts = (
        contacts_held(one),
        time_lost(one),
        latency_words(held.latency) or "not part of it",
        who_decides(held),
        f"“{held.said}”" if held.said else "not given",
    )
    cells = [
        capped(text, styles.body, room, lines.cell, page.pages, held.anchor)
        for text, room in zip(texts, widths[2:], strict=True)
    ]
    name = capped(
        constraint_name(one), styles.strong, widths[1], lines.name, page.pages, held.anchor
    )
    where = capped(place(one), styles.quiet, widths[1], lines.name, page.pages, held.anchor)
    return [disc(held.rank, styles), stacked([name, where]), *cells]


def _ask(page: FirstPage, lines: _Lines, width: float) -> Block:
    styles, brief, pages = page.styles, page.matter.brief, page.pages
    padding = styles.margin / 3
    inner = width - 2 * padding
    day = said_day(brief.by_when) or "not given"
    who = f"By whom: {brief.by_whom or 'not given'} · by when: {day}"
    like = styles.heading(2)
    blocks = [
        paragraph("What is asked for", _label(styles), inner),
        capped(
            brief.decision or "The decision was not given", like, inner, lines.ask, pages, BRIEF
        ),
        capped(who, styles.body, inner, 2, pages, BRIEF),
    ]
    if page.replay:
        blocks.append(_freed(page, page.replay, inner))
    return panel(stacked(blocks, padding / 4), padding)


def _freed(page: FirstPage, replay: Replay, width: float) -> Block:
    words = f"Expected: {freed(replay)}"
    return capped(words, page.styles.body, width, 3, page.pages, "replay")


def _words(page: FirstPage, lines: _Lines, width: float) -> Iterator[Block]:
    words = page.matter.brief.words
    if words:
        like = replace(page.styles.heading(2), font=Font.ITALIC)
        yield capped(f"“{words}” – the team", like, width, lines.words, page.pages, BRIEF)


def _sure(page: FirstPage, lines: _Lines, width: float) -> Block:
    first = page.matter.first
    words = how_sure(first[0] if first else None, page.matter.closed)
    return _fact("How sure", words, page, lines.sure, width)


def _where_to_check(page: FirstPage, width: float) -> Block:
    """The pages behind the figures, in as many lines as it takes."""
    styles = page.styles
    links = [
        (held.anchor, f"{held.rank}: {page_of(page.pages, held.anchor)}")
        for held in page.matter.first
    ]
    links += [(anchor, f"{title}: {page_of(page.pages, anchor)}") for anchor, title in page.further]
    rows: list[list[Block]] = [
        [
            paragraph(
                "Where to check",
                _label(styles),
                natural_width("Where to check", _label(styles)) + 1,
            )
        ]
    ]
    used = rows[0][0].width
    for anchor, words in links:
        block = short_link(words, anchor, styles.small)
        used += block.width + styles.margin / 2
        if used > width:
            rows.append([])
            used = block.width
        rows[-1].append(block)
    return stacked(beside(row, styles.margin / 2) for row in rows)
