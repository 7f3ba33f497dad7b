"""The replay in the whole window: ten contacts of the sample move through its map."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.drawing.contact_tokens import token_id
from observer.drawing.map_graph import View
from observer.sample import make_sample
from observer.ui.map.page import MapPage
from observer.ui.window import Window
from tests.ui.conftest import START, show_window

K = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> MapPage:
    """The Map stage of the sample, its replay open."""
    window = show_window(qtbot, make_sample(tmp_path / "sample.study"), ManualClock(START))
    window.show_stage("Map")
    found = window.findChild(MapPage)
    assert found
    qtbot.waitUntil(lambda: not found.busy, timeout=20_000)
    QTest.mouseClick(found.replay.button, Qt.MouseButton.LeftButton)
    return found


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key)


def shown(page: MapPage) -> set[str]:
    return set(page.replay.overlay.drawn().by_owner)


def test_all_ten_are_on_the_map(page: MapPage) -> None:
    assert shown(page) == {token_id(number) for number in range(1, 11)}
    assert page.replay.bar.contacts.count() == 11


def test_it_plays_to_the_end_and_everyone_has_an_outcome(page: MapPage, qtbot: QtBot) -> None:
    page.replay.player.set_speed(600)
    press(K.Key_Space)
    qtbot.waitUntil(lambda: not page.replay.player.playing, timeout=20_000)
    assert page.replay.bar.sentence.words == "10 closed"


def test_its_keys_work_from_the_map_too(page: MapPage) -> None:
    page.canvas.setFocus()
    press(K.Key_N)
    assert page.replay.bar.sentence.words.startswith("Contact 1")
    press(K.Key_Space)
    assert page.replay.player.playing
    press(K.Key_Space)
    press(K.Key_Escape)
    assert page.replay.bar.isHidden()


def test_it_goes_on_in_another_view(page: MapPage, qtbot: QtBot) -> None:
    page.replay.player.seek(60_000)
    for view in (View.DOCUMENTED, View.COMPARISON):
        page.show_view(view)
        qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
        assert page.replay.bar.isVisible()
        assert page.replay.player.ms == 60_000
        assert shown(page)


def test_while_it_is_closed_its_keys_do_nothing(page: MapPage) -> None:
    press(K.Key_Escape)
    press(K.Key_Space)
    press(K.Key_N)
    assert not page.replay.player.playing
    assert page.replay.player.ms == 0


def test_it_stands_still_while_another_stage_is_shown(page: MapPage) -> None:
    press(K.Key_Space)
    window = page.window()
    assert isinstance(window, Window)
    window.show_stage("Observe")
    assert not page.replay.player.playing
