"""A document as it will be printed: one sheet at a time, painted from the same blocks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from observer.drawing.display_list import Bounds
from observer.drawing.tokens import Colour
from observer.export.document import Document
from observer.ui.export.sheet_content import SheetContent
from observer.ui.map.kept_picture import Frame, KeptPictures
from observer.ui.map.viewport import LARGEST, Viewport, fitted
from observer.ui.theme import colour

ZOOM_STEP = 1.5
WHEEL_STEP = 1.2
NOTCH = 120
SCROLL_PX = 80
AROUND_PX = 8
"""Between a sheet and the edge of its room."""
VEIL = 150
"""How much of the ground lies over a document that is not the one chosen, of 255."""


class SheetView(QWidget):
    """Shows a document, to be zoomed, moved and turned over.

    Signals:
        turned: another sheet is shown.

    Attributes:
        at: which sheet is shown, from 0.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview")
        self._document: Document | None = None
        self._is_old = False
        self._fits = True
        self._held: QPointF | None = None
        self._rolled = 0.0
        self.at = 0
        self.viewport = Viewport()
        self.pictures = KeptPictures(self, self.update)

    @property
    def count(self) -> int:
        return len(self._document.sheets) if self._document else 0

    @property
    def size_name(self) -> str:
        """The paper of the sheet that is shown."""
        return self._document.sheets[self.at].size.name if self._document else ""

    @property
    def is_old(self) -> bool:
        """Whether another document takes the place of this one soon; it is dimmed."""
        return self._is_old

    def show_old(self) -> None:
        self._is_old = True
        self.update()

    def show_document(self, document: Document | None) -> None:
        """Shows a document in place of another, at the same sheet where it has one."""
        self._document, self._is_old = document, False
        self.turn_to(self.at)

    def turn(self, by: int) -> None:
        self.turn_to(self.at + by)

    def turn_to(self, at: int) -> None:
        """Shows a sheet; the last or first one beyond the ends."""
        self.at = max(0, min(at, self.count - 1))
        if self._document:
            label = self._document.sheets[self.at].label
            self.setAccessibleDescription(f"Sheet {label or self.at + 1}")
            self._take_content()
        self._move_to(self._whole() if self._fits else self.viewport)
        self.turned.emit()

    def _take_content(self) -> None:
        if self._document:
            sheet = self._document.sheets[self.at]
            self.pictures.show_content(SheetContent(sheet, colour(self, Colour.PAPER)))
            self.update()

    # Where it lies

    @property
    def _sheet(self) -> Bounds:
        size = self._document.sheets[self.at].size if self._document else None
        return Bounds(0, 0, size.width, size.height) if size else Bounds(0, 0, 1, 1)

    def _whole(self) -> Viewport:
        around = AROUND_PX * 2
        room = max(1, self.width() - around), max(1, self.height() - around)
        return fitted(self._sheet, *room, LARGEST).panned(AROUND_PX, AROUND_PX)

    def _move_to(self, viewport: Viewport) -> None:
        """Moves, no farther than there is paper to look at."""
        whole = self._whole()
        self._fits = viewport.scale <= whole.scale * 1.001
        if self._fits:
            viewport = whole
        sheet, scale = self._sheet, viewport.scale
        self.viewport = Viewport(
            scale,
            _within(viewport.x, sheet.width * scale, self.width()),
            _within(viewport.y, sheet.height * scale, self.height()),
        )
        self.update()

    def zoom(self, by: int) -> None:
        """Larger with a positive number, back to the whole sheet with 0."""
        middle = QPointF(self.rect().center())
        if by:
            self._zoom_at(ZOOM_STEP**by, middle)
        else:
            self._move_to(self._whole())

    def _zoom_at(self, factor: float, position: QPointF) -> None:
        self._move_to(self.viewport.zoomed(factor, position.x(), position.y()))

    def pan(self, across: float, down: float) -> None:
        self._move_to(self.viewport.panned(across, down))

    def roll(self, notches: float) -> None:
        """Down the sheet, and on to the next one from its end; up with a negative number."""
        before = self.viewport
        self.pan(0, -notches * SCROLL_PX)
        if self.viewport != before:
            self._rolled = 0.0
            return
        self._rolled += notches
        if abs(self._rolled) >= 1:
            by = 1 if self._rolled > 0 else -1
            self._rolled = 0.0
            self._turn_over(by)

    def _turn_over(self, by: int) -> None:
        """To the next sheet, at its beginning; to the one before, at its end."""
        if 0 <= self.at + by < self.count:
            self.turn(by)
            self.pan(0, by * 1e9)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            way, self._held = event.position() - self._held, event.position()
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self._held = None
        self.unsetCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scrolls, and turns the sheets at their ends; with Ctrl it zooms to the pointer."""
        notches = event.angleDelta().y() / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_at(WHEEL_STEP**notches, event.position())
        elif event.device().type() is QInputDevice.DeviceType.TouchPad and not self._fits:
            self.pan(event.pixelDelta().x(), event.pixelDelta().y())
        else:
            self.pan(event.angleDelta().x() / NOTCH * SCROLL_PX, 0)
            self.roll(-notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_at(1 + event.value(), event.position())
            return True
        return super().event(event)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._move_to(self._whole() if self._fits else self.viewport)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_content()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        ground = colour(self, Colour.PAPER)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), ground)
            if self._document:
                frame = Frame(self.viewport, self.size(), self.devicePixelRatioF())
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                self.pictures.paint(painter, frame, 1)
            if self._is_old:
                veil = QColor(ground)
                veil.setAlpha(VEIL)
                painter.fillRect(self.rect(), veil)
            if self.hasFocus():
                painter.setPen(colour(self, Colour.ACCENT))
                painter.drawRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))


def _within(shift: float, length: float, room: float) -> float:
    """The shift nearest to the one wanted at which no room is wasted; centred what is shorter."""
    if length + 2 * AROUND_PX <= room:
        return (room - length) / 2
    return min(max(shift, room - length - AROUND_PX), AROUND_PX)
