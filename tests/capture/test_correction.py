"""Corrections after the fact: what stands then, what is refused, and that nothing is lost."""

from __future__ import annotations

import pytest

from observer.capture.rules import Refused
from observer.discovery.traces import build_trace
from observer.model.history import rows_about
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal

WHO = "Team manager"


@pytest.fixture
def closed() -> Rehearsal:
    """Open 0:00, step Greet 0:01 (id 2), wait 0:02 (3), moving 0:03 (4), Refund 0:04 (5), close."""
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN)
    rehearsal.press(K.STEP, {"name": "Greet"})
    rehearsal.press(K.WAIT, {"on": "system"})
    rehearsal.press(K.MOVING)
    rehearsal.press(K.STEP, {"name": "Refund"})
    rehearsal.press(K.CLOSE, {"outcome": "resolved"})
    return rehearsal


def events(rehearsal: Rehearsal) -> list[tuple[str, str, int, int | None]]:
    trace = build_trace(1, rehearsal.session.contacts[1].history)
    assert trace
    return [(event.kind.value, event.label, event.start_ms, event.end_ms) for event in trace.events]


AS_MARKED = [
    ("step", "Greet", 1000, 4000),
    ("wait", "system", 2000, 3000),
    ("step", "Refund", 4000, 5000),
]


def test_the_contact_as_it_was_marked(closed: Rehearsal) -> None:
    assert events(closed) == AS_MARKED


def test_a_mark_moves(closed: Rehearsal) -> None:
    closed.session.amend(1, 3, at_ms=1500, author=WHO)
    assert events(closed)[1] == ("wait", "system", 1500, 3000)


def test_a_wait_becomes_a_block(closed: Rehearsal) -> None:
    closed.session.amend(1, 3, kind=K.BLOCKED, detail={"for": "approval"}, author=WHO)
    assert events(closed)[1] == ("blocked", "approval", 2000, 3000)


def test_a_step_is_split(closed: Rehearsal) -> None:
    closed.session.add(1, K.STEP, 1800, {"name": "Look up"}, author=WHO)
    assert [event for event in events(closed) if event[0] == "step"] == [
        ("step", "Greet", 1000, 1800),
        ("step", "Look up", 1800, 4000),
        ("step", "Refund", 4000, 5000),
    ]


def test_a_wait_is_split_by_a_block(closed: Rehearsal) -> None:
    closed.session.add(1, K.BLOCKED, 2500, {"for": "policy"}, author=WHO)
    assert events(closed)[1:3] == [
        ("wait", "system", 2000, 2500),
        ("blocked", "policy", 2500, 3000),
    ]


def test_without_its_end_a_wait_lasts_to_the_next_step(closed: Rehearsal) -> None:
    closed.session.void(1, 4, author=WHO)
    assert events(closed)[1] == ("wait", "system", 2000, 4000)


def test_a_voided_point_is_gone_from_what_stands_and_stays_in_the_record(
    closed: Rehearsal,
) -> None:
    closed.session.void(1, 3, author=WHO)
    assert [event[0] for event in events(closed)] == ["step", "step"]
    marked, voided = rows_about(closed.session.contacts[1].rows, 3)
    assert (marked.kind, marked.author) == (K.WAIT, "")
    assert (voided.kind, voided.author) == (K.VOID, WHO)
    assert voided.pressed.at > marked.pressed.at


def test_old_and_new_stay_readable(closed: Rehearsal) -> None:
    closed.session.amend(1, 3, detail={"on": "approval", "who": "Team leader"}, author=WHO)
    marked, amended = rows_about(closed.session.contacts[1].rows, 3)
    assert marked.detail == {"on": "system"}
    assert (amended.detail["on"], amended.detail["who"]) == ("approval", "Team leader")


def test_undo_takes_a_correction_back_with_the_ends_it_made_necessary(closed: Rehearsal) -> None:
    closed.session.void(1, 4, author=WHO)
    closed.press(K.UNDO)
    assert events(closed) == AS_MARKED
    closed.press(K.REDO)
    assert events(closed)[1] == ("wait", "system", 2000, 4000)


@pytest.mark.parametrize("at_ms", [-1, 5001, 3_600_000])
def test_a_mark_does_not_move_out_of_its_contact(closed: Rehearsal, at_ms: int) -> None:
    rows = len(closed.journal.rows)
    with pytest.raises(Refused):
        closed.session.amend(1, 2, at_ms=at_ms, author=WHO)
    assert len(closed.journal.rows) == rows


@pytest.mark.parametrize("kind", [K.PERMITTED, K.RESUME, K.OPEN, K.GAP, K.UNDO])
def test_what_could_not_have_happened_is_not_added(closed: Rehearsal, kind: K) -> None:
    with pytest.raises(Refused):
        closed.session.add(1, kind, 1500, {}, author=WHO)
    assert events(closed) == AS_MARKED


def test_the_opening_is_not_voided_while_marks_stand(closed: Rehearsal) -> None:
    with pytest.raises(Refused):
        closed.session.void(1, 1, author=WHO)


def test_what_was_implied_has_no_correction_of_its_own() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN, K.WAIT, K.CLOSE)
    implied = rehearsal.journal.rows[-1]
    assert implied.cause is not None
    with pytest.raises(Refused):
        rehearsal.session.void(1, implied.id, author=WHO)


def test_a_correction_reads_back_from_its_rows(closed: Rehearsal) -> None:
    closed.session.amend(1, 2, at_ms=500, detail={"name": "Welcome"}, author=WHO)
    closed.session.add(1, K.NOTE, 2500, {"text": "asked twice"}, author=WHO)
    live = closed.session.contacts[1]
    rebuilt = type(live)(live.contact, live.rows)
    assert rebuilt.state == live.state
    assert rebuilt.history.standing() == live.history.standing()


def test_a_contact_whose_opening_was_voided_takes_no_correction() -> None:
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN)
    rehearsal.session.void(1, 1, author=WHO)
    with pytest.raises(Refused, match="not open yet"):
        rehearsal.session.add(1, K.NOTE, 0, {}, author=WHO)


def test_a_mark_taken_out_by_review_is_not_back_dated() -> None:
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN, contact=1)
    rehearsal.press(K.STEP, {"name": "Check"}, contact=1, after_ms=10_000)
    (note,) = rehearsal.press(K.NOTE, {"text": "x"}, contact=1, after_ms=10_000)
    rehearsal.session.void(1, note.id, author="Team manager")
    rehearsal.press(K.BACKDATE, {"seconds": "1"}, contact=1)
    assert [mark.kind for mark in rehearsal.session.standing(1)] == [K.OPEN, K.STEP]
    assert (
        rehearsal.session.contacts[1].history.ms(rehearsal.session.standing(1)[1].happened) == 9_000
    )
