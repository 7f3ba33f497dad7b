"""The strip by touch alone: whatever is asked has a chip for each answer and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.ui.keys import Action
from observer.ui.strip.strip import Strip
from observer.ui.strip.touch import TouchKey

from .conftest import Leader, after_restart

TOUCH_PX = 44
CLOSED_PX = 96
WAITS = ["system", "approval", "colleague", "team", "customer", "knowledge", "verification"]


class Finger:
    """Touches the strip, and nothing else."""

    def __init__(self, leader: Leader) -> None:
        self.leader = leader
        leader.window.toggle_strip()
        assert leader.window.strip
        self.strip: Strip = leader.window.strip
        self.strip.refresh()

    def press(self, action: Action) -> None:
        self.leader.wait(300)
        QTest.mouseClick(self.strip.keys[action], Qt.MouseButton.LeftButton)
        self.strip.refresh()

    def touch(self, key: TouchKey) -> None:
        self.leader.wait(300)
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def choose(self, *chips: str) -> None:
        for words in chips:
            self.leader.wait(300)
            (chip,) = (chip for chip in self.strip.chips.chips() if chip.text() == words)
            QTest.mouseClick(chip, Qt.MouseButton.LeftButton)

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.strip.chips.chips()]

    @property
    def shown(self) -> str:
        return self.strip.face.words


@pytest.fixture
def finger(leader: Leader) -> Finger:
    return Finger(leader)


def test_a_contact_from_open_to_close(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.choose("call", "leave")
    finger.press(Action.EXPECTED_STEP)
    finger.press(Action.WAIT)
    assert finger.chips == [*WAITS, "another …", "leave"]
    finger.choose("approval")
    assert finger.chips == []
    finger.press(Action.MOVING)
    finger.press(Action.CLOSE)
    assert finger.chips[-1] == "go back"
    finger.choose("Callback promised")
    assert "4 details open, to be completed in the window" in finger.shown
    assert not finger.leader.page.body.is_list
    assert finger.chips == []
    assert [(kind, detail) for kind, detail, _ in finger.leader.marks()] == [
        ("open", {"channel": "call"}),
        ("step", {"name": "Identify customer"}),
        ("wait", {"on": "approval"}),
        ("moving", {}),
        ("close", {"outcome": "callback"}),
    ]


def test_every_chip_is_large_enough_and_in_sight(finger: Finger) -> None:
    finger.press(Action.OPEN)
    for action in (Action.WAIT, Action.BLOCKED, Action.TRANSFER, Action.STEP, Action.CLOSE):
        finger.press(action)
        strip, chips = finger.strip, finger.strip.chips.chips()
        assert chips
        assert min(min(chip.width(), chip.height()) for chip in chips) >= TOUCH_PX
        QTest.qWait(1)  # until the strip has grown
        rects = [chip.geometry().translated(strip.chips.pos()) for chip in chips]
        assert all(strip.rect().contains(rect) for rect in rects)
        assert not any(a.intersects(b) for a in rects for b in rects if a is not b)
        finger.choose(finger.chips[-1])
        assert strip.height() == CLOSED_PX


def test_a_transfer_goes_to_a_team_that_is_known(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.choose("leave")
    finger.press(Action.TRANSFER)
    finger.leader.wait(80)
    for key in "Billing":
        QTest.keyClicks(finger.strip, key)
    assert finger.shown.endswith("To which team?: Billing▏")
    finger.choose("take it")
    finger.press(Action.TRANSFER)
    finger.choose("Billing")
    assert [detail for _, detail, _ in finger.leader.marks()[1:]] == [{"to": "Billing"}] * 2


def test_a_reason_of_ones_own_is_typed(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.press(Action.BLOCKED)
    finger.choose("another …")
    QTest.keyClicks(finger.strip, "fraud check")
    finger.choose("take it")
    assert finger.leader.marks()[-1][:2] == ("blocked", {"for": "fraud check"})


def test_a_slip_is_undone(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.press(Action.WAIT)
    finger.choose("system")
    finger.press(Action.UNDO)
    assert finger.leader.kinds() == ["open"]
    assert finger.shown.endswith("Taken back: wait")


def test_what_the_program_missed_is_answered(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.choose("leave")
    finger.leader.page.watch.beat()
    finger.leader.clock.suspend(600_000)
    finger.leader.page.watch.beat()
    finger.strip.refresh()
    assert finger.shown.endswith("The laptop slept for 10:00 during contact 1. Was it observed?")
    not_observed, _ = finger.chips
    finger.choose(not_observed)
    assert finger.leader.desk.session.unanswered_gaps(1) == []
    assert finger.chips == []


def test_contacts_that_were_cut_off_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    finger = Finger(after_restart(qtbot, tmp_path / "cut.study", ("F1", "Esc")))
    assert "1 contact was running when the program stopped" in finger.shown
    finger.choose("Continue")
    assert finger.leader.kinds() == ["open", "gap"]


def test_it_grows_upwards_at_the_foot_of_the_screen(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.choose("leave")
    strip, screen = finger.strip, finger.strip.screen().availableGeometry()
    strip.move(40, screen.bottom() - CLOSED_PX)
    stood = strip.pos()
    finger.press(Action.WAIT)
    assert strip.height() > CLOSED_PX
    assert strip.frameGeometry().bottom() <= screen.bottom()
    finger.choose("system")
    assert strip.pos() == stood


def test_another_contact_is_gone_to(finger: Finger) -> None:
    for _ in range(3):
        finger.press(Action.OPEN)
        finger.choose("leave")
    finger.press(Action.WAIT)
    finger.choose("system")
    finger.touch(finger.strip.contact)
    assert finger.chips == ["1 · moving", "2 · moving"]
    chips = finger.strip.chips.chips()
    assert min(min(chip.width(), chip.height()) for chip in chips) >= TOUCH_PX
    finger.leader.wait(300)
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    finger.strip.refresh()
    assert (finger.leader.desk.session.focus, finger.chips) == (2, [])
    finger.touch(finger.strip.contact)
    finger.choose("3 · wait")
    assert finger.leader.desk.session.focus == 3


def test_what_has_no_key_in_the_strip_is_behind_one(finger: Finger) -> None:
    finger.touch(finger.strip.more)
    assert finger.chips == []
    finger.strip.refresh()
    assert finger.shown.endswith("There is nothing else here now")
    finger.press(Action.OPEN)
    finger.choose("leave")
    more = finger.strip.more
    finger.touch(more)
    assert finger.chips[:3] == ["Park", "Customer on hold", "Note"]
    finger.touch(more)
    assert finger.chips == []
    finger.touch(more)
    finger.choose("Customer on hold")
    assert finger.chips == []
    finger.touch(more)
    finger.choose("Customer off hold")
    finger.touch(more)
    finger.choose("Note")
    QTest.keyClicks(finger.strip, "asked twice")
    finger.choose("take it")
    finger.touch(more)
    finger.choose("Park")
    assert finger.leader.kinds() == ["open", "hold", "off-hold", "note", "park"]
    finger.touch(more)
    assert finger.chips == ["Resume", "Note"]


def test_what_opens_more_is_large_enough(finger: Finger) -> None:
    strip = finger.strip
    for key in (strip.contact, strip.more):
        assert min(key.width(), key.height()) >= TOUCH_PX
        assert strip.rect().contains(key.geometry())


def test_a_press_of_another_key_puts_the_menu_away(finger: Finger) -> None:
    finger.press(Action.OPEN)
    finger.choose("leave")
    finger.touch(finger.strip.more)
    finger.press(Action.WAIT)
    assert finger.chips == [*WAITS, "another …", "leave"]
