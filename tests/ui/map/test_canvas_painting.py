"""What the canvas paints."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
)

from observer.drawing.display_list import Curve, Dash, DisplayList, Element
from observer.drawing.fonts import text_width
from observer.drawing.tokens import DARK, LIGHT, Colour
from observer.drawing.typeface import Font
from observer.ui.map.canvas import MapCanvas
from observer.ui.theme import apply_theme

MARKUP = "<b>x</b>"


def at(canvas: MapCanvas, x: float, y: float) -> QPoint:
    """Where a point of the drawing is in the widget."""
    return QPointF(*canvas.viewport.to_widget(x, y)).toPoint()


def pixel(canvas: MapCanvas, x: float, y: float) -> QColor:
    image: QImage = canvas.grab().toImage()
    ratio = canvas.devicePixelRatio()
    return image.pixelColor((at(canvas, x, y).toPointF() * ratio).toPoint())


def test_each_primitive_is_painted_in_the_theme(canvas: MapCanvas, qapp: QApplication) -> None:
    for dark, palette in ((False, LIGHT), (True, DARK)):
        apply_theme(qapp, dark=dark)
        assert pixel(canvas, 90, 120) == QColor(palette[Colour.WAIT])
        assert pixel(canvas, 290, 120) == QColor(palette[Colour.BLOCKED])
        assert pixel(canvas, 190, 120) == QColor(palette[Colour.INK])
        assert pixel(canvas, 200, 30) == QColor(palette[Colour.SURFACE])


def inked_width(canvas: MapCanvas, top: float, bottom: float) -> float:
    """Points from the first to the last column with ink between two heights of the drawing."""
    image = canvas.grab().toImage()
    ground = QColor(LIGHT[Colour.SURFACE])
    rows = range(at(canvas, 0, top).y(), at(canvas, 0, bottom).y())
    columns = [
        x for x in range(50, image.width() - 50)
        if any(image.pixelColor(x, y) != ground for y in rows)
    ]  # fmt: skip
    return (columns[-1] - columns[0]) / canvas.viewport.scale


def test_markup_in_a_label_is_shown_as_it_stands(canvas: MapCanvas) -> None:
    whole = text_width(MARKUP, Font.REGULAR, 20)
    assert inked_width(canvas, 230, 256) == pytest.approx(whole, abs=3)


def test_dashes_and_replaced_drawings(canvas: MapCanvas) -> None:
    canvas.select("b")
    dashed = Curve(
        ((0, 50), (100, 50), (300, 50), (400, 50)), Colour.INK, 4, Dash.DASHED, owner="c"
    )
    elements = {"c": Element("c", "edge", "C", "")}
    canvas.show_drawing(DisplayList(400, 300, (dashed,), elements))
    assert canvas.selection == ""
    image = canvas.grab().toImage()
    y = at(canvas, 0, 50).y()
    row = [image.pixelColor(x, y) == QColor(LIGHT[Colour.INK]) for x in range(100, 700)]
    assert True in row
    assert False in row
