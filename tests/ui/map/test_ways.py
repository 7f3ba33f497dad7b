"""A way that is chosen stays so as long as it can."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.discovery.filtering import Filters
from observer.drawing.map_graph import View
from observer.drawing.reading import Overlay, Reading
from observer.model.identity import node_id
from observer.ui.map.page import MapPage

GREET, BILLING = node_id("step", "Greet"), node_id("transfer", "Check account", "Billing")
LEFT_BUTTON = Qt.MouseButton.LeftButton


def choose(page: MapPage, contact: int) -> None:
    """The way of a contact, which nobody else went."""
    page.ways.open()
    names = [page.ways.rows.item(row).text() for row in range(page.ways.rows.count())]
    row = next(n for n, name in enumerate(names) if f"contact {contact}" in name)
    page.ways.rows.setCurrentRow(row)


def read(page: MapPage, reading: Reading, qtbot: QtBot) -> None:
    page.reading.show_reading(reading)
    page.reading.changed.emit(reading)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def lit(page: MapPage) -> tuple[int, ...]:
    return page.ways.lit_contacts


def test_it_stays_lit_in_another_view_and_in_another_light(page: MapPage, qtbot: QtBot) -> None:
    choose(page, 3)
    assert page.canvas.lit
    assert GREET in page.canvas.lit
    assert BILLING not in page.canvas.lit
    page.show_view(View.COMPARISON)
    assert page.canvas.lit
    read(page, Reading(overlay=Overlay.TIME), qtbot)
    assert page.ways.lit_contacts == (3,)
    assert page.canvas.lit
    assert BILLING not in page.canvas.lit


def test_it_is_let_go_where_its_contacts_are_not_shown(page: MapPage, qtbot: QtBot) -> None:
    choose(page, 3)
    read(page, Reading(Filters(outcomes=frozenset({"transferred"}))), qtbot)
    assert page.ways.lit_contacts == ()
    assert not page.ways.narrow.isVisible()
    assert page.canvas.lit is None


def test_showing_everything_lets_go_of_it(page: MapPage, qtbot: QtBot) -> None:
    choose(page, 3)
    QTest.mouseClick(page.ways.narrow, LEFT_BUTTON)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert lit(page) == (3,)
    QTest.mouseClick(page.reading.everything, LEFT_BUTTON)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.ways.rows.count() == 4
    assert lit(page) == ()
    assert page.canvas.lit is None


def test_stepping_goes_on_from_where_it_was_in_another_view(page: MapPage) -> None:
    page.ways.open()
    for _ in range(2):
        QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    lit = page.ways.lit_contacts
    assert len(lit) == 2
    page.show_view(View.COMPARISON)
    assert page.ways.lit_contacts == lit
    QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    assert len(page.ways.lit_contacts) == 3


def test_the_beginning_is_seen_beside_the_list(page: MapPage, qtbot: QtBot) -> None:
    canvas = page.canvas

    def start_px() -> float:
        return canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of(node_id("start"))).left

    before = start_px()
    page.ways.open()
    qtbot.waitUntil(lambda: start_px() > page.ways.geometry().right())
    page.ways.close_ways()
    qtbot.waitUntil(lambda: abs(start_px() - before) < 1)


def test_everything_is_offered_where_something_is_hidden(page: MapPage, qtbot: QtBot) -> None:
    hidden = Filters(outcomes=frozenset({"resolved"}))
    read(page, Reading(overlay=Overlay.TIME), qtbot)
    assert not page.reading.everything.isVisible()
    read(page, Reading(hidden, overlay=Overlay.TIME), qtbot)
    QTest.mouseClick(page.reading.everything, LEFT_BUTTON)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.reading.reading == Reading(overlay=Overlay.TIME)


def test_esc_lights_everything_again_and_the_page_says_so(page: MapPage) -> None:
    QTest.keyClick(page.canvas, Qt.Key.Key_PageDown)
    assert page.canvas.lit
    assert "Esc" in page.hint.text()
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.lit is None
    assert "Esc" not in page.hint.text()
