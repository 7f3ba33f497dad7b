"""Where a contact is at each moment, worked out by hand from its marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.discovery.replaying import (
    BETWEEN_MS,
    State,
    follow,
    length_ms,
    position_at,
    start_times,
)
from observer.model.identity import edge_id
from observer.model.trace import Trace
from tests.discovery.playing import Row, trace, traces

HELD: tuple[Row, ...] = (
    (0, "open", ""),
    (2000, "step", "Greet"),
    (10_000, "step", "Check"),
    (20_000, "wait", "on=system"),
    (50_000, "moving", ""),
    (60_000, "blocked", "for=authority"),
    (70_000, "step", "Refund"),
    (90_000, "close", "outcome=resolved"),
)


def seen(found: Trace, *moments: int) -> list[tuple[str, str, int]]:
    """Node, state and how long it lasts already, at some moments."""
    course = follow(found)
    positions = [position_at(course, ms) for ms in moments]
    return [(p.node, p.state.value, p.elapsed_ms) for p in positions if p]


def test_a_contact_stands_where_its_marks_put_it() -> None:
    assert seen(trace(*HELD), 0, 2000, 19_999, 20_000, 49_000, 50_000, 65_000, 70_000, 95_000) == [
        ("start", "working", 0),
        ("step:Greet", "working", 0),
        ("step:Check", "working", 9999),
        ("wait:Check:system", "waiting", 0),
        ("wait:Check:system", "waiting", 29_000),
        ("step:Check", "working", 40_000),
        ("blocked:Check:authority", "blocked", 5000),
        ("step:Refund", "working", 0),
        ("outcome:resolved", "closed", 5000),
    ]


def test_before_it_opens_a_contact_is_nowhere() -> None:
    assert position_at(follow(trace(*HELD)), -1) is None


def test_a_transfer_never_picked_up_holds_until_the_next_mark() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (5000, "transfer", "to=Billing"),
        (9000, "wait", "on=team"), (12_000, "moving", ""), (20_000, "close", ""),
    )  # fmt: skip
    assert seen(found, 5000, 8000, 9000, 12_000) == [
        ("transfer:Ask:Billing", "transferred", 0),
        ("transfer:Ask:Billing", "transferred", 3000),
        ("wait:Ask:team", "waiting", 0),
        ("step:Ask", "working", 11_000),
    ]


def test_work_that_goes_on_at_another_step_leaves_the_transfer() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (5000, "transfer", "to=Billing"),
        (9000, "step", "Note it"), (12_000, "moving", ""), (20_000, "close", ""),
    )  # fmt: skip
    assert seen(found, 8000, 10_000) == [
        ("transfer:Ask:Billing", "transferred", 3000),
        ("step:Note it", "working", 1000),
    ]


def test_a_gap_in_a_wait_is_told_and_not_counted() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "wait", "on=system"),
        (12_000, "gap", "ms=6000"), (20_000, "moving", ""), (30_000, "close", ""),
    )  # fmt: skip
    assert seen(found, 5000, 8000, 15_000) == [
        ("wait:Ask:system", "waiting", 3000),
        ("wait:Ask:system", "not observed", 2000),
        ("wait:Ask:system", "waiting", 7000),
    ]


def test_parked_and_on_hold_are_seen_at_the_step() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "hold", ""), (3000, "wait", "on=system"),
        (4000, "moving", ""), (5000, "off-hold", ""), (6000, "park", ""), (9000, "resume", ""),
        (10_000, "close", ""),
    )  # fmt: skip
    course = follow(found)
    told = [position_at(course, ms) for ms in (2500, 3500, 4500, 7000, 9500)]
    assert [(p.node, p.state, p.on_hold, p.elapsed_ms) for p in told if p] == [
        ("step:Ask", State.ON_HOLD, True, 500),
        ("wait:Ask:system", State.WAITING, True, 500),
        ("step:Ask", State.ON_HOLD, True, 2500),
        ("step:Ask", State.PARKED, False, 1000),
        ("step:Ask", State.WORKING, False, 5500),
    ]


def test_a_contact_that_is_still_open_stays_where_it_was_seen_last() -> None:
    found = trace((0, "open", ""), (1000, "step", "Ask"), (4000, "note", "still talking"))
    assert seen(found, 4000, 9000)[-1][:2] == ("step:Ask", "open")


def test_it_is_on_its_way_from_the_mark_on_along_the_line_between_the_steps() -> None:
    course = follow(trace(*HELD))
    position = position_at(course, 70_500, travel_ms=1000)
    assert position
    assert (position.origin, position.node) == ("blocked:Check:authority", "step:Refund")
    assert (position.edges, position.fraction) == ((edge_id("step:Check", "step:Refund"),), 0.5)
    arrived = position_at(course, 71_000, travel_ms=1000)
    assert arrived
    assert (arrived.origin, arrived.fraction) == ("", 1)


def test_no_line_is_passed_between_a_step_and_its_point() -> None:
    position = position_at(follow(trace(*HELD)), 20_100, travel_ms=1000)
    assert position
    assert (position.origin, position.edges) == ("step:Check", ())


def test_a_step_done_again_passes_its_loop() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (5000, "step", "Ask"), (9000, "close", "")
    )
    position = position_at(follow(found), 5100, travel_ms=1000)
    assert position
    assert position.edges == (edge_id("step:Ask", "step:Ask"),)


def test_the_way_takes_half_of_a_short_stay_at_most() -> None:
    position = position_at(follow(trace(*HELD)), 6000, travel_ms=60_000)
    assert position
    assert (position.node, position.fraction) == ("step:Greet", 1)


@pytest.mark.parametrize(
    ("in_turn", "second_ms", "end_ms"), [(False, 0, 90_000), (True, 91_000, 181_000)]
)
def test_contacts_come_at_once_or_one_after_the_other(
    in_turn: bool, second_ms: int, end_ms: int
) -> None:
    courses = [follow(found) for found in traces(HELD, HELD)]
    begins = start_times(courses, in_turn=in_turn)
    assert begins == {1: 0, 2: second_ms}
    assert BETWEEN_MS == 1000
    assert length_ms(courses, begins) == end_ms


@given(st.integers(0, 120_000), st.integers(0, 30_000))
def test_gliding_changes_nothing_of_where_and_how_long(ms: int, travel_ms: int) -> None:
    course = follow(trace(*HELD))
    still, gliding = position_at(course, ms), position_at(course, ms, travel_ms)
    assert still
    assert gliding
    assert (still.node, still.state, still.elapsed_ms) == (
        gliding.node,
        gliding.state,
        gliding.elapsed_ms,
    )
    assert 0 <= gliding.fraction <= 1
