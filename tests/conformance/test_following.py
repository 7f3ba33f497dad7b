"""What can come next, while a contact runs."""

from __future__ import annotations

from hypothesis import given, reject
from hypothesis import strategies as st

from observer.conformance.following import Follower, expected_steps, may_end
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
    assert expected_steps(REFUND, []) == ("Identify",)


def test_after_a_choice_all_its_steps_are_expected_in_document_order() -> None:
    assert expected_steps(REFUND, ["Identify", "Check"]) == ("Approve", "Refuse")


def test_a_step_out_of_sight_is_passed_by() -> None:
    assert expected_steps(REFUND, ["Identify", "Check", "Approve"]) == ("Tell",)


def test_an_unknown_step_changes_nothing() -> None:
    assert expected_steps(REFUND, ["Identify", "Ask a friend"]) == ("Check",)


def test_after_a_step_left_out_the_contact_is_where_its_last_step_is() -> None:
    assert expected_steps(REFUND, ["Identify", "Approve"]) == ("Tell",)


def test_after_several_steps_left_out_what_follows_the_step_just_named_is_expected() -> None:
    line = drawn("A: B\nB: C\nC: D\nD: E\nE:")
    assert [expected_steps(line, steps) for steps in ("AD", "ADB", "ADBz", "ADBE")] == [
        ("E",),
        ("C",),
        ("C",),
        (),
    ]


def test_all_open_branches_are_expected() -> None:
    process = drawn("fork +: A B\nA: meet\nB: meet\nmeet +: C\nC:")
    assert [expected_steps(process, steps) for steps in ("", "B", "BA", "BAC")] == [
        ("A", "B"),
        ("A",),
        ("C",),
        (),
    ]


def test_it_may_end_where_nothing_observable_has_to_follow() -> None:
    process = drawn("A: B U\nB:\nU: C\nC:", hidden=["U", "C"])
    assert [may_end(process, steps) for steps in ("", "A", "AB", "AU")] == [
        False,
        True,
        True,
        True,
    ]


@given(structured(most_steps=4), short_traces)
def test_what_is_expected_is_what_trying_everything_gives(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    follower = Follower(process, trace)
    try:
        assert (follower.expected, follower.may_end) == Oracle(process).next_after(trace)
    except TooManyRunsError:
        reject()


@given(structured(most_steps=4), traces)
def test_fed_step_by_step_it_says_the_same_as_told_at_once(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    fed = Follower(process)
    for count, step in enumerate(trace, start=1):
        fed.append(step)
        assert fed.expected == expected_steps(process, trace[:count])


@given(structured(most_steps=4), traces, traces, st.data())
def test_gone_back_it_says_the_same_as_if_it_had_never_gone_on(
    process: DocumentedProcess, trace: tuple[str, ...], after: tuple[str, ...], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, len(trace)))
    follower, fresh = Follower(process, trace), Follower(process, trace[:count])
    follower.go_back(count)
    assert (follower.expected, follower.may_end) == (fresh.expected, fresh.may_end)
    for step in after:
        follower.append(step)
        fresh.append(step)
        assert follower.expected == fresh.expected
