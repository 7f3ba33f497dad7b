"""The guide: there and back, its keys, and what it does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from observer.ui.guide.page import GuidePage
from observer.ui.guide.words import LEFT, RIGHT
from observer.ui.keys import Action

if TYPE_CHECKING:
    from tests.ui.conftest import Leader


def guide(leader: Leader) -> GuidePage:
    page = leader.window.findChild(GuidePage)
    assert page
    return page


def words(page: GuidePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_it_opens_by_key_and_goes_back_where_it_was_opened(leader: Leader) -> None:
    leader.press("o", "Esc", "Ctrl+F1")
    assert guide(leader).isVisible()
    leader.press("Esc")
    assert leader.page.isVisible()
    assert leader.window.status.keys.words == "Keys live"
    leader.wait(300)
    leader.press("w")
    assert leader.kinds() == ["open", "wait"]


def test_the_map_leads_there_and_it_back(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc")
    with qtbot.waitExposed(leader.window):
        leader.window.show_stage("Map")
    leader.press("Ctrl+F1")
    assert guide(leader).isVisible()
    leader.press("Esc")
    assert not guide(leader).isVisible()
    assert not leader.page.isVisible()


def test_from_the_small_window_it_brings_the_large_one(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc", "Ctrl+m")
    strip = leader.window.strip
    assert strip
    qtbot.waitUntil(strip.isActiveWindow)
    QTest.keyClick(strip, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(leader.window.isActiveWindow)
    assert guide(leader).isVisible()


def test_an_empty_round_offers_it(leader: Leader) -> None:
    QTest.mouseClick(leader.page.empty.guide_button, Qt.MouseButton.LeftButton)
    assert guide(leader).isVisible()
    QTest.mouseClick(guide(leader).head.back, Qt.MouseButton.LeftButton)
    assert leader.page.empty.isVisible()


def test_it_tells_the_six_stages_and_the_keys_in_force(leader: Leader) -> None:
    leader.desk.keys.put_in_force(leader.desk.keys.map.with_keys(Action.WAIT, ("<",)))
    leader.press("o", "Esc", "Ctrl+F1")
    shown = words(guide(leader))
    stages = ("Recognise", "Observe", "Map", "Redesign", "Reinforce", "Measure")
    assert all(f"<b>{stage}</b>: " in shown for stage in stages)
    assert "Yes: <b>&lt;</b>, a wait." in shown
    assert "No: <b>B</b>, blocked." in shown
    assert "{" not in shown


def test_each_paragraph_is_told_once() -> None:
    told = [words for section in (*LEFT, *RIGHT) for words in section.paragraphs]
    assert len(told) == len(set(told))


def test_the_clock_runs_on_and_no_key_is_lost_in_silence(leader: Leader) -> None:
    leader.press("o", "Esc", "Ctrl+F1")
    head = guide(leader).head.line
    assert head.words == (
        "Keys are not recorded while this page is shown; the clocks of the contacts run on."
    )
    leader.wait(60_000)
    leader.press("w")
    assert head.words == "W was not recorded. Esc goes back, then press it."
    assert leader.window.status.keys.words == "Keys are live on Observe only"
    leader.press("Esc")
    leader.wait(0)
    assert leader.kinds() == ["open"]
    assert leader.page.head._time == "1:00"


def test_it_is_whole_in_the_smallest_window_by_scrolling_with_keys(leader: Leader) -> None:
    leader.window.resize(leader.window.minimumSize())
    leader.press("Ctrl+F1")
    QApplication.processEvents()
    bar = guide(leader).area.verticalScrollBar()
    QTest.keyClick(guide(leader), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
