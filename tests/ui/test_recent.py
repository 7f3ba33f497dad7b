"""The window to begin with: recent studies, going on with one, and the guide, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.app import Program, make_study, write_sample
from observer.recent import note_opened, pin, recent_studies
from observer.store.study_file import StudyFile
from observer.ui.guide.page import GuidePage
from observer.ui.start import StartWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
Opened = list[Path]


@pytest.fixture
def opened() -> Opened:
    return []


def show(qtbot: QtBot, opened: Opened) -> StartWindow:
    """The window once it has looked at every study."""
    window = StartWindow(opened.append, make_study, write_sample)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: not window.recent._look.isActive())
    return window


def press(window: StartWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A finished study opened last, before it one just begun, and one that is gone."""
    write_sample(tmp_path / "finished.study")
    make_study(tmp_path / "begun.study", "Callback promised")
    for name in ("gone", "begun", "finished"):
        note_opened(tmp_path / f"{name}.study")
    return tmp_path


def test_without_a_recent_study_there_is_neither_list_nor_offer(
    qtbot: QtBot, opened: Opened
) -> None:
    window = show(qtbot, opened)
    assert window.recent.isHidden()
    assert window.go_on_button.isHidden()
    assert window.open_button.hasFocus()


def test_studies_are_listed_with_how_far_they_have_come(
    qtbot: QtBot, opened: Opened, three: Path
) -> None:
    rows = show(qtbot, opened).recent.listed.rows
    assert [(row.words, row.end) for row in rows] == [
        ("Refund above the agent's limit", "10 of 10 contacts closed"),
        ("Callback promised", "0 of 10 contacts closed"),
        ("gone", "not found; moved or deleted"),
    ]
    assert rows[2].note == f"gone.study in {three}"


def test_enter_goes_on_with_the_last_unfinished_one(
    qtbot: QtBot, opened: Opened, three: Path
) -> None:
    window = show(qtbot, opened)
    assert window.go_on_button.text() == "Go on with “Callback promised”"
    press(window, Qt.Key.Key_Return)
    assert opened == [three / "begun.study"]


def test_a_study_is_chosen_pinned_and_taken_off_by_keyboard(
    qtbot: QtBot, opened: Opened, three: Path
) -> None:
    window = show(qtbot, opened)
    window.recent.listed.setFocus()
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_P)
    assert window.recent.listed.rows[0].words == "Callback promised"
    assert window.recent.listed.rows[0].end == "0 of 10 contacts closed · pinned"
    press(window, Qt.Key.Key_Return)
    assert opened == [three / "begun.study"]
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_Delete)
    assert "gone.study is off the list" in window.notice.sentence
    assert [study.path.stem for study in recent_studies()] == ["finished", "begun"]


def test_tab_leads_to_the_list(qtbot: QtBot, opened: Opened, three: Path) -> None:
    del three
    window = show(qtbot, opened)
    seen = []
    for _ in range(16):
        press(window, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert window.recent.listed in seen
    assert window.guide_button in seen
    assert window.contact_type in seen


def test_a_study_that_is_gone_is_told_when_it_is_opened(
    qtbot: QtBot, tmp_path: Path, qapp: QApplication
) -> None:
    note_opened(tmp_path / "gone.study")
    program = Program(qapp)
    program.show_start()
    assert program.start
    qtbot.addWidget(program.start)
    program.start.recent.open()
    assert "there is no such file" in program.start.notice.sentence


def test_opening_a_study_remembers_it(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    make_study(tmp_path / "a.study", "Refund")
    pin(tmp_path / "b.study", pinned=True)
    program = Program(qapp)
    program.show_study(StudyFile.open(tmp_path / "a.study"), "observe")
    assert program.window
    qtbot.waitUntil(lambda: len(recent_studies()) == 2)
    assert recent_studies()[0].path == tmp_path / "a.study"
    program.window.close()


def test_the_guide_opens_and_leads_back(qtbot: QtBot, opened: Opened) -> None:
    window = show(qtbot, opened)
    press(window, Qt.Key.Key_F1, CONTROL)
    guide = window.findChild(GuidePage)
    assert guide
    assert guide.isVisible()
    assert "Open or begin a study" in guide.head.line.words
    press(window, Qt.Key.Key_Escape)
    assert not guide.isVisible()
    assert window.open_button.isVisible()


def test_settings_that_cannot_be_read_are_told(qtbot: QtBot, opened: Opened) -> None:
    from observer.settings import settings_path

    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("recent = 1\n", encoding="utf-8")
    assert "“recent” takes paths" in show(qtbot, opened).notice.sentence
