"""The small window that stays on top: the same desk, by key and by touch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from observer.settings import settings_path
from observer.ui.keys import Action
from observer.ui.strip.strip import Strip

from .conftest import Leader

TOUCH_PX = 44
CLOSED = (560, 96)


@pytest.fixture
def strip(leader: Leader, qtbot: QtBot) -> Strip:
    """A contact is open; the strip has the keyboard."""
    leader.press("o", "Esc", "Ctrl+m")
    assert leader.window.strip is not None
    qtbot.waitUntil(leader.window.strip.isActiveWindow)
    return leader.window.strip


def press(strip: Strip, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(strip, key)


def test_its_keys_are_the_pages(leader: Leader, strip: Strip) -> None:
    press(strip, Qt.Key.Key_W)
    press(strip, Qt.Key.Key_2)
    leader.clock.advance(72_000)
    strip.refresh()
    assert strip.face.words == "1:12 · 1 · Waiting on approval · 1:12"
    press(strip, Qt.Key.Key_Space)
    assert leader.kinds() == ["open", "wait", "moving"]
    assert leader.marks()[1][1] == {"on": "approval"}


def test_enter_is_the_next_step_in_it_too(leader: Leader, strip: Strip) -> None:
    press(strip, Qt.Key.Key_Return)
    assert leader.marks()[-1][:2] == ("step", {"name": "Identify customer"})


def test_what_is_typed_in_it_is_seen_in_it(leader: Leader, strip: Strip) -> None:
    press(strip, Qt.Key.Key_N)
    leader.wait(80)
    QTest.keyClicks(strip, "asked twice")
    strip.refresh()
    assert strip.face.words.endswith("Note: asked twice▏")
    press(strip, Qt.Key.Key_Return)
    assert leader.last().detail["text"] == "asked twice"


def test_every_key_can_be_touched(leader: Leader, strip: Strip) -> None:
    assert (strip.width(), strip.height()) == CLOSED
    assert min(min(key.width(), key.height()) for key in strip.keys.values()) >= TOUCH_PX
    assert all(strip.rect().contains(key.geometry()) for key in strip.keys.values())
    for action in (Action.BLOCKED, Action.MOVING, Action.RESOLUTION_KNOWN, Action.UNDO):
        strip.keys[action].click()
    assert leader.kinds() == ["open", "blocked", "moving"]


def test_what_is_not_possible_is_told_in_it(leader: Leader, strip: Strip) -> None:
    press(strip, Qt.Key.Key_P)
    assert strip.face.words.endswith("Not now: no resolution is known yet")
    assert leader.kinds() == ["open"]


def test_keys_are_live_in_the_strip_and_lost_beside_it(
    leader: Leader, strip: Strip, qtbot: QtBot
) -> None:
    assert leader.window.status.keys.words == "Keys live"
    assert not leader.page.unrecorded.isVisible()
    other = QPushButton("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(leader.page.unrecorded.isVisible)
    strip.refresh()
    assert "Keys are not being recorded" in strip.face.words
    assert leader.kinds() == ["open", "keys-lost"]
    strip.activateWindow()
    qtbot.waitUntil(lambda: not leader.page.unrecorded.isVisible())
    assert leader.kinds() == ["open", "keys-lost", "keys-back"]


def test_what_the_program_missed_is_asked_in_it_too(leader: Leader, strip: Strip) -> None:
    leader.page.watch.beat()
    leader.clock.suspend(600_000)
    leader.page.watch.beat()
    strip.refresh()
    asked = "The laptop slept for 10:00 during contact 1. Was it observed?"
    assert strip.face.words.endswith(asked)
    press(strip, Qt.Key.Key_Y)
    assert leader.desk.session.unanswered_gaps(1) == []
    assert "slept" not in strip.face.words


def test_what_is_masked_is_told_in_it_too(leader: Leader, strip: Strip) -> None:
    press(strip, Qt.Key.Key_N)
    leader.wait(80)
    QTest.keyClicks(strip, "mail a@example.com")
    press(strip, Qt.Key.Key_Return)
    assert strip.face.words.endswith("An e-mail address was masked")


def test_it_stays_on_top(strip: Strip) -> None:
    assert strip.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_the_same_key_puts_it_away_and_the_button_brings_it_back(
    leader: Leader, strip: Strip, qtbot: QtBot
) -> None:
    leader.clock.advance(1_000)
    QTest.keyClick(strip, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert not strip.isVisible()
    qtbot.waitUntil(leader.window.isActiveWindow)
    leader.window.rail.strip.click()
    assert strip.isVisible()


def test_it_stands_where_it_stood_last(leader: Leader, strip: Strip, qtbot: QtBot) -> None:
    strip.move(120, 80)
    strip.close()
    again = Strip(leader.page, str)
    qtbot.addWidget(again)
    again.take_place()
    assert (again.x(), again.y()) == (120, 80)


def test_a_settings_file_that_is_no_toml_is_told_and_left(leader: Leader) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("strip_position = left")
    leader.press("Ctrl+m")
    assert "settings.toml: this is not TOML" in leader.window.status.told
    assert leader.window.strip is not None
    leader.window.strip.close()
    assert path.read_text() == "strip_position = left"


def test_it_goes_with_the_window(leader: Leader, strip: Strip) -> None:
    leader.window.close()
    assert not strip.isVisible()
