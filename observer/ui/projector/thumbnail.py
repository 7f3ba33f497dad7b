"""A small picture of what the team sees, or would see next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from observer.drawing.display_list import Bounds, DisplayList
from observer.drawing.tokens import HAIRLINE, Colour, Palette
from observer.ui.line import Line
from observer.ui.map.primitives import colours_of, paint, ready
from observer.ui.map.viewport import fitted
from observer.ui.painting import CENTRE, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font

SIZE = QSize(156, 88)
VEILED = 0.25


class Thumbnail(QWidget):
    """A picture with its caption.

    Attributes:
        caption: what it shows.
        veil: why the team does not see it; empty where it may.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.caption = Line(name, SIZES.small, SEMIBOLD)
        self.veil = ""
        self._frame = _Frame(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._frame)
        column.addWidget(self.caption)

    def show_picture(self, picture: QPixmap, caption: str, veil: str = "") -> None:
        self.veil = veil
        self.caption.show_text(caption)
        self.setAccessibleDescription(f"{caption}, {veil}" if veil else caption)
        self._frame.show_picture(picture, veil)


class _Frame(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self._picture, self._veil = QPixmap(), ""

    def show_picture(self, picture: QPixmap, veil: str) -> None:
        self._picture, self._veil = picture, veil
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            area = QRectF(self.rect())
            surface(painter, area, colour(self, Colour.PAPER), radius=0)
            painter.setOpacity(VEILED if self._veil else 1)
            size = QSize(self._picture.size()).scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (area.width() - size.width()) / 2, (area.height() - size.height()) / 2
            if not self._picture.isNull():
                target = QRectF(left, top, size.width(), size.height())
                painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            painter.setOpacity(1)
            face, ink = font(SIZES.body, SEMIBOLD), colour(self, Colour.INK)
            text(painter, area, self._veil, face, ink, CENTRE)
            surface(painter, area, None, colour(self, Colour.LINE), HAIRLINE, radius=0)


def in_small(picture: QPixmap, ratio: float) -> QPixmap:
    """A picture at the size of a thumbnail; the last halving alone is smooth, which is quick."""
    keep, size = Qt.AspectRatioMode.KeepAspectRatio, SIZE * ratio
    rough = picture.scaled(size * 2, keep, Qt.TransformationMode.FastTransformation)
    return rough.scaled(size, keep, Qt.TransformationMode.SmoothTransformation)


def picture_of(drawing: DisplayList, palette: Palette, ratio: float) -> QPixmap:
    """The whole drawing at the size of a thumbnail."""
    made = QPixmap(SIZE * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(palette[Colour.SURFACE]))
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, drawing.width, drawing.height)
        bounds = Bounds(0, 0, drawing.width, drawing.height)
        view = fitted(bounds, SIZE.width(), SIZE.height())
        painter.translate(view.x, view.y)
        painter.scale(view.scale, view.scale)
        paint(painter, ready(drawing), colours_of(palette), whole)
    return made
