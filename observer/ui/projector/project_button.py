"""The button that takes the map to the wall: a screen on its stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen

from observer.drawing.tokens import TARGET_PX, Colour
from observer.ui.buttons import PaintedButton
from observer.ui.icons import ICON_GRID
from observer.ui.painting import surface
from observer.ui.theme import colour

WIDTH = 44
LINE_PX = 1.7


class ProjectButton(PaintedButton):
    """Filled while the map is on the wall."""

    def __init__(self) -> None:
        super().__init__("Project for the team")
        self.setCheckable(True)
        self._icon = _screen()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(WIDTH, TARGET_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def nextCheckState(self) -> None:  # noqa: N802
        """Whether it is filled follows from what is on the wall."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on, rect = self.isChecked(), QRectF(self.rect())
            fill = colour(self, Colour.ACCENT if on else Colour.SURFACE)
            surface(painter, rect, self._shade(fill), None if on else colour(self, Colour.LINE))
            self._paint_focus(painter)
            ink = colour(self, Colour.ON_ACCENT if on else Colour.ACCENT)
            painter.setPen(QPen(ink, LINE_PX, c=Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.translate(rect.center().x() - ICON_GRID / 2, rect.center().y() - ICON_GRID / 2)
            painter.drawPath(self._icon)


def _screen() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 4, 18, 12), 1.5, 1.5)
    for start, end in (((12, 16), (12, 20)), ((8, 20), (16, 20))):
        path.moveTo(*start)
        path.lineTo(*end)
    return path
