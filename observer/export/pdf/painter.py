"""Paints display lists on the canvas of a file: vector shapes and real text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from observer.drawing.display_list import (
    DASH_PT,
    Bounds,
    Box,
    Curve,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.tokens import Colour, Palette
from observer.export.pdf.embedding import Embedding
from observer.export.pdf.words import text_operators

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_ROUND_JOIN = 1

Colours = Mapping[Colour, Any]


def colours_of(palette: Palette) -> Colours:
    """The colours as the canvas takes them."""
    from reportlab.lib.colors import HexColor

    return {name: HexColor(value) for name, value in palette.items()}


def paint(
    canvas: Canvas,
    drawing: DisplayList,
    colours: Colours,
    fonts: Embedding,
    window: Bounds | None = None,
) -> None:
    """Paints a display list with its top left at the origin, in a system whose y runs up.

    Args:
        window: the part of the drawing that is seen, for one that is clipped.
    """
    canvas.setLineJoin(_ROUND_JOIN)
    seen = [item for item in drawing.primitives if not window or _reach(item).overlaps(window)]
    last = next((item for item in reversed(seen) if isinstance(item, Text)), None)
    for item in seen:
        if isinstance(item, Text):
            canvas.setFillColor(colours[item.colour])
            canvas.addLiteral(text_operators(item, fonts, more=item is not last))
        else:
            _paint_shape(canvas, item, colours)


def _reach(item: Primitive) -> Bounds:
    """All that the primitive can cover; what has no width or height covers something too."""
    beyond = item.size if isinstance(item, Text) else item.stroke_width
    return item.bounds.grown(beyond)


def _paint_shape(canvas: Canvas, item: Box | Polygon | Curve, colours: Colours) -> None:
    stroke = _set_stroke(canvas, item, colours)
    if isinstance(item, Curve):
        _paint_curve(canvas, item)
        return
    fill = item.fill is not None
    if item.fill is not None:
        canvas.setFillColor(colours[item.fill])
    if isinstance(item, Box):
        _paint_box(canvas, item, stroke, fill)
    else:
        _paint_polygon(canvas, item, stroke, fill)


def _set_stroke(canvas: Canvas, item: Box | Polygon | Curve, colours: Colours) -> bool:
    if item.stroke is None:
        return False
    canvas.setStrokeColor(colours[item.stroke])
    canvas.setLineWidth(item.stroke_width)
    canvas.setDash(list(DASH_PT[item.dash]))
    return True


def _paint_box(canvas: Canvas, box: Box, stroke: bool, fill: bool) -> None:
    if not box.radius:
        canvas.rect(box.x, -box.y - box.height, box.width, box.height, stroke, fill)
        return
    wide, high = min(2 * box.radius, box.width), min(2 * box.radius, box.height)
    left, right = box.x, box.x + box.width - wide
    top, bottom = -box.y - high, -box.y - box.height
    path = canvas.beginPath()
    path.moveTo(left + wide / 2, -box.y)
    for x, y, angle in (
        (right, top, 90),
        (right, bottom, 0),
        (left, bottom, 270),
        (left, top, 180),
    ):
        path.arcTo(x, y, x + wide, y + high, angle, -90)
    path.close()
    canvas.drawPath(path, stroke, fill)


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
