"""The window around the pages: stages, status, notices, and texts that would do harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.drawing import tokens
from observer.errors import UserError
from observer.model.mark import Mark
from observer.model.study import Study
from observer.store.study_file import StudyFile
from observer.ui.theme import plain_tooltip

from .conftest import START, Leader, make_study, show_window

HOSTILE = "<b>x</b> & \"quoted\" \\ 'text'\nsecond line " + "ä" * 300


def test_the_title_begins_with_the_programs_name(leader: Leader) -> None:
    assert leader.window.windowTitle() == "Observer – Refund above the limit"


def test_stages_that_come_later_say_so_and_cannot_be_reached(leader: Leader) -> None:
    stages = leader.window.rail.stages
    assert list(stages) == ["Recognise", "Observe", "Map", "Redesign", "Reinforce", "Measure"]
    for stage in ("Recognise", "Redesign", "Reinforce", "Measure"):
        assert not stages[stage].isEnabled()
        assert "comes later" in stages[stage].toolTip()
        assert stages[stage].focusPolicy() == Qt.FocusPolicy.NoFocus
    assert stages["Observe"].isChecked()


def test_a_stage_that_comes_later_is_told_in_the_status_line(leader: Leader) -> None:
    stage, status = leader.window.rail.stages["Measure"], leader.window.status
    QTest.mouseClick(stage, Qt.MouseButton.LeftButton)
    assert status.told == "Measure comes later; it is not built yet."
    QApplication.sendEvent(stage, QEvent(QEvent.Type.Leave))
    assert status.told == ""
    QApplication.sendEvent(stage, QEvent(QEvent.Type.Enter))
    assert status.told == "Measure comes later; it is not built yet."


def test_no_platform_has_a_name_to_append_to_the_title() -> None:
    code = (
        "from observer.app import make_application; from PySide6.QtWidgets import QWidget;"
        "app = make_application(); print(app.applicationDisplayName())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "observer\n"  # Qt's own answer where none was given


def test_the_status_line_tells_study_round_and_state(leader: Leader) -> None:
    status = leader.window.status
    assert status.round_line.words == "baseline · 0 of 10 open or done"
    assert (status.saved.words, status.keys.words) == ("Saved on disk", "Keys live")
    leader.press("o", "Esc")
    assert status.round_line.words == "baseline · 1 of 10 open or done"
    leader.press("n")
    assert status.keys.words == "Typing: Enter accepts, Esc leaves it open"


def test_keys_rest_while_the_map_is_shown(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc")
    with qtbot.waitExposed(leader.window):
        leader.window.show_stage("Map")
    assert leader.window.status.keys.words == "Keys are live on Observe only"
    QTest.keyClick(leader.window, Qt.Key.Key_W)
    assert leader.kinds() == ["open"]
    leader.window.show_stage("Observe")
    leader.press("w")
    assert leader.kinds() == ["open", "wait"]


def test_a_banner_says_when_another_window_has_the_keyboard(leader: Leader, qtbot: QtBot) -> None:
    other = QPushButton("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(leader.page.unrecorded.isVisible)
    assert "not being recorded" in leader.page.unrecorded.sentence
    assert leader.window.status.keys.words == "Keys are not being recorded"
    leader.window.activateWindow()
    qtbot.waitUntil(lambda: not leader.page.unrecorded.isVisible())
    assert leader.window.status.keys.words == "Keys live"


def test_a_study_open_already_is_shown_but_not_marked(qtbot: QtBot, tmp_path: Path) -> None:
    with make_study(tmp_path / "a.study"):
        clock = ManualClock(START)
        leader = Leader(show_window(qtbot, StudyFile.open(tmp_path / "a.study"), clock), clock)
        assert "open here already" in leader.page.reading_only.sentence
        assert leader.window.status.saved.words == "Reading only"
        leader.press("o")
        assert leader.desk.session.contacts == {}


def test_a_mark_that_cannot_be_written_is_told_and_not_shown(
    leader: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader.press("o", "Esc")

    def full(_marks: list[Mark]) -> None:
        raise UserError("the disk is full", where="a.study")

    monkeypatch.setattr(leader.desk.session._journal, "append", full)
    leader.press("w")
    assert leader.page.unsaved.sentence == "This mark is not saved: a.study: the disk is full"
    assert leader.window.status.saved.words == "Last mark not saved"
    assert leader.kinds() == ["open"]


def test_a_contact_that_could_not_be_written_is_not_open(
    leader: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader.press("F1", "Esc")
    journal = leader.desk.session._journal

    def full(_marks: list[Mark]) -> None:
        raise UserError("the disk is full", where="a.study")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "append", full)
        leader.press("F2")
        assert leader.page.unsaved.sentence == "This mark is not saved: a.study: the disk is full"
        leader.press("F1")
        assert leader.page.head.accessibleName().startswith("Contact 1 of 10")
    leader.wait(1_000)
    leader.press("F2", "Esc")
    assert leader.kinds(2) == ["open"]
    assert leader.page.unsaved.sentence == ""


def test_texts_are_shown_as_they_are(qtbot: QtBot, tmp_path: Path) -> None:
    file = StudyFile.create(tmp_path / "a.study", Study(HOSTILE, START))
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, file, clock), clock)
    leader.press("o", "Esc", "s")
    leader.page.prompt_bar._accept_text(HOSTILE)
    leader.press("w", "/")
    leader.page.prompt_bar._accept_text(HOSTILE)
    leader.wait(1_000)
    plain = " ".join(HOSTILE.split())
    assert leader.page.banner.headline.words == f"Waiting on {plain}"
    assert leader.window.grab().width() == leader.window.width() == 1366
    labels = leader.window.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_tooltips_show_markup_as_text() -> None:
    assert plain_tooltip("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert plain_tooltip("") == ""


def test_everything_that_can_be_reached_has_a_name(leader: Leader) -> None:
    leader.press("o", "Esc")
    reachable = [
        widget
        for widget in leader.window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(reachable) > 30
    assert [widget for widget in reachable if not widget.accessibleName()] == []


def test_targets_are_large_enough(leader: Leader) -> None:
    leader.press("o")
    buttons = leader.page.buttons._buttons.values()
    chips = leader.page.prompt_bar._chips.chips()
    assert min(b.height() for b in (*buttons, *chips)) >= tokens.TARGET_PX
    heights = [button.height() for button in buttons]
    assert len({button.width() for button in buttons}) == 1
    assert max(heights) - min(heights) <= 1
