"""The keys of the map are listed on the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.ui.map.page import MapPage


def press(key: Qt.Key | str) -> None:
    focused = QApplication.focusWidget()
    assert focused
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_a_question_mark_lists_the_keys_and_esc_puts_them_away(page: MapPage) -> None:
    assert "?" in page.hint.text()
    assert not page.keys.isVisible()
    page.canvas.select(page.canvas.drawing.owner_at(0, 0, 1e9))
    selection = page.canvas.selection
    press("?")
    assert page.keys.isVisible()
    for told in ("Page Down", "Ctrl+Z", "Tab", "searches"):
        assert told in page.keys.accessibleDescription()
    press(Qt.Key.Key_Escape)
    assert not page.keys.isVisible()
    assert page.canvas.selection == selection
    assert page.canvas.hasFocus()


def test_the_list_lies_within_the_map_and_other_keys_still_count(page: MapPage) -> None:
    press("?")
    assert page.canvas.rect().contains(page.keys.geometry())
    press("v")
    assert page.ways.isVisible()
    press("?")
    assert page.keys.isHidden()
