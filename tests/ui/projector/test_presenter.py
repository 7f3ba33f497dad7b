"""What the leader has beside the map, and how a presentation begins and ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.drawing.map_graph import View
from observer.errors import UserError
from observer.model.reveal import Conclusion
from observer.store.study_file import StudyFile
from observer.ui.keys import Action
from tests.ui.conftest import START
from tests.ui.projector.conftest import SHIFT, Show

SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080},
    ]
}


def test_what_is_seen_and_what_is_next_is_shown_in_small(qtbot: QtBot, show: Show) -> None:
    qtbot.waitUntil(lambda: show.panel.seen.caption.words == "Team sees: Real")
    assert show.panel.next.caption.words == "Next: Comparison"
    show.press(Qt.Key.Key_PageUp, SHIFT)
    assert str(show.page.view) == "documented"
    qtbot.waitUntil(lambda: show.panel.seen.caption.words == "Team sees: Documented")
    assert show.panel.next.caption.words == "Next: Real"
    assert show.panel.next.veil == ""
    show.press(Qt.Key.Key_PageDown, SHIFT)
    assert str(show.page.view) == "real"


def test_notes_stay_with_the_study(
    qtbot: QtBot, show: Show, open_show: Callable[[StudyFile], Show], study: Path
) -> None:
    show.panel.notes.setFocus()
    QTest.keyClicks(show.panel.notes, "Ask first. 12 n")
    QTest.keyClick(show.panel.notes, Qt.Key.Key_Escape)
    assert show.presentation.is_on
    assert show.window.focusWidget() is show.page.canvas
    qtbot.waitUntil(lambda: show.file.presenter_notes() == "Ask first. 12 n")
    QTest.keyClicks(show.panel.notes, "!")
    show.window.close()
    assert open_show(StudyFile.open(study)).panel.notes.toPlainText() == "Ask first. 12 n!"


def test_esc_on_the_wall_ends_it_and_leaves_the_map_as_it_was(show: Show) -> None:
    QTest.keyClick(show.projector, Qt.Key.Key_Escape)
    assert not show.projector.isVisible()
    assert show.panel.isHidden()
    assert show.window.isVisible()
    assert not show.presentation.is_on
    show.press(Qt.Key.Key_N)
    assert show.page.canvas.lit is None


def test_esc_on_the_leaders_map_first_leaves_what_is_selected(show: Show) -> None:
    show.click("start")
    assert show.page.canvas.selection == "start"
    show.press(Qt.Key.Key_Escape)
    assert show.presentation.is_on
    show.press(Qt.Key.Key_Escape)
    assert not show.presentation.is_on


def test_closing_the_wall_leaves_the_window_and_it_can_be_shown_again(show: Show) -> None:
    show.projector.close()
    assert show.window.isVisible()
    assert not show.page.canvas.overlays[1:]
    show.presentation.button.click()
    assert show.projector.isVisible()
    assert show.team_sees() is View.REAL


def test_closing_the_window_closes_the_wall(show: Show) -> None:
    show.window.close()
    assert not show.projector.isVisible()
    assert not show.presentation.is_on


def test_a_window_that_is_gone_takes_the_wall_along(qapp: QApplication, study: Path) -> None:
    for after_ms in (0, 200, 800):
        window = make_window(StudyFile.open(study), ManualClock(START))
        window.show()
        window.toggle_projector()
        QTest.qWait(after_ms)
        assert window.presentation
        projector = window.presentation.wall.projector
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()
        assert not isValid(projector) or not projector.isVisible()


def test_one_key_begins_and_ends_it_and_needs_no_function_key(show: Show) -> None:
    QTest.keyClick(show.page.canvas, Qt.Key.Key_F11)
    assert not show.presentation.is_on
    both = Qt.KeyboardModifier.ControlModifier | SHIFT
    QTest.keyClick(show.page.canvas, Qt.Key.Key_P, both)
    assert show.presentation.is_on
    QTest.keyClick(show.projector, Qt.Key.Key_F11)
    assert not show.presentation.is_on
    assert show.window.desk.keys.cap(Action.PROJECT) in show.presentation.button.toolTip()


def test_a_screen_that_is_unplugged_takes_nothing_along(qtbot: QtBot, show: Show) -> None:
    screen = show.projector.screen()
    show.presentation._lose_screen(screen)
    assert not show.projector.isVisible()
    assert show.presentation.is_on
    qtbot.waitUntil(lambda: "second screen is gone" in show.panel.told.text())
    show.press(Qt.Key.Key_2)
    show.presentation._gain_screen(screen)
    assert show.projector.isVisible()
    qtbot.waitUntil(lambda: "screen" not in show.panel.told.text())


def test_notes_that_could_not_be_written_are_told_of_when_it_ends(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_notes: str) -> None:
        raise UserError("the disk is full")

    monkeypatch.setattr(show.file, "set_presenter_notes", refuse)
    show.panel.notes.setPlainText("Ask about refunds")
    show.presentation.stop()
    assert show.page.saving.isVisible()
    assert "The notes are not kept: the disk is full" in show.page.saving.line.result.text()


def test_what_comes_next_is_told_anew_where_there_is_no_picture_of_it(
    qtbot: QtBot, show: Show
) -> None:
    show.reveal(Conclusion.COMPARISON)
    show.page.show_view(View.COMPARISON)
    qtbot.waitUntil(lambda: show.panel.next.caption.words == "This is the last view")
    show.page.show_view(View.DIFFERENCE)
    qtbot.waitUntil(lambda: show.panel.next.caption.words == "Next: Before–after")


def test_keys_pressed_on_the_wall_are_the_maps(show: Show) -> None:
    QTest.keyClick(show.projector, Qt.Key.Key_N)
    assert show.wall.canvas.selection == "start"


def test_the_map_is_put_on_the_second_screen(tmp_path: Path, study: Path) -> None:
    config = tmp_path / "screens.json"
    config.write_text(json.dumps(SCREENS))
    script = f"""
from pathlib import Path
from observer.app import make_application, make_window
from observer.capture.clock import SystemClock
from observer.store.study_file import StudyFile
app = make_application()
window = make_window(StudyFile.open(Path({str(study)!r})), SystemClock())
window.show()
window.toggle_projector()
projector = window.presentation.wall.projector
print(window.screen().name(), projector.screen().name(), projector.isFullScreen())
window.close()
"""
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["laptop", "wall", "True"]


def test_a_way_that_was_told_does_not_stay_lit(show: Show) -> None:
    show.press(Qt.Key.Key_N)
    assert show.page.canvas.lit
    QTest.keyClick(show.projector, Qt.Key.Key_Escape)
    assert show.page.canvas.lit is None
