"""A white surface with round corners, on which things stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import Colour
from observer.ui.painting import surface
from observer.ui.theme import colour


class Panel(QWidget):
    """Paints its ground; what stands on it is laid out as in any widget."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            surface(painter, QRectF(self.rect()), colour(self, Colour.SURFACE))
