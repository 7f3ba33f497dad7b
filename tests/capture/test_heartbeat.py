"""What a heartbeat tells of sleep, hangs and a wall clock that somebody moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.capture.clock import ManualClock, SystemClock
from observer.capture.heartbeat import INTERVAL_MS, Heartbeat
from tests.capture.rehearsal import START

HOUR_MS = 3_600_000
TEN_MINUTES_MS = 600_000


def missed_after(*moves: tuple[str, int]) -> tuple[int, str, int] | None:
    """What the second beat tells, after the clock was moved so."""
    clock = ManualClock(START)
    heart = Heartbeat(clock)
    clock.advance(INTERVAL_MS)
    assert heart.beat() is None
    for move, ms in moves:
        getattr(clock, move)(ms)
    missed = heart.beat()
    assert heart.beat() is None, "told twice"
    return (missed.ms, missed.reason.value, missed.clock_moved_ms) if missed else None


def test_ten_minutes_of_sleep_are_ten_minutes_missed() -> None:
    asleep = ("suspend", TEN_MINUTES_MS)
    assert missed_after(asleep) == (TEN_MINUTES_MS, "suspended", 0)
    assert missed_after(("advance", 700), asleep) == (TEN_MINUTES_MS, "suspended", 0)


def test_a_program_that_stood_still_missed_all_since_its_last_beat() -> None:
    assert missed_after(("advance", 30_000)) == (30_000, "hung", 0)


@pytest.mark.parametrize("ms", [0, INTERVAL_MS, 3 * INTERVAL_MS, INTERVAL_MS + 5000])
def test_a_beat_that_comes_late_misses_nothing_while_presses_keep_their_time(ms: int) -> None:
    assert missed_after(("advance", ms)) is None


def test_a_sleep_after_which_the_program_hangs_is_missed_with_the_hang() -> None:
    assert missed_after(("suspend", 60_000), ("advance", 20_000)) == (80_000, "suspended", 0)


@pytest.mark.parametrize("by_ms", [HOUR_MS, -HOUR_MS])
def test_a_wall_clock_that_is_moved_loses_nothing_and_is_said(by_ms: int) -> None:
    moves = ("advance", 1000), ("move_wall_clock", by_ms)
    assert missed_after(*moves) == (1000, "clock-moved", by_ms)
    assert missed_after(("move_wall_clock", by_ms)) == (1, "clock-moved", by_ms)


def test_a_wall_clock_set_right_during_sleep_leaves_the_sleep_as_long_as_it_was() -> None:
    moves = ("suspend", TEN_MINUTES_MS), ("move_wall_clock", -HOUR_MS)
    assert missed_after(*moves) == (TEN_MINUTES_MS, "suspended", -HOUR_MS)


def test_a_time_server_that_nudges_the_clock_is_not_worth_a_word() -> None:
    assert missed_after(("advance", 1000), ("move_wall_clock", -1500)) is None


@given(st.lists(st.integers(0, INTERVAL_MS), max_size=30))
def test_beats_in_time_miss_nothing(intervals_ms: list[int]) -> None:
    clock = ManualClock(START)
    heart = Heartbeat(clock)
    for interval_ms in intervals_ms:
        clock.advance(interval_ms)
        assert heart.beat() is None


def test_the_machine_is_awake_while_it_tests() -> None:
    clock = SystemClock()
    heart = Heartbeat(clock)
    assert clock.awake_ns() <= clock.awake_ns()
    assert heart.beat() is None
