"""A double click counts once, wherever its second half lands, and the page says so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from observer.capture.heartbeat import GapReason, Missed
from observer.ui.keys import Action
from observer.ui.review.page import ReviewPage

from .conftest import Leader

SAID = "Clicked twice within 0.2 s, counted once"


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.fixture
def call(leader: Leader) -> Leader:
    """A leader a second into contact 1."""
    leader.press("o", "Esc")
    leader.wait(1_000)
    return leader


def test_the_second_half_does_not_take_the_chip_that_came_under_the_pointer(call: Leader) -> None:
    call.press("w")
    chip = call.page.prompt_bar._chips.chips()[0]
    click(chip)
    call.page._show_what_takes_long()
    call.wait(150)
    click(chip)
    assert call.marks()[1:] == [("wait", {"on": "system"}, 1_000)]
    assert call.told == SAID
    call.wait(50)
    click(chip)
    assert call.kinds()[-2:] == ["moving", "step"]


def test_a_button_clicked_twice_counts_once_and_another_one_counts(call: Leader) -> None:
    buttons = call.page.buttons._buttons
    click(buttons[Action.FRUSTRATION])
    call.wait(150)
    click(buttons[Action.FRUSTRATION])
    assert call.kinds() == ["open", "frustration"]
    assert call.told == "Customer frustrated: pressed twice within 0.2 s, counted once"
    click(buttons[Action.RESOLUTION_KNOWN])
    assert call.kinds() == ["open", "frustration", "resolution-known"]


def test_a_contact_opened_by_a_double_click_is_still_asked_about(leader: Leader) -> None:
    slot = leader.page.slots_column.slot_of(3)
    click(slot)
    leader.wait(100)
    click(slot)
    assert leader.kinds(3) == ["open"]
    assert leader.page.prompt_bar.prompt is not None
    assert leader.page.prompt_bar.prompt.title == "Channel"


def test_the_first_contact_opened_by_a_double_click_is_not_given_a_channel(leader: Leader) -> None:
    click(leader.page.empty.open_button)
    leader.wait(100)
    click(leader.page.prompt_bar._chips.chips()[0])
    assert leader.marks() == [("open", {}, 0)]


def test_one_gap_is_answered_by_a_double_click_not_the_next_one_too(call: Leader) -> None:
    for _ in range(2):
        call.wait(60_000)
        missed = Missed(30_000, GapReason.HUNG, call.clock.now())
        call.desk.take_in_automatic(call.desk.session.record_gap(missed))
    button = call.page.gap_question.observed
    click(button)
    call.wait(100)
    click(button)
    assert len(call.desk.session.unanswered_gaps(1)) == 1


def test_on_review_a_double_click_voids_one_mark(call: Leader, qtbot: QtBot) -> None:
    call.press("f", "r", "v")
    page = call.window.findChild(ReviewPage)
    assert page
    qtbot.waitUntil(page.isVisible)
    page.marks.setCurrentRow(1)
    click(page.chips["Del"])
    call.clock.advance(100)
    click(page.chips["Del"])
    assert call.kinds() == ["open", "resolution-known"]
    assert page.message.words == f"{SAID}."
