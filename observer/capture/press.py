"""The rows that a press becomes: the press itself, completed and checked, and what it implies."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from observer.capture.left_open import open_details
from observer.capture.observed import ObservedContact
from observer.capture.rules import Refused, checked_detail, implied, parse_positive
from observer.capture.state import ContactState
from observer.model.history import Action
from observer.model.mark import Mark, MarkKind


def press_rows(observed: ObservedContact | None, press: Mark) -> list[Mark]:
    """The rows to append for a press on a contact; None stands for one never opened.

    The rules of the contact's state have allowed it already; only its details can be wrong.

    Raises:
        Refused: a detail is not possible, or there is nothing it could be about.
    """
    if observed is None:
        return [_plain(press)]
    settle = _SETTLED_BY.get(press.kind)
    settled = settle(observed, press) if settle else _plain(press)
    return [settled, *_implied_rows(settled, observed.state)]


def _plain(press: Mark) -> Mark:
    if press.kind is MarkKind.REDO:
        raise Refused("there is nothing to redo")
    return replace(press, detail=checked_detail(press.kind, press.detail))


def _implied_rows(press: Mark, state: ContactState) -> list[Mark]:
    return [
        Mark(press.id + k, press.contact_id, kind, press.happened, press.pressed, cause=press.id)
        for k, kind in enumerate(implied(state, press.kind), start=1)
    ]


def _opened(observed: ObservedContact, press: Mark) -> Mark:
    """`open` of a closed contact names the close that it voids."""
    closed = observed.state.closed
    return replace(_plain(press), target=closed.id if closed else None)


def _undone(observed: ObservedContact, press: Mark) -> Mark:
    target = _last(observed.history.done, "undo")
    return replace(press, target=target, detail=checked_detail(press.kind, press.detail))


def _redone(observed: ObservedContact, press: Mark) -> Mark:
    target = _last(observed.history.undone, "redo")
    return replace(press, target=target, detail=checked_detail(press.kind, press.detail))


def _last(actions: Sequence[Action], verb: str) -> int:
    if not actions:
        raise Refused(f"there is nothing to {verb}")
    return actions[-1].press.id


def _backdated(observed: ObservedContact, press: Mark) -> Mark:
    """`backdate`: `happened` is the new time of its target, never before the mark before that."""
    detail = checked_detail(press.kind, press.detail)
    by_ms = round(parse_positive(press.kind, detail.get("seconds", "")) * 1000)
    moved = observed.last_action()
    if moved is None:
        raise Refused("there is no mark to back-date")
    ms = observed.history.ms
    standing = observed.history.standing()
    was = next(mark.happened for mark in standing if mark.id == moved.id)
    earlier = [mark.happened for mark in standing if mark.id < moved.id]
    before = [happened for happened in earlier if ms(happened) <= ms(was)]
    happened = max([was.earlier(by_ms), *before[-1:]], key=ms)
    if ms(happened) >= ms(was):
        raise Refused("the mark before it is at the same time")
    return replace(press, happened=happened, target=moved.id, detail=detail)


def _completing(observed: ObservedContact, press: Mark) -> Mark:
    """`detail`: completes the mark it names, else the last one where all of it is open."""
    answers_gap = set(press.detail) == {"observed"}
    standing = [
        mark for mark in observed.history.standing() if (mark.kind is MarkKind.GAP) == answers_gap
    ]
    if press.target is None:
        found = [mark for mark in reversed(standing) if set(press.detail) <= open_details(mark)]
    else:
        found = [mark for mark in standing if mark.id == press.target]
    detail = checked_detail(found[0].kind, press.detail) if found else {}
    if not detail:
        raise Refused("no mark waits for this detail")
    return replace(press, target=found[0].id, detail=detail)


def _gap(_observed: ObservedContact, press: Mark) -> Mark:
    detail = checked_detail(press.kind, press.detail)
    length_ms = math.ceil(parse_positive(press.kind, detail.get("ms", "")))
    return replace(press, detail={**detail, "ms": str(length_ms)})


_SETTLED_BY: Mapping[MarkKind, Callable[[ObservedContact, Mark], Mark]] = {
    MarkKind.OPEN: _opened,
    MarkKind.UNDO: _undone,
    MarkKind.REDO: _redone,
    MarkKind.BACKDATE: _backdated,
    MarkKind.DETAIL: _completing,
    MarkKind.GAP: _gap,
}
