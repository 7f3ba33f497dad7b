"""Undo and redo of anything that a leader can have done say what they did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.model.mark import AUTOMATIC, MarkKind
from observer.ui.observe.desk import word_of
from observer.ui.review.page import ReviewPage

from .conftest import Leader

DOABLE = [k for k in MarkKind if k not in {*AUTOMATIC, MarkKind.UNDO, MarkKind.REDO}]


@pytest.mark.parametrize("kind", DOABLE)
def test_whatever_can_be_taken_back_has_a_word(kind: MarkKind) -> None:
    assert word_of(kind).strip()


def test_a_mark_voided_in_review_comes_back_on_observe(leader: Leader) -> None:
    leader.press("o", "1", "Esc")
    leader.wait(1_000)
    leader.press("f")
    leader.wait(1_000)
    leader.press("v")
    review = leader.window.findChild(ReviewPage)
    assert review
    review.marks.setCurrentRow(1)
    QTest.keyClick(review.marks, Qt.Key.Key_Delete)
    leader.press("Esc")
    assert leader.kinds() == ["open"]
    leader.wait(1_000)
    leader.press("Ctrl+z")
    assert leader.kinds() == ["open", "frustration"]
    assert leader.told == "Taken back: the voiding of a mark"
    leader.wait(1_000)
    leader.press("Ctrl+Shift+z")
    assert leader.kinds() == ["open"]
    assert leader.told == "Done again: the voiding of a mark"
