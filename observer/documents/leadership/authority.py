"""Who may decide what: today, and as it is proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observer.documents.leadership.links import Pages, link, page_of
from observer.export.document import Block
from observer.export.setting import Column, Styles, column_widths, heading, paragraph, table

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
        evidence: the anchor of the page with the marks behind it; empty for none.
    """

    decision: str
    today: str
    latency: str
    proposed: str
    limits: str
    evidence: str = ""


def authority_page(
    table_: Sequence[Authority], styles: Styles, width: float, pages: Pages
) -> Iterator[Block]:
    yield heading("Who may decide", 1, styles, width, ANCHOR)
    yield paragraph(
        "Today as documented and observed; the rest is proposed, and nobody has tried it yet.",
        styles.quiet,
        width,
    )
    narrow = column_widths(_COLUMNS, width)[-1]
    rows = [
        (
            one.decision,
            one.today,
            one.latency,
            one.proposed,
            one.limits,
            link(page_of(pages, one.evidence), one.evidence, styles.body, narrow)
            if one.evidence
            else "",
        )
        for one in table_
    ]
    yield from table(_COLUMNS, rows, styles, width)
