"""Alignments worked out by hand."""

from __future__ import annotations

import pytest

from observer.conformance.alignment import align_trace, shortest_run_cost
from observer.model.process import DocumentedProcess
from tests.conformance.drawn import drawn

LINE = drawn("A: B\nB: C\nC:")
FORK = drawn("fork +: A B\nA: meet\nB: meet\nmeet +: C\nC:")


def moves(process: DocumentedProcess, steps: str) -> str:
    """The moves in short: `A` in sync, `+A` observed only, `-A` documented only."""
    signs = {"sync": "", "log": "+", "model": "-"}
    told = align_trace(process, steps).moves
    return " ".join(signs[move.kind] + move.step for move in told)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("ABC", "A B C"),
        ("AC", "A -B C"),
        ("AxBC", "A +x B C"),
        ("", "-A -B -C"),
        ("CBA", "+C +B A -B -C"),
    ],
)
def test_a_sequence(steps: str, expected: str) -> None:
    assert moves(LINE, steps) == expected


def test_branches_in_parallel_come_in_any_order() -> None:
    assert (moves(FORK, "ABC"), moves(FORK, "BAC")) == ("A B C", "B A C")


def test_branches_left_out_are_told_in_document_order() -> None:
    assert moves(drawn("f +: B A\nA: j\nB: j\nj +:"), "") == "-A -B"


def test_log_moves_come_before_model_moves_that_cost_the_same() -> None:
    assert moves(drawn("A:"), "B") == "+B -A"


def test_of_equally_cheap_ways_the_one_with_most_steps_in_sync_is_told() -> None:
    """`X` could be observed only, with B left out as well: cost 2 and one step less in sync."""
    process = drawn("A: B\nB: end X\nX: Y\nY: end\nend x:")
    assert moves(process, "AX") == "A -B X -Y"


def test_a_step_not_observable_is_free_to_leave_out_and_in_sync_where_seen() -> None:
    process = drawn("A: U\nU: B\nB:", hidden=["U"])
    assert (moves(process, "AB"), moves(process, "AUB")) == ("A B", "A U B")
    assert shortest_run_cost(process) == 2


def test_a_loop_may_be_left_after_any_round() -> None:
    process = drawn("A: more\nmore x: B end\nB: A\nend x:")
    assert (moves(process, "ABABA"), moves(process, "AA")) == ("A B A B A", "A -B A")


def test_an_inclusive_split_takes_any_branches_and_its_join_waits_for_those() -> None:
    process = drawn("s o: A B C\nA: j\nB: j\nC: j\nj o: D\nD:")
    assert [moves(process, steps) for steps in ("AD", "CAD", "BCAD", "D", "ADB")] == [
        "A D",
        "C A D",
        "B C A D",
        "-A D",
        "A D +B",
    ]


def test_an_inclusive_join_waits_for_a_branch_far_behind() -> None:
    process = drawn("s o: A B\nA: j\nB: more\nmore x: B j\nj o: D\nD:")
    assert moves(process, "ABBD") == "A B B D"
    assert moves(process, "BADB") == "B A D +B"


def test_a_process_may_have_several_ends() -> None:
    process = drawn("A: B C\nB:\nC: D\nD:")
    assert (moves(process, "AB"), moves(process, "ACD"), moves(process, "A")) == (
        "A B",
        "A C D",
        "A -B",
    )


def test_two_steps_may_have_the_same_name() -> None:
    assert moves(drawn("A: B C\nB: A'\nA': D\nC: D\nD:"), "AAD") == "A -B A D"


@pytest.mark.parametrize(("steps", "fitness"), [("ABC", 1), ("AC", 1 - 1 / 5), ("xyz", 0)])
def test_fitness_is_held_against_nothing_in_common(steps: str, fitness: float) -> None:
    assert align_trace(LINE, steps).fitness == pytest.approx(fitness)


def test_fitness_is_whole_where_nothing_is_documented_or_observed() -> None:
    assert align_trace(drawn("start x:"), "").fitness == 1


def test_a_process_that_multiplies_its_tokens_is_still_explained() -> None:
    process = drawn("again +: more A\nmore x: again end\nA:\nend x:")
    alignment = align_trace(process, "AAzA")
    assert (alignment.cost, len(alignment.moves)) == (1, 4)
