"""Every text tells the key that is bound, and a bad settings file keeps no study shut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.settings import settings_path
from observer.ui.buttons import WordButton
from observer.ui.keymap.key_map import KeyMap
from observer.ui.keys import BINDING_OF, Action
from observer.ui.review.page import ReviewPage

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

OTHERS = {
    Action.WAIT: "J",
    Action.BLOCKED: "L",
    Action.TRANSFER: "D",
    Action.MOVING: "M",
    Action.STEP: "Z",
    Action.EXPECTED_STEP: "A",
    Action.OPEN: "Q",
    Action.CLOSE: "I",
    Action.PARK: "Ctrl+B",
    Action.UNDO: "Ctrl+U",
    Action.NOT_OBSERVED: "Ctrl+N",
    Action.OBSERVED: "Ctrl+Y",
    Action.REVIEW: "Ctrl+R",
    Action.STRIP: "Ctrl+T",
    Action.KEYS: "!",
    Action.GUIDE: "Ctrl+G",
    Action.PROCESS: "X",
    Action.CONTACT_3: "Ctrl+3",
}


@pytest.fixture
def other(leader: Leader) -> Leader:
    """A leader whose keys are changed while the window is open."""
    keys = {action: (key,) for action, key in OTHERS.items()}
    leader.desk.keys.put_in_force(KeyMap({**leader.desk.keys.map.keys, **keys}))
    return leader


def chips(leader: Leader) -> list[tuple[str, str]]:
    leader.page._show_what_takes_long()
    return list(leader.page.prompt_bar.answers)


def test_the_empty_page_and_the_buttons(other: Leader) -> None:
    words = other.page.empty.how.text()
    assert "press Q." in words
    assert "Press J when the agent waits, L when the agent is blocked" in words
    assert "D when the contact is handed on" in words
    assert "and M when work goes on" in words
    assert other.page.empty.guide_button.text() == "Read the guide (Ctrl G)"
    assert {a: b._cap for a, b in other.page.buttons._buttons.items() if a in OTHERS} == {
        a: other.desk.keys.cap(a) for a in other.page.buttons._buttons if a in OTHERS
    }


def test_what_is_told_offered_and_headed(other: Leader) -> None:
    other.press("q", "Esc")
    assert chips(other) == [("A", "Identify customer"), ("Z", "another step …")]
    assert other.page.last_marks.undo.text() == "Undo (Ctrl U)"
    other.press("d", "Esc")
    assert other.page.banner.headline.about == "not picked up yet; M when it is"
    other.press("Ctrl+b")
    assert other.page.banner.headline.about == "Ctrl B resumes"
    assert chips(other) == [("Ctrl B", "resume")]


def test_a_letter_for_moving_again_is_text_in_a_team(other: Leader) -> None:
    other.press("q", "Esc", "d")
    assert other.page.prompt_bar._foot.words == "Esc, then M when it is picked up."
    other.type("Mail room")
    other.press("Enter")
    assert other.marks()[1][1] == {"to": "Mail room"}


def test_what_was_missed_is_answered_by_the_keys_shown(other: Leader) -> None:
    other.press("q", "Esc")
    other.page.watch.beat()
    other.clock.suspend(600_000)
    other.page.watch.beat()
    question = other.page.gap_question
    assert question.not_observed.text() == "Not observed (Ctrl N)"
    assert question.observed.text() == "I saw it all (Ctrl Y)"
    other.press("Ctrl+y")
    assert not question.isVisible()


def test_a_repeated_press_is_asked_for_by_its_key(other: Leader) -> None:
    other.press("q", "Esc", "i", "1", "Esc")
    other.wait(120_000)
    other.press("Ctrl+u")
    assert "Press Ctrl U again to open it again" in other.told


def test_the_list_of_keys_and_the_strip(other: Leader) -> None:
    other.press("q", "Esc", "!")
    rows = dict(other.page.key_list.rows)
    assert rows["J"] == BINDING_OF[Action.WAIT].word
    assert rows["Ctrl 3"] == "Contact 3"
    assert "W" not in rows
    assert other.page.key_list.isVisible()
    assert "(Ctrl T)" in other.window.rail.strip.toolTip()
    other.press("Ctrl+t")
    assert other.window.strip
    other.window.strip.refresh()
    assert other.window.strip.keys[Action.WAIT]._cap == "J"


def test_the_review_page_takes_back_by_the_same_key(other: Leader) -> None:
    other.press("q", "Esc", "n")
    other.type("asked twice")
    other.press("Enter", "i", "1", "Esc", "Ctrl+r")
    page = other.window.findChild(ReviewPage)
    assert page
    assert page.chips[Action.UNDO]._cap == "Ctrl U"
    page.marks.setCurrentRow(1)
    QTest.keyClick(page, Qt.Key.Key_Delete)
    assert page.message.words.endswith("Ctrl U takes that back.")
    assert "note" not in other.kinds()
    other.press("Ctrl+u")
    assert "note" in other.kinds()


def test_a_settings_file_with_a_bad_key_opens_with_the_default_ones(
    qtbot: QtBot, tmp_path: Path
) -> None:
    from tests.ui.conftest import START, Leader, make_study, show_window

    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('keys.wait = ["B"]\n')
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, make_study(tmp_path / "a.study"), clock), clock)
    assert leader.window.default_keys.sentence == (
        f"The keys are as delivered. {settings_path()}: keys.wait: "
        "B is “Blocked” already; give that another key first."
    )
    leader.press("o", "Esc", "w")
    assert leader.kinds() == ["open", "wait"]
    button = leader.window.default_keys.findChild(WordButton)
    assert button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not leader.window.default_keys.isVisible()


@pytest.mark.parametrize("text", ["no toml", "colour = 3", "keys.fly = ['W']", "a = " + "[" * 9999])
def test_no_settings_file_keeps_a_study_shut(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    from tests.ui.conftest import START, make_study, show_window

    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(text)
    window = show_window(qtbot, make_study(tmp_path / "a.study"), ManualClock(START))
    assert str(settings_path()) in window.default_keys.sentence
