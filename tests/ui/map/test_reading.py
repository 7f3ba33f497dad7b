"""Filtering, thinning, searching and stepping through the map, as a leader does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Overlay
from observer.model.identity import node_id
from observer.ui.map.choice_menu import MenuButton
from observer.ui.map.page import MapPage

GREET, CHECK = node_id("step", "Greet"), node_id("step", "Check account")
ODD = node_id("step", "<b>x</b>")
BLOCKED = node_id("blocked", "Check account", "authority")
LEFT_BUTTON = Qt.MouseButton.LeftButton


def settle(page: MapPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def tick(menu: MenuButton, begins: str) -> None:
    entry: QAction = next(a for a in menu.menu.actions() if a.text().startswith(begins))
    entry.trigger()


def steps(page: MapPage) -> set[str]:
    elements = page.drawn.drawing.elements.values()
    return {element.title for element in elements if element.kind == "step"}


def test_an_outcome_ticked_leaves_its_contacts(page: MapPage, qtbot: QtBot) -> None:
    tick(page.reading.outcomes, "Transferred out")
    settle(page, qtbot)
    assert steps(page) == {"Greet", "Check account"}
    assert page.reading.hidden.words == "1 of 4 contacts shown"
    assert page.reading.outcomes.text() == "Outcome: Transferred out ▾"
    QTest.mouseClick(page.reading.everything, LEFT_BUTTON)
    settle(page, qtbot)
    assert page.reading.reading == EVERYTHING
    assert steps(page) == {"Greet", "Check account", "<b>x</b>"}
    assert not page.reading.everything.isVisible()
    assert page.reading.hidden.words == ""


@pytest.mark.parametrize(
    ("name", "entry", "shown"),
    [("channels", "Chat", "1 of 4"), ("points", "Blocked", "2 of 4"), ("points", "Wait", "1 of 4")],
)
def test_channels_and_points_are_filters(
    page: MapPage, qtbot: QtBot, name: str, entry: str, shown: str
) -> None:
    tick(getattr(page.reading, name), entry)
    settle(page, qtbot)
    assert page.reading.hidden.words == f"{shown} contacts shown"


def test_rare_steps_are_hidden_by_a_slider(page: MapPage, qtbot: QtBot) -> None:
    page.reading.rare.steps.setValue(2)
    settle(page, qtbot)
    assert steps(page) == {"Greet", "Check account"}
    assert "rare" in page.reading.hidden.words
    assert page.reading.rare.text() == "Rare: steps hidden ▾"


def test_lines_tell_times_instead(page: MapPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.reading.overlay.button(1), LEFT_BUTTON)
    settle(page, qtbot)
    assert page.reading.reading.overlay is Overlay.TIME
    edge = node_id("edge", GREET, CHECK)
    told = [text.text for text in page.drawn.drawing.texts if text.owner == edge]
    assert told == ["0:14"]  # the median of 19 s and 10 s


def test_only_contacts_through_what_is_selected(page: MapPage, qtbot: QtBot) -> None:
    page.canvas.select(BLOCKED)
    page.evidence.through.emit()
    settle(page, qtbot)
    assert page.reading.hidden.words == "2 of 4 contacts shown"
    assert page.reading.through.isVisible()
    assert page.evidence.isVisible()
    page.show_view(View.COMPARISON)
    assert page.reading.reading.filters.through == {BLOCKED}
    assert page.canvas.selection == BLOCKED
    QTest.mouseClick(page.reading.through, LEFT_BUTTON)
    settle(page, qtbot)
    assert page.reading.reading == EVERYTHING


def test_where_no_contact_is_left_the_page_says_so(page: MapPage, qtbot: QtBot) -> None:
    page.reading.ask_through(frozenset({ODD, BLOCKED}))
    settle(page, qtbot)
    assert page.message.what.text() == "No contact is like this."
    assert page.reading.everything.isVisible()


def lit(page: MapPage) -> frozenset[str] | None:
    return page.canvas.lit


def test_ways_light_up_and_step_through(page: MapPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_V)
    assert page.ways.isVisible()
    words = [page.ways.rows.item(n).text() for n in range(page.ways.rows.count())]
    assert words[0] == "Way 1 · contact 1, 2 steps, 2 points, resolved now"
    assert len(words) == 4
    page.ways.rows.setCurrentRow(2)
    assert (lit(page) or frozenset()) == {
        node_id("start"), GREET, node_id("outcome", "resolved"),
        node_id("edge", "start", GREET), node_id("edge", GREET, node_id("outcome", "resolved")),
    }  # fmt: skip
    page.ways.rows.setCurrentRow(-1)
    QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    one = lit(page) or frozenset()
    QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    assert page.ways.told.text() == "The first 2 ways of 4: 2 of 4 contacts."
    assert one < (lit(page) or frozenset())
    QTest.keyClick(page.canvas, Qt.Key.Key_PageUp)
    assert lit(page) == one
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.ways.isHidden()
    assert lit(page) is None


def test_the_map_is_limited_to_one_way(page: MapPage, qtbot: QtBot) -> None:
    page.ways.open()
    page.ways.rows.setCurrentRow(3)
    QTest.mouseClick(page.ways.narrow, LEFT_BUTTON)
    settle(page, qtbot)
    assert steps(page) == {"<b>x</b>"}
    assert page.reading.way.text() == "Way 4 ×"


def test_search_goes_from_name_to_name(page: MapPage) -> None:
    QTest.keyClicks(page.canvas, "/")
    assert page.search.isVisible()
    QTest.keyClicks(page.search.entry, "ACCOUNT")
    assert page.search.said.text().endswith("found")
    QTest.keyClick(page.search.entry, Qt.Key.Key_Return)
    assert page.canvas.selection == CHECK
    QTest.keyClick(page.search.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page.canvas.selection != CHECK
    QTest.keyClick(page.search.entry, Qt.Key.Key_Escape)
    assert page.search.isHidden()
    assert lit(page) is None
    QTest.keyClick(page.canvas, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_button_looks_pointed_at_no_more_once_its_menu_is_closed(page: MapPage) -> None:
    button = page.reading.points
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.menu.isVisible()
    QCursor.setPos(page.canvas.mapToGlobal(QPoint(0, page.canvas.height())))
    button.menu.close()
    assert not button.underMouse()
