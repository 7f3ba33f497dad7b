"""A document as it will be printed: one sheet at a time, painted from the same blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from observer.drawing.tokens import LIGHT, WIDE_MARGIN, Colour
from observer.export.document import Document, Sheet, walk
from observer.export.paper import SheetSize
from observer.ui.map.primitives import Item, colours_of, paint, ready
from observer.ui.painting import surface
from observer.ui.theme import colour

ZOOM_STEP = 1.5
LARGEST_ZOOM = 12.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A block's marks, ready to paint, and where."""

    origin: QPointF
    scale: float
    window: QRectF | None
    items: tuple[Item, ...]


def _ready(sheet: Sheet) -> Iterator[_Drawn]:
    for part in walk(sheet.parts):
        block = part.block
        if block.drawing is not None:
            area = QRectF(part.x, part.y, block.width, block.height)
            window = area if block.clipped else None
            yield _Drawn(QPointF(part.x, part.y), block.scale, window, ready(block.drawing))


def paint_sheet(painter: QPainter, sheet: Sheet, visible: QRectF) -> None:
    """Paints what is in the `visible` part of a sheet, in points from its top left."""
    _paint(painter, tuple(_ready(sheet)), visible)


def _paint(painter: QPainter, blocks: tuple[_Drawn, ...], visible: QRectF) -> None:
    for drawn in blocks:
        painter.save()
        seen = visible
        if drawn.window is not None:
            painter.setClipRect(drawn.window, Qt.ClipOperation.IntersectClip)
            seen = visible.intersected(drawn.window)
        painter.translate(drawn.origin)
        painter.scale(drawn.scale, drawn.scale)
        origin, scale = drawn.origin, drawn.scale
        own = QRectF((seen.topLeft() - origin) / scale, seen.size() / scale)
        paint(painter, drawn.items, _PRINTED, own)
        painter.restore()


_PRINTED = colours_of(LIGHT)
"""A sheet is as it prints, whatever the theme of the window."""


class _Paper(QWidget):
    """The sheet that is shown, at its zoom."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Preview")
        self._size = SheetSize("", 1, 1)
        self._blocks: tuple[_Drawn, ...] = ()
        self.scale = 1.0

    def show_sheet(self, sheet: Sheet | None) -> None:
        self._blocks = tuple(_ready(sheet)) if sheet else ()
        if sheet:
            self._size = sheet.size
            self.setAccessibleDescription(f"Sheet {sheet.label}")
        self.setVisible(sheet is not None)
        self.update()

    @property
    def sheet_size(self) -> SheetSize:
        return self._size

    def set_scale(self, scale: float) -> None:
        self.scale = scale
        self.setFixedSize(QSize(round(self._size.width * scale), round(self._size.height * scale)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            hints = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            painter.setRenderHints(hints)
            line = colour(self, Colour.LINE)
            surface(painter, QRectF(self.rect()), QColor(LIGHT[Colour.SURFACE]), line, radius=0)
            painter.scale(self.scale, self.scale)
            area = QRectF(event.rect())
            visible = QRectF(area.topLeft() / self.scale, area.size() / self.scale)
            _paint(painter, self._blocks, visible)


class SheetView(QScrollArea):
    """Shows a document; Page up and Page down turn the sheets, Ctrl with the wheel zooms.

    Signals:
        turned: another sheet is shown.

    Attributes:
        at: the sheet that is shown, from 0.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._document: Document | None = None
        self._zoom = 1.0
        self._paper = _Paper()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._paper)
        self._paper.show_sheet(None)

    @property
    def count(self) -> int:
        return len(self._document.sheets) if self._document else 0

    def show_document(self, document: Document | None) -> None:
        """Shows a document in place of another, at the same sheet where it has one."""
        self._document = document
        self.turn_to(self.at)

    def turn(self, by: int) -> None:
        self.turn_to(self.at + by)

    def turn_to(self, at: int) -> None:
        """Shows a sheet; the last or first one beyond the ends."""
        self.at = max(0, min(at, self.count - 1))
        self._paper.show_sheet(self._document.sheets[self.at] if self._document else None)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.turned.emit()

    def zoom(self, by: int) -> None:
        """Larger with a positive number, back to the whole sheet with 0."""
        self._zoom = self._zoom * ZOOM_STEP**by if by else 1.0
        self._zoom = max(1.0, min(self._zoom, LARGEST_ZOOM))
        self._fit()

    def _fit(self) -> None:
        size, room = self._paper.sheet_size, self.maximumViewportSize()
        across = (room.width() - WIDE_MARGIN) / size.width
        down = (room.height() - WIDE_MARGIN) / size.height
        self._paper.set_scale(max(0.01, min(across, down)) * self._zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
