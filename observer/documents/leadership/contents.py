"""Page 2: what stands where, and what the leader wrote, whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observer.documents.leadership.chapters import Chapter
from observer.documents.leadership.constraints import ANCHOR as CONSTRAINTS
from observer.documents.leadership.links import BRIEF, Pages, link
from observer.documents.leadership.matter import Matter, said_day
from observer.documents.leadership.wording import constraint_name, place
from observer.drawing.display_list import Anchor
from observer.drawing.lines import wrap_to_width
from observer.export.document import Block
from observer.export.setting import (
    Column,
    Styles,
    beside,
    column_widths,
    heading,
    paragraph,
    space,
    table,
)

_COLUMNS = (Column("In this pack", 6), Column("Page", 1, Anchor.END))
_LINES = 12
"""Of a long text that stay on one sheet."""


def contents_page(
    matter: Matter, titles: Sequence[tuple[str, str]], styles: Styles, width: float, pages: Pages
) -> Iterator[Block]:
    """
    Args:
        titles: of the pages that follow, by their anchors.
    """
    yield heading("Contents, and the question whole", 1, styles, width, BRIEF)
    across, narrow = column_widths(_COLUMNS, width)
    rows = [
        (
            link(title, anchor, styles.body, across),
            link(str(pages.get(anchor, 0)), anchor, styles.body, narrow, Anchor.END),
        )
        for anchor, title in titles
    ]
    yield from table(_COLUMNS, rows, styles, width)
    yield space(styles.margin)
    yield heading("As the leader wrote it", 2, styles, width)
    for name, words in _written(matter):
        yield from _set(name, words, styles, width)
    if matter.drafts:
        yield space(styles.margin)
        yield heading("Why this is a draft", 2, styles, width)
        for why in matter.drafts:
            yield paragraph(f"– {why}", styles.body, width)


def _set(name: str, words: str, styles: Styles, width: float) -> Iterator[Block]:
    """Words beside their name, however many sheets they need."""
    left, gap = width / 6, styles.margin / 3
    room = width - left - gap
    lines = [line.text for line in wrap_to_width(words, styles.body, room)]
    for at in range(0, len(lines), _LINES):
        told = paragraph(" ".join(lines[at : at + _LINES]), styles.body, room)
        yield beside([paragraph("" if at else name, styles.quiet, left), told], gap)
    yield space(styles.margin / 12)


def _written(matter: Matter) -> Iterator[tuple[str, str]]:
    brief, study = matter.brief, matter.study
    told = {
        "Contact type": study.contact_type,
        "Question": brief.question,
        "Decision": brief.decision,
        "By whom": brief.by_whom,
        "By when": said_day(brief.by_when),
        "The team's words": brief.words,
        "Coached metric": study.coached_metric,
        "Baseline": study.metric_baseline,
        "Handed on by": brief.author,
    }
    for name, words in told.items():
        yield name, words or "not given"


def entries(matter: Matter, chapters: Sequence[Chapter]) -> Iterator[tuple[str, str]]:
    """The chapters with the constraints in theirs, by their anchors."""
    for chapter in chapters:
        yield chapter.anchor, chapter.title
        if chapter.anchor == CONSTRAINTS:
            for held in matter.held:
                name = f"{constraint_name(held.constraint)} {place(held.constraint)}"
                yield held.anchor, f"– {held.rank}  {name}"
