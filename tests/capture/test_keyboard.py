"""While another window has the keyboard, the record says so, and undo passes it by."""

from __future__ import annotations

from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def started() -> Rehearsal:
    rehearsal = Rehearsal()
    for number in (1, 2, 3):
        rehearsal.press(K.OPEN, contact=number)
    rehearsal.press(K.PARK, contact=3)
    return rehearsal


def logged(rehearsal: Rehearsal, number: int) -> list[str]:
    return [k for k in rehearsal.kinds(number) if k.startswith("keys")]


def test_losing_and_regaining_the_keyboard_is_logged_once_in_every_running_contact() -> None:
    rehearsal = started()
    session = rehearsal.session
    assert session.keys_back() == ()
    assert [row.contact_id for row in session.keys_lost()] == [1, 2]
    assert session.keys_lost() == ()
    assert len(session.keys_back()) == 2
    assert session.keys_back() == ()
    assert [logged(rehearsal, n) for n in (1, 2, 3)] == [
        ["keys-lost", "keys-back"], ["keys-lost", "keys-back"], [],
    ]  # fmt: skip
    assert rehearsal.states(rehearsal.rebuilt()) == rehearsal.states(session)


def test_undo_takes_back_the_press_before_the_keyboard_was_lost() -> None:
    rehearsal = started()
    rehearsal.press(K.NOTE, {"text": "x"}, contact=1)
    rehearsal.session.keys_lost()
    rehearsal.session.keys_back()
    rehearsal.press(K.UNDO, contact=1)
    assert rehearsal.kinds(1) == ["open", "keys-lost", "keys-back"]


def test_after_a_restart_the_keyboard_that_was_lost_comes_back() -> None:
    rehearsal = started()
    rehearsal.session.keys_lost()
    rehearsal.session = rehearsal.rebuilt()
    rehearsal.session.continue_interrupted()
    assert rehearsal.session.keys_lost() == ()
    assert [row.contact_id for row in rehearsal.session.keys_back()] == [1, 2]


def test_a_contact_that_opens_resumes_or_opens_again_has_the_keyboard() -> None:
    rehearsal = started()
    rehearsal.session.keys_lost()
    rehearsal.press(K.CLOSE, contact=1)
    rehearsal.press(K.PARK, contact=2)
    rehearsal.press(K.OPEN, contact=1)
    rehearsal.press(K.RESUME, contact=2)
    assert rehearsal.session.keys_back() == ()
    assert len(rehearsal.session.keys_lost()) == 2


def test_a_press_made_before_the_keyboard_went_keeps_its_time() -> None:
    rehearsal = started()
    pressed = rehearsal.clock.now()
    rehearsal.clock.advance(2_000)
    rehearsal.session.keys_lost()
    rehearsal.clock.advance(60_000)
    rehearsal.session.keys_back()
    (close,) = rehearsal.session.press(K.CLOSE, {"outcome": "resolved"}, contact=1, at=pressed)
    assert close.happened == pressed
    assert rehearsal.kinds(1) == ["open", "close", "keys-lost", "keys-back"]
    assert rehearsal.states(rehearsal.rebuilt()) == rehearsal.states(rehearsal.session)
