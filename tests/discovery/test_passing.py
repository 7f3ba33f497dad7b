"""What a contact passed, and how long the ways between its steps took."""

from __future__ import annotations

from observer.discovery.passing import passage_times, passages, passed
from observer.model.identity import edge_id, node_id
from tests.discovery.playing import trace, traces

ASK, PAY = node_id("step", "Ask"), node_id("step", "Pay")
START, RESOLVED = node_id("start"), node_id("outcome", "resolved")


def test_points_are_on_the_way_between_two_steps() -> None:
    found = trace(
        (0, "open", ""),
        (1_000, "step", "Ask"),
        (2_000, "wait", "on=system"),
        (5_000, "moving", ""),
        (7_000, "step", "Pay"),
        (9_000, "close", "outcome=resolved"),
    )
    assert [(p.source, p.target, p.time_ms) for p in passages(found)] == [
        (START, ASK, 1_000), (ASK, PAY, 6_000), (PAY, RESOLVED, 2_000),
    ]  # fmt: skip


def test_what_was_passed_has_the_ids_of_the_map() -> None:
    found = trace(
        (0, "open", ""),
        (1_000, "step", "Ask"),
        (2_000, "workaround", "rings a friend"),
        (3_000, "blocked", "for=access"),
        (4_000, "close", "outcome=resolved"),
    )
    assert passed(found) == {
        START, ASK, RESOLVED,
        node_id("workaround", "Ask", "rings a friend"), node_id("blocked", "Ask", "access"),
        edge_id(START, ASK), edge_id(ASK, RESOLVED),
    }  # fmt: skip


def test_time_that_was_not_observed_is_not_counted() -> None:
    found = trace(
        (0, "open", ""),
        (0, "step", "Ask"),
        (10_000, "gap", "ms=4000"),
        (11_000, "step", "Pay"),
        (12_000, "close", "outcome=resolved"),
    )
    assert next(p.time_ms for p in passages(found) if p.source == ASK) == 7_000


def test_times_are_summed_up_by_edge_over_contacts_and_returns() -> None:
    found = traces(
        [(0, "open", ""), (0, "step", "Ask"), (3_000, "step", "Ask"), (4_000, "step", "Pay")],
        [(0, "open", ""), (0, "step", "Ask"), (9_000, "step", "Pay")],
        [(0, "open", ""), (0, "step", "Ask"), (2_000, "step", "Pay")],
    )
    times = passage_times(found)
    onward = times[edge_id(ASK, PAY)]
    assert (onward.median_ms, onward.min_ms, onward.max_ms) == (2_000, 1_000, 9_000)
    assert times[edge_id(ASK, ASK)].median_ms == 3_000
