"""The canvas: a display list in a widget, to zoom, pan, point at and walk through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from observer.drawing.display_list import Bounds, Curve, DisplayList, Text
from observer.drawing.tokens import RADIUS, Colour
from observer.layout.geometry import Point
from observer.ui.map import walk
from observer.ui.map.glide import Glide
from observer.ui.map.primitives import (
    Item,
    colours_of,
    paint,
    path_of,
    pen,
    ready,
    rectangle,
)
from observer.ui.map.viewport import Viewport, fitted
from observer.ui.theme import plain_tooltip, tokens_of

ZOOM_STEP = 1.25
WHEEL_NOTCH = 120
"""What Qt reports for one notch of a wheel."""

PAN_STEP_PX = 80
REACH_PX = 6
"""How near a pointer must come to a line."""

RING_GAP_PX = 3
SELECTED_PX, HOVERED_PX = 2.5, 1.5
"""Widths of the ring around a node, and by how much a line grows."""

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

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""What makes another key of a key; `+` may need Shift, and has a place of its own beside."""

_MODIFIERS = _COMMANDS | Qt.KeyboardModifier.ShiftModifier

_FITS = (Qt.Key.Key_F, Qt.Key.Key_0)
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MapCanvas(QWidget):
    """Shows one display list.

    Signals:
        selected: the id of the element selected by pointer or keyboard, "" for none.
        opened: the id of the element whose evidence is asked for.

    Attributes:
        covered_px: how much of the right side something else lies over.
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
        self.covered_px = 0
        self._drawing = DisplayList(0, 0, ())
        self._items: tuple[Item, ...] = ()
        self._colours = colours_of(tokens_of(self))
        self._keeps_fit = True
        self._glide = Glide(self, self._show_at)
        self._hovered = ""
        self._lit: frozenset[str] | None = None
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
        self._lit = None
        self._select(self.selection if self.selection in drawing.by_owner else "")
        if self._keeps_fit:
            self._fit_now()
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = colours_of(tokens_of(self))
            self.update()

    def select(self, owner: str) -> None:
        """Selects an element, or none with "", and brings it into sight.

        What the pointer was left on is pointed at no more, until it moves again.
        """
        self._hovered = ""
        self._select(owner)
        if owner:
            self._reveal(self._drawing.bounds_of(owner))

    def light(self, owners: frozenset[str] | None) -> None:
        """Dims everything but these elements; nothing with None."""
        self._lit = owners
        self.update()

    def _reveal(self, bounds: Bounds) -> None:
        goal = self._glide.goal(self.viewport)
        revealed = goal.revealing(bounds, self._free_px, self.height())
        if revealed != goal:
            self._glide_to(revealed)

    def _select(self, owner: str) -> None:
        if owner == self.selection:
            return
        self.selection = owner
        self.light(None)
        element = self._drawing.elements.get(owner)
        self.setAccessibleDescription(f"{element.title}: {element.description}" if element else "")
        self.selected.emit(owner)
        self.update()

    # Zoom, pan and fit

    def fit(self) -> None:
        """Shows the whole drawing, and goes on doing so while the widget changes its size."""
        self._keeps_fit = True
        self._glide.start(self.viewport, fitted(self._page, self._free_px, self.height()))

    def zoom(self, factor: float) -> None:
        """Zooms by `factor` to what is selected, else to the middle of what is in sight."""
        goal = self._glide.goal(self.viewport)
        centre: Point = (self._free_px / 2, self.height() / 2)
        if self.selection:
            body = goal.bounds_in_widget(self._drawing.bounds_of(self.selection))
            centre = ((body.left + body.right) / 2, (body.top + body.bottom) / 2)
        self._glide_to(goal.zoomed(factor, *centre))

    def pan(self, across: float, down: float) -> None:
        """Moves the drawing by pixels, at once."""
        self._move_to(self.viewport.panned(across, down))

    def _glide_to(self, viewport: Viewport) -> None:
        self._keeps_fit = False
        kept = viewport.kept(self._page, self.width(), self.height())
        self._glide.start(self.viewport, kept)

    def _move_to(self, viewport: Viewport) -> None:
        self._keeps_fit = False
        self._glide.stop()
        self._show_at(viewport.kept(self._page, self.width(), self.height()))

    def _show_at(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.update()

    def _fit_now(self) -> None:
        self._glide.stop()
        self._show_at(fitted(self._page, self._free_px, self.height()))

    @property
    def _free_px(self) -> int:
        return self.width() - self.covered_px

    @property
    def _page(self) -> Bounds:
        return Bounds(0, 0, self._drawing.width, self._drawing.height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._keeps_fit:
            self._fit_now()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._colours[Colour.SURFACE])
        painter.setTransform(self._transform(), True)
        paint(painter, self._items, self._colours, self._in_drawing(event.rect()), self._lit)
        if self._hovered and self._hovered != self.selection:
            self._paint_ring(painter, self._hovered, HOVERED_PX)
        if self.selection:
            self._paint_ring(painter, self.selection, SELECTED_PX)
        painter.resetTransform()
        painter.fillPath(self._corners(), self._colours[Colour.PAPER])
        painter.end()

    def _corners(self) -> QPainterPath:
        """What lies outside the round corners."""
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRect(area)
        path.addRoundedRect(area, RADIUS, RADIUS)
        return path

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

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed_at, self._dragged_to = event.position(), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is None:
            self._hover(self._owner_at(event.position()))
        elif self._dragged_to or self._is_far(event.position()):
            way = event.position() - (self._dragged_to or self._pressed_at)
            self._dragged_to = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(way.x(), way.y())

    def _is_far(self, position: QPointF) -> bool:
        """Whether the pointer has left the place where its button went down."""
        way = position - (self._pressed_at or position)
        return way.manhattanLength() >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        was_click = self._pressed_at is not None and self._dragged_to is None
        self._pressed_at = self._dragged_to = None
        self._hover(self._owner_at(event.position()))
        if was_click and event.button() is Qt.MouseButton.LeftButton:
            self._click(event.position())

    def _click(self, position: QPointF) -> None:
        """Selects what is there, and moves it out from below whatever then covers it."""
        self._select(self._owner_at(position))
        if self.selection:
            x, y = self.viewport.to_drawing(position.x(), position.y())
            self._reveal(Bounds(x, y, x, y))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, owner: str) -> None:
        shape = Qt.CursorShape.PointingHandCursor if owner else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if owner != self._hovered:
            self._hovered = owner
            self.update()

    def _owner_at(self, position: QPointF) -> str:
        x, y = self.viewport.to_drawing(position.x(), position.y())
        return self._drawing.owner_at(x, y, REACH_PX / self.viewport.scale)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel zooms to the pointer; two fingers on a touch pad pan, with Ctrl they zoom."""
        pad = event.device().type() is QInputDevice.DeviceType.TouchPad
        if pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            notches = event.angleDelta().y() / WHEEL_NOTCH
            self._zoom_at(ZOOM_STEP**notches, event.position())
        event.accept()

    def _zoom_at(self, factor: float, position: QPointF) -> None:
        self._move_to(self.viewport.zoomed(factor, position.x(), position.y()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_at(1 + event.value(), event.position())
            return True
        return super().event(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        element = self._drawing.elements.get(self._owner_at(QPointF(event.pos())))
        words = f"{element.title}\n{element.description}".strip() if element else ""
        QToolTip.showText(event.globalPos(), plain_tooltip(words), self)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key in _DIRECTIONS:
            self._go(_DIRECTIONS[key], walking=not event.modifiers() & _MODIFIERS)
        elif key in _OPENS and self.selection:
            self.opened.emit(self.selection)
        elif not self.use_key(event):
            super().keyPressEvent(event)

    def use_key(self, event: QKeyEvent) -> bool:
        """Zooms, fits or lets go of the selection, wherever on the page the key was pressed."""
        key = event.key()
        if event.modifiers() & _COMMANDS:
            return False
        if key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in _FITS:
            self.fit()
        elif key == Qt.Key.Key_Escape and self.selection:
            self.select("")
        else:
            return False
        return True

    def _go(self, direction: Point, *, walking: bool) -> None:
        """To the next element in that direction; with a modifier or no selection, pans there."""
        if walking and self.selection:
            self.select(walk.neighbour(self._drawing, self.selection, direction) or self.selection)
        else:
            self.pan(-direction[0] * PAN_STEP_PX, -direction[1] * PAN_STEP_PX)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab walks through the elements, and leaves the canvas after the last."""
        owner = walk.following(self._drawing, self.selection, 1 if forward else -1)
        if owner:
            self.select(owner)
            return True
        return super().focusNextPrevChild(forward)
