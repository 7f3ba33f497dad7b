"""Processes that cannot come to an end are refused, and the place is named."""

from __future__ import annotations

import pytest

from observer.conformance.alignment import align_trace
from observer.conformance.completion import require_completable
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Node, NodeKind
from tests.conformance.drawn import drawn


def test_a_join_that_starves_is_named() -> None:
    process = drawn("A: choose\nchoose x: B C\nB: both\nC: both\nboth +: D\nD:")
    with pytest.raises(UserError, match="gets stuck at the parallel gateway both"):
        require_completable(process)


def test_an_endless_loop_is_named() -> None:
    with pytest.raises(UserError, match=r"goes on for ever at “(Ask|Wait)”"):
        require_completable(drawn("Ask: Wait\nWait: Ask"))


def test_a_process_that_only_multiplies_is_refused() -> None:
    with pytest.raises(UserError, match="goes on for ever"):
        require_completable(drawn("A: split\nsplit +: A B\nB:"))


def test_a_process_without_start_is_refused() -> None:
    node = Node("a", NodeKind.STEP, "A")
    with pytest.raises(UserError, match="has no start"):
        require_completable(DocumentedProcess("p", "", (node,), (), ()))


def test_one_completing_run_is_enough() -> None:
    require_completable(drawn("A: B C\nB: both\nC:\nboth +:\nD: both"))


def test_aligning_with_such_a_process_is_refused() -> None:
    with pytest.raises(UserError, match="comes to an end"):
        align_trace(drawn("A: A"), "A")
