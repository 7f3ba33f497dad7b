"""What follows page 1, in its order; a chapter is there only where the study has its data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from observer.documents.facts import TITLES, page_facts
from observer.documents.leadership.authority import ANCHOR as AUTHORITY
from observer.documents.leadership.authority import Authority, authority_page
from observer.documents.leadership.before_after import ANCHOR as BEFORE_AFTER
from observer.documents.leadership.before_after import before_after_page
from observer.documents.leadership.commitments import ANCHOR as COMMITMENTS
from observer.documents.leadership.commitments import Commitment, commitments_page
from observer.documents.leadership.constraints import ANCHOR as CONSTRAINTS
from observer.documents.leadership.constraints import constraint_pages
from observer.documents.leadership.glossary import ANCHOR as GLOSSARY
from observer.documents.leadership.glossary import glossary_page
from observer.documents.leadership.links import MAP, METHOD, Pages
from observer.documents.leadership.map_page import MapPage
from observer.documents.leadership.matter import Matter
from observer.documents.leadership.method import method_page
from observer.documents.leadership.replay import ANCHOR as REPLAY
from observer.documents.leadership.replay import Replay, replay_page
from observer.documents.leadership.wording import contacts_told
from observer.documents.maps import default_view
from observer.drawing.map_graph import View
from observer.export.document import Block
from observer.export.setting import Styles
from observer.views import Drawn

_DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the later stages of the method bring."""

    authority: tuple[Authority, ...] = ()
    replay: Replay | None = None
    commitments: tuple[Commitment, ...] = ()


NOTHING_PROPOSED = Proposal()


@dataclass(frozen=True, slots=True)
class Chapter:
    """It begins on a sheet of its own.

    Attributes:
        content: its map, or its blocks once the pages are counted.
        joins: whether it goes on where the chapter before it ends.
    """

    anchor: str
    title: str
    content: MapPage | Callable[[Pages], Iterable[Block]]
    joins: bool = False


def chapters(
    matter: Matter, drawn: Mapping[View, Drawn], proposal: Proposal, styles: Styles, width: float
) -> list[Chapter]:
    """
    Args:
        width: of the room on a sheet.
    """
    limits = tuple(method_page(matter, styles, width))
    told = [
        *_observed(matter, drawn, styles, width),
        *_proposed(matter, proposal, styles, width),
        *_rounds(matter, drawn, styles, width),
        *_promised(proposal, styles, width),
        Chapter(METHOD, "Method and limits", lambda _: limits),
    ]
    used = [block for one in told if callable(one.content) for block in one.content({})]
    words = tuple(glossary_page(used, styles, width))
    return [*told, Chapter(GLOSSARY, "Glossary", lambda _: words, joins=True)]


def _observed(
    matter: Matter, drawn: Mapping[View, Drawn], styles: Styles, width: float
) -> Iterator[Chapter]:
    view = default_view(matter.analysis)
    view = view if view in drawn else View.REAL
    title = f"The map: {TITLES[view].lower()}"
    ringed = " Ringed: the constraints of page 1." if matter.first else ""
    words = f"{contacts_told(matter.closed)}, {matter.dates}.{ringed}"
    yield Chapter(MAP, title, MapPage(drawn[view], title, MAP, words, matter.first))
    yield Chapter(
        CONSTRAINTS,
        "What holds contacts up",
        lambda pages: constraint_pages(matter, styles, width, pages),
    )


def _proposed(
    matter: Matter, proposal: Proposal, styles: Styles, width: float
) -> Iterator[Chapter]:
    table, replay = proposal.authority, proposal.replay
    if table:
        yield Chapter(
            AUTHORITY,
            "Who may decide",
            lambda pages: authority_page(table, matter, styles, width, pages),
        )
    if replay:
        yield Chapter(
            REPLAY,
            "What it is expected to free",
            lambda _: replay_page(replay, styles, width),
            joins=bool(table),
        )


def _rounds(
    matter: Matter, drawn: Mapping[View, Drawn], styles: Styles, width: float
) -> Iterator[Chapter]:
    observed = matter.analysis.observed
    if observed.before is None or not observed.before.closed or View.DIFFERENCE not in drawn:
        return
    words = page_facts(observed, View.DIFFERENCE).subtitle
    page = MapPage(drawn[View.DIFFERENCE], "Before and after", _DIFFERENCE, words)
    yield Chapter(_DIFFERENCE, "Before and after: the map", page)
    yield Chapter(
        BEFORE_AFTER,
        "Before and after, in figures",
        lambda _: before_after_page(observed, styles, width),
    )


def _promised(proposal: Proposal, styles: Styles, width: float) -> Iterator[Chapter]:
    commitments = proposal.commitments
    if commitments:
        yield Chapter(
            COMMITMENTS,
            "Commitments",
            lambda _: commitments_page(commitments, styles, width),
            joins=True,
        )
