"""The practice window on a clock set by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.practice.rehearsal import Rehearsal
from observer.practice.scripted_call import load_call
from observer.ui.practice.window import PracticeWindow
from observer.ui.theme import apply_theme, load_fonts

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)


class Learner:
    """Listens and presses keys; time moves only when told to."""

    def __init__(self, window: PracticeWindow, clock: ManualClock) -> None:
        self.window, self.clock = window, clock

    def press_at(self, ms: int, *keys: Qt.Key) -> None:
        """Presses keys so long after the window was shown."""
        self.clock.set(ms)
        self.window.show_call()
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)

    @property
    def kinds(self) -> list[str]:
        """What was marked in contact 1."""
        assert self.window.rehearsal
        return [mark.kind.value for mark in self.window.rehearsal.session.standing(1)]


@pytest.fixture
def learner(qtbot: QtBot) -> Learner:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    load_fonts()
    apply_theme(application, dark=False)
    clock = ManualClock(START)
    window = PracticeWindow(lambda: Rehearsal(load_call(), clock))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Learner(window, clock)
