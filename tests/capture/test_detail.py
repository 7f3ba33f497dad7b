"""Details that follow their mark: which one they complete, and what is refused."""

from __future__ import annotations

import pytest

from observer.capture.rules import Refused
from observer.model.mark import Mark
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def details(rehearsal: Rehearsal) -> list[tuple[str, dict[str, str]]]:
    standing: list[Mark] = rehearsal.session.standing(1)
    return [(mark.kind.value, dict(mark.detail)) for mark in standing if mark.detail]


def test_a_detail_completes_the_last_mark_that_waits_for_it() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.MOVING, K.WAIT, K.TRANSFER)
    rehearsal.press(K.DETAIL, {"on": "system"})
    rehearsal.press(K.DETAIL, {"mode": "warm"})
    rehearsal.press(K.DETAIL, {"on": "colleague"})
    rehearsal.press(K.DETAIL, {"agent": "Agent C", "channel": "chat"})
    assert details(rehearsal) == [
        ("open", {"agent": "Agent C", "channel": "chat"}),
        ("wait", {"on": "colleague"}),
        ("wait", {"on": "system"}),
        ("transfer", {"mode": "warm"}),
    ]


def test_a_mark_that_has_one_of_the_answers_already_is_passed_over() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.BLOCKED)
    rehearsal.press(K.BLOCKED, {"for": "policy"})
    rehearsal.press(K.DETAIL, {"for": "access", "held_by": "Back office"})
    assert details(rehearsal) == [
        ("blocked", {"for": "access", "held_by": "Back office"}),
        ("blocked", {"for": "policy"}),
    ]


def test_a_mark_named_is_completed_even_where_it_was_answered_before() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    (wait,) = rehearsal.press(K.WAIT, {"on": "system", "who": "Order system"})
    rehearsal.do(K.STEP)
    rehearsal.press(K.DETAIL, {"on": "approval"}, target=wait.id)
    assert details(rehearsal)[0] == ("wait", {"on": "approval", "who": "Order system"})


def test_a_detail_changes_what_the_state_shows_at_once() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT)
    rehearsal.press(K.DETAIL, {"on": "knowledge"})
    assert rehearsal.state.held is not None
    assert rehearsal.state.held.reason == "knowledge"


def test_a_closed_contact_takes_its_answers_still() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.BLOCKED, K.CLOSE)
    rehearsal.press(K.DETAIL, {"outcome": "callback", "repeat": "yes", "demand": "failure"})
    rehearsal.press(K.DETAIL, {"held_by": "Team leader"})
    assert details(rehearsal) == [
        ("blocked", {"held_by": "Team leader"}),
        ("close", {"outcome": "callback", "repeat": "yes", "demand": "failure"}),
    ]


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"on": ""},
        {"": "approval"},
        {"colour": "red"},
        {"for": "policy"},
        {"on": "x", "to": "y"},
    ],
)
def test_what_no_mark_waits_for_is_refused(detail: dict[str, str]) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.TRANSFER)
    assert rehearsal.refusal(K.DETAIL, detail) == "no mark waits for this detail"


def test_an_answer_that_is_none_is_refused() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    assert "is one of call, chat, email" in rehearsal.refusal(K.DETAIL, {"channel": "fax"})


@pytest.mark.parametrize("target", [2, 3, 4, 5, 99])
def test_a_mark_that_is_gone_or_takes_no_detail_is_no_target(target: int) -> None:
    """Of these rows a note undone, its undo, a gap, a moment without details, and none at all."""
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.NOTE, K.UNDO, K.GAP, K.FRUSTRATION)
    rows = len(rehearsal.journal.rows)
    detail = {4: {"ms": "soon"}}.get(target, {"text": "x"})
    with pytest.raises(Refused, match=r"no mark waits|takes no detail"):
        rehearsal.press(K.DETAIL, detail, target=target)
    assert len(rehearsal.journal.rows) == rows


def test_a_mark_of_another_contact_is_no_target() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.OPEN)
    with pytest.raises(Refused, match="no mark waits"):
        rehearsal.press(K.DETAIL, {"on": "system"}, contact=2, target=2)


def test_an_undone_answer_leaves_the_one_before_it() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.NOTE)
    rehearsal.press(K.DETAIL, {"on": "system"}, target=2)
    rehearsal.press(K.DETAIL, {"on": "approval"}, target=2)
    assert details(rehearsal) == [("wait", {"on": "approval"})]
    rehearsal.do(K.UNDO)
    assert details(rehearsal) == [("wait", {"on": "system"})]
