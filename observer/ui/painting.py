"""What the widgets of the window draw alike: surfaces, key caps, badges, shapes."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from observer.drawing.tokens import HAIRLINE, RADIUS, Colour, Palette
from observer.model.mark import MarkKind
from observer.ui.looks import LOOKS
from observer.ui.theme import SEMIBOLD, SIZES, font, qcolor

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_SINGLE_LINE = Qt.TextFlag.TextSingleLine.value
CAP_PAD = 7
CAP_HEIGHT = 24


def surface(
    painter: QPainter,
    rect: QRectF,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = HAIRLINE,
    radius: float = RADIUS,
) -> None:
    """A rectangle with round corners; the line lies inside `rect`."""
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    inset = width / 2 if line else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    face: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line, cut with an ellipsis where it is too long; returns the width it took."""
    painter.setFont(face)
    painter.setPen(ink)
    room = max(0, int(rect.width()))
    width = advance(words, face)
    if width > room:
        words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = advance(words, face)
    painter.drawText(rect, align.value | _SINGLE_LINE, words)
    return round(width)


@lru_cache(maxsize=1024)
def advance(words: str, face: QFont) -> float:
    """The width of a line in pixels."""
    return QFontMetricsF(face).horizontalAdvance(words)


def cap_width(cap: str) -> float:
    return max(CAP_HEIGHT, advance(cap, font(SIZES.small, SEMIBOLD)) + 2 * CAP_PAD)


def key_cap(painter: QPainter, left: float, middle: float, cap: str, colours: Palette) -> float:
    """A key as it lies on the keyboard, centred on the height `middle`; returns its width."""
    width = cap_width(cap)
    rect = QRectF(left, middle - CAP_HEIGHT / 2, width, CAP_HEIGHT)
    line = qcolor(colours[Colour.LINE])
    surface(painter, rect.translated(0, 1), line, radius=5)
    surface(painter, rect, qcolor(colours[Colour.SURFACE]), line, radius=5)
    text(painter, rect, cap, font(SIZES.small, SEMIBOLD), qcolor(colours[Colour.INK]), CENTRE)
    return width


def badge(painter: QPainter, rect: QRectF, kind: MarkKind, colours: Palette) -> None:
    """A kind's letter on its shape, on whole pixels."""
    look = LOOKS[kind]
    ratio = painter.device().devicePixelRatioF()
    picture = _badge(kind, rect.width(), colours[look.fill], colours[look.text], ratio)
    painter.drawPixmap(round(rect.x()) - _BADGE_EDGE, round(rect.y()) - _BADGE_EDGE, picture)


_BADGE_EDGE = 4
"""Room for what stands out of a badge's box."""


@lru_cache(maxsize=256)
def _badge(kind: MarkKind, side: float, fill: str, ink: str, ratio: float) -> QPixmap:
    """A badge painted once; a long contact shows dozens."""
    extent = round((side + 2 * _BADGE_EDGE) * ratio)
    picture = QPixmap(extent, extent)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_BADGE_EDGE, _BADGE_EDGE, side, side)
        _paint_badge(painter, box, kind, qcolor(fill), qcolor(ink))
    return picture


def _paint_badge(
    painter: QPainter, rect: QRectF, kind: MarkKind, fill: QColor, ink: QColor
) -> None:
    if kind in _OUTLINED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(fill, 1.5)
        if kind is MarkKind.WORKAROUND:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ink = fill
    else:
        painter.setBrush(fill)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(shape(kind, rect))
    text(painter, rect, LOOKS[kind].letter, font(SIZES.small, SEMIBOLD), ink, CENTRE)


_OUTLINED = frozenset(LOOKS) - {
    MarkKind.WAIT,
    MarkKind.TRANSFER,
    MarkKind.BLOCKED,
    MarkKind.PERMITTED,
}


def shape(kind: MarkKind, rect: QRectF) -> QPainterPath:
    """The outline that tells a kind without colour."""
    path = QPainterPath()
    match kind:
        case MarkKind.TRANSFER:
            path.addPolygon(_placed(_ARROW, rect))
        case MarkKind.BLOCKED:
            path.addPolygon(_placed(_OCTAGON, rect))
        case MarkKind.RESOLUTION_KNOWN | MarkKind.PERMITTED:
            path.addPolygon(_placed(_DIAMOND, rect.adjusted(-2, -2, 2, 2)))
        case MarkKind.WAIT | MarkKind.WORKAROUND:
            path.addRoundedRect(rect, 4, 4)
        case _:
            path.addEllipse(rect)
    path.closeSubpath()
    return path


_OCTAGON = ((0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3))
_ARROW = ((0, 0), (0.72, 0), (1.12, 0.5), (0.72, 1), (0, 1))
_DIAMOND = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))


def _placed(points: tuple[tuple[float, float], ...], rect: QRectF) -> QPolygonF:
    return QPolygonF(
        [QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height()) for x, y in points]
    )


def hourglass(rect: QRectF) -> QPainterPath:
    """Two triangles between two bars: the sign of waiting."""
    path = QPainterPath()
    left, right, top, bottom = rect.left(), rect.right(), rect.top(), rect.bottom()
    middle = rect.center()
    for y in (top, bottom):
        path.moveTo(left, y)
        path.lineTo(right, y)
    inset = rect.width() * 0.12
    path.moveTo(left + inset, top)
    path.lineTo(middle.x() + 1.5, middle.y())
    path.lineTo(left + inset, bottom)
    path.moveTo(right - inset, top)
    path.lineTo(middle.x() - 1.5, middle.y())
    path.lineTo(right - inset, bottom)
    return path


def hatch(ink: QColor) -> QBrush:
    """Thin diagonal lines over whatever lies below: customer hold."""
    return QBrush(ink, Qt.BrushStyle.BDiagPattern)
