"""The history of one mark: how it was made, and every later row that changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from observer.capture.observed import ObservedContact
from observer.findings.wording import clock_time
from observer.model.history import rows_about, standing_marks
from observer.model.mark import AUTOMATIC, Mark, MarkKind
from observer.ui.review.words import DETAIL_WORDS, described, kind_word, value_words

LEFT_OPEN = "left open"

_WHAT: Mapping[MarkKind, str] = {
    MarkKind.BACKDATE: "Back-dated",
    MarkKind.DETAIL: "Completed",
    MarkKind.AMEND: "Corrected",
    MarkKind.VOID: "Voided",
    MarkKind.UNDO: "Taken back",
    MarkKind.REDO: "Done again",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the history.

    Attributes:
        what: what was done, in a word or two.
        lines: the mark as it then was, or each old value with the new one.
        by: the role of who did it; `live` for what was pressed during the contact.
        at: when it was done, aware UTC.
    """

    what: str
    lines: tuple[str, ...]
    by: str
    at: datetime


def story_of(observed: ObservedContact, mark_id: int) -> list[Change]:
    """Everything that was done to a mark, oldest first, with what was taken back since."""
    rows = observed.rows
    about = {row.id for row in rows_about(rows, mark_id)}
    story = []
    for at, row in enumerate(rows):
        if row.id in about or row.target in about:
            before, after = _standing(rows[:at], mark_id), _standing(rows[: at + 1], mark_id)
            lines = tuple(_lines(observed, before, after))
            story.append(Change(_what(row, mark_id), lines, _by(row), row.pressed.at))
    return story


def _standing(rows: Sequence[Mark], mark_id: int) -> Mark | None:
    return next((mark for mark in standing_marks(rows) if mark.id == mark_id), None)


def _what(row: Mark, mark_id: int) -> str:
    if row.id != mark_id:
        return _WHAT.get(row.kind, "Opened again")
    if row.kind in AUTOMATIC:
        return "Noted by the program"
    return "Added afterwards" if row.author else "Marked"


def _by(row: Mark) -> str:
    return row.author or ("" if row.kind in {MarkKind.UNDO, MarkKind.REDO} else "live")


def _lines(observed: ObservedContact, before: Mark | None, after: Mark | None) -> Iterator[str]:
    if before and after:
        yield from _differences(observed, before, after)
    elif after:
        yield f"{_time(observed, after)} {described(after)}"
    elif before:
        yield f"{_time(observed, before)} {described(before)} → stands no more"


def _differences(observed: ObservedContact, before: Mark, after: Mark) -> Iterator[str]:
    if before.happened != after.happened:
        yield f"Time: {_time(observed, before)} → {_time(observed, after)}"
    if before.kind is not after.kind:
        yield f"Kind: {kind_word(before.kind)} → {kind_word(after.kind)}"
    for name in dict.fromkeys([*before.detail, *after.detail]):
        old, new = before.detail.get(name, ""), after.detail.get(name, "")
        if old != new:
            words = (value_words(name, value) or LEFT_OPEN for value in (old, new))
            yield f"{DETAIL_WORDS[name]}: {' → '.join(words)}"


def _time(observed: ObservedContact, mark: Mark) -> str:
    """Since the contact opened."""
    ms = observed.history.ms
    opened = next(iter(observed.history.standing()), observed.rows[0])
    return clock_time(ms(mark.happened) - ms(opened.happened))
