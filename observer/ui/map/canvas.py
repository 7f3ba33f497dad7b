"""The canvas: a display list in a widget, to zoom, pan, point at and walk through by keyboard."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from observer.drawing.display_list import Bounds, Box, Curve, DisplayList, Point, Text
from observer.drawing.tokens import LIGHT, RADIUS, Colour, Palette
from observer.ui.map import walk
from observer.ui.map.painting import (
    Item,
    colours_of,
    paint,
    path_of,
    pen,
    ready,
    rectangle,
)
from observer.ui.map.viewport import Viewport, fitted

ZOOM_STEP = 1.25
WHEEL_NOTCH = 120
"""What Qt reports for one notch of a wheel."""

PAN_STEP_PX = 80
REACH_PX = 6
"""How near a pointer must come to a line."""

RING_PX = 2
RING_GAP_PX = 4
HALO_PX = 3

_DIRECTIONS: dict[int, Point] = {
    Qt.Key.Key_Right: walk.RIGHT,
    Qt.Key.Key_Left: walk.LEFT,
    Qt.Key.Key_Up: walk.UP,
    Qt.Key.Key_Down: walk.DOWN,
}

_ZOOMS: dict[int, float] = {
    Qt.Key.Key_Plus: ZOOM_STEP,
    Qt.Key.Key_Equal: ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / ZOOM_STEP,
}

_FITS = (Qt.Key.Key_F, Qt.Key.Key_0)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MapCanvas(QWidget):
    """Shows one display list.

    Signals:
        selected: the id of the element selected by pointer or keyboard, "" for none.
        opened: the id of the element whose evidence is asked for.
    """

    selected = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Map")
        self.viewport = Viewport()
        self.selection = ""
        self._drawing = DisplayList(0, 0, ())
        self._items: tuple[Item, ...] = ()
        self._colours = colours_of(LIGHT)
        self._keeps_fit = True
        self._hovered = ""
        self._pressed_at: QPointF | None = None
        self._dragged_to: QPointF | None = None

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(960, 600)

    # What is shown

    def show_drawing(self, drawing: DisplayList) -> None:
        """Shows another drawing; zoom and selection stay as far as they still apply."""
        self._drawing = drawing
        self._items = ready(drawing)
        self._hovered = ""
        self._select(self.selection if self.selection in drawing.by_owner else "")
        if self._keeps_fit:
            self.fit()
        self.update()

    def use_palette(self, palette: Palette) -> None:
        self._colours = colours_of(palette)
        self.update()

    def select(self, owner: str) -> None:
        """Selects an element, or none with "", and brings it into sight."""
        self._select(owner)
        if owner:
            bounds = self._drawing.bounds_of(owner)
            self._move_to(self.viewport.revealing(bounds, self.width(), self.height()))

    def _select(self, owner: str) -> None:
        if owner == self.selection:
            return
        self.selection = owner
        element = self._drawing.elements.get(owner)
        self.setAccessibleDescription(f"{element.title}: {element.description}" if element else "")
        self.selected.emit(owner)
        self.update()

    # Zoom, pan and fit

    def fit(self) -> None:
        self.viewport = fitted(self._page, self.width(), self.height())
        self._keeps_fit = True
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zooms by `factor` to a point of the widget, its middle by default."""
        centre = at or QRectF(self.rect()).center()
        self._move_to(self.viewport.zoomed(factor, centre.x(), centre.y()))

    def pan(self, across: float, down: float) -> None:
        """Moves the drawing by pixels."""
        self._move_to(self.viewport.panned(across, down))

    def _move_to(self, viewport: Viewport) -> None:
        if viewport != self.viewport:
            self.viewport = viewport.kept(self._page, self.width(), self.height())
            self._keeps_fit = False
            self.update()

    @property
    def _page(self) -> Bounds:
        return Bounds(0, 0, self._drawing.width, self._drawing.height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._keeps_fit:
            self.fit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._colours[Colour.SURFACE])
        painter.setTransform(self._transform(), True)
        paint(painter, self._items, self._colours, self._in_drawing(event.rect()))
        if self._hovered and self._hovered != self.selection:
            self._paint_ring(painter, self._hovered, HALO_PX - 1)
        if self.selection:
            self._paint_ring(painter, self.selection, HALO_PX)
        painter.end()

    def _transform(self) -> QTransform:
        view = self.viewport
        return QTransform(view.scale, 0, 0, view.scale, view.x, view.y)

    def _in_drawing(self, area: QRect) -> QRectF:
        inverse, _ = self._transform().inverted()
        return inverse.mapRect(QRectF(area))

    def _paint_ring(self, painter: QPainter, owner: str, width_px: float) -> None:
        """A ring around a node, or the line itself in the accent."""
        accent = self._colours[Colour.ACCENT]
        scale = self.viewport.scale
        painter.setBrush(Qt.BrushStyle.NoBrush)
        primitives = self._drawing.by_owner[owner]
        curves = [item for item in primitives if isinstance(item, Curve)]
        for curve in curves:
            painter.setPen(pen(accent, curve.stroke_width + width_px / scale))
            painter.drawPath(path_of(curve))
        if not curves:
            painter.setPen(pen(accent, width_px / scale))
            gap, radius = RING_GAP_PX / scale, RADIUS + RING_GAP_PX / scale
            painter.drawRoundedRect(rectangle(self._body(owner).grown(gap)), radius, radius)

    def _body(self, owner: str) -> Bounds:
        """Around what is drawn of a node, without the words beside it."""
        primitives = self._drawing.by_owner[owner]
        bodies = [item.bounds for item in primitives if not isinstance(item, Text)]
        first, *others = bodies or [item.bounds for item in primitives]
        for bounds in others:
            first = first.union(bounds)
        return first
