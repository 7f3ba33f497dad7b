"""Who promised what, by when, and how it will be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from observer.documents.leadership.matter import said_day
from observer.export.document import Block
from observer.export.setting import Column, Styles, heading, paragraph, table

ANCHOR = "commitments"

_COLUMNS = (
    Column("What", 3),
    Column("Who", 1.6),
    Column("By when", 1.2),
    Column("How it will be seen", 2.6),
    Column("Kept", 0.9),
)
_KEPT = {None: "open", True: "kept", False: "not kept"}


@dataclass(frozen=True, slots=True)
class Commitment:
    """
    Attributes:
        who: a role.
        seen_by: what will show that it was kept.
        kept: None while it is open.
    """

    what: str
    who: str
    due: date
    seen_by: str
    kept: bool | None = None


def commitments_page(
    commitments: Sequence[Commitment], styles: Styles, width: float
) -> Iterator[Block]:
    """In the order in which they fall due."""
    yield heading("Commitments", 1, styles, width, ANCHOR)
    yield paragraph("In the order in which they fall due.", styles.quiet, width)
    rows = [
        (one.what, one.who, said_day(one.due), one.seen_by, _KEPT[one.kept])
        for one in sorted(commitments, key=lambda one: one.due)
    ]
    yield from table(_COLUMNS, rows, styles, width)
