"""The leadership pack as slides: one thought a slide, the neutral map before any finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.facts import finished, page_facts
from observer.documents.leadership.authority import authority_page
from observer.documents.leadership.before_after import before_after_page
from observer.documents.leadership.chapters import NOTHING_PROPOSED, Proposal
from observer.documents.leadership.commitments import commitments_page
from observer.documents.leadership.disc import disc
from observer.documents.leadership.foot import room_above_foot, with_feet
from observer.documents.leadership.links import Pages, shortened
from observer.documents.leadership.matter import Held, Matter, gather, said_day
from observer.documents.leadership.method import CANNOT, can_show
from observer.documents.leadership.numbering import Page, counted
from observer.documents.leadership.replay import freed
from observer.documents.leadership.small_map import (
    Small,
    draw_small,
    neutral_parts,
    path_words,
)
from observer.documents.leadership.wording import (
    constraint_name,
    contacts_held,
    contacts_told,
    how_sure,
    latency_words,
    metric,
    place,
    time_lost,
    who_decides,
)
from observer.drawing.lines import Line
from observer.drawing.map_graph import View
from observer.drawing.typeface import Font
from observer.drawing.wording import of_all
from observer.export.document import Block, Document, Tag
from observer.export.flow import Room, flow
from observer.export.paper import SLIDE
from observer.export.setting import (
    SLIDE_STYLES,
    Column,
    beside,
    figure,
    paragraph,
    space,
    stacked,
    table,
)
from observer.findings.wording import clock_time

_APART_PT = 14.0
_MOST_MAPS = 3
_ENDING = "… whole in the leadership pack"
_FIGURES = (Column("", 1.3), Column("", 4))


def compose_slides(analysis: Analysis, choices: Choices) -> Document:
    """The slides of what the study has; paper and orientation are always those of a slide.

    Raises:
        UserError: no contact is closed.
    """
    return compose_proposal(analysis, choices, NOTHING_PROPOSED)


def compose_proposal(analysis: Analysis, choices: Choices, proposal: Proposal) -> Document:
    """
    Raises:
        UserError: as `compose_slides`.
    """
    matter = gather(analysis)
    slides = _Slides(matter, proposal)
    draft = " (draft)" if matter.drafts else ""
    facts = page_facts(matter.analysis.observed, View.REAL)
    return finished(
        matter.analysis.observed,
        replace(facts, view=f"Slides{draft}"),
        with_feet(counted(slides.pages), matter, SLIDE_STYLES),
        replace(choices, author=choices.author or matter.brief.author),
    )


@dataclass(frozen=True)
class _Slides:
    matter: Matter
    proposal: Proposal

    @property
    def room(self) -> Room:
        return room_above_foot(self.matter, SLIDE, SLIDE_STYLES, SLIDE_STYLES.margin)

    def pages(self, numbers: Pages) -> Iterator[Page]:
        matter, width = self.matter, self.room.width
        yield from self._slide(_opening(matter, width))
        yield from self._neutral()
        yield from self._slide(_how_do_you_know(matter, width))
        yield from self._findings()
        yield from self._proposed(numbers)
        yield from self._slide(_ask(matter, self.proposal, width))
        yield from self._slide(_sure(matter, width))
        for title, points in (("can show", can_show(matter)), ("cannot show", CANNOT)):
            yield from self._slide(
                _points(f"What {contacts_told(matter.closed)} {title}", points, width)
            )

    def _slide(self, blocks: Iterable[Block]) -> Iterator[Page]:
        """The blocks on a slide, and on as many more as they need."""
        for parts in flow(list(blocks), self.room, _APART_PT):
            yield SLIDE, parts

    def _neutral(self) -> Iterator[Page]:
        told = path_words(self.matter)
        room = self._below(told)
        parts = neutral_parts(self.matter, room.width, room.height, SLIDE_STYLES, _MOST_MAPS)
        for number, small in enumerate(parts, start=1):
            words = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
            yield from self._slide(_map(f"{told}{words}", small, room))

    def _below(self, title: str) -> Room:
        """What a title leaves of a slide."""
        taken = _title(title, self.room.width).height + _APART_PT
        return replace(self.room, height=self.room.height - taken)

    def _findings(self) -> Iterator[Page]:
        matter, width = self.matter, self.room.width
        room = self._below("Where work stops")
        small = draw_small(matter, width, room.height, SLIDE_STYLES) if matter.first else None
        if small:
            yield from self._slide(_map("Where work stops", small, room))
        for held in matter.first:
            yield from self._slide(_constraint(held, width))
        if matter.analysis.findings.latency.contacts:
            yield from self._slide(_latency(matter, width))

    def _proposed(self, numbers: Pages) -> Iterator[Page]:
        width, observed = self.room.width, self.matter.analysis.observed
        if self.proposal.authority:
            table = self.proposal.authority
            blocks = authority_page(table, self.matter, SLIDE_STYLES, width, numbers)
            yield from self._slide(blocks)
        if observed.before and observed.before.closed:
            yield from self._slide(before_after_page(observed, SLIDE_STYLES, width))
        if self.proposal.commitments:
            yield from self._slide(commitments_page(self.proposal.commitments, SLIDE_STYLES, width))


def _map(title: str, small: Small, room: Room) -> Iterator[Block]:
    """The map below its title, which says how many steps it leaves out."""
    without = f" – {small.left_out}" if small.left_out else ""
    yield _title(f"{title}{without}", room.width)
    yield figure(small.drawing, room.width, room.height, small.alternative, small.scale)


def _title(words: str, width: float, most: int = 3) -> Block:
    block, _ = shortened(words, SLIDE_STYLES.heading(1), width, most, _ENDING)
    return replace(block, tag=Tag.HEADING_1, keeps_next=True)


def _said(words: str, like: Line, width: float, most: int) -> Block:
    return shortened(words, like, width, most, _ENDING)[0]


def _opening(matter: Matter, width: float) -> Iterator[Block]:
    yield _said(matter.study.contact_type, SLIDE_STYLES.quiet, width, 1)
    yield _title(matter.brief.question or "The question was not given", width, 4)
    yield space(SLIDE_STYLES.margin / 2)
    yield _said(metric(matter.study), SLIDE_STYLES.heading(2), width, 3)
    if matter.drafts:
        yield _said(f"Draft: {'; '.join(matter.drafts)}", SLIDE_STYLES.strong, width, 3)


def _how_do_you_know(matter: Matter, width: float) -> Iterator[Block]:
    study = matter.study
    yield _title("How do you know?", width)
    agents = {None: "not given", 1: "1"}.get(study.agent_count, str(study.agent_count))
    rows = (
        ("Contacts", f"{contacts_told(matter.closed)}, {matter.dates}"),
        ("Chosen", study.how_chosen or "not given"),
        ("Observed by", study.observer_role or "not given"),
        ("Agents", agents),
        ("Marked", "live, one key at each moment when work stopped; corrections stay readable"),
    )
    yield from _figures(rows, width)


def _figures(rows: Sequence[tuple[str, str]], width: float) -> list[Block]:
    room = width * 0.7
    told = [(name, _said(words, SLIDE_STYLES.body, room, 3)) for name, words in rows]
    return [replace(row, head=None) for row in table(_FIGURES, told, SLIDE_STYLES, width)[1:]]


def _constraint(held: Held, width: float) -> Iterator[Block]:
    one = held.constraint
    number = disc(held.rank, replace(SLIDE_STYLES, scale=SLIDE_STYLES.scale.scaled(1.3)))
    room = width - number.width - SLIDE_STYLES.margin / 2
    name = replace(_title(constraint_name(one), room, 2), anchor=held.anchor)
    where = _said(place(one), SLIDE_STYLES.quiet, room, 2)
    title = beside([number, stacked([name, where])], SLIDE_STYLES.margin / 2)
    yield replace(title, keeps_next=True)
    large = Line("", SLIDE_STYLES.scale.display, Font.BOLD)
    yield paragraph(f"{contacts_held(one)} contacts", large, width)
    rows = (
        ("Time lost", time_lost(one)),
        ("Decision latency", latency_words(held.latency) or "not part of it"),
        ("Who decides today", who_decides(held)),
    )
    yield from _figures(rows, width)
    if held.said:
        quoted = replace(SLIDE_STYLES.heading(2), font=Font.ITALIC)
        yield _said(f"“{held.said}”", quoted, width, 3)


def _latency(matter: Matter, width: float) -> Iterator[Block]:
    latency, large = matter.analysis.findings.latency, SLIDE_STYLES.heading(2)
    known = len(latency.contacts)
    never = sorted(c.ms for c in latency.contacts if not (c.permitted or c.own_authority))
    yield _title("From knowing the answer to being permitted to give it", width)
    words = f"The agent knew the resolution in {of_all(known, matter.closed)} contacts."
    yield _said(words, large, width, 2)
    if latency.of:
        after = clock_time(latency.median_ms)
        words = f"{of_all(latency.of, known)} were permitted, after a median of {after}."
        yield _said(words, large, width, 2)
    if never:
        words = f"{of_all(len(never), known)} were not, for {clock_time(never[0])} or longer."
        yield _said(words, large, width, 2)


def _ask(matter: Matter, proposal: Proposal, width: float) -> Iterator[Block]:
    brief = matter.brief
    yield _title("What is asked for", width)
    yield _said(brief.decision or "The decision was not given", SLIDE_STYLES.heading(2), width, 5)
    rows = [
        ("By whom", brief.by_whom or "not given"),
        ("By when", said_day(brief.by_when) or "not given"),
    ]
    if proposal.replay:
        rows.append(("Expected", freed(proposal.replay)))
    yield from _figures(rows, width)
    if brief.words:
        yield space(_APART_PT)
        quoted = replace(SLIDE_STYLES.heading(2), font=Font.ITALIC)
        yield _said(f"“{brief.words}”", quoted, width, 3)


def _sure(matter: Matter, width: float) -> Iterator[Block]:
    yield _title("How sure is that?", width)
    first = matter.first[0] if matter.first else None
    yield _said(how_sure(first, matter.closed), SLIDE_STYLES.heading(2), width, 6)


def _points(title: str, points: Iterable[str], width: float) -> Iterator[Block]:
    yield _title(title, width)
    for point in points:
        yield paragraph(f"– {point}", SLIDE_STYLES.body, width)
