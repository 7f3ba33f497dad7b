"""The leadership pack: its pages in order, numbered, with links between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.facts import finished, page_facts
from observer.documents.leadership.authority import ANCHOR as AUTHORITY
from observer.documents.leadership.before_after import ANCHOR as BEFORE_AFTER
from observer.documents.leadership.chapters import NOTHING_PROPOSED, Chapter, Proposal, chapters
from observer.documents.leadership.commitments import ANCHOR as COMMITMENTS
from observer.documents.leadership.contents import contents_page, entries
from observer.documents.leadership.first_page import FirstPage, first_page
from observer.documents.leadership.foot import room_above_foot, with_feet
from observer.documents.leadership.glossary import ANCHOR as GLOSSARY
from observer.documents.leadership.links import (
    BRIEF,
    FIRST_PAGE,
    METHOD,
    Pages,
    short_link,
)
from observer.documents.leadership.map_page import MapPage, map_parts, too_small
from observer.documents.leadership.matter import Matter, gather
from observer.documents.leadership.numbering import Page, counted
from observer.documents.leadership.replay import ANCHOR as REPLAY
from observer.drawing.map_graph import View
from observer.export.document import Block, Document, Part, Sheet, Tag
from observer.export.facts import PageFacts
from observer.export.flow import Room, flow
from observer.export.paper import Orientation, Paper, SheetSize, sheet_size
from observer.export.setting import Styles, sheet_styles, space
from observer.views import draw_views

_BLOCKS_APART_PT = 2.0


def compose_leadership(analysis: Analysis, choices: Choices) -> Document:
    """The pack of what the study has.

    Raises:
        UserError: no contact is closed, or the layout engine failed.
    """
    return compose_pack(analysis, choices, NOTHING_PROPOSED)


def compose_pack(analysis: Analysis, choices: Choices, proposal: Proposal) -> Document:
    """
    Raises:
        UserError: as `compose_leadership`.
    """
    matter, paper = gather(analysis), choices.paper or Paper.A4
    size = sheet_size(paper, choices.orientation or Orientation.PORTRAIT)
    styles = sheet_styles(size)
    drawn = draw_views(matter.analysis)
    told = chapters(matter, drawn, proposal, styles, size.width - 2 * styles.margin)
    pack = _Pack(matter, tuple(told), proposal, paper, size, styles)
    author = choices.author or matter.brief.author
    maps = [chapter.content for chapter in told if isinstance(chapter.content, MapPage)]
    warnings = [too_small(page, paper, styles) for page in maps]
    warnings += [one.warning for one in drawn.values()]
    said = tuple(dict.fromkeys(filter(None, warnings)))
    signed = replace(choices, author=author)
    return finished(matter.analysis.observed, pack.facts, pack.sheets(), signed, said)


@dataclass(frozen=True)
class _Pack:
    matter: Matter
    chapters: tuple[Chapter, ...]
    proposal: Proposal
    paper: Paper
    size: SheetSize
    styles: Styles

    @property
    def facts(self) -> PageFacts:
        draft = " (draft)" if self.matter.drafts else ""
        facts = page_facts(self.matter.analysis.observed, View.REAL)
        return replace(facts, view=f"Leadership pack{draft}")

    def sheets(self) -> tuple[Sheet, ...]:
        return with_feet(counted(self._pages), self.matter, self.styles)

    def _pages(self, numbers: Pages) -> Iterator[Page]:
        further = [(BRIEF, "Contents")]
        further += [(one.anchor, one.title) for one in self.chapters if one.anchor in _FURTHER]
        first = FirstPage(self.matter, self.styles, numbers, further, self.proposal.replay)
        room = self._room(self.size, self.styles.margin)
        yield self.size, first_page(first, room) if numbers else _COUNTED
        width = self.size.width - 2 * self.styles.margin
        listed = list(entries(self.matter, self.chapters))
        run = list(contents_page(self.matter, listed, self.styles, width, numbers))
        for chapter in self.chapters:
            if isinstance(chapter.content, MapPage):
                yield from self._flowed(run)
                run = []
                yield self._map(chapter.content, numbers)
            elif chapter.joins:
                run += [space(self.styles.margin), *chapter.content(numbers)]
            else:
                yield from self._flowed(run)
                run = list(chapter.content(numbers))
        yield from self._flowed(run)

    def _flowed(self, blocks: Sequence[Block]) -> Iterator[Page]:
        if not blocks:
            return
        head = self._back(self.size)
        for parts in flow(blocks, self._room(self.size, _foot_of(head)), _BLOCKS_APART_PT):
            yield self.size, (head, *parts)

    def _map(self, page: MapPage, numbers: Pages) -> Page:
        size = page.size(self.paper, self.styles)
        head = self._back(size)
        room = self._room(size, _foot_of(head))
        return size, (head, *map_parts(page, self.styles, room, numbers))

    def _back(self, size: SheetSize) -> Part:
        """The way back, at the top right of every page but the first."""
        words = short_link("Back to page 1", FIRST_PAGE, self.styles.small)
        right = size.width - self.styles.margin - words.width
        return Part(right, self.styles.margin, words)

    def _room(self, size: SheetSize, top: float) -> Room:
        return room_above_foot(self.matter, size, self.styles, top)


_COUNTED = (Part(0, 0, Block(Tag.DIVISION, 0, 0, anchor=FIRST_PAGE)),)
"""Stands for page 1, which is one page whatever it says, while the others are counted."""

_FURTHER = frozenset({METHOD, AUTHORITY, REPLAY, BEFORE_AFTER, COMMITMENTS, GLOSSARY})
"""Chapters that page 1 names."""


def _foot_of(part: Part) -> float:
    return part.y + part.block.height
