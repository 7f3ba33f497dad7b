"""The tokens of a replay over the map: they move, and the map below is left as it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QShowEvent, QTransform
from PySide6.QtWidgets import QWidget

from observer.drawing.contact_tokens import draw_tokens
from observer.drawing.display_list import DisplayList
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.primitives import Item, colours_of, paint, ready
from observer.ui.replay.player import Player
from observer.ui.theme import tokens_of

LEAST_PX = 1.3
"""Pixels a point of a token, however small the map is shown."""

EDGE_PX = 2


class Overlay(QWidget):
    """Draws the tokens of a player over a canvas; the pointer goes through it."""

    def __init__(self, canvas: MapCanvas, player: Player) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.drawing = DisplayList(0, 0, ())
        self._canvas, self._player = canvas, player
        self._items: tuple[Item, ...] = ()
        self._area = QRegion()
        self._shown_at = canvas.viewport
        canvas.installEventFilter(self)
        player.moved.connect(self.refresh)
        self.hide()

    def show_over(self, drawing: DisplayList) -> None:
        self.drawing = drawing
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keeps the size of the canvas, and the place of the map when that is moved below it."""
        if event.type() == QEvent.Type.Resize:
            self.resize(self._canvas.size())
        elif event.type() == QEvent.Type.Paint and self._outdated():
            self.refresh()
        return super().eventFilter(watched, event)

    def refresh(self) -> None:
        """Shows where everyone is now; only what changes is painted anew."""
        if self.isHidden():
            return
        self._shown_at = self._canvas.viewport
        scale = max(1.0, LEAST_PX / self._shown_at.scale)
        tokens = draw_tokens(self.drawing, self._player.tokens(), scale)
        self._items = ready(DisplayList(0, 0, tokens))
        left, self._area = self._area, self._covered()
        self.update(left.united(self._area))

    def _outdated(self) -> bool:
        return self.isVisible() and self._shown_at != self._canvas.viewport

    def _covered(self) -> QRegion:
        """The pixels that the tokens take."""
        moved = self._transform()
        area = QRegion()
        for item in self._items:
            area += _outward(moved.mapRect(item.area))
        return area

    def _transform(self) -> QTransform:
        view = self._shown_at
        return QTransform(view.scale, 0, 0, view.scale, view.x, view.y)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._transform(), True)
            inverse, _ = self._transform().inverted()
            visible = inverse.mapRect(QRectF(event.rect()))
            paint(painter, self._items, colours_of(tokens_of(self)), visible)


def _outward(area: QRectF) -> QRect:
    return area.toAlignedRect().adjusted(-EDGE_PX, -EDGE_PX, EDGE_PX, EDGE_PX)
