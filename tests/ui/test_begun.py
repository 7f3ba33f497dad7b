"""What becomes of a text that was begun when something else is done before Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.store.study_file import StudyFile

from .conftest import Leader


@pytest.fixture
def call(leader: Leader) -> Leader:
    """A leader a second into contact 1, in a study that knows the team Billing."""
    leader.press("o", "Esc")
    leader.wait(1_000)
    leader.press("t")
    leader.wait(300)
    leader.type("Billing")
    leader.press("Enter")
    leader.wait(1_000)
    return leader


def begin(leader: Leader, key: str, text: str) -> None:
    leader.press(key)
    leader.wait(300)
    leader.type(text)


def test_a_completion_that_nobody_took_is_no_step(call: Leader, qtbot: QtBot) -> None:
    begin(call, "s", "i")
    assert call.page.prompt_bar.answers[0] == ("Tab", "Identify customer")
    call.press("Ctrl+2")
    assert call.kinds() == ["open", "transfer"]
    qtbot.waitUntil(lambda: call.told == "“i” was left unfinished and is not recorded")


@pytest.mark.parametrize("key", ["Tab", "Down"])
def test_one_that_was_taken_is(call: Leader, key: str) -> None:
    begin(call, "s", "i")
    QTest.keyClick(QApplication.focusWidget() or call.page, getattr(Qt.Key, f"Key_{key}"))
    call.press("Ctrl+2")
    assert call.marks()[-1][:2] == ("step", {"name": "Identify customer"})


def test_a_known_step_that_is_typed_in_full_is_one(call: Leader) -> None:
    begin(call, "s", "identify customer")
    call.press("Ctrl+2")
    assert call.marks()[-1][:2] == ("step", {"name": "Identify customer"})


@pytest.mark.parametrize(
    ("typed", "taken"),
    [("Bil", {}), ("billing", {"to": "Billing"}), ("Fraud desk", {"to": "Fraud desk"})],
)
def test_a_team_counts_unless_it_is_the_beginning_of_a_known_one(
    call: Leader, typed: str, taken: dict[str, str]
) -> None:
    begin(call, "t", typed)
    call.press("Ctrl+2")
    assert call.marks()[-1][:2] == ("transfer", taken)


def test_a_note_counts_as_far_as_it_was_typed(call: Leader) -> None:
    begin(call, "n", "asked for the number")
    call.press("Enter")
    call.wait(1_000)
    begin(call, "n", "asked")
    assert call.page.prompt_bar.answers[0] == ("Tab", "asked for the number")
    call.press("Ctrl+2")
    assert call.marks()[-1][1] == {"text": "asked"}


def test_a_text_begun_is_kept_when_the_window_closes(call: Leader, tmp_path: Path) -> None:
    begin(call, "n", "important words")
    call.window.close()
    with StudyFile.open(tmp_path / "new.study") as file:
        ((_, rows),) = file.recorded(file.round())
    assert [dict(row.detail) for row in rows[-2:]] == [{}, {"text": "important words"}]


def go_to_agent(leader: Leader) -> None:
    """Opens the text for the agent of contact 1 in the list."""
    for key in ("Down", "Down", "Down", "/"):
        leader.wait(300)
        leader.press(key)
    assert leader.page.typing


def test_so_is_one_in_the_list(call: Leader, tmp_path: Path) -> None:
    call.press("e", "1")
    go_to_agent(call)
    call.type("Agent Q")
    call.window.close()
    with StudyFile.open(tmp_path / "new.study") as file:
        ((_, rows),) = file.recorded(file.round())
    assert dict(rows[-1].detail) == {"agent": "Agent Q"}


def test_keys_pressed_on_the_strip_go_into_no_text_of_the_list(call: Leader, qtbot: QtBot) -> None:
    call.press("e", "1")
    go_to_agent(call)
    call.type("Agent Q")
    call.press("Ctrl+m")
    strip = call.window.strip
    assert strip
    qtbot.waitUntil(strip.isActiveWindow)
    call.wait(1_000)
    QTest.keyClick(strip, Qt.Key.Key_O)
    assert call.kinds(2) == ["open"]
    assert call.marks(1)[0][1] == {"agent": "Agent Q"}
