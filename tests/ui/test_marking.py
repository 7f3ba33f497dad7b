"""Marking a contact on the page: what each key does and what the page then says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.ui.keys import Action

from .conftest import Leader


@pytest.fixture
def call(leader: Leader) -> Leader:
    """A leader a second into contact 1."""
    leader.press("o", "Esc")
    leader.wait(1_000)
    return leader


def foot(leader: Leader) -> str:
    return leader.page.prompt_bar._foot.words


def test_a_wait_is_stamped_at_the_press_and_its_reason_follows_by_digit(call: Leader) -> None:
    call.press("w")
    call.wait(4_000)
    call.press("2")
    assert call.marks()[-1] == ("wait", {"on": "approval"}, 1_000)
    assert call.page.banner.headline.words == "Waiting on approval"
    assert call.page.prompt_bar.prompt is None


def test_wait_and_its_reason_are_one_undo(call: Leader) -> None:
    call.press("w", "2", "Ctrl+z")
    assert call.kinds() == ["open"]
    call.wait(300)
    call.press("Ctrl+Shift+z")
    assert call.marks()[-1] == ("wait", {"on": "approval"}, 1_000)


def test_a_reason_of_ones_own_is_a_chip_from_then_on(call: Leader) -> None:
    call.press("b", "/")
    call.type("printer w")
    call.press("Enter")
    call.wait(1_000)
    call.press("b", "7")
    assert [detail for _, detail, _ in call.marks()[-3:]] == [
        {"for": "printer w"}, {}, {"for": "printer w"},
    ]  # fmt: skip


def test_other_keys_go_on_acting_and_leave_the_reason_open(call: Leader) -> None:
    call.press("w")
    call.wait(2_000)
    call.press("r")
    assert call.marks()[1:] == [("wait", {}, 1_000), ("resolution-known", {}, 3_000)]
    call.press("2")
    assert call.marks()[1] == ("wait", {}, 1_000)


def test_escape_closes_the_chips(call: Leader) -> None:
    call.press("w", "Esc", "2")
    assert call.marks()[-1] == ("wait", {}, 1_000)


def test_a_transfer_asks_for_the_team_alone(call: Leader) -> None:
    call.press("t")
    call.wait(3_000)
    call.type("Back office")
    call.press("Enter")
    assert call.marks()[-1] == ("transfer", {"to": "Back office"}, 1_000)
    assert call.page.banner.headline.words == "Transferred to Back office"
    call.wait(5_000)
    call.press("Space")
    assert call.kinds()[-1] == "moving"


def test_a_step_begins_at_the_press_and_completes_itself(call: Leader) -> None:
    call.press("s")
    call.wait(2_000)
    call.type("look")
    call.press("Tab", "Enter")
    assert call.marks()[-1] == ("step", {"name": "Look up order"}, 1_000)


@pytest.mark.parametrize("typed", ["Look", "Look up"])
def test_a_step_whose_name_begins_like_a_known_one_is_a_step_of_its_own(
    call: Leader, typed: str
) -> None:
    call.press("s")
    call.wait(2_000)
    call.type(typed)
    call.press("Enter")
    assert call.marks()[-1] == ("step", {"name": typed}, 1_000)


def test_enter_takes_the_one_step_expected(call: Leader) -> None:
    call.press("Enter")
    assert call.marks()[-1] == ("step", {"name": "Identify customer"}, 1_000)


def test_enter_asks_which_where_several_can_follow(call: Leader) -> None:
    for _ in range(3):
        call.press("Enter")
        call.wait(1_000)
    call.press("Enter")
    assert call.kinds() == ["open", "step", "step", "step"]
    call.wait(1_000)
    call.press("2")
    assert call.marks()[-1] == ("step", {"name": "Explain refusal"}, 4_000)


def test_a_note_left_empty_is_a_mark_without_text(call: Leader) -> None:
    call.press("n", "Esc", "k")
    call.type("asks a friend in billing")
    call.press("Enter")
    assert call.marks()[1:] == [
        ("note", {}, 1_000),
        ("workaround", {"text": "asks a friend in billing"}, 1_000),
    ]


def test_text_begun_is_kept_when_a_button_is_pressed(call: Leader) -> None:
    call.press("n")
    call.type("speaks fast")
    call.page.buttons.acted.emit(Action.RESOLUTION_KNOWN)
    assert call.marks()[1:] == [("note", {"text": "speaks fast"}, 1_000),
                                ("resolution-known", {}, 1_000)]  # fmt: skip


def test_a_refusal_is_told_quietly_and_appends_nothing(call: Leader) -> None:
    call.press("Space")
    assert call.kinds() == ["open"]
    assert foot(call).startswith("Not now: no wait or block is open")
    button = call.page.buttons._buttons[Action.MOVING]
    assert "no wait or block is open" in button.toolTip()


def test_a_double_press_counts_once_and_says_so(call: Leader) -> None:
    call.press("f")
    call.wait(150)
    call.press("f")
    assert call.kinds() == ["open", "frustration"]
    assert "counted once" in foot(call)
    call.wait(51)
    call.press("f")
    assert call.kinds() == ["open", "frustration", "frustration"]


def test_a_held_key_is_one_press(call: Leader) -> None:
    call.press("f")
    for _ in range(10):
        call.wait(500)
        repeat = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier, "f", True
        )
        QApplication.sendEvent(call.page, repeat)
    assert call.kinds() == ["open", "frustration"]


def test_letters_typed_twice_are_no_double(call: Leader) -> None:
    call.press("n")
    call.type("ffww")
    call.press("Enter")
    assert call.marks()[-1] == ("note", {"text": "ffww"}, 1_000)


@pytest.mark.parametrize(
    ("presses", "seconds", "then"), [(1, 1, 5), (2, 5, 10), (3, 10, 20), (4, 20, 30)]
)
def test_backdating_adds_up_and_says_where_it_leads(
    call: Leader, presses: int, seconds: int, then: int
) -> None:
    call.wait(59_000)
    call.press("w")
    for _ in range(presses):
        call.wait(250)
        call.press("Backspace")
    assert call.marks()[-1] == ("wait", {}, 60_000 - seconds * 1_000)
    assert foot(call) == f"Wait: {seconds} s earlier · again: {then} s"


def test_backdating_says_where_it_can_go_no_further(call: Leader) -> None:
    call.wait(2_000)
    call.press("w")
    for _ in range(2):
        call.wait(250)
        call.press("[")
    assert call.marks()[-1] == ("wait", {}, 0)
    assert foot(call) == "Wait: as early as the mark before it"


def test_hold_and_park_end_by_the_key_that_began_them(call: Leader) -> None:
    for key in ("h", "h", "Ctrl+p", "Ctrl+p"):
        call.press(key)
        call.wait(1_000)
    assert call.kinds() == ["open", "hold", "off-hold", "park", "resume"]


def test_close_asks_the_outcome_and_keeps_the_time_of_the_press(call: Leader) -> None:
    call.press("e")
    call.wait(3_000)
    assert call.kinds() == ["open"]
    call.press("2")
    assert call.marks()[-1] == ("close", {"outcome": "callback"}, 1_000)
    assert call.page.body.is_list
    call.wait(100)
    call.press("1", "Enter", "2")
    assert call.marks()[-1][1] == {"outcome": "callback", "repeat": "yes", "demand": "failure"}


def test_escape_goes_back_from_closing(call: Leader) -> None:
    call.press("e", "Esc", "1")
    assert call.kinds() == ["open"]


def test_buttons_do_what_the_keys_do(call: Leader) -> None:
    button = call.page.buttons._buttons[Action.BLOCKED]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    call.press("1")
    assert call.marks()[-1] == ("blocked", {"for": "authority"}, 1_000)
    assert call.page.hasFocus()
