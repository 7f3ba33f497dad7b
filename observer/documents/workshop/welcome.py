"""The first page: what the pack is, how to work with it, what its signs mean, and what is in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from observer.documents.workshop.page import Page, Setup, flowing_pages, page_room
from observer.documents.workshop.signs_key import sign_list
from observer.drawing.tokens import GRID, MARGIN, WIDE_MARGIN
from observer.export.document import Block, Tag
from observer.export.facts import PageFacts
from observer.export.setting import (
    PAGE_STYLES,
    beside,
    heading,
    natural_width,
    paragraph,
    space,
    stacked,
)
from observer.model.mark import MarkKind

ANCHOR = "welcome"
_ABOUT = (
    "{contacts} of one type: {contact_type}. Somebody watched while they happened. Each time work "
    "stopped, it was marked: what it stopped for, how long, and who could make it go on.",
    "Nothing here is judged, and nobody is named: it is about the process. You know it better than "
    "these pages do. Where they are wrong, write on them.",
)
_TO_DO = (
    ("Look at the map, then read one contact each, in silence.", "10 minutes"),
    ("Tally what is familiar, and what is not.", "10 minutes"),
    ("Talk the questions through; write down what the pages do not know.", "30 minutes"),
    (
        "Build the process as it should run, with sticky notes. Where the last page is too small "
        "for them, draw its lanes on the wall.",
        "30 minutes",
    ),
)
_TWO_COLUMNS_PT = 640.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, and the pages it stands for."""

    words: str
    pages: Sequence[Page]


def welcome_pages(
    setup: Setup, kinds: Collection[MarkKind], entries: Sequence[Entry]
) -> list[Page]:
    """As many as it takes; the numbers in the contents count them.

    Args:
        kinds: of the marks whose signs are explained.
    """
    pages = _pages(setup, kinds, entries, 1)
    return pages if len(pages) == 1 else _pages(setup, kinds, entries, len(pages))


def _pages(
    setup: Setup, kinds: Collection[MarkKind], entries: Sequence[Entry], before: int
) -> list[Page]:
    title = "Workshop"
    room = page_room(setup, title)
    columns = 2 if room.width >= _TWO_COLUMNS_PT else 1
    width = (room.width - 2 * WIDE_MARGIN * (columns - 1)) / columns
    left = [
        _section("What this is", _about(setup.facts, width), width),
        _section("What to do with it", _to_do(width), width),
    ]
    right = [
        _section("What the signs mean", sign_list(kinds, width), width),
        _section("What is in it", _contents(entries, before, width), width),
    ]
    if columns == 1:
        return flowing_pages(setup, title, ANCHOR, [*left, *right], MARGIN)
    both = beside([stacked(left, WIDE_MARGIN), stacked(right, WIDE_MARGIN)], 2 * WIDE_MARGIN)
    return flowing_pages(setup, title, ANCHOR, [stacked([space(MARGIN), both])])


def _section(title: str, block: Block, width: float) -> Block:
    return stacked([heading(title, 2, PAGE_STYLES, width), block], GRID / 2)


def _about(facts: PageFacts, width: float) -> Block:
    contacts = "One contact" if facts.contacts == 1 else f"{facts.contacts} contacts"
    lead = replace(PAGE_STYLES.body, size=PAGE_STYLES.scale.lead)
    told = (words.format(contacts=contacts, contact_type=facts.title) for words in _ABOUT)
    return stacked([paragraph(words, lead, width) for words in told], GRID)


def _to_do(width: float) -> Block:
    lead = replace(PAGE_STYLES.body, size=PAGE_STYLES.scale.lead)
    items = []
    for number, (words, time) in enumerate(_TO_DO, start=1):
        first = paragraph(f"{number}", replace(lead, font=PAGE_STYLES.strong.font), MARGIN)
        said = [
            paragraph(words, lead, width - MARGIN),
            paragraph(time, PAGE_STYLES.quiet, width - MARGIN),
        ]
        items.append(replace(beside([first, stacked(said)]), tag=Tag.ITEM))
    return stacked(items, GRID / 2)


def _contents(entries: Sequence[Entry], before: int, width: float) -> Block:
    lines = []
    first = before + 1
    for entry in entries:
        last = first + len(entry.pages) - 1
        number = f"page {first}" if first == last else f"pages {first}–{last}"
        lines.append(_line(entry, number, width))
        first = last + 1
    return stacked(lines, GRID / 4)


def _line(entry: Entry, number: str, width: float) -> Block:
    like = PAGE_STYLES.body
    wide = natural_width(number, like) + 1
    words = paragraph(entry.words, like, width - wide - GRID)
    line = beside([replace(words, width=width - wide - GRID), paragraph(number, like, wide)], GRID)
    return replace(line, tag=Tag.ITEM, link=entry.pages[0].anchor)
