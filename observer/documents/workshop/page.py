"""The pages of the pack: what stands on them, their heads, and their numbers once all are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from observer.drawing.display_list import Anchor
from observer.export.document import Block, Part, Sheet, Tag, magnified
from observer.export.facts import PageFacts
from observer.export.flow import Room, flow
from observer.export.frame import foot_parts, room_between, title_parts
from observer.export.paper import SheetSize
from observer.export.setting import PAGE_STYLES, enlargement, paragraph

_LONGEST_NUMBER = "page 0000 of 0000"


@dataclass(frozen=True, slots=True)
class Setup:
    """What all pages share.

    Attributes:
        size: of the sheets as they are printed.
        facts: of the study; each page has its own title.
        draft: why it is one, in a few words; empty where it is none.
    """

    size: SheetSize
    facts: PageFacts
    draft: str = ""

    @property
    def hand(self) -> SheetSize:
        """The sheet as it is laid out: in the sizes of what is read in the hand."""
        factor = enlargement(self.size)
        return replace(self.size, width=self.size.width / factor, height=self.size.height / factor)


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its foot. `anchor` leads to it; empty for one that goes on from another."""

    setup: Setup
    title: str
    parts: tuple[Part, ...]
    anchor: str = ""


def page_room(setup: Setup, title: str) -> Room:
    """What the head and the foot of a page leave."""
    return room_between(_head(setup, title, ""), _foot(setup, _LONGEST_NUMBER), setup.hand)


def full_page(setup: Setup, title: str, anchor: str, parts: Sequence[Part]) -> Page:
    """One page with these parts, which have their places in its room."""
    return Page(setup, title, (*_head(setup, title, anchor), *parts), anchor)


def flowing_pages(
    setup: Setup, title: str, anchor: str, blocks: Sequence[Block], gap: float = 0
) -> list[Page]:
    """As many pages as the blocks need."""
    further = f"{title}, continued"
    first, *others = flow(blocks, page_room(setup, further), gap)
    continued = (full_page(setup, further, "", parts) for parts in others)
    return [full_page(setup, title, anchor, first), *continued]


def numbered_sheets(pages: Sequence[Page]) -> tuple[Sheet, ...]:
    """The pages as they are printed, each with its number."""
    return tuple(
        _sheet(page, number, f"page {number} of {len(pages)}")
        for number, page in enumerate(pages, start=1)
    )


def _sheet(page: Page, number: int, words: str) -> Sheet:
    parts = (*page.parts, *_foot(page.setup, words))
    factor = enlargement(page.setup.size)
    return Sheet(page.setup.size, tuple(magnified(part, factor) for part in parts), str(number))


def _head(setup: Setup, title: str, anchor: str) -> list[Part]:
    facts = replace(setup.facts, title=title)
    name, subtitle = title_parts(facts, setup.hand)
    named = replace(name.block, anchor=anchor, bookmark=title if anchor else "")
    if not setup.draft:
        return [replace(name, block=named), subtitle]
    width = setup.hand.width - 2 * PAGE_STYLES.margin
    words = f"Draft: {setup.draft}"
    draft = paragraph(words, PAGE_STYLES.strong, width, Tag.PARAGRAPH, Anchor.END)
    below = subtitle.y + subtitle.block.height
    return [replace(name, block=named), subtitle, Part(PAGE_STYLES.margin, below, draft)]


def _foot(setup: Setup, words: str) -> list[Part]:
    return foot_parts(setup.facts, setup.hand, words)
