"""The documents that the page offers: what each is called, what it is for, what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from observer.documents.kinds import DocumentKind


class Choice(Enum):
    """What may be chosen of a document."""

    VIEW = auto()
    PAPER = auto()
    ORIENTATION = auto()
    SHEETS = auto()
    NOTES = auto()
    BRIEF = auto()
    """What the leader writes for those who decide."""


@dataclass(frozen=True, slots=True)
class Kind:
    """
    Attributes:
        name: as the command line names it.
        purpose: what it is for, in one line; `told` says it in a sentence.
        preview: the document that is shown, and saved where it is not a web page.
        chosen: what matters to it.
    """

    name: str
    title: str
    purpose: str
    told: str
    preview: DocumentKind
    chosen: frozenset[Choice]
    suffix: str = ".pdf"

    @property
    def is_web_page(self) -> bool:
        return self.suffix == ".html"


_SHEET = frozenset({Choice.PAPER, Choice.ORIENTATION})

KINDS = (
    Kind(
        "map",
        "Map",
        "One view on one sheet",
        "One view of the process on one sheet, large enough to be read.",
        DocumentKind.MAP,
        _SHEET | {Choice.VIEW},
    ),
    Kind(
        "wall",
        "Wall",
        "One map over several sheets, to write on",
        "One map over several sheets of an office printer, with crop marks, sheet numbers, a key "
        "to put them together, and empty boxes to write in beside each constraint.",
        DocumentKind.WALL,
        _SHEET | {Choice.VIEW, Choice.SHEETS},
    ),
    Kind(
        "workshop",
        "Workshop pack",
        "For the team: neutral, with room to write",
        "For the team: the map, every contact along its time, boxes to tally in, questions and an "
        "empty canvas. No findings and no ranking.",
        DocumentKind.WORKSHOP,
        _SHEET | {Choice.NOTES},
    ),
    Kind(
        "leadership",
        "Leadership pack",
        "For a decision: page 1 alone is enough",
        "For senior leadership: the question, what was observed, three constraints and what is "
        "asked for on page 1; behind it the evidence.",
        DocumentKind.LEADERSHIP,
        _SHEET | {Choice.BRIEF},
    ),
    Kind(
        "slides",
        "Slides",
        "The leadership pack, to be projected",
        "The leadership pack as pages of 16 : 9, the neutral map before any finding.",
        DocumentKind.SLIDES,
        frozenset({Choice.BRIEF}),
    ),
    Kind(
        "html",
        "Web page",
        "The map and its evidence, for a browser",
        "The map as one file that any browser opens, without a network: pointing at anything "
        "shows the contacts behind it.",
        DocumentKind.MAP,
        frozenset({Choice.VIEW, Choice.NOTES}),
        ".html",
    ),
)
"""In the order of their keys, from 1 on."""
