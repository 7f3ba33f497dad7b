"""Paints display lists on a ReportLab canvas: vector shapes and real text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from observer.drawing.bidi import visual_order
from observer.drawing.display_list import (
    DASH_PT,
    Anchor,
    Box,
    Curve,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.fonts import runs
from observer.drawing.tokens import Colour, Palette

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def paint(
    canvas: Canvas, drawing: DisplayList, palette: Palette, x: float, y: float, scale: float = 1
) -> None:
    """Paints a display list with its top left at (x, y), in the page's points from the bottom."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(scale, scale)
    canvas.setLineJoin(1)
    for item in drawing.primitives:
        paint_primitive(canvas, item, palette)
    canvas.restoreState()


def paint_primitive(canvas: Canvas, item: Primitive, palette: Palette) -> None:
    """Paints one primitive in a coordinate system whose y runs up from the drawing's top."""
    if isinstance(item, Text):
        _paint_text(canvas, item, palette)
        return
    stroke = _set_stroke(canvas, item, palette)
    if isinstance(item, Curve):
        _paint_curve(canvas, item)
        return
    fill = item.fill is not None
    if item.fill is not None:
        canvas.setFillColor(palette[item.fill])
    if isinstance(item, Box):
        _paint_box(canvas, item, stroke, fill)
    else:
        _paint_polygon(canvas, item, stroke, fill)


def _set_stroke(canvas: Canvas, item: Box | Polygon | Curve, palette: Palette) -> bool:
    if item.stroke is None:
        return False
    canvas.setStrokeColor(palette[item.stroke])
    canvas.setLineWidth(item.stroke_width)
    canvas.setDash(list(DASH_PT[item.dash]))
    return True


def _paint_box(canvas: Canvas, box: Box, stroke: bool, fill: bool) -> None:
    bottom = -box.y - box.height
    if box.radius:
        canvas.roundRect(box.x, bottom, box.width, box.height, box.radius, stroke, fill)
    else:
        canvas.rect(box.x, bottom, box.width, box.height, stroke, fill)


def _paint_polygon(canvas: Canvas, polygon: Polygon, stroke: bool, fill: bool) -> None:
    path = canvas.beginPath()
    first, *others = polygon.points
    path.moveTo(first[0], -first[1])
    for across, down in others:
        path.lineTo(across, -down)
    path.close()
    canvas.drawPath(path, stroke, fill)


def _paint_curve(canvas: Canvas, curve: Curve) -> None:
    path = canvas.beginPath()
    path.moveTo(curve.points[0][0], -curve.points[0][1])
    for _, first, second, end in curve.pieces:
        path.curveTo(first[0], -first[1], second[0], -second[1], end[0], -end[1])
    canvas.drawPath(path, stroke=1, fill=0)


def _paint_text(canvas: Canvas, text: Text, palette: Palette) -> None:
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: text.width / 2, Anchor.END: text.width}
    pen = canvas.beginText(text.x - shift[text.anchor], -text.y)
    pen.setFillColor(palette[Colour(text.colour)])
    for run in runs(visual_order(text.text), text.font):
        pen.setFont(run.face, text.size)
        pen.textOut(run.text)
    canvas.drawText(pen)
