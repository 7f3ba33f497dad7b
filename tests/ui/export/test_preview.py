"""Looking at a document: turning, zooming and moving its sheets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.store.study_file import StudyFile
from observer.ui.export.page import ExportPage
from observer.ui.export.record import BriefRecord
from observer.ui.export.sheet_view import SheetView
from observer.ui.keymap.live_keys import LiveKeys
from tests.ui.export.conftest import choose, settle

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(page: ExportPage, qtbot: QtBot) -> SheetView:
    """The workshop pack of the sample, its first sheet whole."""
    choose(page, "workshop", qtbot)
    return page.preview.sheets


def press(view: SheetView, key: Qt.Key) -> None:
    QTest.keyClick(view, key)


def roll(view: SheetView, notches: int, at: QPointF, modifiers: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_page_keys_turn_the_sheets_and_stop_at_the_ends(page: ExportPage, view: SheetView) -> None:
    press(view, Qt.Key.Key_PageDown)
    assert page.preview.number.words == f"Sheet 2 of {view.count} · A3"
    press(view, Qt.Key.Key_End)
    press(view, Qt.Key.Key_PageDown)
    assert page.preview.number.words == f"Sheet {view.count} of {view.count} · A4"
    press(view, Qt.Key.Key_Home)
    press(view, Qt.Key.Key_PageUp)
    assert page.preview.number.words == f"Sheet 1 of {view.count} · A4"


def test_the_whole_sheet_is_in_sight_until_it_is_zoomed(view: SheetView) -> None:
    left, top = view.viewport.to_widget(0, 0)
    assert left >= 0
    assert top >= 0
    whole = view.viewport
    press(view, Qt.Key.Key_Plus)
    assert view.viewport.scale == pytest.approx(whole.scale * 1.5)
    press(view, Qt.Key.Key_Minus)
    press(view, Qt.Key.Key_Minus)
    assert view.viewport == whole
    press(view, Qt.Key.Key_Equal)
    press(view, Qt.Key.Key_0)
    assert view.viewport == whole


def test_ctrl_and_the_wheel_zoom_to_the_pointer(view: SheetView) -> None:
    for _ in range(5):
        press(view, Qt.Key.Key_Plus)
    at = QPointF(300, 200)
    under = view.viewport.to_drawing(at.x(), at.y())
    roll(view, 2, at, CONTROL)
    assert view.viewport.to_drawing(at.x(), at.y()) == pytest.approx(under)


def test_dragging_moves_the_paper_and_not_beyond_its_edge(view: SheetView) -> None:
    for _ in range(3):
        press(view, Qt.Key.Key_Plus)
    before = view.viewport
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(view, QPoint(150, 180))
    assert (view.viewport.x, view.viewport.y) == pytest.approx((before.x - 50, before.y - 20))
    QTest.mouseMove(view, QPoint(9_000, 9_000))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(9_000, 9_000))
    assert (view.viewport.x, view.viewport.y) == (8, 8)
    moved = view.viewport
    QTest.mouseMove(view, QPoint(10, 10))
    assert view.viewport == moved


def test_the_wheel_runs_down_a_sheet_and_on_to_the_next(view: SheetView) -> None:
    middle = QPointF(100, 100)
    roll(view, -1, middle)
    assert view.at == 1
    roll(view, 1, middle)
    assert view.at == 0
    press(view, Qt.Key.Key_Plus)
    view.pan(0, 1e9)
    roll(view, -1, middle)
    assert view.at == 0
    for _ in range(20):
        roll(view, -1, middle)
    assert view.at > 0


def test_the_last_document_stays_dimmed_while_the_next_is_laid_out(
    page: ExportPage, view: SheetView, qtbot: QtBot
) -> None:
    view.grab()
    qtbot.waitUntil(lambda: view.pictures.is_ready)
    bright = view.grab().toImage().pixelColor(view.rect().center())
    page.choosing.choose_kind(0)
    page._compose()
    assert view.is_old
    assert view.isVisible()
    assert view.grab().toImage().pixelColor(view.rect().center()) != bright
    assert page.preview.number.words.startswith("Laying out")


def test_laying_out_can_be_cancelled_and_wanted_again(page: ExportPage, qtbot: QtBot) -> None:
    page._compose()
    page.preview.cancel.click()
    assert not page.busy
    assert page.composed is None
    assert page.preview.message.what.text() == "The document was not laid out."
    page.preview.message.button.click()
    qtbot.waitUntil(lambda: page.composed is not None, timeout=20_000)
    assert page.preview.sheets.isVisible()


def test_a_bug_while_laying_out_surfaces_and_leaves_no_page_that_waits(
    study: StudyFile, qtbot: QtBot
) -> None:
    page = ExportPage(lambda: 1 // 0, study.path, LiveKeys(), BriefRecord(study))  # type: ignore[arg-type,return-value]
    qtbot.addWidget(page)
    with qtbot.capture_exceptions() as surfaced:
        page.show()
        page.begin()
        settle(page, qtbot)
    assert [kind for kind, _, _ in surfaced] == [ZeroDivisionError]
    assert page.preview.message.what.text() == "The document was not laid out."
    assert page.preview.cancel.isHidden()


def test_warnings_are_sentences_one_a_line(page: ExportPage, qtbot: QtBot) -> None:
    assert not page.preview.warnings.isVisible()
    action = next(a for a in page.choosing.papers.menu.actions() if a.text() == "A4")
    action.trigger()
    qtbot.waitUntil(page.preview.warnings.isVisible, timeout=20_000)
    assert page.preview.warnings.text().startswith("On A4 the smallest text is ")
