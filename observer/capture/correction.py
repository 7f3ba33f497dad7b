"""Corrections of the record after the fact: appended rows that move, re-label, add or void.

A correction is refused where the contact could not have gone as it then would. What stood before
stays in the file, and undo takes a correction back like any other action.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from observer.capture.observed import ObservedContact
from observer.capture.rules import Refused, checked_detail, implied, refusal
from observer.capture.state import ContactState, advance
from observer.model.history import KIND, History
from observer.model.mark import ABOUT_OTHERS, AUTOMATIC, Mark, MarkKind
from observer.model.moment import Moment

_HARMLESS = frozenset({MarkKind.MOVING, MarkKind.OFF_HOLD})
"""Ends of an interval; where a correction leaves one without its interval, it tells nothing."""


def moment_at(observed: ObservedContact, at_ms: int) -> Moment:
    """The moment `at_ms` after the contact opened, on the clock of the mark before it.

    Raises:
        Refused: the contact was not open yet, or no opening stands.
    """
    ms = observed.history.ms
    standing = observed.history.standing()
    if not standing:
        raise Refused("the contact is not open yet")
    origin_ms = ms(standing[0].happened)
    before = [mark for mark in standing if ms(mark.happened) - origin_ms <= at_ms]
    if not before:
        raise Refused("the contact was not open yet at that time")
    nearest = before[-1].happened
    return nearest.earlier(ms(nearest) - origin_ms - at_ms)


def amend_rows(
    observed: ObservedContact,
    blank: Mark,
    happened: Moment | None = None,
    kind: MarkKind | None = None,
    detail: Mapping[str, str] | None = None,
) -> list[Mark]:
    """The rows that give the target of `blank`, an `amend`, another time, kind or details.

    Raises:
        Refused: there is no such mark, a detail is not possible, or the contact could not have
            gone so.
    """
    was = _standing_target(observed, blank)
    new_kind = kind or was.kind
    given = checked_detail(new_kind, was.detail if detail is None else detail)
    amended = replace(
        blank, happened=happened or was.happened, detail={KIND: new_kind.value, **given}
    )
    return _settled(observed, amended)


def void_rows(observed: ObservedContact, blank: Mark) -> list[Mark]:
    """The rows that void the target of `blank`, a `void`.

    Raises:
        Refused: there is no such mark, or the contact could not have gone without it.
    """
    _standing_target(observed, blank)
    return _settled(observed, blank)


def add_rows(observed: ObservedContact, blank: Mark, happened: Moment) -> list[Mark]:
    """The rows that add a mark, `blank`, which nobody pressed when it happened.

    Raises:
        Refused: a detail is not possible, or the contact could not have gone so.
    """
    if blank.kind in ABOUT_OTHERS | AUTOMATIC:
        raise Refused(f"“{blank.kind}” cannot be added")
    detail = checked_detail(blank.kind, blank.detail)
    return _settled(observed, replace(blank, happened=happened, detail=detail))


def _standing_target(observed: ObservedContact, blank: Mark) -> Mark:
    found = [mark for mark in observed.history.standing() if mark.id == blank.target]
    if not found or found[0].cause is not None:
        raise Refused("there is no such mark to correct")
    return found[0]


def _settled(observed: ObservedContact, correction: Mark) -> list[Mark]:
    """The correction and the ends of intervals that it makes necessary."""
    if observed.history.ms(correction.happened) > observed.history.ms(correction.pressed):
        raise Refused("that time has not come yet")
    standing = History([*observed.rows, correction]).standing()
    missing = _missing_ends(standing)
    ends = [
        replace(end, id=correction.id + k, pressed=correction.pressed, author=correction.author)
        for k, end in enumerate(missing, start=1)
    ]
    _require_possible(History([*observed.rows, correction, *ends]).standing())
    return [correction, *ends]


def _missing_ends(standing: Sequence[Mark]) -> list[Mark]:
    """The marks that presses imply where they now stand, and that are not there."""
    state = ContactState()
    missing = []
    for mark in standing:
        if mark.cause is None:
            for kind in implied(state, mark.kind):
                end = replace(mark, kind=kind, detail={}, cause=mark.id, target=None)
                missing.append(end)
                state = advance(state, end)
        state = advance(state, mark)
    return missing


def _require_possible(standing: Sequence[Mark]) -> None:
    state = ContactState()
    for mark in standing:
        reason = "" if mark.kind in _HARMLESS | AUTOMATIC else refusal(state, mark.kind)
        if reason:
            raise Refused(f"“{mark.kind}” would then not be possible: {reason}")
        state = advance(state, mark)
