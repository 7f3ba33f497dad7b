"""What keys mean while something is asked, and how long a message stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.ui.keys import Action
from observer.ui.observe.prompt_bar import IDLE_HINT, TOLD_MS

from .conftest import Leader


@pytest.fixture
def call(leader: Leader) -> Leader:
    """A leader a second into contact 1."""
    leader.press("o", "Esc")
    leader.wait(1_000)
    return leader


def caps(leader: Leader) -> list[tuple[str, str]]:
    return [(chip._cap, chip.text()) for chip in leader.page.prompt_bar._chips.chips()]


def test_enter_does_not_answer_how_it_ended(call: Leader) -> None:
    call.press("e", "Enter")
    call.page.buttons.acted.emit(Action.EXPECTED_STEP)
    assert call.kinds() == ["open"]
    assert call.told == "A digit closes the contact, Esc goes back."
    call.press("1")
    assert call.kinds() == ["open", "close"]


def test_other_actions_go_on_while_the_close_is_asked(call: Leader) -> None:
    call.press("e", "w", "1")
    assert call.kinds() == ["open", "wait"]


def test_space_says_that_a_transfer_was_picked_up_though_a_team_is_asked(call: Leader) -> None:
    call.press("t")
    call.wait(4_000)
    call.press("Space")
    assert call.marks()[1:] == [("transfer", {}, 1_000), ("moving", {}, 5_000)]
    assert call.page.prompt_bar.prompt is None


def test_space_within_a_team_is_text(call: Leader) -> None:
    call.press("t")
    call.type("Back office")
    call.press("Enter")
    assert call.marks()[1:] == [("transfer", {"to": "Back office"}, 1_000)]


def test_a_team_that_is_known_is_a_digit(call: Leader) -> None:
    for team in ("Billing", "Back office"):
        call.press("t")
        call.type(team)
        call.press("Enter")
        call.wait(1_000)
    call.press("t")
    assert caps(call) == [("1", "Billing"), ("2", "Back office")]
    call.wait(80)
    call.press("2")
    assert caps(call) == [("Enter", "Back office")]
    call.press("Enter")
    assert call.marks()[-1][:2] == ("transfer", {"to": "Back office"})


def test_a_team_whose_name_begins_with_a_digit_is_typed_though_others_are_known(
    call: Leader,
) -> None:
    for team in ("Billing", "Back office", "2nd line", "2"):
        call.press("t")
        call.wait(80)
        call.type(team)
        call.press("Enter")
        call.wait(1_000)
    assert [(kind, detail.get("to")) for kind, detail, _ in call.marks()] == [
        ("open", None),
        ("transfer", "Billing"),
        ("transfer", "Back office"),
        ("transfer", "2nd line"),
        ("transfer", "Back office"),
    ]


def test_a_digit_of_no_team_is_text_and_so_is_one_after_a_letter(call: Leader) -> None:
    call.press("t")
    call.type("2nd line")
    call.press("Enter")
    call.wait(1_000)
    call.press("t")
    call.wait(80)  # as a hand does
    call.type("Tier 1")
    call.press("Enter")
    assert [detail for _, detail, _ in call.marks()[1:]] == [{"to": "2nd line"}, {"to": "Tier 1"}]


@pytest.mark.parametrize(("key", "name"), [("s", "name"), ("k", "text"), ("n", "text")])
def test_no_text_begins_with_a_space(call: Leader, key: str, name: str) -> None:
    call.press(key, "Space")
    assert call.page.prompt_bar._entry.text() == ""
    call.type("1 x y")
    call.press("Enter")
    assert call.marks()[-1][1] == {name: "1 x y"}


@pytest.mark.parametrize("key", ["t", "n", "k", "s"])
def test_a_key_held_longer_types_nothing(call: Leader, key: str) -> None:
    call.press(key)
    code = Qt.Key(ord(key.upper()))
    held = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, key, True)
    QApplication.sendEvent(call.page.prompt_bar._entry, held)
    assert call.page.prompt_bar._entry.text() == ""


@pytest.mark.parametrize("key", ["t", "n", "k", "s"])
def test_nor_where_its_repeats_come_without_their_flag(call: Leader, key: str) -> None:
    """Release and press in the same instant, again and again, until it is let go of."""
    code = Qt.Key(ord(key.upper()))
    QTest.keyPress(call.page, code)
    for _ in range(5):
        call.wait(33)
        QTest.keyRelease(call.page.prompt_bar._entry, code)
        QTest.keyPress(call.page.prompt_bar._entry, code)
    QTest.keyRelease(call.page.prompt_bar._entry, code)
    assert call.page.prompt_bar._entry.text() == ""
    call.wait(33)
    call.type(key)
    assert call.page.prompt_bar._entry.text() == key
    call.type(key)
    assert call.page.prompt_bar._entry.begun == 2 * key


def test_keys_from_elsewhere_in_the_window_mean_the_same(call: Leader) -> None:
    call.press("t")
    rail = call.window.rail.stages["Map"]
    rail.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rail, Qt.Key.Key_Space)
    assert call.kinds() == ["open", "transfer", "moving"]


def test_a_message_goes_with_the_next_press(call: Leader) -> None:
    call.press("w", "1", "Ctrl+z")
    assert call.told == "Taken back: wait"
    call.press("f")
    assert call.told == IDLE_HINT


def test_a_message_goes_with_another_contact(call: Leader) -> None:
    call.press("Space")
    assert call.told.startswith("Not now")
    call.press("F2", "Esc")
    assert call.told == IDLE_HINT


def test_a_message_makes_room_for_a_question(call: Leader) -> None:
    call.press("Space", "e")
    assert call.told == "A digit closes the contact, Esc goes back."


def test_a_message_goes_with_escape(call: Leader) -> None:
    call.press("e", "Enter", "Esc")
    assert call.told == IDLE_HINT


def test_a_message_goes_after_a_while(call: Leader, qtbot: QtBot) -> None:
    call.press("Space")
    assert TOLD_MS == 6_000
    call.page.prompt_bar._forget.start(1)
    qtbot.waitUntil(lambda: call.told == IDLE_HINT)


def test_where_several_steps_can_follow_enter_lets_choose(call: Leader, qtbot: QtBot) -> None:
    title = call.page.prompt_bar._title
    qtbot.waitUntil(lambda: title.words == "Next, as documented")
    for _ in range(3):
        call.press("Enter")
        call.wait(1_000)
    qtbot.waitUntil(lambda: title.words == "Next, as documented: Enter to choose")
    assert call.page.buttons._buttons[Action.EXPECTED_STEP].text() == "Choose next step"
    call.press("Enter")
    assert caps(call)[:2] == [("1", "Copy order number to refund log"), ("2", "Explain refusal")]


def test_a_study_for_reading_offers_nothing_to_mark(call: Leader, qtbot: QtBot) -> None:
    call.desk.read_only = "the file is write-protected"
    call.page._show_all()
    qtbot.waitUntil(lambda: caps(call) == [])
    call.desk.take_step(call.clock.now(), "Offer refund")
    call.desk.reopen(call.clock.now())
    assert call.kinds() == ["open"]
    assert call.told == "Not now: the study is open for reading only: the file is write-protected"
