"""A leader who marked a contact by key, and now looks it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.ui.review.page import ReviewPage

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    "Enter": (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "Esc": (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    "Del": (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "Tab": (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "Alt+Left": (Qt.Key.Key_Left, ALT),
    "Alt+Right": (Qt.Key.Key_Right, ALT),
    "Ctrl+Z": (Qt.Key.Key_Z, CONTROL),
    "Ctrl+Shift+Z": (Qt.Key.Key_Z, CONTROL | SHIFT),
    "Down": (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    "a": (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
    "v": (Qt.Key.Key_V, Qt.KeyboardModifier.NoModifier),
    "/": (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
}


class Reviewer:
    """Presses keys on the review page and reads what it shows."""

    def __init__(self, leader: Leader) -> None:
        self.leader, self.session = leader, leader.desk.session
        leader.window.show_review()
        page = leader.window._pages.currentWidget()
        assert isinstance(page, ReviewPage)
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, *_KEYS[key])

    def type(self, text: str) -> None:
        """Types over what stands in the line that has the keyboard."""
        line = QApplication.focusWidget()
        assert line
        QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(line, text)

    def choose(self, words: str) -> None:
        """Goes to the row that says so, by arrow."""
        self.page.marks.setCurrentRow(0)
        while self.chosen != words:
            before = self.page.marks.currentRow()
            self.press("Down")
            assert self.page.marks.currentRow() > before, f"no row says {words}: {self.rows()}"

    def make(self, word: str) -> None:
        """Chooses the kind of that name in the form."""
        kind = self.page.form.kind
        kind.setCurrentIndex(kind.findText(word))
        kind.activated.emit(kind.currentIndex())

    @property
    def chosen(self) -> str:
        listed = self.page.marks.chosen
        return listed.words if listed else ""

    def rows(self) -> list[tuple[int, str]]:
        """Seconds since the contact opened, and words."""
        return [(listed.at_ms // 1000, listed.words) for listed in self.page.marks.marks]

    def signs(self) -> dict[str, tuple[str, ...]]:
        return {m.words: m.signs for m in self.page.marks.marks if m.signs}

    def recorded(self) -> int:
        """How many rows the contact has."""
        return len(self.session.contacts[1].rows)


def mark_a_contact(leader: Leader) -> None:
    """Opened, Greet at 0:10, a wait from 1:00 to 2:00, Wrap up at 3:00, a note, closed at 4:00."""
    leader.press("o", "Esc")
    leader.wait(10_000)
    leader.press("s")
    leader.type("Greet")
    leader.press("Enter")
    leader.wait(50_000)
    leader.press("w", "2")
    leader.wait(60_000)
    leader.press("Space")
    leader.wait(60_000)
    leader.press("s")
    leader.type("Wrap up")
    leader.press("Enter")
    leader.wait(30_000)
    leader.press("n")
    leader.type("<b>odd & even</b>")
    leader.press("Enter")
    leader.wait(30_000)
    leader.press("e", "1", "Esc")
    leader.wait(5_000)


@pytest.fixture
def reviewer(leader: Leader) -> Reviewer:
    mark_a_contact(leader)
    return Reviewer(leader)
