"""A display list made ready for QPainter: paths and type are built once, colours resolve late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from observer.drawing.display_list import (
    DASH_PT,
    Anchor,
    Bounds,
    Box,
    Curve,
    Dash,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.tokens import Colour, Palette
from observer.drawing.typeface import Font
from observer.layout.geometry import Point
from observer.ui.theme import FAMILY

SET_AT_PX = 64
"""Type is measured at this size and scaled by the painter, so it keeps its shape at any zoom."""

DIM = 0.2
"""How much is left of what is not lit."""

_WEIGHTS = {
    Font.REGULAR: QFont.Weight.Normal,
    Font.SEMIBOLD: QFont.Weight.DemiBold,
    Font.BOLD: QFont.Weight.Bold,
    Font.ITALIC: QFont.Weight.Normal,
}

_ALIGNED = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}

Colours = Mapping[Colour, QColor]


@dataclass(frozen=True, slots=True)
class Shape:
    """A box, polygon or curve as a path. `area` is what it covers, stroke included."""

    owner: str
    area: QRectF
    path: QPainterPath
    fill: Colour | None
    stroke: Colour | None
    stroke_width: float
    dash: Dash

    def paint(self, painter: QPainter, colours: Colours) -> None:
        if self.stroke is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(pen(colours[self.stroke], self.stroke_width, self.dash))
        if self.fill is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setBrush(colours[self.fill])
        painter.drawPath(self.path)


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, drawn as it stands: no mark-up in it is ever read.

    Attributes:
        x, y: the left end of the baseline.
        scale: from `SET_AT_PX` to the drawing.
    """

    owner: str
    area: QRectF
    text: str
    font: QFont
    colour: Colour
    x: float
    y: float
    scale: float

    def paint(self, painter: QPainter, colours: Colours) -> None:
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(self.scale, self.scale)
        painter.setFont(self.font)
        painter.setPen(colours[self.colour])
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(QPointF(0, 0), self.text)
        painter.restore()


Item = Shape | Label


def ready(drawing: DisplayList) -> tuple[Item, ...]:
    """Every primitive, ready to paint, from back to front."""
    return tuple(item_of(primitive) for primitive in drawing.primitives)


def paint(
    painter: QPainter,
    items: Iterable[Item],
    colours: Colours,
    visible: QRectF,
    lit: frozenset[str] | None = None,
) -> None:
    """Paints the items that lie in the `visible` part of the drawing.

    Args:
        lit: the owners beside which all others are dim; None dims nothing.
    """
    for item in items:
        if item.area.intersects(visible):
            dim = lit is not None and _is_beside(item, lit)
            painter.setOpacity(DIM if dim else 1)
            item.paint(painter, colours)
    painter.setOpacity(1)


def _is_beside(item: Item, lit: frozenset[str]) -> bool:
    """Whether it is to be dim; of what belongs to nobody only lines are, lanes are not."""
    if item.owner:
        return item.owner not in lit
    return isinstance(item, Shape) and item.fill is None


def colours_of(palette: Palette) -> Colours:
    return {name: QColor(value) for name, value in palette.items()}


def pen(colour: QColor, width: float, dash: Dash = Dash.SOLID) -> QPen:
    made = QPen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash is not Dash.SOLID:
        made.setDashPattern([length / width for length in DASH_PT[dash]])
    return made


@lru_cache(maxsize=len(Font))
def typeface(font: Font) -> QFont:
    """The font at `SET_AT_PX`, unhinted, so that widths scale without a step."""
    made = QFont(FAMILY)
    made.setPixelSize(SET_AT_PX)
    made.setWeight(_WEIGHTS[font])
    made.setItalic(font is Font.ITALIC)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def path_of(primitive: Box | Polygon | Curve) -> QPainterPath:
    path = QPainterPath()
    if isinstance(primitive, Box):
        path.addRoundedRect(rectangle(primitive.bounds), primitive.radius, primitive.radius)
    elif isinstance(primitive, Polygon):
        path.addPolygon(QPolygonF([QPointF(*point) for point in primitive.points]))
        path.closeSubpath()
    else:
        _add_pieces(path, primitive.points)
    return path


def _add_pieces(path: QPainterPath, points: tuple[Point, ...]) -> None:
    path.moveTo(*points[0])
    for at in range(1, len(points) - 2, 3):
        first, second, end = points[at : at + 3]
        path.cubicTo(*first, *second, *end)


def rectangle(bounds: Bounds) -> QRectF:
    return QRectF(bounds.left, bounds.top, bounds.width, bounds.height)


def item_of(primitive: Primitive) -> Item:
    """A primitive, ready to paint."""
    if isinstance(primitive, Text):
        return _label(primitive)
    return Shape(
        primitive.owner,
        rectangle(primitive.bounds.grown(primitive.stroke_width)),
        path_of(primitive),
        None if isinstance(primitive, Curve) else primitive.fill,
        primitive.stroke,
        primitive.stroke_width,
        primitive.dash,
    )


def _label(text: Text) -> Label:
    """Set narrower than `text.width` it stays so; set wider it is drawn smaller to fit."""
    font = typeface(text.font)
    natural = QFontMetricsF(font).horizontalAdvance(text.text) * text.size / SET_AT_PX
    fit = min(1.0, text.width / natural) if natural else 1.0
    left = text.x - _ALIGNED[text.anchor] * natural * fit
    return Label(
        text.owner,
        rectangle(text.bounds.grown(text.size / 2)),
        text.text,
        font,
        text.colour,
        left,
        text.y,
        text.size / SET_AT_PX * fit,
    )
