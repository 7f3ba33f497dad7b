"""Two rounds side by side: before a change and after it."""

from __future__ import annotations

from collections.abc import Iterator

from observer.analysis import Observed
from observer.documents.leadership.wording import (
    constraint_name,
    contacts_told,
    latency_words,
    step_name,
)
from observer.drawing.display_list import Anchor
from observer.drawing.layers import by_time_held
from observer.drawing.wording import of_all
from observer.export.document import Block
from observer.export.setting import Column, Styles, heading, paragraph, table
from observer.findings.round_findings import find_all
from observer.findings.wording import clock_time
from observer.model.finding import Constraint, Findings
from observer.rounds import span_of_days

ANCHOR = "before-after"

_COLUMNS = (
    Column("", 3.4),
    Column("Before", 1.6, Anchor.END),
    Column("After", 1.6, Anchor.END),
    Column("", 0.4),
)


def before_after_page(after: Observed, styles: Styles, width: float) -> Iterator[Block]:
    """What both rounds held, in counts and medians; no change is called significant."""
    before = after.before
    assert before is not None
    yield heading("Before and after, in figures", 1, styles, width, ANCHOR)
    yield paragraph(
        f"Before: {_round(before)}. After: {_round(after)}. The counts are of few contacts: they "
        f"show what was seen, not that a change caused it.",
        styles.quiet,
        width,
    )
    rows = list(_rows(find_all(before.traces), find_all(after.traces)))
    yield from table(_COLUMNS, rows, styles, width)


def _round(observed: Observed) -> str:
    dates = span_of_days(trace.opened_at for trace in observed.traces)
    return f"“{observed.round.name}”, {dates}, {contacts_told(len(observed.closed))}"


def _rows(before: Findings, after: Findings) -> Iterator[tuple[str, ...]]:
    yield "Contacts closed", str(len(before.contacts)), str(len(after.contacts)), ""
    told = [latency_words(found.latency) or "none known" for found in (before, after)]
    yield "Decision latency", *told, ""
    earlier = {one.id: one for one in before.constraints}
    later = {one.id: one for one in after.constraints}
    listed = by_time_held((*before.constraints, *after.constraints))
    for name, one in {one.id: one for one in listed}.items():
        yield (
            f"{constraint_name(one)}, {step_name(one)}",
            _held(earlier.get(name), len(before.contacts)),
            _held(later.get(name), len(after.contacts)),
            "",
        )


def _held(one: Constraint | None, closed: int) -> str:
    if one is None:
        return of_all(0, closed)
    return f"{of_all(len(one.contacts), closed)}, median {clock_time(one.median_ms)}"
