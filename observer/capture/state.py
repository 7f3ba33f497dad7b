"""The state of one contact, as its standing marks make it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
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
    return _fold(state, (mark,))


def contact_state(marks: Iterable[Mark]) -> ContactState:
    """The state that standing marks, in order, lead to."""
    return _fold(ContactState(), marks)


def _fold(state: ContactState, marks: Iterable[Mark]) -> ContactState:
    attributes = {name: getattr(state, name) for name in ContactState.__slots__}
    for mark in marks:
        attributes.update(_changes(attributes, mark), last=mark)
    return ContactState(**attributes)


_REMEMBERED_AS = {
    MarkKind.STEP: "step",
    MarkKind.WAIT: "held",
    MarkKind.BLOCKED: "held",
    MarkKind.TRANSFER: "transfer",
    MarkKind.PERMITTED: "permitted",
    MarkKind.HOLD: "on_hold",
    MarkKind.CUSTOMER_GONE: "gone",
}


def _changes(now: Mapping[str, Any], mark: Mark) -> dict[str, Any]:
    """What a mark changes of the attributes as they are now."""
    match mark.kind:
        case MarkKind.OPEN:
            return {"phase": Phase.OPEN, "opened": now["opened"] or mark, "closed": None}
        case MarkKind.MOVING:
            return {"held" if now["held"] else "transfer": None}
        case MarkKind.RESOLUTION_KNOWN:
            return {"known": now["known"] or mark}
        case MarkKind.OFF_HOLD:
            return {"on_hold": None}
        case MarkKind.PARK:
            return {"phase": Phase.PARKED, "parked": mark}
        case MarkKind.RESUME:
            return {"phase": Phase.OPEN, "parked": None}
        case MarkKind.CLOSE:
            return {"phase": Phase.CLOSED, "closed": mark}
    attribute = _REMEMBERED_AS.get(mark.kind)
    return {attribute: mark} if attribute else {}
