"""What a contact's record says of how well it was observed."""

from __future__ import annotations

from observer.capture.heartbeat import Heartbeat
from observer.discovery.traces import build_trace
from observer.findings.quality import Quality, observation_quality
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import Rehearsal


def quality(rehearsal: Rehearsal) -> Quality:
    observed = rehearsal.session.contacts[1]
    trace = build_trace(1, observed.history)
    assert trace
    return observation_quality(observed.rows, trace)


def opened() -> Rehearsal:
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN, {"channel": "call", "agent": "Agent A"})
    return rehearsal


def test_a_contact_observed_well_has_nothing_to_say() -> None:
    rehearsal = opened()
    rehearsal.press(K.WAIT, {"on": "system", "who": "CRM"})
    rehearsal.do(K.MOVING)
    rehearsal.press(K.CLOSE, {"outcome": "resolved", "repeat": "no", "demand": "value"})
    assert quality(rehearsal) == Quality(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert quality(rehearsal).summary == ()


def test_gaps_count_until_they_are_answered_as_observed() -> None:
    rehearsal = opened()
    rehearsal.press(K.GAP, {"ms": "4000"}, after_ms=10_000)
    (answered,) = rehearsal.press(K.GAP, {"ms": "2000"}, after_ms=10_000)
    rehearsal.press(K.GAP, {"ms": "3000"}, after_ms=10_000)
    found = quality(rehearsal)
    assert (found.gaps, found.gap_ms, found.unanswered_gaps) == (3, 9000, 3)
    rehearsal.press(K.DETAIL, {"observed": "yes"}, target=answered.id)
    rehearsal.press(K.DETAIL, {"observed": "no"}, target=answered.id + 1)
    found = quality(rehearsal)
    assert (found.gaps, found.gap_ms, found.unanswered_gaps) == (2, 7000, 1)
    assert found.summary == ("2 stretches not observed, 0:07 in all", "1 gap still to be answered")


def test_a_moved_clock_is_told_and_is_no_gap() -> None:
    rehearsal = opened()
    heart = Heartbeat(rehearsal.clock)
    rehearsal.clock.advance(1000)
    rehearsal.clock.move_wall_clock(3_600_000)
    missed = heart.beat()
    assert missed
    rehearsal.session.record_gap(missed)
    found = quality(rehearsal)
    assert (found.gaps, found.gap_ms, found.unanswered_gaps, found.clock_moves) == (0, 0, 0, 1)
    assert found.summary == ("1 time the computer's clock was set; no time was lost",)


def test_back_dating_a_mark_twice_is_one_mark_back_dated() -> None:
    rehearsal = opened()
    rehearsal.press(K.STEP, after_ms=60_000)
    rehearsal.press(K.BACKDATE, {"seconds": "1"})
    rehearsal.press(K.BACKDATE, {"seconds": "5"})
    assert quality(rehearsal).backdated == 1
    rehearsal.do(K.UNDO, K.UNDO)
    assert (quality(rehearsal).backdated, quality(rehearsal).undone) == (0, 2)
    rehearsal.do(K.REDO)
    assert (quality(rehearsal).backdated, quality(rehearsal).undone) == (1, 1)


def test_every_mark_that_was_corrected_counts_once() -> None:
    rehearsal = opened()
    (step,) = rehearsal.press(K.STEP)
    (note,) = rehearsal.press(K.NOTE, {"text": "x"})
    session = rehearsal.session
    session.amend(1, step.id, detail={"name": "Other"}, author="Team lead")
    session.amend(1, step.id, at_ms=500, author="Team lead")
    session.void(1, note.id, author="Team lead")
    session.add(1, K.FRUSTRATION, 700, {}, author="Team lead")
    assert quality(rehearsal).corrected == 3
    assert quality(rehearsal).summary == ("3 marks corrected afterwards",)


def test_details_left_open_count_until_they_are_given() -> None:
    rehearsal = opened()
    rehearsal.press(K.WAIT, {})
    rehearsal.press(K.BLOCKED, {"for": "approval"})
    assert quality(rehearsal).open_details == 3
    rehearsal.press(K.DETAIL, {"held_by": "Team lead"})
    assert quality(rehearsal).open_details == 2


def test_time_without_keyboard_ends_with_the_contact_and_is_not_counted_while_parked() -> None:
    rehearsal = opened()
    session, clock = rehearsal.session, rehearsal.clock
    session.keys_lost()
    clock.advance(4000)
    session.keys_back()
    clock.advance(10_000)
    session.keys_lost()
    rehearsal.press(K.PARK, after_ms=2000)
    rehearsal.press(K.RESUME, after_ms=60_000)
    session.keys_lost()
    rehearsal.press(K.CLOSE, {"outcome": "resolved", "repeat": "no", "demand": "value"})
    found = quality(rehearsal)
    assert (found.keys_lost, found.keyless_ms) == (3, 7000)
    assert found.summary == ("3 times without the keyboard, 0:07 in all",)
