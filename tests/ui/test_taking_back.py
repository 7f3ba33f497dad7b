"""Undo and redo of anything that a leader can have done say what they did."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.model.mark import AUTOMATIC, MarkKind
from observer.ui.keys import Action
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
    assert "frustration" not in leader.kinds()
    leader.wait(1_000)
    leader.press("Ctrl+z")
    assert "frustration" in leader.kinds()
    assert leader.told == "Taken back: the voiding of a mark"
    leader.wait(1_000)
    leader.press("Ctrl+Shift+z")
    assert "frustration" not in leader.kinds()
    assert leader.told == "Done again: the voiding of a mark"


@pytest.fixture
def called(leader: Leader) -> Leader:
    """A leader who has typed a note in contact 1, and goes on a second later."""
    leader.press("o", "1", "Esc", "n")
    leader.wait(300)
    leader.type("called the bank")
    leader.press("Enter")
    leader.wait(1_000)
    return leader


@pytest.mark.parametrize(("key", "kind"), [("t", "transfer"), ("k", "workaround")])
def test_undo_before_anything_is_typed_takes_back_the_mark(
    called: Leader, key: str, kind: str
) -> None:
    called.press(key)
    assert called.kinds() == ["open", "note", kind]
    called.wait(1_000)
    called.press("Ctrl+z")
    assert called.page.prompt_bar.typed == ""
    assert called.kinds() == ["open", "note"]
    assert not called.page.typing
    called.wait(1_000)
    called.press("Ctrl+Shift+z")
    assert called.kinds() == ["open", "note", kind]


def test_undo_in_a_text_undoes_the_typing_first(called: Leader) -> None:
    called.press("k")
    called.wait(1_000)
    called.type("by fax")
    called.press("Ctrl+z")
    assert called.page.prompt_bar.typed == ""
    assert called.kinds() == ["open", "note", "workaround"]
    called.press("Ctrl+Shift+z")
    assert called.page.prompt_bar.typed == "by fax"


def test_a_key_that_types_takes_nothing_back(called: Leader) -> None:
    called.desk.keys.map = called.desk.keys.map.with_keys(Action.UNDO, ("U",))
    called.press("k")
    called.wait(1_000)
    called.type("url")
    assert called.page.prompt_bar.typed == "url"


def test_undo_in_the_empty_line_of_the_list_takes_back_the_answer_before(called: Leader) -> None:
    called.press("e", "1")
    called.wait(1_000)
    for key in ("1", "Down", "Down", "/"):
        called.press(key)
        called.wait(1_000)
    assert called.page.typing
    called.press("Ctrl+z")
    assert not called.page.typing
    assert called.marks()[-1][:2] == ("close", {"outcome": "resolved"})
