"""The canvas under pointer and keys, on a drawing made by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from pytestqt.qtbot import QtBot

from observer.drawing.display_list import (
    DisplayList,
)
from observer.ui.map.canvas import ZOOM_STEP, MapCanvas
from observer.ui.map.drawing_view import FIT_MARGIN_PX

LEFT_BUTTON = Qt.MouseButton.LeftButton


def at(canvas: MapCanvas, x: float, y: float) -> QPoint:
    """Where a point of the drawing is in the widget."""
    return QPointF(*canvas.viewport.to_widget(x, y)).toPoint()


@pytest.mark.parametrize(
    ("x", "y", "owner"), [(90, 120, "a"), (290, 120, "b"), (190, 122, "a-b"), (200, 30, "")]
)
def test_a_click_selects_what_is_there(canvas: MapCanvas, x: float, y: float, owner: str) -> None:
    QTest.mouseClick(canvas, LEFT_BUTTON, pos=at(canvas, x, y))
    assert canvas.selection == owner


def test_a_click_beside_everything_selects_nothing(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select("a")
    with qtbot.waitSignal(canvas.selected) as told:
        QTest.mouseClick(canvas, LEFT_BUTTON, pos=at(canvas, 200, 30))
    assert told.args == [""]


def test_a_drag_moves_the_drawing_and_selects_nothing(canvas: MapCanvas) -> None:
    before = canvas.viewport
    start = at(canvas, 90, 120)
    QTest.mousePress(canvas, LEFT_BUTTON, pos=start)
    for step in (20, 40, 60):
        QTest.mouseMove(canvas, start + QPoint(step, step // 2))
    QTest.mouseRelease(canvas, LEFT_BUTTON, pos=start + QPoint(60, 30))
    assert canvas.selection == ""
    assert canvas.viewport == before.panned(60, 30)


def wheel(canvas: MapCanvas, position: QPointF, delta: int) -> None:
    event = QWheelEvent(
        position, canvas.mapToGlobal(position), QPoint(), QPoint(0, delta),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_the_wheel_zooms_to_the_pointer(canvas: MapCanvas) -> None:
    position = at(canvas, 290, 120).toPointF()
    below = canvas.viewport.to_drawing(position.x(), position.y())
    before = canvas.viewport.scale
    wheel(canvas, position, 240)
    assert canvas.viewport.scale > before
    assert canvas.viewport.to_drawing(position.x(), position.y()) == pytest.approx(below)
    wheel(canvas, position, -240)
    assert canvas.viewport.scale == pytest.approx(before)


def test_fit_brings_everything_back(canvas: MapCanvas, qtbot: QtBot) -> None:
    fitted = canvas.viewport
    for key in (Qt.Key.Key_F, Qt.Key.Key_0):
        wheel(canvas, QPointF(10, 10), 480)
        canvas.pan(300, -100)
        QTest.keyClick(canvas, key)
        qtbot.waitUntil(lambda: canvas.viewport == fitted)


def test_keys_zoom_and_pan(canvas: MapCanvas, qtbot: QtBot) -> None:
    scale = canvas.viewport.scale
    middle = canvas.viewport.to_drawing(400, 300)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: canvas.viewport.scale == pytest.approx(scale * ZOOM_STEP**2))
    assert canvas.viewport.to_drawing(400, 300) == pytest.approx(middle)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: canvas.viewport.scale == pytest.approx(scale * ZOOM_STEP))
    left = canvas.viewport.x
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.viewport.x < left


class Still(QProxyStyle):
    """A system whose user asked for less motion."""

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_nothing_glides_where_motion_is_unwanted(canvas: MapCanvas) -> None:
    still = Still()
    still.setParent(canvas)
    canvas.setStyle(still)
    scale = canvas.viewport.scale
    canvas.zoom(2)
    assert canvas.viewport.scale == pytest.approx(2 * scale)


def test_what_is_fitted_stays_so_when_the_window_grows(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.resize(400 + 2 * FIT_MARGIN_PX, 300 + 2 * FIT_MARGIN_PX)
    qtbot.waitUntil(lambda: canvas.viewport.scale == pytest.approx(1))
    canvas.zoom(2)
    moved = canvas.viewport
    canvas.resize(500, 400)
    assert canvas.viewport == moved


def test_arrows_walk_and_enter_opens(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select("a")
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.selection == "b"
    with qtbot.waitSignal(canvas.opened) as told:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert told.args == ["b"]
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selection == ""


def test_tab_walks_and_then_leaves(canvas: MapCanvas) -> None:
    seen = []
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.selection)
    assert seen == ["a", "a-b", "b"]
    assert not canvas.focusNextPrevChild(True)


@pytest.mark.parametrize("owner", ["a", "b"])
def test_what_is_selected_comes_into_sight(
    canvas: MapCanvas, drawing: DisplayList, qtbot: QtBot, owner: str
) -> None:
    wheel(canvas, QPointF(400, 10), 480)
    canvas.covered_px = 300

    def in_sight() -> bool:
        shown = canvas.viewport.bounds_in_widget(drawing.bounds_of(owner))
        return shown.left >= 0 and shown.right <= 500 and shown.bottom <= 600

    assert not in_sight()
    canvas.select(owner)
    qtbot.waitUntil(in_sight)


def test_the_selection_is_told_to_assistive_technology(canvas: MapCanvas) -> None:
    canvas.select("a")
    assert canvas.accessibleDescription() == "A: first"
