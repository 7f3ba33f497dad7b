"""What of a map is in sight: at first, beside the evidence, in the minimap; and how it fades."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.drawing.display_list import Box, DisplayList, Element, Role, Text
from observer.drawing.tokens import LIGHT, Colour
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.kept_picture import LIGHT as LIGHT_ITEMS
from observer.ui.map.minimap import Minimap


def row_of(boxes: int, fill: Colour = Colour.WAIT) -> DisplayList:
    """Boxes 200 points apart, each with its name in 11 points; the first is the start."""
    names = [f"n{n}" for n in range(boxes)]
    primitives = [Box(n * 200.0, 0, 100, 60, 0, fill, owner=name) for n, name in enumerate(names)]
    texts = [
        Text(n * 200.0 + 5, 30, "Step", 11, 25, role=Role.NAME, owner=name)
        for n, name in enumerate(names)
    ]
    kinds = ["start", *["step"] * (boxes - 1)]
    elements = {n: Element(n, kind, n, "") for n, kind in zip(names, kinds, strict=True)}
    return DisplayList(boxes * 200.0 - 100, 60, (*primitives, *texts), elements)


def test_a_long_map_opens_at_its_beginning_large_enough_to_read(canvas: MapCanvas) -> None:
    canvas.open_readable()
    canvas.show_drawing(row_of(30))
    assert canvas.viewport.scale == 1
    start = canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of("n0"))
    assert 0 <= start.left < 100
    QTest.keyClick(canvas, Qt.Key.Key_F)
    QTest.qWait(300)
    assert canvas.viewport.bounds_in_widget(canvas.page).right <= canvas.width()


def test_a_small_map_opens_whole(canvas: MapCanvas) -> None:
    canvas.open_readable()
    canvas.show_drawing(row_of(3))
    shown = canvas.viewport.bounds_in_widget(canvas.page)
    assert shown.left >= 0
    assert shown.right <= canvas.width()


def test_what_is_in_sight_stays_so_beside_what_covers_the_side(
    canvas: MapCanvas, qtbot: QtBot
) -> None:
    canvas.open_readable()
    canvas.show_drawing(row_of(4))
    canvas.covered_px = 300
    qtbot.waitUntil(lambda: canvas.viewport.bounds_in_widget(canvas.page).right <= 500)
    canvas.covered_px = 0
    qtbot.waitUntil(lambda: canvas.viewport.bounds_in_widget(canvas.page).right > 500)


def test_the_minimap_moves_a_map_that_is_not_all_in_sight(canvas: MapCanvas, qtbot: QtBot) -> None:
    minimap = Minimap(canvas)
    canvas.show_drawing(row_of(30))
    qtbot.waitUntil(lambda: canvas.pictures.whole is not None)
    assert minimap.isHidden()
    canvas._zoom_at(8, QPointF(0, 300))
    assert minimap.isVisible()
    spot = QPointF(minimap.width() / 2, minimap.height() / 2).toPoint()
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=spot)
    middle = canvas.viewport.to_drawing(400, 300)[0]
    assert abs(middle - canvas.page.width / 2) < canvas.page.width / 20
    canvas.covered_px = 300
    assert minimap.isHidden()


def colour_at(canvas: MapCanvas, x: float, y: float) -> QColor:
    spot = QPointF(*canvas.viewport.to_widget(x, y)).toPoint()
    return canvas.grab().toImage().pixelColor(spot)


def test_a_view_fades_into_the_next(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show_drawing(row_of(3))
    assert colour_at(canvas, 50, 50) == QColor(LIGHT[Colour.WAIT])
    canvas.show_drawing(row_of(3, Colour.BLOCKED), fades=True)
    assert colour_at(canvas, 50, 50) == QColor(LIGHT[Colour.WAIT])
    blocked = QColor(LIGHT[Colour.BLOCKED])
    qtbot.waitUntil(lambda: colour_at(canvas, 50, 50) == blocked)


def test_a_heavy_map_is_painted_bit_by_bit_and_then_whole(canvas: MapCanvas, qtbot: QtBot) -> None:
    drawing = row_of(LIGHT_ITEMS)
    canvas.show_drawing(drawing)
    canvas._zoom_at(20, QPointF(400, 300))
    canvas.show_middle(50, 50)
    wait = QColor(LIGHT[Colour.WAIT])
    qtbot.waitUntil(lambda: colour_at(canvas, 50, 50) == wait)
    qtbot.waitUntil(lambda: canvas.pictures.whole is not None)


def test_what_lies_over_the_map_is_painted_in_its_points(canvas: MapCanvas) -> None:
    ink = QColor(LIGHT[Colour.INK])
    mark: Callable[[QPainter], None] = lambda painter: painter.fillRect(150, 20, 20, 20, ink)  # noqa: E731
    canvas.show_drawing(row_of(3))
    canvas.overlays.append(mark)
    assert colour_at(canvas, 160, 30) == ink
