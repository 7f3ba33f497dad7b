"""A leader who has closed a contact and sees what it left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from observer.ui.complete.question_row import QuestionRow
    from tests.ui.conftest import Leader

KEYS = {
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDn": Qt.Key.Key_PageDown,
    "Backtab": Qt.Key.Key_Backtab,
}


class Completer:
    """Looks at the list and presses its keys."""

    def __init__(self, leader: Leader) -> None:
        self.leader, self.list = leader, leader.page.body.complete

    def press(self, *keys: str) -> None:
        for key in keys:
            self.leader.clock.advance(250)
            if key in KEYS:
                QTest.keyClick(self.leader._target(), KEYS[key])
            else:
                self.leader.press(key)

    def type(self, text: str) -> None:
        self.leader.type(text)

    @property
    def shown(self) -> bool:
        return self.leader.page.body.is_list

    @property
    def current(self) -> tuple[str, str]:
        """The mark's kind and the detail that digits answer now."""
        assert self.list.sheet
        assert self.list.sheet.current
        assert [row.is_current for row in self.list.rows].count(True) == 1
        assert self.list.rows[self.list.sheet.at].is_current
        return (self.list.sheet.current.mark.kind.value, self.list.sheet.current.name)

    def row(self, name: str) -> QuestionRow:
        assert self.list.sheet
        names = [detail.name for detail in self.list.sheet.details]
        return self.list.rows[names.index(name)]

    def given(self, name: str) -> list[str]:
        """The answers shown as given to the detail of that name."""
        return [chip.text() for chip in self.row(name).chips.chips() if chip.is_given]

    def answer(self, kind: str, name: str, number: int = 0) -> str:
        """What the record says of the contact shown, or of another."""
        found = [d for k, d, _ in self.leader.marks(number or self.number) if k == kind]
        return found[-1].get(name, "")

    @property
    def number(self) -> int:
        assert self.list.sheet
        return self.list.sheet.number


@pytest.fixture
def completer(leader: Leader) -> Completer:
    """Contact 1: a wait on approval, a transfer to Billing, closed as resolved."""
    leader.press("o", "1", "Esc")
    leader.wait(1_000)
    leader.press("w", "2")
    leader.wait(5_000)
    leader.press("Space", "t")
    leader.type("Billing")
    leader.press("Enter")
    leader.wait(5_000)
    leader.press("e", "1")
    return Completer(leader)
