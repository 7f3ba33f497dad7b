"""The evidence panel and the keys of the Map page, as a leader uses them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.ui.map.page import MapPage

BLOCKED = node_id("blocked", "Check account", "authority")


def show(page: MapPage, view: View, qtbot: QtBot) -> None:
    page.show_view(view)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def centre(page: MapPage, owner: str) -> QPoint:
    bounds = page.drawn.drawing.by_owner[owner][0].bounds
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    return QPointF(*page.canvas.viewport.to_widget(x, y)).toPoint()


def test_a_row_lights_up_the_way_of_its_contact_until_it_is_pressed_again(page: MapPage) -> None:
    page.canvas.select(BLOCKED)
    rows = page.evidence.rows
    spot = rows.visualItemRect(rows.item(1)).center()
    other = node_id("outcome", "resolved")
    before = colour_of(page, other)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert colour_of(page, other) != before
    assert "Back office" in page.evidence.told.text()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert colour_of(page, other) == before


def colour_of(page: MapPage, owner: str) -> QColor:
    """Just inside the left end of an element's shape."""
    bounds = page.drawn.drawing.by_owner[owner][0].bounds
    place = page.canvas.viewport.to_widget(bounds.left + 6, (bounds.top + bounds.bottom) / 2)
    return page.canvas.grab().toImage().pixelColor(QPointF(*place).toPoint())


@pytest.mark.parametrize("focus", ["canvas", "rows", "segment"])
def test_keys_zoom_wherever_the_focus_is(page: MapPage, qtbot: QtBot, focus: str) -> None:
    page.canvas.select(BLOCKED)
    canvas = page.canvas
    widget = {
        "canvas": canvas,
        "rows": page.evidence.rows,
        "segment": page.segments.button(0),
    }[focus]
    before = canvas.viewport.scale
    for _ in range(6):
        QTest.keyClick(widget, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    qtbot.waitUntil(lambda: canvas.viewport.scale > 2 * before)
    QTest.keyClick(widget, Qt.Key.Key_0)
    room = canvas.width() - canvas.covered_px + 1
    qtbot.waitUntil(lambda: canvas.viewport.bounds_in_widget(canvas.page).right <= room)


def test_one_ring_once_the_keyboard_has_gone_on(page: MapPage) -> None:
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=centre(page, BLOCKED))
    QTest.keyClick(page.canvas, Qt.Key.Key_Up)
    assert page.canvas.selection != BLOCKED
    with_pointer_left = page.canvas.grab().toImage()
    page.canvas.leaveEvent(QEvent(QEvent.Type.Leave))
    assert page.canvas.grab().toImage() == with_pointer_left


def test_long_values_are_read_whole(page: MapPage, qtbot: QtBot) -> None:
    show(page, View.DOCUMENTED, qtbot)
    page.canvas.select(node_id("step", "Check account"))
    for label in page.evidence.findChildren(QLabel):
        wanted = label.heightForWidth(label.width()) if label.wordWrap() else 0
        assert label.height() >= wanted, label.text()


def test_an_export_is_named_after_study_and_view(page: MapPage, qtbot: QtBot) -> None:
    show(page, View.COMPARISON, qtbot)
    assert page.saving.suggested.name == "refund – comparison"


def test_outcomes_stand_in_one_order_in_every_view(page: MapPage, qtbot: QtBot) -> None:
    """The most frequent first: two were resolved, one was transferred."""
    for view in (View.REAL, View.COMPARISON):
        show(page, view, qtbot)
        drawing = page.drawn.drawing
        tops = [
            drawing.bounds_of(node_id("outcome", name)).top for name in ("resolved", "transferred")
        ]
        assert tops == sorted(tops)


def test_a_click_on_the_panel_is_no_click_on_the_map(page: MapPage) -> None:
    page.canvas.select(BLOCKED)
    sheet = page.evidence.widget()
    assert sheet is not None
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(4, 60))
    assert page.canvas.selection == BLOCKED
