"""Which documented step can directly follow which."""

from __future__ import annotations

from hypothesis import given, reject

from observer.conformance.directly_follows import find_succession
from observer.model.process import DocumentedProcess
from tests.conformance.composed import composed, structured_activities
from tests.conformance.drawn import drawn, structured, tangled
from tests.conformance.oracle import NoRunError, Oracle, TooManyRunsError


def pairs(process: DocumentedProcess) -> set[tuple[str, str]]:
    """All pairs; the start of a run and its end are ""."""
    found = find_succession(process)
    assert found.complete
    edges = {("", name) for name in found.first} | {(name, "") for name in found.last}
    return edges | found.pairs | ({("", "")} if found.may_be_empty else set())


def test_parallel_steps_follow_one_another_in_any_order() -> None:
    process = drawn("f +: A B\nA: j\nB: j\nj +: C\nC:")
    assert pairs(process) == {
        ("", "A"), ("", "B"), ("A", "B"), ("B", "A"), ("A", "C"), ("B", "C"), ("C", ""),
    }  # fmt: skip


def test_steps_out_of_sight_are_passed_through_and_stand_for_themselves() -> None:
    process = drawn("A: U\nU: B\nB:", hidden=["U"])
    assert pairs(process) == {("", "A"), ("A", "U"), ("U", "B"), ("A", "B"), ("B", "")}


def test_what_leads_to_no_end_does_not_count() -> None:
    process = drawn("A: B C\nB: stuck\nC:\nD: stuck\nstuck +:")
    assert pairs(process) == {("", "A"), ("A", "C"), ("C", "")}


def test_many_branches_with_loops_are_explored_whole() -> None:
    """Twelve branches with a loop of two steps: 4^12 markings, were they played together."""
    branches = [f"A{k}: B{k}\nB{k}: again{k}\nagain{k} x: A{k} join" for k in range(12)]
    heads = " ".join(f"in{k}" for k in range(12))
    merges = [f"in{k} x: A{k}" for k in range(12)]
    found = find_succession(drawn("\n".join([f"split +: {heads}", *merges, *branches, "join +:"])))
    assert found.complete
    assert ("A0", "A0") not in found.pairs
    assert {("A0", "B0"), ("B0", "A0"), ("A0", "A11"), ("B5", "A5")} <= found.pairs
    assert len(found.pairs) == 24 * 22 + 2 * 12


@given(structured(most_steps=4, names="ABCDEF"))
def test_the_relation_is_that_of_all_runs(process: DocumentedProcess) -> None:
    check(process, 10)


@given(tangled())
def test_the_relation_of_a_tangled_process_is_that_of_all_runs(process: DocumentedProcess) -> None:
    check(process, 9)


@given(composed(most=6))
def test_the_relation_of_a_process_of_all_constructs_is_that_of_all_runs(
    process: DocumentedProcess,
) -> None:
    check(process, 8)


@given(structured_activities(names="ABCDEF"))
def test_the_relation_of_structured_activities_is_that_of_all_runs(
    process: DocumentedProcess,
) -> None:
    check(process, 9)


def check(process: DocumentedProcess, longest: int) -> None:
    """Runs up to a length show no pair that is not found; where they show all, all are found."""
    oracle = Oracle(process)
    try:
        shown = oracle.succession(longest)
        oracle.shortest(longest)
    except (TooManyRunsError, NoRunError):
        reject()
    if not find_succession(process).complete:
        reject()
    assert shown <= pairs(process)
    if oracle.succession(longest - 3) == shown:
        assert pairs(process) <= shown
