"""A display list in a widget: where it lies there, and how it is painted from kept pictures."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from observer.drawing.display_list import Bounds, DisplayList, Role
from observer.drawing.tokens import RADIUS, Colour
from observer.layout.geometry import Point
from observer.ui.map.glide import Fade, Glide, wants_motion
from observer.ui.map.kept_picture import Content, Frame, KeptPictures
from observer.ui.map.primitives import colours_of
from observer.ui.map.rings import HOVERED_PX, SELECTED_PX, body_of, paint_ring
from observer.ui.map.viewport import Viewport, fitted, readable
from observer.ui.theme import tokens_of

FIT_MARGIN_PX = 12
"""Around a map that is shown as a whole: what moves at its edge is not cut."""

READABLE_PX = 11
"""Names are at least so large when a map is first shown."""


class DrawingView(QWidget):
    """Shows one display list.

    Signals:
        selected: the id of the element now selected, "" for none.
        dimmed: something else is lit.
        looked: another part of the drawing is in sight, or another drawing.

    Attributes:
        covered_px, covered_left_px: how much of the right and left side something else lies over.
        drawing: what is shown.
        lit: the elements beside which all else is dim; None where nothing is.
        overlays: each paints over the map at every frame, in the coordinates of the drawing.
    """

    selected = Signal(str)
    dimmed = Signal()
    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.selection = ""
        self.drawing = DisplayList(0, 0, ())
        self.overlays: list[Callable[[QPainter], None]] = []
        self._covered_left_px = self._covered_px = 0
        self._colours = colours_of(tokens_of(self))
        self.lit: frozenset[str] | None = None
        self._content = Content(self.drawing, self._colours, None)
        self.pictures = KeptPictures(self, self._take_picture)
        self._fade = Fade(self, self._step_fade)
        self._kept: Callable[[], Viewport] | None = self._whole
        self._before: tuple[Viewport, Callable[[], Viewport] | None] | None = None
        self._glide = Glide(self, self._show_at)
        self._fades = False
        self._hovered = ""

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(960, 600)

    # What is shown

    def show_drawing(
        self,
        drawing: DisplayList,
        *,
        fades: bool = False,
        shift: Point = (0, 0),
        lit: frozenset[str] | None = None,
    ) -> None:
        """Shows another drawing; zoom and selection stay as far as they still apply.

        Args:
            fades: what is new appears, and what is gone disappears, in sight of the viewer.
            shift: how far right and down, in points, what is in both lies in the new one.
            lit: the elements beside which all else is dim.
        """
        if any(shift):
            self._glide.stop()
            self._before = None
            self.viewport = self.viewport.with_origin(*shift)
            self.pictures.move_origin(*shift)
        self.drawing = drawing
        self._hovered = ""
        self.lit = lit
        self._content = Content(drawing, self._colours, lit)
        self._show_content(fades=fades)
        self._select(self.selection if self.selection in drawing.by_owner else "")
        if self._kept:
            self._keep_now()

    def _show_content(self, *, fades: bool = False) -> None:
        self._fades = fades and wants_motion(self) and self.pictures.is_ready
        self._fade.share = 0.0 if self._fades else 1.0
        self.pictures.show_content(self._content, fades=self._fades)
        self.update()

    def _step_fade(self) -> None:
        if self._fade.share >= 1:
            self.pictures.end_fade()
        self.update()

    def _take_picture(self) -> None:
        if self._fades and self.pictures.is_ready:
            self._fades = False
            self._fade.start()
        self.update()
        self.looked.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colours = colours_of(tokens_of(self))
            self._content = self._content.with_look(self._colours, self.lit)
            self._show_content()

    def select(self, owner: str) -> None:
        """Selects an element, or none with "", and brings it into sight.

        What the pointer was left on is pointed at no more, until it moves again.
        """
        self._hovered = ""
        self._select(owner)
        if owner:
            self.reveal(owner)

    def reveal(self, owner: str) -> None:
        """Brings an element into sight."""
        self._reveal(self.drawing.bounds_of(owner))

    def light(self, owners: frozenset[str] | None) -> None:
        """Dims everything but these elements; nothing with None."""
        if owners != self.lit:
            self.lit = owners
            self._content = self._content.with_look(self._colours, owners)
            self._show_content()
            self.dimmed.emit()

    def _reveal(self, bounds: Bounds) -> None:
        goal = self._glide.goal(self.viewport)
        left = self._covered_left_px
        there = goal.panned(-left, 0).revealing(bounds, self._free_px, self.height())
        revealed = there.panned(left, 0)
        if revealed != goal:
            self._kept = None
            self._glide.start(self.viewport, self._in_sight(revealed))

    def _select(self, owner: str) -> None:
        if owner == self.selection:
            return
        self.selection = owner
        self.light(None)
        element = self.drawing.elements.get(owner)
        self.setAccessibleDescription(f"{element.title}: {element.description}" if element else "")
        self.selected.emit(owner)
        self.update()

    # Zoom, pan and fit

    def fit(self) -> None:
        """Shows the whole drawing, and goes on doing so while the widget changes its size."""
        self._keep(self._whole)

    def open_readable(self) -> None:
        """Shows the beginning, large enough to be read; the whole where that is as large."""
        self._keep(self._readable)

    def _keep(self, place: Callable[[], Viewport]) -> None:
        self._kept, self._before = place, None
        self._glide.start(self.viewport, place())

    @property
    def covered_px(self) -> int:
        return self._covered_px

    @covered_px.setter
    def covered_px(self, covered_px: int) -> None:
        self._cover(self._covered_left_px, covered_px)

    @property
    def covered_left_px(self) -> int:
        return self._covered_left_px

    @covered_left_px.setter
    def covered_left_px(self, covered_px: int) -> None:
        self._cover(covered_px, self._covered_px)

    def _cover(self, left: int, right: int) -> None:
        """What was in sight as a whole stays so; where the beginning is kept, it is beside.

        Once the right side is free again, the map is where it was, unless it was moved by hand.
        """
        if (left, right) == (self._covered_left_px, self._covered_px):
            return
        if right and not self._covered_px:
            self._before = self._glide.goal(self.viewport), self._kept
        shown = self._glide.goal(self.viewport).bounds_in_widget(self.page)
        end = self._covered_left_px + self._free_px
        was_whole = shown.left >= self._covered_left_px and shown.right <= end
        begins_elsewhere = left != self._covered_left_px
        self._covered_left_px, self._covered_px = left, right
        if self._kept and (was_whole or begins_elsewhere):
            self._glide.start(self.viewport, self._whole() if was_whole else self._kept())
        if not right:
            self._go_back()
        self.looked.emit()

    def _go_back(self) -> None:
        """To where the map was before something lay over its right side."""
        if self._before:
            place, self._kept = self._before
            self._before = None
            self._glide.start(self.viewport, self._kept() if self._kept else place)

    def _whole(self) -> Viewport:
        return self._beside(fitted(self.page, *self._room_px))

    def _readable(self) -> Viewport:
        names = [text.size for text in self.drawing.texts if text.role is Role.NAME]
        begin = next((e.id for e in self.drawing.elements.values() if e.kind == "start"), "")
        start = body_of(self.drawing, begin) if begin in self.drawing.by_owner else self.page
        at = start.left, (start.top + start.bottom) / 2
        least = READABLE_PX / min(names, default=READABLE_PX)
        return self._beside(readable(self.page, at, least, *self._room_px))

    @property
    def _room_px(self) -> tuple[float, float]:
        """What is free, within a margin on all sides."""
        return self._free_px - 2 * FIT_MARGIN_PX, self.height() - 2 * FIT_MARGIN_PX

    def _beside(self, viewport: Viewport) -> Viewport:
        """Within the margin, right of what lies over the left side."""
        return viewport.panned(self._covered_left_px + FIT_MARGIN_PX, FIT_MARGIN_PX)

    def zoom(self, factor: float) -> None:
        """Zooms by `factor` to what is selected, else to the middle of what is in sight."""
        goal = self._glide.goal(self.viewport)
        centre: Point = (self._free_middle_px, self.height() / 2)
        if self.selection:
            body = goal.bounds_in_widget(self.drawing.bounds_of(self.selection))
            centre = ((body.left + body.right) / 2, (body.top + body.bottom) / 2)
        self._glide_to(goal.zoomed(factor, *centre))

    def pan(self, across: float, down: float) -> None:
        """Moves the drawing by pixels, at once."""
        self._move_to(self.viewport.panned(across, down))

    def _glide_to(self, viewport: Viewport) -> None:
        self._kept = self._before = None
        self._glide.start(self.viewport, self._in_sight(viewport))

    def _move_to(self, viewport: Viewport) -> None:
        self._kept = self._before = None
        self._glide.stop()
        self._show_at(self._in_sight(viewport))

    def _in_sight(self, viewport: Viewport) -> Viewport:
        return viewport.kept(self.page, self.width(), self.height())

    def _show_at(self, viewport: Viewport) -> None:
        self.viewport = viewport
        self.looked.emit()
        self.update()

    def _keep_now(self) -> None:
        """Takes the place that is kept, at once."""
        if self._kept:
            self._glide.stop()
            self._show_at(self._kept())

    def show_middle(self, x: float, y: float) -> None:
        """Brings a point of the drawing into the middle, at once."""
        view = self.viewport
        across, down = view.to_widget(x, y)
        self._move_to(view.panned(self._free_middle_px - across, self.height() / 2 - down))

    @property
    def _free_px(self) -> int:
        return self.width() - self._covered_left_px - self._covered_px

    @property
    def _free_middle_px(self) -> float:
        return self._covered_left_px + self._free_px / 2

    @property
    def page(self) -> Bounds:
        return Bounds(0, 0, self.drawing.width, self.drawing.height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._keep_now()
        self.looked.emit()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), self._colours[Colour.SURFACE])
            frame = Frame(self.viewport, self.size(), self.devicePixelRatio())
            self.pictures.paint(painter, frame, self._fade.share)
            painter.setTransform(self._transform(), True)
            for overlay in self.overlays:
                painter.save()
                overlay(painter)
                painter.restore()
            self._paint_marked(painter)
            painter.resetTransform()
            painter.fillPath(self._corners(), self._colours[Colour.PAPER])

    def _paint_marked(self, painter: QPainter) -> None:
        """What is pointed at, and what is selected."""
        accent, scale = self._colours[Colour.ACCENT], self.viewport.scale
        if self._hovered and self._hovered != self.selection:
            paint_ring(painter, self.drawing, self._hovered, accent, HOVERED_PX / scale)
        if self.selection:
            paint_ring(painter, self.drawing, self.selection, accent, SELECTED_PX / scale)

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
