"""What was not observed is a gap in every running contact, off all durations until answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from observer.capture.clock import ManualClock
from observer.capture.heartbeat import GapReason, Heartbeat, Missed
from observer.capture.session import Session
from observer.discovery.traces import build_trace, build_traces
from observer.model.history import History
from observer.model.mark import MarkKind as K
from observer.model.trace import EventKind
from tests.capture.rehearsal import Rehearsal

HOUR_MS = 3_600_000
TEN_MINUTES_MS = 600_000


def waiting_contact() -> tuple[Rehearsal, Heartbeat]:
    """A contact that has waited for 10 s of 15, its heart beating."""
    rehearsal = Rehearsal()
    rehearsal.press(K.OPEN)
    rehearsal.press(K.STEP, after_ms=5000)
    rehearsal.press(K.WAIT, {"on": "system"}, after_ms=0)
    heart = Heartbeat(rehearsal.clock)
    rehearsal.clock.advance(10_000)
    heart.beat()
    return rehearsal, heart


def wait_ms(session: Session) -> int | None:
    trace = build_trace(1, session.contacts[1].history)
    assert trace
    return next(e.duration_ms for e in trace.events if e.kind is EventKind.WAIT)


def beat(rehearsal: Rehearsal, heart: Heartbeat) -> Missed:
    missed = heart.beat()
    assert missed
    rehearsal.session.record_gap(missed)
    return missed


def test_a_sleep_is_off_the_wait_until_somebody_says_it_was_observed() -> None:
    rehearsal, heart = waiting_contact()
    rehearsal.clock.suspend(TEN_MINUTES_MS)
    beat(rehearsal, heart)
    rehearsal.press(K.MOVING, after_ms=2000)
    session = rehearsal.session
    assert wait_ms(session) == 12_000
    (gap,) = session.unanswered_gaps(1)
    assert dict(gap.detail) == {"ms": "600000", "reason": "suspended"}
    rehearsal.press(K.DETAIL, {"observed": "yes"}, target=gap.id)
    assert wait_ms(session) == 612_000
    assert session.unanswered_gaps(1) == []
    assert rehearsal.rebuilt().unanswered_gaps(1) == []


def test_a_gap_answered_as_not_observed_is_off_for_good() -> None:
    rehearsal, heart = waiting_contact()
    rehearsal.clock.suspend(TEN_MINUTES_MS)
    beat(rehearsal, heart)
    rehearsal.press(K.CLOSE, after_ms=2000)
    (gap,) = rehearsal.session.unanswered_gaps(1)
    rehearsal.press(K.DETAIL, {"observed": "no"}, target=gap.id)
    assert rehearsal.session.unanswered_gaps(1) == []
    assert wait_ms(rehearsal.session) == 12_000


@pytest.mark.parametrize("by_ms", [HOUR_MS, -HOUR_MS])
def test_an_hour_that_the_wall_clock_jumps_changes_no_duration(by_ms: int) -> None:
    rehearsal, heart = waiting_contact()
    rehearsal.clock.move_wall_clock(by_ms)
    missed = beat(rehearsal, heart)
    assert missed.observed
    rehearsal.press(K.MOVING, after_ms=2000)
    assert wait_ms(rehearsal.session) == 12_000
    assert rehearsal.session.unanswered_gaps(1) == []
    gap = next(mark for mark in rehearsal.session.standing(1) if mark.kind is K.GAP)
    assert gap.detail["moved_ms"] == str(by_ms)


def test_every_running_contact_has_the_gap_and_no_other() -> None:
    rehearsal, heart = waiting_contact()
    for number in (2, 3):
        rehearsal.press(K.OPEN, contact=number)
    rehearsal.press(K.CLOSE, contact=2)
    rehearsal.press(K.PARK, contact=3)
    rehearsal.press(K.OPEN, contact=4)
    heart.beat()
    rehearsal.clock.suspend(TEN_MINUTES_MS)
    beat(rehearsal, heart)
    assert [n for n in range(1, 5) if rehearsal.session.unanswered_gaps(n)] == [1, 4]


def test_a_gap_is_no_longer_than_the_contact() -> None:
    rehearsal, heart = waiting_contact()
    rehearsal.clock.suspend(TEN_MINUTES_MS)
    rehearsal.press(K.OPEN, contact=2, after_ms=0)
    rehearsal.press(K.OPEN, contact=3, after_ms=300)
    rehearsal.clock.advance(200)
    beat(rehearsal, heart)
    lengths = [rehearsal.session.unanswered_gaps(n)[0].detail["ms"] for n in (1, 2, 3)]
    assert lengths == ["600000", "500", "200"]


def test_no_contact_no_gap() -> None:
    rehearsal = Rehearsal()
    missed = Missed(1000, GapReason.HUNG, rehearsal.clock.now())
    assert rehearsal.session.record_gap(missed) == ()


def test_the_time_while_the_program_did_not_run_is_a_gap_with_its_reason() -> None:
    rehearsal, _ = waiting_contact()
    session = rehearsal.rebuilt()
    session.continue_interrupted()
    assert [dict(gap.detail) for gap in session.unanswered_gaps(1)] == [
        {"ms": "10000", "reason": "stopped"}
    ]


def test_a_gap_may_last_for_weeks_but_not_for_a_life() -> None:
    rehearsal, _ = waiting_contact()
    rehearsal.press(K.GAP, {"ms": str(30 * 24 * HOUR_MS)}, after_ms=31 * 24 * HOUR_MS)
    rehearsal.press(K.MOVING, after_ms=0)
    assert wait_ms(rehearsal.session) == 24 * HOUR_MS + 10_000
    assert "at most 1000000000000" in rehearsal.refusal(K.GAP, {"ms": "1000000000001"})
    assert "at most 1000000000" in rehearsal.refusal(K.BACKDATE, {"seconds": "1000000001"})


@pytest.mark.parametrize(
    "opened_at",
    [
        datetime(2024, 3, 4, 23, 59, 30, tzinfo=UTC),
        datetime(2024, 3, 31, 1, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2024, 10, 27, 2, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")),
        datetime(2024, 12, 31, 23, 59, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    ],
    ids=["midnight", "spring forward", "fall back", "new year"],
)
def test_a_contact_across_midnight_or_a_change_of_time_is_as_long_as_it_was(
    opened_at: datetime,
) -> None:
    rehearsal = Rehearsal()
    rehearsal.clock = ManualClock(opened_at.astimezone(UTC))
    rehearsal.session = rehearsal.rebuilt()
    heart = Heartbeat(rehearsal.clock)
    rehearsal.press(K.OPEN, after_ms=0)
    for _ in range(60):
        rehearsal.clock.advance(1000)
        assert heart.beat() is None
    rehearsal.press(K.CLOSE, after_ms=0)
    (trace,) = build_traces(rehearsal.journal.recorded())
    assert trace.end_ms == 60_000
    closed = History(rehearsal.journal.rows).standing()[-1]
    assert closed.happened.at - trace.opened_at == timedelta(minutes=1)
    assert trace.opened_at.timestamp() == opened_at.timestamp()
