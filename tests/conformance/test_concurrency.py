"""What a transition waits for or clears counts only where it can be marked at the same time."""

from __future__ import annotations

from observer.conformance.net import build_net
from tests.conformance.test_bpmn import bpmn


def is_plain(text: str, node: str) -> bool:
    return all(t.is_plain for t in build_net(bpmn(text)).transitions if t.node == node)


def test_an_end_of_all_that_nothing_runs_beside_is_an_end_like_any_other() -> None:
    assert is_plain("f +: A B\nA: j\nB: j\nj +: z\nz end ends-all:", "z")


def test_an_end_of_all_beside_a_branch_is_not() -> None:
    assert not is_plain("f +: A B\nA: z\nB:\nz end ends-all:", "z")


def test_an_end_of_all_behind_a_join_that_may_leave_a_branch_is_not() -> None:
    assert not is_plain("f +: A B C\nA: j\nB: j\nC:\nj o: z\nz end ends-all:", "z")


def test_an_end_of_all_in_a_sub_process_ends_nothing_beside_that() -> None:
    assert is_plain("f +: S B\nS sub:\nX in=S: z\nz in=S end ends-all:\nB:", "z")
