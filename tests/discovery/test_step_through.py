"""The map told variant by variant."""

from __future__ import annotations

from observer.discovery.passing import passed
from observer.discovery.variants import step_through
from observer.model.identity import edge_id, node_id
from tests.discovery.playing import Row, traces

ASK, PAY = node_id("step", "Ask"), node_id("step", "Pay")
RESOLVED, CALLBACK = node_id("outcome", "resolved"), node_id("outcome", "callback")

SHORT: list[Row] = [(0, "open", ""), (1, "step", "Ask"), (2, "close", "outcome=callback")]
LONG: list[Row] = [
    (0, "open", ""),
    (1, "step", "Ask"),
    (2, "step", "Pay"),
    (3, "close", "outcome=resolved"),
]
OPEN: list[Row] = [(0, "open", ""), (1, "step", "Ask")]


def test_the_most_frequent_way_comes_first_then_what_each_next_one_adds() -> None:
    first, second = step_through(traces(SHORT, LONG, LONG))
    assert (first.contacts, second.contacts) == ((2, 3), (1, 2, 3))
    assert first.added == first.elements >= {ASK, PAY, RESOLVED, edge_id(ASK, PAY)}
    assert second.added == {CALLBACK, edge_id(ASK, CALLBACK)}


def test_a_way_that_adds_nothing_still_adds_its_contacts() -> None:
    *_, last = step_through(traces(LONG, OPEN))
    assert last.added == frozenset()
    assert last.contacts == (1, 2)


def test_at_the_end_everything_is_told() -> None:
    observed = traces(SHORT, LONG, OPEN)
    everything = frozenset().union(*(passed(trace) for trace in observed))
    assert step_through(observed)[-1].elements == everything


def test_nothing_observed_has_no_stage() -> None:
    assert step_through([]) == ()
