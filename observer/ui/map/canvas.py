"""The canvas: a display list in a widget, to zoom, pan, point at and walk through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from observer.drawing.display_list import Bounds
from observer.drawing.tokens import Colour
from observer.layout.geometry import Point
from observer.ui.map import walk
from observer.ui.map.drawing_view import DrawingView
from observer.ui.map.rings import paint_moved
from observer.ui.theme import colour, plain_tooltip

ZOOM_STEP = 1.25
WHEEL_NOTCH = 120
"""What Qt reports for one notch of a wheel."""

PAN_STEP_PX = 80
REACH_PX = 6
"""How near a pointer must come to a line."""

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


class MapCanvas(DrawingView):
    """What is shown can be zoomed, moved, pointed at and walked through.

    Signals:
        opened: the id of the element whose evidence is asked for.
        dragged: the id of a node that was dragged, and how far right and down, in points.

    Attributes:
        movable: ids of the nodes that may be dragged.
    """

    opened = Signal(str)
    dragged = Signal(str, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Map")
        self.movable: frozenset[str] = frozenset()
        self._pressed_at: QPointF | None = None
        self._dragged_to: QPointF | None = None
        self._moved = ""
        self.overlays.append(self._paint_moved)

    def _paint_moved(self, painter: QPainter) -> None:
        if self._moved:
            accent = colour(self, Colour.ACCENT)
            paint_moved(painter, self.drawing, self._moved, self._way, accent)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._pressed_at, self._dragged_to = event.position(), None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._pressed_at is None:
            self._hover(self._owner_at(event.position()))
        elif self._dragged_to or self._is_far(event.position()):
            self._drag(self._pressed_at, event.position())

    def _drag(self, start: QPointF, position: QPointF) -> None:
        """Takes a node along that may be dragged; the whole map elsewhere."""
        if self._dragged_to is None:
            owner = self._owner_at(start)
            self._moved = owner if owner in self.movable else ""
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        way = position - (self._dragged_to or start)
        self._dragged_to = position
        if self._moved:
            self.update()
        else:
            self.pan(way.x(), way.y())

    @property
    def _way(self) -> Point:
        """How far the node that is dragged has come, in points."""
        if self._pressed_at is None or self._dragged_to is None:
            return 0, 0
        way = (self._dragged_to - self._pressed_at) / self.viewport.scale
        return way.x(), way.y()

    def _is_far(self, position: QPointF) -> bool:
        """Whether the pointer has left the place where its button went down."""
        way = position - (self._pressed_at or position)
        return way.manhattanLength() >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        was_click = self._pressed_at is not None and self._dragged_to is None
        moved, way = self._moved, self._way
        self._pressed_at, self._dragged_to, self._moved = None, None, ""
        if moved:
            self.dragged.emit(moved, *way)
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
        return self.drawing.owner_at(x, y, REACH_PX / self.viewport.scale)

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
        element = self.drawing.elements.get(self._owner_at(QPointF(event.pos())))
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
            self.select(walk.neighbour(self.drawing, self.selection, direction) or self.selection)
        else:
            self.pan(-direction[0] * PAN_STEP_PX, -direction[1] * PAN_STEP_PX)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab walks through the elements, and leaves the canvas after the last."""
        owner = walk.following(self.drawing, self.selection, 1 if forward else -1)
        if owner:
            self.select(owner)
            return True
        return super().focusNextPrevChild(forward)
