"""The state of one contact, as its standing marks make it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from typing import Any

from observer.model.mark import Mark, MarkKind


class Phase(StrEnum):
    NEW = "new"
    OPEN = "open"
    PARKED = "parked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ContactState:
    """Where a contact stands. Each attribute but `phase` is the mark that made it so.

    Attributes:
        opened: the first opening.
        step: the step under way.
        held: the wait or block that is open.
        transfer: the last transfer, until it is picked up.
        on_hold: the customer's hold.
        known: the first resolution known.
        permitted: the last permission.
        gone: the customer has gone.
        parked, closed: what ended the contact for now, or for good.
        last: the last mark of all.
    """

    phase: Phase = Phase.NEW
    opened: Mark | None = None
    step: Mark | None = None
    held: Mark | None = None
    transfer: Mark | None = None
    on_hold: Mark | None = None
    known: Mark | None = None
    permitted: Mark | None = None
    gone: Mark | None = None
    parked: Mark | None = None
    closed: Mark | None = None
    last: Mark | None = None


def advance(state: ContactState, mark: Mark) -> ContactState:
    """The state after one more standing mark."""
    return replace(_change(state, mark), last=mark)


def contact_state(marks: Iterable[Mark]) -> ContactState:
    """The state that standing marks, in order, lead to."""
    return reduce(advance, marks, ContactState())


_REMEMBERED_AS = {
    MarkKind.STEP: "step",
    MarkKind.WAIT: "held",
    MarkKind.BLOCKED: "held",
    MarkKind.TRANSFER: "transfer",
    MarkKind.PERMITTED: "permitted",
    MarkKind.HOLD: "on_hold",
    MarkKind.CUSTOMER_GONE: "gone",
}


def _change(state: ContactState, mark: Mark) -> ContactState:
    match mark.kind:
        case MarkKind.OPEN:
            return replace(state, phase=Phase.OPEN, opened=state.opened or mark, closed=None)
        case MarkKind.MOVING:
            return replace(state, held=None) if state.held else replace(state, transfer=None)
        case MarkKind.RESOLUTION_KNOWN:
            return replace(state, known=state.known or mark)
        case MarkKind.OFF_HOLD:
            return replace(state, on_hold=None)
        case MarkKind.PARK:
            return replace(state, phase=Phase.PARKED, parked=mark)
        case MarkKind.RESUME:
            return replace(state, phase=Phase.OPEN, parked=None)
        case MarkKind.CLOSE:
            return replace(state, phase=Phase.CLOSED, closed=mark)
    return _remember(state, mark)


def _remember(state: ContactState, mark: Mark) -> ContactState:
    """The state with the mark at the attribute named after its kind, where there is one."""
    attribute = _REMEMBERED_AS.get(mark.kind)
    change: dict[str, Any] = {attribute: mark} if attribute else {}
    return replace(state, **change)
