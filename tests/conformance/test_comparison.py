"""The comparison of contacts with the documented process."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from observer.conformance.comparison import Comparison, compare
from observer.model.process import DocumentedProcess
from observer.model.trace import Event, EventKind, Trace
from tests.conformance.drawn import drawn

REFUND = drawn("Ask: Check\nCheck: Pay Refuse\nPay: Tell\nTell:\nRefuse:", hidden=["Pay"])


def contact(
    number: int, steps: str, outcome: str = "resolved", *, closed: bool = True, wait: bool = False
) -> Trace:
    """A contact with these steps, and with a wait after each of them where asked for."""
    events = []
    for name in steps.split():
        events.append(Event(EventKind.STEP, name, name, 0, 1, 1, 1))
        if wait:
            events.append(Event(EventKind.WAIT, "system", name, 0, 1, 1))
    opened_at = datetime(2024, 5, 6, 9, tzinfo=UTC)
    return Trace(number, opened_at, "call", "", tuple(events), (), outcome, closed, 9, 1)


def statuses(compared: Comparison) -> dict[str, str]:
    return {str(label): status for label, status in compared.graph.nodes(data="status")}


def edges(compared: Comparison, status: str) -> dict[tuple[str, str], tuple[int, ...]]:
    return {
        (source.removeprefix("step:"), target.removeprefix("step:")): data["contacts"]
        for source, target, data in compared.graph.edges(data=True)
        if data["status"] == status
    }


def test_open_contacts_are_left_out_and_listed() -> None:
    compared = compare(REFUND, [contact(3, "Ask", closed=False), contact(1, "Ask Check Tell")])
    assert compared.excluded == (3,)
    assert [held.contact for held in compared.contacts] == [1]


def test_cost_and_fitness_are_over_all_contacts() -> None:
    """Shortest run 3 steps; contacts of 3 and 2 steps, of which the second lacks one: 1 − 1/11."""
    compared = compare(REFUND, [contact(1, "Ask Check Tell"), contact(2, "Ask Tell")])
    assert compared.cost == 1
    assert compared.fitness == pytest.approx(1 - 1 / 11)
    assert [held.alignment.cost for held in compared.contacts] == [0, 1]


def test_each_edge_says_whether_it_was_documented_observed_or_both_and_by_whom() -> None:
    compared = compare(
        REFUND, [contact(1, "Ask Check Tell"), contact(2, "Ask Ask Beg", "callback")]
    )
    assert edges(compared, "both") == {
        ("start", "Ask"): (1, 2),
        ("Ask", "Check"): (1,),
        ("Check", "Tell"): (1,),
        ("Tell", "outcome:resolved"): (1,),
    }
    assert edges(compared, "observed-only") == {
        ("Ask", "Ask"): (2,),
        ("Ask", "Beg"): (2,),
        ("Beg", "outcome:callback"): (2,),
    }
    assert edges(compared, "documented-only") == {("Check", "Refuse"): ()}
    assert statuses(compared) == {
        "start": "both",
        "step:Ask": "both",
        "step:Check": "both",
        "step:Tell": "both",
        "step:Refuse": "documented-only",
        "step:Pay": "documented-only",
        "step:Beg": "observed-only",
        "outcome:resolved": "both",
        "outcome:callback": "observed-only",
    }


def test_any_outcome_after_a_step_at_which_the_document_may_end_is_both() -> None:
    compared = compare(REFUND, [contact(1, "Ask Check Refuse", "unresolved")])
    assert statuses(compared)["outcome:unresolved"] == "both"
    assert ("Refuse", "outcome:unresolved") in edges(compared, "both")


def test_a_documented_step_seen_only_out_of_place_is_both() -> None:
    compared = compare(REFUND, [contact(1, "Tell Ask Check Refuse")])
    assert statuses(compared)["step:Tell"] == "both"
    assert edges(compared, "observed-only") == {("start", "Tell"): (1,), ("Tell", "Ask"): (1,)}


def test_a_step_out_of_sight_has_edges_only_where_it_was_observed() -> None:
    unseen = compare(REFUND, [contact(1, "Ask Check Tell")]).graph
    assert unseen.nodes["step:Pay"]["observable"] is False
    assert unseen.degree("step:Pay") == 0
    compared = compare(REFUND, [contact(1, "Ask Check Pay Tell")])
    assert statuses(compared)["step:Pay"] == "both"
    assert {("Check", "Pay"), ("Pay", "Tell")} <= edges(compared, "both").keys()
    assert ("Check", "Tell") in edges(compared, "documented-only")


def test_points_are_passed_over() -> None:
    plain = compare(REFUND, [contact(1, "Ask Check Tell")])
    waited = compare(REFUND, [contact(1, "Ask Check Tell", wait=True)])
    assert edges(waited, "both") == edges(plain, "both")


def test_a_contact_without_steps_leads_from_start_to_outcome() -> None:
    compared = compare(REFUND, [contact(1, "", "abandoned")])
    assert edges(compared, "observed-only") == {("start", "outcome:abandoned"): (1,)}
    optional = drawn("may x: A end\nA: end\nend x:")
    assert edges(compare(optional, [contact(1, "")]), "both") == {
        ("start", "outcome:resolved"): (1,)
    }


def test_interleavings_of_parallel_steps_are_documented() -> None:
    process = drawn("f +: A B\nA: j\nB: j\nj +: C\nC:")
    compared = compare(process, [contact(1, "B A C")])
    assert edges(compared, "both").keys() >= {("B", "A"), ("A", "C")}
    assert edges(compared, "documented-only").keys() == {("start", "A"), ("A", "B"), ("B", "C")}


def test_a_process_too_large_to_explore_still_knows_the_edges_that_its_runs_show() -> None:
    process: DocumentedProcess = drawn("again +: more A\nmore x: again end\nA: B\nB:\nend x:")
    compared = compare(process, [contact(1, "A B A B")])
    assert not compared.complete
    assert edges(compared, "observed-only") == {}


def test_names_that_look_alike_as_ids_stay_apart() -> None:
    compared = compare(drawn("A: B\nB:"), [contact(1, "A:B A B"), contact(2, "outcome", "A")])
    labels = [(data["kind"], data["label"]) for _, data in compared.graph.nodes(data=True)]
    assert len(labels) == len(set(labels)) == 7
