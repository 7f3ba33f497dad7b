"""Alignments held against an aligner that tries every run."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from observer.conformance import effort
from observer.conformance.alignment import Aligner, Alignment
from observer.conformance.completion import require_completable
from observer.errors import UserError
from observer.model.process import DocumentedProcess
from tests.conformance.composed import composed, structured_activities
from tests.conformance.drawn import drawn, structured, tangled, traces
from tests.conformance.oracle import NoRunError, Oracle, TooManyRunsError

LONGEST = 6


def told(alignment: Alignment) -> list[tuple[str, str]]:
    return [(move.kind.value, move.step) for move in alignment.moves]


def check(process: DocumentedProcess, trace: tuple[str, ...]) -> None:
    oracle = Oracle(process)
    shortest = oracle.shortest(LONGEST)
    moves = oracle.moves(trace, shortest)
    alignment = Aligner(process).align(trace)
    assert told(alignment) == moves
    assert alignment.optimal
    cost = sum(kind != "sync" for kind, _ in moves)
    assert alignment.cost == cost
    worst = len(trace) + shortest
    assert alignment.fitness == pytest.approx(1 - cost / worst if worst else 1)


def check_if_small(process: DocumentedProcess, trace: tuple[str, ...]) -> None:
    try:
        check(process, trace)
    except (TooManyRunsError, NoRunError):
        reject()


@given(structured(), traces)
def test_the_moves_of_a_structured_process_are_those_of_trying_everything(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    check_if_small(process, trace)


@given(tangled(), traces)
def test_the_moves_of_a_tangled_process_are_those_of_trying_everything(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    check_if_small(process, trace)


@given(structured_activities(), traces)
def test_the_moves_of_structured_activities_are_those_of_trying_everything(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    check_if_small(process, trace)


@given(composed(), traces)
def test_the_moves_of_a_process_of_all_constructs_are_those_of_trying_everything(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    check_if_small(process, trace)


@settings(max_examples=25)
@given(structured() | structured_activities() | composed(), traces)
def test_the_strong_bound_leads_to_the_same_moves(
    process: DocumentedProcess, trace: tuple[str, ...]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(effort, "QUICK_LIMIT", 0)
        check_if_small(process, trace)


PROCESSES = {
    "loop with a skip": """
        A: again
        again x: maybe
        maybe x: B end
        B: end
        end x: C again
        C:""",
    "parallel, one branch optional": """
        fork +: A maybe
        A: meet
        maybe x: B done
        B: done
        done x: meet
        meet +: C
        C:""",
    "inclusive, several ends": """
        fork o: A B C
        A: meet
        B: meet
        C:
        meet o: A'
        A':""",
    "one name twice": """
        A: B C
        B: A'
        A': D
        C: D
        D:""",
    "gateways that join and split": """
        fork +: A B
        A: middle
        B: middle
        middle +: C B'
        C: meet
        B': meet
        meet o:""",
    "steps with several ways in and out": """
        A: B C
        B: A C
        C: B D
        D:""",
}


@pytest.mark.parametrize("text", PROCESSES.values(), ids=PROCESSES.keys())
def test_every_short_trace_has_the_moves_of_trying_everything(text: str) -> None:
    process = drawn(text)
    for length in range(5):
        for trace in product("ABC", repeat=length):
            check_if_small(process, trace)


@given(structured(most_steps=6), st.data())
def test_a_documented_run_costs_nothing(process: DocumentedProcess, data: st.DataObject) -> None:
    try:
        runs = sorted(Oracle(process).runs(6))
    except TooManyRunsError:
        reject()
    assume(runs)
    run = data.draw(st.sampled_from(runs))
    alignment = Aligner(process).align(name for name, _ in run)
    assert (alignment.cost, alignment.fitness) == (0, 1)
    assert all(move.kind == "sync" for move in alignment.moves)


@given(tangled() | composed())
def test_only_a_process_with_a_completing_run_is_accepted(process: DocumentedProcess) -> None:
    try:
        runs = Oracle(process).runs(8)
    except TooManyRunsError:
        reject()
    if runs:
        require_completable(process)
    else:
        with pytest.raises(UserError, match="no run of the documented process"):
            require_completable(process)
