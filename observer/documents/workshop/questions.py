"""What to ask a team: about the process, in plain words, with lines to write on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from observer.documents.workshop.page import Page, Setup, flowing_pages, page_room
from observer.documents.workshop.signs_key import kinds_seen
from observer.documents.workshop.writing import writing_lines
from observer.drawing.tokens import GRID, MARGIN, WIDE_MARGIN
from observer.export.document import Block, Tag
from observer.export.setting import PAGE_STYLES, beside, paragraph, space, stacked
from observer.model.mark import MarkKind
from observer.model.trace import Trace

TITLE = "Questions"
ANCHOR = "questions"

FIRST = (
    "What on the map is as you know it? What is missing, or happens in another way?",
    "Which of these contacts could have been any day’s? Which was unusual, and how?",
)
OF_KINDS: tuple[tuple[MarkKind, str], ...] = (
    (MarkKind.WAIT, "Choose a wait. Where does it come from? Who could end it?"),
    (
        MarkKind.BLOCKED,
        "Choose a place where work is blocked. What is missing there, and who has it? What would "
        "have to be true for work to go on without asking?",
    ),
    (
        MarkKind.TRANSFER,
        "Choose a transfer. What has the other team that is missing here? What would have to be "
        "true for the contact to stay?",
    ),
    (
        MarkKind.PERMITTED,
        "Once the resolution is known, what is still needed before it may be delivered? What has "
        "that prevented, as far as anybody remembers?",
    ),
    (
        MarkKind.WORKAROUND,
        "Which workarounds do you know? What do they spare the customer? What would make them "
        "unnecessary?",
    ),
    (MarkKind.HOLD, "What does the customer know while on hold? What could they be told?"),
)
LAST = (
    "Which step would nobody miss? What was it once for?",
    "What do we not see from here: before the contact, after it, in other teams?",
    "If one thing changed on Monday, what should it be? How would we see that it helped?",
)

_LINES = (4, 3)
"""To write on below a question; the more, where they do not take further pages."""

_TWO_COLUMNS_PT = 640.0


def question_pages(setup: Setup, traces: Sequence[Trace]) -> list[Page]:
    room = page_room(setup, TITLE)
    columns = 2 if room.width >= _TWO_COLUMNS_PT else 1
    width = (room.width - WIDE_MARGIN * (columns - 1)) / columns
    kinds = kinds_seen(traces)
    if MarkKind.RESOLUTION_KNOWN in kinds:
        kinds.add(MarkKind.PERMITTED)
    like = PAGE_STYLES.heading(2)
    asked = [paragraph(words, like, width, Tag.HEADING_2) for words in questions(kinds)]
    rows = [asked[at : at + columns] for at in range(0, len(asked), columns)]
    tried = [
        flowing_pages(setup, TITLE, ANCHOR, [_row(row, width, lines) for row in rows])
        for lines in _LINES
    ]
    return min(tried, key=len)


def questions(kinds: Collection[MarkKind]) -> Iterator[str]:
    """Those to ask where these kinds of marks were seen."""
    yield from FIRST
    yield from (words for kind, words in OF_KINDS if kind in kinds)
    yield from LAST


def _row(asked: Sequence[Block], width: float, lines: int) -> Block:
    """Questions beside each other, their lines in line."""
    high = max(block.height for block in asked)
    blocks = [
        stacked([block, space(high - block.height), writing_lines(lines, width)]) for block in asked
    ]
    return stacked([space(GRID), beside(blocks, WIDE_MARGIN), space(MARGIN)])
