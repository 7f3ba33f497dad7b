"""Changing keys by keyboard: what holds at once, what is refused, what is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.settings import read_settings, settings_path
from observer.store.study_file import StudyFile
from observer.ui.keys import Action

if TYPE_CHECKING:
    from tests.ui.conftest import Leader
    from tests.ui.keymap.conftest import Editor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_new_key_acts_at_once_and_the_old_one_no_more(editor: Editor) -> None:
    editor.change(Action.WAIT, "q")
    assert editor.said == "“Wait” is on Q."
    editor.go_back()
    editor.leader.press("w")
    assert editor.leader.kinds() == ["open"]
    editor.leader.press("q", "1")
    assert editor.leader.kinds() == ["open", "wait"]


def test_it_is_remembered_for_the_next_start(editor: Editor, qtbot: QtBot) -> None:
    from tests.ui.conftest import START, Leader, show_window

    editor.change(Action.WAIT, "q")
    editor.change(Action.UNDO, Qt.Key.Key_U, CONTROL)
    path = editor.leader.window._path
    editor.leader.window.close()
    assert settings_path().read_text("utf-8") == 'keys.wait = ["Q"]\nkeys.undo = ["Ctrl+U"]\n'
    clock = ManualClock(START)
    again = Leader(show_window(qtbot, StudyFile.open(path), clock), clock)
    again.desk.continue_interrupted()
    again.press("q")
    assert again.kinds()[-1] == "wait"
    again.press("Ctrl+u")
    assert again.kinds()[-1] != "wait"


def test_a_key_of_another_action_is_refused_by_name(editor: Editor) -> None:
    editor.change(Action.WAIT, "b")
    assert editor.said.startswith("B is “Blocked” already; give that another key first.")
    assert editor.page.catcher.isVisible()  # the next key is waited for
    editor.press("j")
    assert editor.said == "“Wait” is on J."


@pytest.mark.parametrize("key", [Qt.Key.Key_7, Qt.Key.Key_Slash, Qt.Key.Key_Tab])
def test_what_answers_need_is_refused(editor: Editor, key: Qt.Key) -> None:
    editor.change(Action.WAIT, key)
    assert "stays as it is" in editor.said
    assert editor.leader.desk.keys.cap(Action.WAIT) == "W"


def test_a_key_without_a_name_is_refused(editor: Editor) -> None:
    editor.choose(Action.WAIT)
    editor.press(Qt.Key.Key_Return)
    none = Qt.KeyboardModifier.NoModifier
    dead = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Dead_Acute, none)
    QApplication.sendEvent(editor.page.catcher, dead)
    assert editor.said.startswith("That key has no name of its own")


def test_modifiers_alone_are_waited_out(editor: Editor) -> None:
    editor.change(Action.WAIT, Qt.Key.Key_Control, CONTROL)
    assert editor.said == "Esc leaves it as it is."
    editor.press(Qt.Key.Key_W, CONTROL | SHIFT)
    assert editor.said == "“Wait” is on Ctrl ⇧ W."


def test_a_held_key_is_not_taken_for_the_new_one(editor: Editor) -> None:
    editor.choose(Action.EXPECTED_STEP)
    editor.press("a")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", autorep=True
    )
    QApplication.sendEvent(editor.page.catcher, held)
    assert editor.page.catcher.isVisible()
    assert editor.leader.desk.keys.map.keys[Action.EXPECTED_STEP] == ("Return",)


def test_escape_leaves_the_key_and_then_the_page(editor: Editor) -> None:
    editor.change(Action.WAIT, Qt.Key.Key_Escape)
    assert editor.leader.desk.keys.cap(Action.WAIT) == "W"
    assert editor.page.isVisible()
    editor.go_back()
    assert editor.leader.page.isVisible()
    assert editor.leader.window.status.keys.words == "Keys live"


def test_the_first_key_changes_and_others_stay(editor: Editor) -> None:
    editor.change(Action.BACKDATE, ";")
    assert editor.leader.desk.keys.map.keys[Action.BACKDATE] == (";", "Backspace")
    editor.change(Action.BACKDATE, Qt.Key.Key_Backspace)
    assert editor.leader.desk.keys.map.keys[Action.BACKDATE] == ("Backspace",)


def test_a_key_can_be_added(editor: Editor) -> None:
    editor.choose(Action.MOVING)
    editor.press("a")
    editor.press("m")
    assert editor.said == "“Moving again” is on Space or M."
    editor.go_back()
    editor.leader.press("w", "1", "m")
    assert editor.leader.kinds() == ["open", "wait", "moving"]


def test_one_action_or_all_are_reset(editor: Editor) -> None:
    editor.change(Action.WAIT, "q")
    editor.change(Action.NOTE, "j")
    editor.choose(Action.WAIT)
    editor.press("r")
    assert editor.said == "“Wait” is on W."
    assert read_settings(settings_path()).keys == {"note": ("J",)}
    editor.press(Qt.Key.Key_R, CONTROL)
    assert editor.said == "All keys are as delivered."
    assert read_settings(settings_path()).keys == {}


def test_each_change_can_be_taken_back(editor: Editor) -> None:
    editor.change(Action.WAIT, "q")
    editor.change(Action.NOTE, "j")
    editor.press(Qt.Key.Key_R, CONTROL)
    editor.press(Qt.Key.Key_Z, CONTROL)
    assert read_settings(settings_path()).keys == {"wait": ("Q",), "note": ("J",)}
    editor.press(Qt.Key.Key_Z, CONTROL)
    editor.press(Qt.Key.Key_Z, CONTROL)
    assert read_settings(settings_path()).keys == {}
    editor.press(Qt.Key.Key_Z, CONTROL)
    assert editor.said == "There is nothing to take back."


def test_a_reset_onto_a_key_given_away_is_refused(editor: Editor) -> None:
    editor.change(Action.WAIT, "q")
    editor.change(Action.BLOCKED, "w")
    editor.choose(Action.WAIT)
    editor.press("r")
    assert editor.said == "W is “Blocked” already; give that another key first."


def test_changed_keys_are_marked_in_the_list(editor: Editor) -> None:
    editor.change(Action.WAIT, "q")
    assert editor.page.listed.item(0).text() == "Wait: Q, changed"
    assert editor.page.listed.item(1).text() == "Blocked: B"


def test_what_cannot_be_remembered_holds_until_the_end(editor: Editor) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("no toml")
    editor.change(Action.WAIT, "q")
    assert editor.said.startswith(f"“Wait” is on Q. It holds until the program ends: {path}: ")
    assert path.read_text() == "no toml"
    editor.go_back()
    editor.leader.press("q")
    assert editor.leader.kinds() == ["open", "wait"]


def test_action_keys_on_the_page_are_not_recorded_and_told_so(editor: Editor) -> None:
    editor.press(Qt.Key.Key_Space)
    assert editor.page.head.line.words == "Space was not recorded. Esc goes back, then press it."
    editor.press("e")
    assert editor.page.head.line.words == "E was not recorded. Esc goes back, then press it."
    assert editor.leader.kinds() == ["open"]
    assert editor.leader.window.status.keys.words == "Keys are live on Observe only"


def test_the_list_of_keys_leads_there(leader: Leader) -> None:
    leader.press("?")
    assert leader.page.key_list.change_button.text() == "Change keys … (Ctrl K)"
    QTest.mouseClick(leader.page.key_list.change_button, Qt.MouseButton.LeftButton)
    assert not leader.page.isVisible()
    leader.press("Esc")
    assert not leader.page.key_list.isVisible()
