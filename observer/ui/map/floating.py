"""What lies over the map: a sheet with round corners, a hairline and a shadow."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from observer.drawing.tokens import Colour
from observer.ui.painting import surface
from observer.ui.theme import colour

INSET_PX = 12
"""Between a sheet and the edge of the map."""

SHADOW_PX = 24


class Sheet(QWidget):
    """The ground of what floats; the hairline shows on dark, where a shadow does not."""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Nothing; and the map below does not get it either."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.window()  # a style sheet may have changed this widget's own palette
        ground, line = colour(theme, Colour.SURFACE), colour(theme, Colour.LINE)
        surface(painter, QRectF(self.rect()), ground, line)
        painter.end()


def shadow(parent: QWidget) -> QGraphicsDropShadowEffect:
    made = QGraphicsDropShadowEffect(parent, blurRadius=SHADOW_PX, offset=QPointF(0, 4))
    made.setColor(QColor(0, 0, 0, 60))
    return made
