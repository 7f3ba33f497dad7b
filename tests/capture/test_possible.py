"""Which action is possible in which state, and that a refused one leaves no trace."""

from __future__ import annotations

import pytest

from observer.capture.rules import Refused
from observer.capture.state import Phase
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal

STATES: dict[str, tuple[K, ...]] = {
    "new": (),
    "open": (K.OPEN,),
    "waiting": (K.OPEN, K.WAIT),
    "blocked": (K.OPEN, K.BLOCKED),
    "transferred": (K.OPEN, K.TRANSFER),
    "picked up": (K.OPEN, K.TRANSFER, K.MOVING),
    "known": (K.OPEN, K.RESOLUTION_KNOWN),
    "permitted": (K.OPEN, K.RESOLUTION_KNOWN, K.PERMITTED),
    "on hold": (K.OPEN, K.HOLD),
    "off hold": (K.OPEN, K.HOLD, K.OFF_HOLD),
    "customer gone": (K.OPEN, K.CUSTOMER_GONE),
    "undone": (K.OPEN, K.STEP, K.UNDO),
    "parked": (K.OPEN, K.WAIT, K.PARK),
    "parked, undone": (K.OPEN, K.PARK, K.NOTE, K.UNDO),
    "resumed": (K.OPEN, K.PARK, K.RESUME),
    "closed": (K.OPEN, K.HOLD, K.WAIT, K.CLOSE),
    "closed, re-opening undone": (K.OPEN, K.CLOSE, K.OPEN, K.UNDO),
    "re-opened": (K.OPEN, K.CLOSE, K.OPEN),
}

WHILE_OPEN = frozenset(
    {
        K.STEP, K.WAIT, K.BLOCKED, K.TRANSFER, K.RESOLUTION_KNOWN, K.HOLD, K.WORKAROUND, K.NOTE,
        K.FRUSTRATION, K.CUSTOMER_GONE, K.PARK, K.GAP, K.CLOSE, K.UNDO, K.BACKDATE, K.DETAIL,
        K.KEYS_LOST, K.KEYS_BACK,
    }
)  # fmt: skip
WHILE_PARKED = frozenset({K.RESUME, K.NOTE, K.DETAIL, K.UNDO})
WHILE_CLOSED = frozenset({K.OPEN, K.DETAIL, K.UNDO})

POSSIBLE: dict[str, frozenset[K]] = {
    "new": frozenset({K.OPEN}),
    "open": WHILE_OPEN,
    "waiting": WHILE_OPEN | {K.MOVING},
    "blocked": WHILE_OPEN | {K.MOVING},
    "transferred": WHILE_OPEN | {K.MOVING},
    "picked up": WHILE_OPEN,
    "known": WHILE_OPEN | {K.PERMITTED},
    "permitted": WHILE_OPEN | {K.PERMITTED},
    "on hold": WHILE_OPEN - {K.HOLD} | {K.OFF_HOLD},
    "off hold": WHILE_OPEN,
    "customer gone": WHILE_OPEN - {K.CUSTOMER_GONE},
    "undone": WHILE_OPEN | {K.REDO},
    "parked": WHILE_PARKED,
    "parked, undone": WHILE_PARKED | {K.REDO},
    "resumed": WHILE_OPEN,
    "closed": WHILE_CLOSED,
    "closed, re-opening undone": WHILE_CLOSED | {K.REDO},
    "re-opened": WHILE_OPEN,
}


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("state", STATES)
def test_an_action_is_possible_exactly_where_the_table_says(state: str, kind: K) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(*STATES[state], contact=1)
    if kind in POSSIBLE[state]:
        assert rehearsal.press(kind, contact=1)[0].kind is kind
    else:
        assert rehearsal.refusal(kind, contact=1)


@pytest.mark.parametrize(
    ("state", "kind", "reason"),
    [
        ("new", K.STEP, "the contact is not open yet"),
        ("open", K.OPEN, "the contact is open already"),
        ("closed", K.TRANSFER, "the contact is closed; open it again to go on"),
        ("parked", K.STEP, "the contact is parked; resume it first"),
        ("open", K.PERMITTED, "no resolution is known yet"),
        ("open", K.OFF_HOLD, "the customer is not on hold"),
        ("on hold", K.HOLD, "the customer is on hold already"),
        ("customer gone", K.CUSTOMER_GONE, "the customer has gone already"),
        ("open", K.RESUME, "the contact is not parked"),
        ("open", K.REDO, "there is nothing to redo"),
        ("new", K.REDO, "there is nothing to redo"),
    ],
)
def test_a_refusal_says_why(state: str, kind: K, reason: str) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(*STATES[state], contact=1)
    assert rehearsal.refusal(kind, contact=1) == reason


@pytest.mark.parametrize(
    ("kind", "detail", "says"),
    [
        (K.STEP, {}, "the step has no name"),
        (K.STEP, {"name": "  "}, "the step has no name"),
        (K.WAIT, {"for": "approval"}, "“wait” takes on and who, not “for”"),
        (K.WAIT, {"approval": ""}, "“wait” takes on and who, not “approval”"),
        (K.MOVING, {"": "soon"}, "“moving” takes no detail, not “soon”"),
        (K.TRANSFER, {"mode": "lukewarm"}, "“mode” of “transfer” is one of warm, cold, callback"),
        (K.TRANSFER, {"context": "some"}, "is one of carried, lost"),
        (K.CLOSE, {"outcome": "won"}, "is one of resolved, callback, transferred, unresolved"),
        (K.CLOSE, {"repeat": "often"}, "is one of yes, no, unknown"),
        (K.CLOSE, {"demand": "high"}, "is one of value, failure"),
        (K.GAP, {}, "“gap” needs a number above zero"),
        (K.GAP, {"ms": "-5"}, "“gap” needs a number above zero"),
        (K.GAP, {"ms": "1e300"}, "“gap” needs a number above zero, at most"),
        (K.BACKDATE, {"seconds": "soon"}, "“backdate” needs a number above zero"),
        (K.BACKDATE, {"seconds": "nan"}, "“backdate” needs a number above zero"),
        (K.BACKDATE, {"seconds": "1e15"}, "“backdate” needs a number above zero, at most"),
        (K.BACKDATE, {"minutes": "1"}, "“backdate” takes seconds, not “minutes”"),
    ],
)
def test_a_detail_that_is_not_one_is_refused(kind: K, detail: dict[str, str], says: str) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT)
    assert says in rehearsal.refusal(kind, detail)


def test_a_new_contact_that_is_refused_leaves_no_contact_behind() -> None:
    rehearsal = Rehearsal()
    rehearsal.refusal(K.OPEN, {"channel": "fax"}, contact=3)
    assert rehearsal.journal.contacts == []
    assert rehearsal.session.state(3).phase is Phase.NEW


def test_reasons_of_the_users_own_are_kept_and_spaces_around_details_are_not() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    (mark,) = rehearsal.press(K.BLOCKED, {"for": " moon phase ", "held_by": " "})
    assert mark.detail == {"for": "moon phase"}


def test_without_any_contact_open_there_is_none_in_focus_to_press_in() -> None:
    rehearsal = Rehearsal()
    assert rehearsal.refusal(K.STEP) == "no contact is open yet"


def test_a_press_that_could_not_be_written_has_no_effect_and_can_be_pressed_again() -> None:
    rehearsal = Rehearsal()
    rehearsal.journal.full = True
    with pytest.raises(OSError, match="full"):
        rehearsal.press(K.OPEN)
    assert rehearsal.state.phase is Phase.NEW
    with pytest.raises(Refused):
        rehearsal.session.focus_on(1)
    rehearsal.journal.full = False
    rehearsal.do(K.OPEN, K.STEP)
    assert [mark.id for mark in rehearsal.session.standing(1)] == [1, 2]
