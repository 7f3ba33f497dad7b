"""The map as the team sees it: large, followed from place to place, with the leader's pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QRadialGradient
from PySide6.QtWidgets import QWidget

from observer.drawing.display_list import Bounds, Role
from observer.drawing.tokens import Colour
from observer.layout.geometry import Point
from observer.ui.map.drawing_view import DrawingView
from observer.ui.map.rings import body_of
from observer.ui.map.viewport import REVEAL_MARGIN_PX, Viewport, fitted, readable
from observer.ui.theme import colour

LEAST_NAME_SHARE = 24 / 1080
"""Height of a name to that of the wall's picture, so that it is read from four metres."""

LARGEST = 6.0
"""Pixels a point; a small map fills the wall."""

POINTER_PX = 26
POINTER_OPACITY = 0.6


class ProjectorCanvas(DrawingView):
    """
    Signals:
        pointed: a place in the drawing that the mouse over this canvas points at, or None.
        clicked: the id of the element that was clicked, "" for none.

    Attributes:
        pointer: the place in the drawing on which the soft dot lies; None for none.
    """

    pointed = Signal(object)
    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAccessibleName("Map for the team")
        self.pointer: Point | None = None
        self._followed = ""
        self.overlays.append(self._paint_pointer)

    @property
    def least_scale(self) -> float:
        """Pixels a point from which on every name can be read from the back."""
        names = [text.size for text in self.drawing.texts if text.role is Role.NAME]
        return LEAST_NAME_SHARE * self.window().height() / min(names, default=1)

    @property
    def is_whole(self) -> bool:
        """Whether everything is in sight."""
        shown = self.viewport.bounds_in_widget(self.page)
        across = shown.left >= -1 and shown.right <= self.width() + 1
        return across and shown.top >= -1 and shown.bottom <= self.height() + 1

    @property
    def in_sight(self) -> Bounds:
        """The part of the drawing that the team sees."""
        left, top = self.viewport.to_drawing(0, 0)
        return Bounds(left, top, *self.viewport.to_drawing(self.width(), self.height()))

    def show_large(self) -> None:
        """Names as large as they must be: around what is followed, else from the beginning."""
        self._keep(self._around_followed)

    def follow(self, owner: str) -> None:
        """Keeps an element in the middle, as far as it is shown large; the beginning with ""."""
        if owner != self._followed:
            self._followed = owner
            if self._kept != self._whole:
                self.show_large()

    def mark(self, owner: str, lit: frozenset[str] | None) -> None:
        """Rings one element, none with "", and dims what is not lit."""
        self._select(owner if owner in self.drawing.by_owner else "")
        self.light(lit)

    def _whole(self) -> Viewport:
        return fitted(self.page, self.width(), self.height(), LARGEST)

    def _around_followed(self) -> Viewport:
        whole, least = self._whole(), self.least_scale
        if whole.scale >= least:
            return whole
        if self._followed and self._followed not in self.drawing.by_owner:
            return self.viewport
        begin = next((e.id for e in self.drawing.elements.values() if e.kind == "start"), "")
        followed, owner = bool(self._followed), self._followed or begin
        body = body_of(self.drawing, owner) if owner in self.drawing.by_owner else self.page
        x, y = (body.left + body.right) / 2 if followed else body.left, (body.top + body.bottom) / 2
        if followed:
            x -= (self.width() / 2 - REVEAL_MARGIN_PX) / least
        return readable(self.page, (x, y), least, self.width(), self.height())

    # The pointer

    def point_at(self, place: Point | None) -> None:
        """Lays the soft dot on a place of the drawing; takes it away with None."""
        if place != self.pointer:
            before = self._pointer_area()
            self.pointer = place
            self.update(before.united(self._pointer_area()))

    def _pointer_area(self) -> QRect:
        if self.pointer is None:
            return QRect()
        x, y = self.viewport.to_widget(*self.pointer)
        side = 2 * POINTER_PX + 2
        return QRect(round(x) - POINTER_PX - 1, round(y) - POINTER_PX - 1, side, side)

    def _paint_pointer(self, painter: QPainter) -> None:
        if self.pointer is None:
            return
        middle, radius = QPointF(*self.pointer), POINTER_PX / self.viewport.scale
        soft = QRadialGradient(middle, radius)
        for place, opacity in ((0.0, POINTER_OPACITY), (0.4, POINTER_OPACITY), (1.0, 0.0)):
            tint = QColor(colour(self, Colour.ACCENT))
            tint.setAlphaF(opacity)
            soft.setColorAt(place, tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawEllipse(middle, radius, radius)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self.pointed.emit(self.viewport.to_drawing(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        super().leaveEvent(event)
        self.pointed.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        x, y = self.viewport.to_drawing(event.position().x(), event.position().y())
        self.clicked.emit(self.drawing.owner_at(x, y))
