"""The page on which keys are changed, in a real window, and what is pressed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.ui.keymap.page import KeyMapPage
from observer.ui.keys import Action

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

NONE = Qt.KeyboardModifier.NoModifier


class Editor:
    """A leader a few seconds into contact 1, who changes keys."""

    def __init__(self, leader: Leader) -> None:
        self.leader = leader
        leader.press("o", "Esc", "Ctrl+k")
        page = leader.window.findChild(KeyMapPage)
        assert page
        self.page = page

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        widget = QApplication.focusWidget() or self.leader.window
        if isinstance(key, str):
            QTest.keyClicks(widget, key, modifiers)
        else:
            QTest.keyClick(widget, key, modifiers)

    def change(
        self, action: Action, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE
    ) -> None:
        """Chooses an action and gives it a key, by keyboard alone."""
        self.choose(action)
        self.press(Qt.Key.Key_Return)
        self.press(key, modifiers)

    def choose(self, action: Action) -> None:
        self.press(Qt.Key.Key_Home)
        while self.page.listed.chosen is not action:
            self.press(Qt.Key.Key_Down)

    @property
    def said(self) -> str:
        return self.page.message.text()

    def go_back(self) -> None:
        self.press(Qt.Key.Key_Escape)


@pytest.fixture
def editor(leader: Leader) -> Editor:
    return Editor(leader)
