"""Several contacts at a time, and what the page says of each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.capture.state import Phase
from observer.ui.keys import Action

from .conftest import Leader


def test_an_empty_round_says_what_to_do_and_its_button_does_it(leader: Leader) -> None:
    button = leader.page.empty.open_button
    assert button.isVisible()
    assert button.text() == "Open contact 1"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert leader.kinds(1) == ["open"]
    assert not button.isVisible()


def test_the_first_press_on_a_number_opens_the_contact_the_next_focuses_it(leader: Leader) -> None:
    leader.press("F3", "Esc")
    leader.press("Ctrl+7", "Esc")
    assert leader.desk.session.focus == 7
    leader.wait(1_000)
    leader.press("Ctrl+3")
    assert leader.desk.session.focus == 3
    assert leader.kinds(3) == ["open"]


def test_channel_and_agent_stand_filled_in_from_the_contact_before(leader: Leader) -> None:
    leader.press("o", "2", "/")
    leader.type("Agent B")
    leader.press("Enter")
    leader.wait(1_000)
    leader.press("o", "Esc")
    assert leader.marks(2) == [("open", {"channel": "chat", "agent": "Agent B"}, 0)]


def test_each_contact_keeps_its_own_state(leader: Leader) -> None:
    leader.press("o", "Esc", "w", "1")
    leader.wait(1_000)
    leader.press("o", "Esc", "b", "1")
    assert leader.page.banner.headline.words == "Blocked for authority"
    leader.wait(1_000)
    leader.press("F1")
    assert leader.page.banner.headline.words == "Waiting on system"
    assert leader.page.head.accessibleName().startswith("Contact 1 of 10")


def test_ten_contacts_run_and_an_eleventh_is_refused_until_one_is_parked(leader: Leader) -> None:
    for number in range(1, 11):
        leader.press(f"F{number}", "Esc")
    leader.press("o")
    assert leader.desk.session.state(11).phase is Phase.NEW
    assert "10 contacts are running" in leader.page.prompt_bar._foot.words
    leader.press("Ctrl+p")
    for _ in range(2):
        leader.wait(300)
        leader.press("o")
    assert leader.desk.session.state(11).phase is Phase.OPEN
    assert leader.page.head.accessibleName().startswith("Contact 11 of 11")


def test_two_presses_in_a_fifth_of_a_second_open_one_contact(leader: Leader) -> None:
    leader.press("o")
    leader.wait(150)
    leader.press("o")
    assert list(leader.desk.session.contacts) == [1]
    leader.wait(51)
    leader.press("o")
    assert list(leader.desk.session.contacts) == [1, 2]


def test_beyond_ten_contacts_the_first_press_only_asks(leader: Leader) -> None:
    observe(leader, 10)
    leader.press("o")
    asked = (
        "Ten of ten contacts are observed. "
        "Press O again to open contact 11, or A for another round."
    )
    assert leader.told == asked
    for wait_ms in (150, 7_000):  # a double press, and one that comes too late
        leader.wait(wait_ms)
        leader.press("o")
        assert len(leader.desk.session.contacts) == 10
    assert leader.told == asked
    leader.wait(300)
    leader.press("o")
    assert leader.kinds(11) == ["open"]


def test_another_action_between_them_makes_it_the_first_press_again(leader: Leader) -> None:
    observe(leader, 10)
    leader.press("o")
    leader.wait(300)
    leader.press("r")
    leader.press("o")
    assert len(leader.desk.session.contacts) == 10


def observe(leader: Leader, count: int) -> None:
    """Opens and closes so many contacts, one after the other."""
    for _ in range(count):
        leader.press("o", "Esc", "e", "1", "Esc")
        leader.wait(1_000)


def test_the_contact_in_focus_is_in_sight_also_beyond_ten(leader: Leader, qtbot: QtBot) -> None:
    observe(leader, 10)
    for _ in range(4):
        leader.press("o")
        leader.wait(300)
        leader.press("o", "Esc", "e", "1", "Esc")
        leader.wait(1_000)
    column = leader.page.slots_column

    def seen(number: int) -> bool:
        slot = column.slot_of(number)
        return slot.visibleRegion().boundingRect() == slot.rect()

    assert leader.desk.session.focus == 14
    qtbot.waitUntil(lambda: seen(14))
    leader.press("F1")
    qtbot.waitUntil(lambda: seen(1))


def test_keyboard_focus_looks_unlike_the_current_contact(leader: Leader) -> None:
    leader.press("F2", "Esc", "F1", "Esc")
    slot = leader.page.slots_column.slot_of(1)
    current = slot.grab().toImage()
    leader.wait(1_000)
    leader.press("F2")
    slot.setFocus(Qt.FocusReason.TabFocusReason)
    reached = slot.grab().toImage()
    assert reached.pixelColor(1, 29) != current.pixelColor(1, 29)
    slot.clearFocus()
    assert slot.grab().toImage() != reached


def test_a_click_on_a_slot_focuses_its_contact(leader: Leader) -> None:
    leader.press("F1", "Esc", "F2", "Esc")
    QTest.mouseClick(leader.page.slots_column.slot_of(1), Qt.MouseButton.LeftButton)
    assert leader.desk.session.focus == 1


def test_enter_on_a_closed_contact_asks_for_what_was_left_open(leader: Leader) -> None:
    leader.press("o", "Esc", "w", "2", "e", "1")
    leader.wait(500)
    leader.press("Esc")
    leader.press("Enter")
    sheet = leader.page.body.complete.sheet
    assert sheet
    assert [detail.name for detail in sheet.details] == [
        "repeat", "demand", "channel", "agent", "who",
    ]  # fmt: skip


def test_a_closed_contact_can_be_opened_again(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc", "e", "1")
    leader.wait(500)
    leader.press("Esc")
    chips = leader.page.prompt_bar._chips
    qtbot.waitUntil(lambda: any(chip.text() == "open it again" for chip in chips.chips()))
    chip = next(chip for chip in chips.chips() if chip.text() == "open it again")
    leader.wait(1_000)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert leader.desk.state.phase is Phase.OPEN
    assert leader.kinds() == ["open", "open"]


def test_undo_takes_a_close_back(leader: Leader) -> None:
    leader.press("o", "Esc", "e", "1")
    leader.wait(2_000)
    leader.press("Ctrl+z")
    assert leader.desk.state.phase is Phase.OPEN
    assert leader.kinds() == ["open"]


def test_space_goes_on_even_where_tab_has_gone_to_a_button(leader: Leader) -> None:
    leader.press("o", "Esc", "w", "1")
    leader.wait(1_000)
    leader.page.buttons._buttons[Action.CLOSE].setFocus(Qt.FocusReason.TabFocusReason)
    leader.press("Space")
    assert leader.kinds() == ["open", "wait", "moving"]
    leader.press("Enter")
    assert leader.page.prompt_bar.prompt is not None
    assert leader.page.prompt_bar.prompt.title == "Close: how did it end?"
    assert leader.page.hasFocus()
