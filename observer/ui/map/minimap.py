"""The whole map in small, with the part that is in sight framed; shown where that is not all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import RADIUS, Colour
from observer.ui.map.drawing_view import DrawingView
from observer.ui.map.floating import INSET_PX
from observer.ui.painting import surface
from observer.ui.theme import colour, mixed, tokens_of

LONGEST_PX, HIGHEST_PX = 200, 120
PAD_PX = 6


class Minimap(QWidget):
    """Floats over the bottom right of the map; a press or a drag on it moves the map there."""

    def __init__(self, canvas: DrawingView) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAccessibleName("The whole map in small")
        canvas.looked.connect(self.follow)
        canvas.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def follow(self) -> None:
        """Shows itself where the canvas does not show everything, and nothing else lies over it."""
        canvas = self._canvas
        page, view = canvas.page, canvas.viewport
        shown = view.bounds_in_widget(page)
        is_all = shown.left >= -1 and shown.top >= -1
        is_all = (
            is_all and shown.right <= canvas.width() + 1 and shown.bottom <= canvas.height() + 1
        )
        is_free = canvas.pictures.whole is not None and not canvas.covered_px
        self.setVisible(is_free and not is_all)
        size = self._size()
        x, y = canvas.width() - INSET_PX - size.width(), canvas.height() - INSET_PX - size.height()
        self.setGeometry(x, y, size.width(), size.height())
        self.update()

    def _size(self) -> QSize:
        page, pad = self._canvas.page, 2 * PAD_PX
        return QSize(round(page.width * self._scale) + pad, round(page.height * self._scale) + pad)

    @property
    def _scale(self) -> float:
        page = self._canvas.page
        return min(LONGEST_PX / max(page.width, 1), HIGHEST_PX / max(page.height, 1))

    @property
    def in_sight(self) -> QRectF:
        """The part of the map that is in sight, in this widget."""
        canvas = self._canvas
        left, top = canvas.viewport.to_drawing(0, 0)
        right, bottom = canvas.viewport.to_drawing(canvas.width(), canvas.height())
        corner = QPointF(left, top) * self._scale + QPointF(PAD_PX, PAD_PX)
        frame = QRectF(
            corner.x(), corner.y(), (right - left) * self._scale, (bottom - top) * self._scale
        )
        return frame & QRectF(self.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        whole = self._canvas.pictures.whole
        with QPainter(self) as painter:
            hints = QPainter.RenderHint
            painter.setRenderHints(hints.Antialiasing | hints.SmoothPixmapTransform)
            area = QRectF(self.rect())
            ground, line = colour(self, Colour.SURFACE), colour(self, Colour.LINE)
            surface(painter, area, ground, line)
            if whole is not None:
                painter.drawImage(area.adjusted(PAD_PX, PAD_PX, -PAD_PX, -PAD_PX), whole)
            accent = tokens_of(self)[Colour.ACCENT]
            fill = mixed(accent, tokens_of(self)[Colour.SURFACE], 0.2)
            fill.setAlphaF(0.35)
            surface(painter, self.in_sight, fill, colour(self, Colour.ACCENT), 1.5, RADIUS / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._go(event.position())

    def _go(self, position: QPointF) -> None:
        spot = (position - QPointF(PAD_PX, PAD_PX)) / self._scale
        self._canvas.show_middle(spot.x(), spot.y())
