"""Gaps and parked time are taken off every interval; boots and wall clocks change nothing."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from observer.capture.clock import ManualClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.discovery.graph import discover_graph
from observer.discovery.traces import build_traces
from observer.model.interval import Interval
from observer.model.mark import MarkKind as K
from observer.model.trace import Trace
from tests.capture.rehearsal import ROUND, START, Notebook, Rehearsal
from tests.discovery.playing import told, trace


def test_a_gap_is_taken_off_all_that_it_overlaps() -> None:
    found = trace(
        (0, "open", ""),
        (10_000, "step", "Ask"),
        (20_000, "wait", "on=system"),
        (26_000, "gap", "ms=10000"),
        (30_000, "moving", ""),
        (40_000, "close", ""),
    )
    assert told(found) == [
        ("step", "Ask", 10_000, 40_000, 20_000),
        ("wait", "system", 20_000, 30_000, 4000),
    ]
    assert found.events[0].working_ms == 16_000
    assert found.gaps == (Interval(16_000, 26_000),)


def test_gaps_that_overlap_each_other_count_once() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (10_000, "gap", "ms=5000"),
        (12_000, "gap", "ms=4000"), (20_000, "close", ""),
    )  # fmt: skip
    assert found.unobserved == (Interval(5000, 12_000),)
    assert told(found) == [("step", "Ask", 1000, 20_000, 12_000)]


def test_a_gap_longer_than_the_contact_leaves_no_time_and_not_less() -> None:
    found = trace((0, "open", ""), (1000, "step", "Ask"), (5000, "gap", "ms=3600000"))
    assert found.gaps == (Interval(0, 5000),)
    assert told(found) == [("step", "Ask", 1000, 5000, 0)]


def test_parked_time_belongs_to_no_interval_but_is_shown() -> None:
    found = trace(
        (0, "open", ""),
        (10_000, "step", "Ask"),
        (20_000, "transfer", "to=Back office"),
        (30_000, "wait", "on=customer"),
        (35_000, "park", ""),
        (95_000, "note", "called in between"),
        (135_000, "resume", ""),
        (140_000, "moving", ""),
        (150_000, "close", "outcome=resolved"),
    )
    assert told(found) == [
        ("step", "Ask", 10_000, 150_000, 40_000),
        ("transfer", "Back office", 20_000, 140_000, 20_000),
        ("wait", "customer", 30_000, 35_000, 5000),
    ]
    assert found.parked == found.unobserved == (Interval(35_000, 135_000),)
    edges = discover_graph([found]).edges
    assert edges["wait:Ask:customer", "outcome:resolved"]["median_ms"] == 15_000


def test_a_contact_left_parked_is_parked_until_its_last_mark() -> None:
    found = trace((0, "open", ""), (1000, "step", "Ask"), (5000, "park", ""), (9000, "note", "x"))
    assert (found.parked, found.closed) == ((Interval(5000, 9000),), False)
    assert told(found) == [("step", "Ask", 1000, 9000, 4000)]


def test_a_gap_within_parked_time_is_not_taken_off_twice() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (5000, "park", ""), (9000, "resume", ""),
        (10_000, "gap", "ms=3000"), (20_000, "close", ""),
    )  # fmt: skip
    assert told(found) == [("step", "Ask", 1000, 20_000, 14_000)]


def over_two_boots(wall_clock_moves: timedelta) -> Trace:
    """A wait from 2 s on, a reboot of a minute, and the session goes on for 10 s."""
    journal = Notebook()
    first = ManualClock(START, "first")
    session = Session(first, journal, ROUND)
    for kind, at_ms in [(K.OPEN, 0), (K.STEP, 1000), (K.WAIT, 2000), (K.NOTE, 8000)]:
        first.set(at_ms)
        session.press(kind, {"name": "Ask"} if kind is K.STEP else {})
    second = ManualClock(START + timedelta(seconds=68) + wall_clock_moves, "second")
    session = Session(second, journal, ROUND, journal.recorded())
    session.continue_interrupted()
    second.advance(4000)
    session.press(K.MOVING)
    second.advance(6000)
    session.press(K.CLOSE, {"outcome": "resolved"})
    return build_traces(journal.recorded())[0]


def test_a_reboot_is_a_gap_by_utc_and_the_rest_is_by_the_monotonic_clock() -> None:
    found = over_two_boots(timedelta())
    assert found.gaps == (Interval(8000, 68_000),)
    assert told(found) == [
        ("step", "Ask", 1000, 78_000, 17_000),
        ("wait", "", 2000, 72_000, 10_000),
    ]


def test_a_wall_clock_set_ahead_between_boots_lengthens_the_gap_alone() -> None:
    found = over_two_boots(timedelta(hours=1))
    assert found.gaps == (Interval(8000, 3_668_000),)
    assert [event.duration_ms for event in found.events] == [17_000, 10_000]


def test_a_wall_clock_set_back_between_boots_leaves_the_shortest_gap() -> None:
    found = over_two_boots(timedelta(hours=-1))
    assert found.gaps == (Interval(7999, 8000),)
    assert [event.duration_ms for event in found.events] == [16_999, 9999]


@given(st.lists(st.tuples(st.sampled_from(list(K)), st.integers(0, 9000)), max_size=30))
def test_whatever_is_pressed_no_time_is_negative_and_work_is_a_part_of_it(
    presses: list[tuple[K, int]],
) -> None:
    rehearsal = Rehearsal()
    rehearsal.do(K.OPEN)
    for kind, after_ms in presses:
        with suppress(Refused):
            rehearsal.press(kind, contact=1, after_ms=after_ms)
    for found in build_traces(rehearsal.journal.recorded()):
        starts = [event.start_ms for event in found.events]
        assert starts == sorted(starts)
        for event in found.events:
            if event.end_ms is None:
                assert event.duration_ms is None
            else:
                assert 0 <= event.start_ms <= event.end_ms <= found.end_ms
                assert event.duration_ms == found.observed_ms(event.start_ms, event.end_ms)
                assert 0 <= (event.working_ms or 0) <= event.duration_ms
