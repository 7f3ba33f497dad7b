"""Large processes, and what is said when the optimum is not found."""

from __future__ import annotations

import pytest

from observer.conformance import effort
from observer.conformance.alignment import Alignment, align_trace
from observer.conformance.completion import require_completable
from observer.conformance.following import Follower
from observer.model.process import DocumentedProcess
from tests.conformance.drawn import drawn
from tests.conformance.test_bpmn import bpmn

BRANCHES = 20


def wide() -> DocumentedProcess:
    """A, then twenty branches of three steps with a loop each, then Z: 4^20 markings."""
    heads = " ".join(f"in{k}" for k in range(BRANCHES))
    lines = ["A: split", f"split +: {heads}"]
    for k in range(BRANCHES):
        lines += [f"in{k} x: P{k}", f"P{k}: Q{k}", f"Q{k}: R{k}", f"R{k}: out{k}"]
        lines += [f"out{k} x: in{k} join"]
    return drawn("\n".join([*lines, "join +: Z", "Z:"]))


def in_sync(alignment: Alignment) -> list[str]:
    return [move.step for move in alignment.moves if move.kind == "sync"]


def test_wide_branches_left_out_entirely_are_told_in_document_order() -> None:
    alignment = align_trace(wide(), ["A", "Z"])
    assert (alignment.cost, alignment.optimal) == (3 * BRANCHES, True)
    missing = [f"{step}{k}" for k in range(BRANCHES) for step in "PQR"]
    assert [move.step for move in alignment.moves] == ["A", *missing, "Z"]


def test_wide_branches_mixed_with_rounds_and_a_swap_are_aligned() -> None:
    """Every branch step by step side by side, one branch twice, one swapped: one out, one in."""
    steps = [f"{step}{k}" for step in "PQR" for k in range(BRANCHES)]
    trace = ["A", *steps, "P3", "R3", "Q3", "Z"]
    alignment = align_trace(wide(), trace)
    assert (alignment.cost, alignment.optimal) == (2, True)
    assert len(in_sync(alignment)) == len(trace) - 1


def test_a_wide_process_is_followed_live() -> None:
    steps = ["A", *(f"P{k}" for k in range(BRANCHES)), "?", "Q4"]
    expected = Follower(wide(), steps).expected
    assert expected == tuple("R4" if k == 4 else f"Q{k}" for k in range(BRANCHES))


@pytest.mark.parametrize("greedy_limit", [effort.GREEDY_LIMIT, 0])
def test_a_search_that_gives_up_still_explains_the_trace(
    monkeypatch: pytest.MonkeyPatch, greedy_limit: int
) -> None:
    """Never optimal, but an explanation: every observed step once, and a whole documented run."""
    process = drawn("A: B\nB: C D\nC: B\nD: E\nE:")
    monkeypatch.setattr(effort, "GREEDY_LIMIT", greedy_limit)
    monkeypatch.setattr(effort, "QUICK_LIMIT", 10)
    monkeypatch.setattr(effort, "FULL_LIMIT", 10)
    trace = ["B", "A", "z", "C", "B", "E", "A"]
    alignment = align_trace(process, trace)
    assert not alignment.optimal
    assert [m.step for m in alignment.moves if m.kind != "model"] == trace
    run = [m.step for m in alignment.moves if m.kind != "log"]
    assert align_trace(process, run).cost == 0
    assert alignment.cost == sum(m.kind != "sync" for m in alignment.moves)


def test_a_process_that_may_multiply_what_runs_is_seen_to_complete() -> None:
    """From each of twenty sub-processes a timer beside it may start the one before again."""
    lines = []
    for k in range(20):
        lines += [
            f"S{k} sub: {f'S{k + 1}' if k < 19 else 'z'}",
            f"fork{k} in=S{k} +: A{k} B{k}",
            f"A{k} in=S{k}:",
            f"B{k} in=S{k}:",
            f"timer{k} event on=S{k} beside: S{max(0, k - 1)}",
        ]
    process = bpmn("\n".join([*lines, "z end ends-all:"]))
    require_completable(process)
    trace = [f"{step}{k}" for k in range(20) for step in "AB"]
    assert in_sync(align_trace(process, trace))
