"""What an observer marked of a contact, reduced to what can be held against another's marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from observer.model.history import History
from observer.model.mark import REASON_NAME, Mark, MarkKind
from observer.model.moment import Moment

COMPARED = (
    MarkKind.STEP,
    MarkKind.WAIT,
    MarkKind.BLOCKED,
    MarkKind.TRANSFER,
    MarkKind.MOVING,
    MarkKind.RESOLUTION_KNOWN,
    MarkKind.PERMITTED,
    MarkKind.HOLD,
    MarkKind.OFF_HOLD,
    MarkKind.WORKAROUND,
    MarkKind.CUSTOMER_GONE,
)
"""The kinds that map and figures are made of. Notes and frustration are left to the observer."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One standing mark of a kind in `COMPARED`.

    Attributes:
        at_ms: when it happened, on the scale of whoever asked.
        about: a step's name, a point's reason or team; empty where it was left open.
        implied: whether another press brought it along.
    """

    kind: MarkKind
    at_ms: int
    about: str = ""
    implied: bool = False


def marked_since(rows: Iterable[Mark], start: Moment) -> tuple[Marked, ...]:
    """What stands of one contact's rows, in order; times in ms since `start`."""
    history = History(rows)
    marks = [mark for mark in history.standing() if mark.kind in COMPARED]
    return tuple(
        Marked(
            kind=mark.kind,
            at_ms=history.ms(mark.happened) - history.ms(start),
            about=mark.detail.get("name", "") or mark.reason,
            implied=mark.cause is not None,
        )
        for mark in marks
    )


def in_words(marked: Marked) -> str:
    """Such as `wait on system`, `transfer to Back office`, `step “Look up order”`."""
    moving = marked.kind is MarkKind.MOVING
    kind = "moving again" if moving else marked.kind.value.replace("-", " ")
    if not marked.about:
        return kind
    if marked.kind is MarkKind.STEP:
        return f"{kind} “{marked.about}”"
    return f"{kind} {REASON_NAME[marked.kind]} {marked.about}"
