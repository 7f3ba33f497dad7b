"""A round of several contacts: focus, up to ten running, parking, re-opening, interruptions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from observer.capture.clock import ManualClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.capture.state import Phase
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import ROUND, START, Rehearsal


def test_contacts_are_numbered_in_turn_and_the_new_one_is_in_focus() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.OPEN)
    rehearsal.press(K.OPEN, contact=5)
    assert list(rehearsal.session.contacts) == [1, 2, 5]
    assert rehearsal.session.focus == 5
    assert rehearsal.session.next_number() == 3


def test_presses_go_to_the_focus_and_a_press_elsewhere_does_not_move_it() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.OPEN)
    rehearsal.session.focus_on(1)
    rehearsal.do(K.STEP)
    rehearsal.do(K.FRUSTRATION, contact=2)
    rehearsal.do(K.NOTE)
    assert rehearsal.kinds(1) == ["open", "step", "note"]
    assert rehearsal.kinds(2) == ["open", "frustration"]
    assert rehearsal.session.focus == 1


def test_a_contact_never_opened_cannot_be_in_focus() -> None:
    rehearsal = Rehearsal()
    with pytest.raises(Refused, match="contact 4 is not open yet"):
        rehearsal.session.focus_on(4)


def test_the_next_contact_starts_with_the_channel_and_agent_of_the_last() -> None:
    rehearsal = Rehearsal()
    assert rehearsal.session.opening_detail() == {}
    rehearsal.press(K.OPEN, {"channel": "chat", "agent": "Agent B"})
    rehearsal.press(K.OPEN, {"channel": "call"}, contact=9)
    assert rehearsal.session.opening_detail() == {"channel": "call"}


FULL = "10 contacts are running; park or close one first"


def test_ten_run_at_once_and_no_more_whichever_way_the_eleventh_would_start() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.PARK, K.OPEN, K.CLOSE, K.OPEN, K.PARK, K.UNDO, K.UNDO)
    for number in range(4, 14):
        rehearsal.do(K.OPEN, contact=number)
    assert rehearsal.session.running == list(range(4, 14))
    for number, kind in [(14, K.OPEN), (1, K.RESUME), (1, K.UNDO), (2, K.OPEN), (2, K.UNDO)]:
        assert rehearsal.refusal(kind, contact=number) == FULL
    assert rehearsal.refusal(K.REDO, contact=3) == FULL
    rehearsal.do(K.NOTE, contact=1)
    rehearsal.do(K.UNDO, contact=1)
    rehearsal.do(K.PARK, contact=7)
    rehearsal.do(K.RESUME, contact=1)
    assert len(rehearsal.session.running) == 10


def test_a_round_may_have_more_than_ten_contacts_in_all() -> None:
    rehearsal = Rehearsal()
    for number in range(1, 14):
        rehearsal.do(K.OPEN, K.CLOSE)
        assert rehearsal.session.focus == number


def test_re_opening_voids_the_close_with_what_it_implied() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD, K.WAIT, K.CLOSE)
    (row,) = rehearsal.press(K.OPEN, contact=1)
    assert row.target == rehearsal.journal.rows[3].id
    assert rehearsal.kinds() == ["open", "hold", "wait", "open"]
    assert rehearsal.state.held is not None
    assert rehearsal.state.on_hold is not None
    rehearsal.do(K.UNDO)
    assert rehearsal.state.phase is Phase.CLOSED
    assert rehearsal.kinds()[-1] == "close"


def test_a_contact_can_be_closed_and_re_opened_again_and_again() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    for _ in range(3):
        rehearsal.do(K.CLOSE)
        rehearsal.press(K.OPEN, contact=1)
    rehearsal.do(K.CLOSE)
    assert rehearsal.kinds() == ["open", "open", "open", "open", "close"]


def test_what_is_known_of_a_contact_lives_through_parking() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN, K.TRANSFER, K.HOLD, K.PARK, K.NOTE, K.RESUME)
    rehearsal.do(K.PERMITTED, K.MOVING, K.OFF_HOLD)
    assert rehearsal.state.phase is Phase.OPEN


def test_the_first_opening_and_the_first_resolution_are_those_that_count() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.RESOLUTION_KNOWN, K.RESOLUTION_KNOWN, K.CLOSE)
    rehearsal.press(K.OPEN, contact=1)
    assert rehearsal.state.opened == rehearsal.journal.rows[0]
    assert rehearsal.state.known == rehearsal.journal.rows[1]


def test_an_interrupted_session_goes_on_and_the_time_between_is_a_gap() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP, K.OPEN, K.PARK, K.OPEN, K.CLOSE, K.OPEN)
    rebooted = ManualClock(START + timedelta(minutes=10), boot_id="after")
    session = Session(rebooted, rehearsal.journal, ROUND, rehearsal.journal.recorded())
    assert session.continue_interrupted() == [1, 4]
    gaps = {
        n: [m.detail["ms"] for m in session.standing(n) if m.kind is K.GAP] for n in range(1, 5)
    }
    assert gaps == {1: ["598000"], 2: [], 3: [], 4: ["593000"]}
    assert session.focus == 4


def test_a_session_that_was_not_interrupted_gets_no_gap() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.STEP)
    rows = len(rehearsal.journal.rows)
    assert rehearsal.rebuilt().continue_interrupted() == [1]
    assert len(rehearsal.journal.rows) == rows


def test_a_press_delivered_late_is_no_earlier_than_the_row_before_it() -> None:
    """Else a hold could end before it began, and the file would tell of another state."""
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD)
    late = rehearsal.clock.now().earlier(700)
    rehearsal.session.press(K.OFF_HOLD, at=late)
    assert rehearsal.happened() == [("open", 1000), ("hold", 2000), ("off-hold", 2000)]
    assert rehearsal.rebuilt().state(1) == rehearsal.state


def test_a_press_takes_the_time_of_its_key_event() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    rehearsal.clock.advance(5000)
    rehearsal.session.press(K.NOTE, at=rehearsal.clock.now().earlier(1200))
    assert rehearsal.happened()[-1] == ("note", 4800)


def test_after_a_reboot_with_its_clock_set_back_the_order_still_holds() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.HOLD)
    set_back = ManualClock(START - timedelta(hours=1), boot_id="after")
    session = Session(set_back, rehearsal.journal, ROUND, rehearsal.journal.recorded())
    assert session.continue_interrupted() == [1]
    session.press(K.OFF_HOLD)
    set_back.advance(2000)
    session.press(K.NOTE)
    kinds = [mark.kind.value for mark in session.standing(1)]
    assert kinds == ["open", "hold", "gap", "off-hold", "note"]
    assert rehearsal.rebuilt().state(1) == session.state(1)
