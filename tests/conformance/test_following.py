"""What can come next, while a contact runs."""

from __future__ import annotations

from hypothesis import given, reject
from hypothesis import strategies as st

from observer.conformance.following import Follower
from observer.model.process import DocumentedProcess
from tests.conformance.drawn import NAMES, drawn, structured, traces
from tests.conformance.oracle import Oracle, TooManyRunsError

short_traces = st.lists(st.sampled_from(NAMES + "z"), max_size=3).map(tuple)

REFUND = drawn(
    """
    Identify: Check
    Check: ok
    ok x: Approve Refuse
    Approve: Pay
    Pay: Tell
    Tell:
    Refuse: Tell""",
    hidden=["Pay"],
)


def test_at_the_start_the_first_step_is_expected() -> None:
    assert Follower(REFUND, []).expected == ("Identify",)


def test_after_a_choice_all_its_steps_are_expected_in_document_order() -> None:
    assert Follower(REFUND, ["Identify", "Check"]).expected == ("Approve", "Refuse")


def test_a_step_out_of_sight_is_passed_by() -> None:
    assert Follower(REFUND, ["Identify", "Check", "Approve"]).expected == ("Tell",)


def test_an_unknown_step_changes_nothing() -> None:
    assert Follower(REFUND, ["Identify", "Ask a friend"]).expected == ("Check",)


def test_after_a_step_left_out_the_contact_is_where_its_last_step_is() -> None:
    assert Follower(REFUND, ["Identify", "Approve"]).expected == ("Tell",)


def test_after_several_steps_left_out_what_follows_the_step_just_named_is_expected() -> None:
    line = drawn("A: B\nB: C\nC: D\nD: E\nE:")
    assert [Follower(line, steps).expected for steps in ("AD", "ADB", "ADBz", "ADBE")] == [
        ("E",),
        ("C",),
        ("C",),
        (),
    ]


def test_all_open_branches_are_expected() -> None:
    process = drawn("fork +: A B\nA: meet\nB: meet\nmeet +: C\nC:")
    assert [Follower(process, steps).expected for steps in ("", "B", "BA", "BAC")] == [
        ("A", "B"),
        ("A",),
        ("C",),
        (),
    ]


@given(structured(most_steps=4), short_traces)
def test_what_is_expected_is_what_trying_everything_gives(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    follower = Follower(process, trace)
    try:
        assert follower.expected == Oracle(process).next_after(trace)[0]
    except TooManyRunsError:
        reject()


@given(structured(most_steps=4), traces)
def test_fed_step_by_step_it_says_the_same_as_told_at_once(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    fed = Follower(process)
    for count, step in enumerate(trace, start=1):
        fed.append(step)
        assert fed.expected == Follower(process, trace[:count]).expected


@given(structured(most_steps=4), traces, traces, st.data())
def test_gone_back_it_says_the_same_as_if_it_had_never_gone_on(
    process: DocumentedProcess, trace: tuple[str, ...], after: tuple[str, ...], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(trace)))
    follower, fresh = Follower(process, trace), Follower(process, trace[:count])
    follower.go_back(count)
    assert follower.expected == fresh.expected
    for step in after:
        follower.append(step)
        fresh.append(step)
        assert follower.expected == fresh.expected
