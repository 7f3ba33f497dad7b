"""Who may decide what: today, and as it is proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observer.documents.leadership.links import Pages, link, page_of
from observer.documents.leadership.matter import Matter
from observer.export.document import Block
from observer.export.setting import Cell, Column, Styles, column_widths, heading, paragraph, table

ANCHOR = "authority"

_COLUMNS = (
    Column("Decision", 2.2),
    Column("Who holds it today", 1.6),
    Column("Latency seen", 1.7),
    Column("Who would hold it", 1.6),
    Column("Within which limits", 2.2),
    Column("Evidence", 0.9),
)


@dataclass(frozen=True, slots=True)
class Authority:
    """One decision.

    Attributes:
        latency: what was observed of it, in words.
        limits: up to what, for how long, who looks at it.
        constraint: id of the one that the decision makes; empty for none.
    """

    decision: str
    today: str
    latency: str
    proposed: str
    limits: str
    constraint: str = ""


def authority_page(
    decisions: Sequence[Authority], matter: Matter, styles: Styles, width: float, pages: Pages
) -> Iterator[Block]:
    yield heading("Who may decide", 1, styles, width, ANCHOR)
    yield paragraph(
        "Today as documented and observed; the rest is proposed, and nobody has tried it yet.",
        styles.quiet,
        width,
    )
    anchors = {held.constraint.id: held.anchor for held in matter.held}
    rows = [
        (
            one.decision,
            one.today,
            one.latency,
            one.proposed,
            one.limits,
            _evidence(anchors.get(one.constraint, ""), styles, width, pages),
        )
        for one in decisions
    ]
    yield from table(_COLUMNS, rows, styles, width)


def _evidence(anchor: str, styles: Styles, width: float, pages: Pages) -> Cell:
    """Where the marks behind it stand, if they stand in this document."""
    if anchor not in pages:
        return ""
    return link(page_of(pages, anchor), anchor, styles.body, column_widths(_COLUMNS, width)[-1])
