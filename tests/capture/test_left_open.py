"""What a contact leaves to be completed, and how its answers are taken back."""

from __future__ import annotations

from observer.capture.left_open import left_open
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def opened() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN, {"channel": "call"})
    return rehearsal


def named(rehearsal: Rehearsal) -> list[tuple[K, str]]:
    return [(d.mark.kind, d.name) for d in left_open(rehearsal.session.standing(1))]


def test_what_the_close_lacks_comes_first_then_mark_by_mark() -> None:
    rehearsal = opened()
    rehearsal.press(K.WAIT, {"on": "system"})
    rehearsal.press(K.BLOCKED, {})
    rehearsal.press(K.TRANSFER, {"to": "Billing", "mode": "warm"})
    rehearsal.press(K.CLOSE, {"outcome": "resolved"})
    assert named(rehearsal) == [
        (K.CLOSE, "repeat"),
        (K.CLOSE, "demand"),
        (K.OPEN, "agent"),
        (K.WAIT, "who"),
        (K.BLOCKED, "for"),
        (K.BLOCKED, "held_by"),
        (K.TRANSFER, "context"),
    ]


def test_a_close_without_outcome_asks_for_it() -> None:
    rehearsal = opened()
    rehearsal.press(K.CLOSE, {})
    assert (K.CLOSE, "outcome") in named(rehearsal)


def test_texts_left_empty_can_be_given_but_steps_and_gaps_ask_nothing() -> None:
    rehearsal = opened()
    rehearsal.press(K.STEP, {"name": "Greet"})
    rehearsal.press(K.WORKAROUND, {})
    rehearsal.press(K.NOTE, {})
    rehearsal.press(K.GAP, {"ms": "2000"}, after_ms=5_000)
    assert named(rehearsal) == [(K.OPEN, "agent"), (K.WORKAROUND, "text"), (K.NOTE, "text")]


def test_an_answer_closes_its_question_and_a_voided_mark_asks_none() -> None:
    rehearsal = opened()
    (wait,) = rehearsal.press(K.WAIT, {})
    rehearsal.press(K.DETAIL, {"who": "Billing"}, target=wait.id)
    assert named(rehearsal) == [(K.OPEN, "agent"), (K.WAIT, "on")]
    rehearsal.session.void(1, wait.id, author="Team lead")
    assert named(rehearsal) == [(K.OPEN, "agent")]


def test_each_answer_about_a_close_is_undone_alone() -> None:
    rehearsal = opened()
    (close,) = rehearsal.press(K.CLOSE, {"outcome": "resolved"})
    rehearsal.press(K.DETAIL, {"repeat": "yes"}, target=close.id)
    rehearsal.press(K.DETAIL, {"demand": "value"}, target=close.id)
    rehearsal.do(K.UNDO)
    detail = rehearsal.session.standing(1)[-1].detail
    assert detail == {"outcome": "resolved", "repeat": "yes"}
    rehearsal.do(K.UNDO)
    assert rehearsal.session.state(1).closed is not None
    rehearsal.do(K.UNDO)
    assert rehearsal.session.state(1).closed is None


def test_a_mark_and_its_reason_stay_one_undo() -> None:
    rehearsal = opened()
    (wait,) = rehearsal.press(K.WAIT, {})
    rehearsal.press(K.DETAIL, {"on": "system"}, target=wait.id)
    rehearsal.do(K.UNDO)
    assert [mark.kind for mark in rehearsal.session.standing(1)] == [K.OPEN]
