"""Proposed pairs: what a leader writes finds what the document says, words before letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.documented.proposals import Proposal, propose
from observer.documented.similarity import (
    MOST_FOR_LETTERS,
    MOST_FOR_WORDS,
    SAME,
    compare_names,
)
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess, Node, NodeKind

STEPS = {
    "Identify the customer": "Agent",
    "Look up order": "Agent",
    "Check refund rules": "Agent",
    "Obtain authorisation for refund": "Team leader",
    "Book refund": "Agent",
    "Release payment": "Back office",
    "Tell customer the outcome": "Agent",
    "Record contact": "Agent",
}
NODES = tuple(Node(name, NodeKind.STEP, name, owner) for name, owner in STEPS.items())
PROCESS = DocumentedProcess("p", "P", NODES, (), ("Identify the customer",))


def proposed(kind: MarkKind, label: str, *holders: str) -> tuple[Proposal, ...]:
    return propose(ObservedName(kind, label), PROCESS, holders)


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("refund approval", "Obtain authorisation for refund"),
        ("approve the refund", "Obtain authorisation for refund"),
        ("get TL ok", "Obtain authorisation for refund"),
        ("caller identified", "Identify the customer"),
        ("id check", "Identify the customer"),
        ("lookup order", "Look up order"),
        ("rule check", "Check refund rules"),
        ("enter refund", "Book refund"),
        ("bookk refund", "Book refund"),
        ("pay out", "Release payment"),
        ("inform cust", "Tell customer the outcome"),
        ("log the contact", "Record contact"),
        ("recordcontact", "Record contact"),
    ],
)
def test_what_a_leader_writes_finds_the_step(written: str, step: str) -> None:
    found = proposed(MarkKind.STEP, written)
    assert found[0].step == step
    assert found[0].reason


def test_nothing_alike_is_nothing_proposed() -> None:
    assert proposed(MarkKind.STEP, "coffee") == ()
    assert proposed(MarkKind.WAIT, "system") == ()
    assert proposed(MarkKind.WAIT, "") == ()
    assert propose(ObservedName(MarkKind.STEP, "x"), DocumentedProcess("", "", (), (), ())) == ()


def test_the_same_name_but_for_capitals_and_spaces_comes_first() -> None:
    (only,) = proposed(MarkKind.STEP, " LOOK  up order")
    assert (only.step, only.score) == ("Look up order", SAME)
    assert "capitals" in only.reason


def test_a_point_is_proposed_by_its_reason_and_by_who_holds_it() -> None:
    approval = proposed(MarkKind.BLOCKED, "approval", "Team leader")[0]
    assert approval.step == "Obtain authorisation for refund"
    assert approval.reason == "in both: approval – authorisation; done by Team leader"
    assert approval.score > proposed(MarkKind.BLOCKED, "approval")[0].score
    (held,) = proposed(MarkKind.WAIT, "system", "team  LEADER")
    assert (held.step, held.reason) == ("Obtain authorisation for refund", "done by Team leader")
    assert proposed(MarkKind.TRANSFER, "Back office")[0].step == "Release payment"
    assert proposed(MarkKind.STEP, "system", "Team leader") == ()


def test_what_is_far_behind_the_best_is_left_out() -> None:
    assert [found.step for found in proposed(MarkKind.STEP, "refund rules checked")] == [
        "Check refund rules"
    ]


def test_of_several_steps_of_one_name_the_first_counts() -> None:
    owners = ("Team leader", "Back office")
    nodes = tuple(Node(owner, NodeKind.STEP, "Sign", owner) for owner in owners)
    process = DocumentedProcess("p", "P", nodes, (), ("Team leader",))
    held = ObservedName(MarkKind.WAIT, "system")
    assert propose(held, process, ["Team leader"])[0].reason == "done by Team leader"
    assert propose(held, process, ["Back office"]) == ()


def test_each_word_is_alike_with_one_other_at_most() -> None:
    twice = compare_names("book bookk refund", "book")
    assert twice.reason == "in both: book"
    assert twice.score < MOST_FOR_WORDS


def test_one_word_in_common_beats_any_likeness_of_letters() -> None:
    words = compare_names("Sign and post the form to the archive", "Archive")
    letters = compare_names("Ring the bank", "Bring the tank")
    assert words.score > MOST_FOR_LETTERS >= letters.score
    assert letters.reason == "letters alike"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_score_is_between_nothing_and_the_same(first: str, second: str) -> None:
    found = compare_names(first, second)
    assert 0 <= found.score <= SAME
    assert compare_names(first, first).score == SAME
    is_same = " ".join(first.casefold().split()) == " ".join(second.casefold().split())
    assert is_same == (found.score == SAME)
    assert is_same or found.score <= MOST_FOR_WORDS


def test_proposals_come_with_the_best_first_and_ties_in_document_order() -> None:
    nodes = [Node(str(k), NodeKind.STEP, name) for k, name in enumerate(["Pay X", "Pay Y", "Pay"])]
    process = DocumentedProcess("p", "P", tuple(nodes), (), ("0",))
    found = propose(ObservedName(MarkKind.STEP, "payment"), process)
    assert [proposal.step for proposal in found] == ["Pay", "Pay X", "Pay Y"]
