"""What is expected next while a contact runs, where marks stand for documented steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.conformance.following import Follower
from observer.documented.reading import choose_process, read_process
from observer.model.mark import MarkKind
from observer.model.matching import NOTHING_MATCHED, ObservedName
from observer.resource_files import resource_path
from observer.ui.observe import expected
from tests.ui.conftest import START, Leader, make_study, show_window

OBTAIN = "Obtain refund approval"
AFTER_IT = ("Book refund", "Explain refusal")


@pytest.fixture
def call(qtbot: QtBot, tmp_path: Path) -> Leader:
    """A contact at the step before the approval; a step and a wait stand for the approval."""
    file = make_study(tmp_path / "new.study")
    names = (ObservedName(MarkKind.STEP, "TL ok"), ObservedName(MarkKind.WAIT, "approval"))
    file.decide_matches([(name, (OBTAIN,)) for name in names])
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, file, clock), clock)
    for key in ("O", "Enter", "Enter", "Enter"):
        leader.press(key)
        leader.wait(1_000)
    take_step(leader, "Copy order number to refund log")
    assert leader.desk.next_steps() == (OBTAIN,)
    return leader


def take_step(leader: Leader, name: str) -> None:
    leader.wait(1_000)
    leader.press("S")
    leader.type(name)
    leader.press("Enter")


def test_a_step_of_another_name_is_gone_on_from_as_documented(call: Leader) -> None:
    take_step(call, "TL ok")
    assert call.desk.next_steps() == AFTER_IT
    assert call.last().detail == {"name": "TL ok"}
    call.press("Ctrl+Z")
    assert call.desk.next_steps() == (OBTAIN,)


def test_a_point_that_is_a_step_is_gone_on_from_once_its_reason_is_known(call: Leader) -> None:
    call.press("W")
    assert call.desk.next_steps() == (OBTAIN,)
    call.press("2")
    assert call.last().reason == "approval"
    assert call.desk.next_steps() == AFTER_IT


def test_a_match_taken_back_counts_at_once(call: Leader) -> None:
    take_step(call, "TL ok")
    process = choose_process(read_process(resource_path("sample", "process.csv")))
    call.desk.expected.follow(process, NOTHING_MATCHED)
    assert call.desk.next_steps() == (OBTAIN,)


def test_an_undo_follows_no_step_a_second_time(
    call: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[str] = []
    append = Follower.append

    def count(follower: Follower, step: str) -> None:
        followed.append(step)
        append(follower, step)

    monkeypatch.setattr(Follower, "append", count)
    take_step(call, OBTAIN)
    assert call.desk.next_steps() == AFTER_IT
    call.press("Ctrl+Z")
    assert call.desk.next_steps() == (OBTAIN,)
    assert followed == [OBTAIN]


def test_a_contact_too_long_to_look_ahead_in_is_marked_all_the_same(
    call: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expected, "WORK_LIMIT", 5)
    assert call.desk.next_steps() == ()
    take_step(call, OBTAIN)
    assert call.last().detail == {"name": OBTAIN}
