"""A part of a drawing kept as pixels, painted in slices so that no frame waits for all of it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, QTimer
from PySide6.QtGui import QImage, QPainter

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import Colour
from observer.ui.map.primitives import Colours, Item, item_of, paint
from observer.ui.map.viewport import Viewport

MARGIN_PX = 160
"""What a picture holds beyond each side of the widget, so that panning finds it there."""

LIGHT = 600
"""Primitives up to which a drawing is painted at once, whatever the frame."""

SLICE_MS = 5
"""Of painting between two looks at what else there is to do."""

REST_MS = 60
"""After so long without a change of zoom a heavy drawing is painted sharply again."""

WHOLE_PX = 1200
"""The longer side of the small picture of everything."""


class Content:
    """A drawing in the colours of a theme.

    Attributes:
        lit: the owners beside which all others are dim; None dims nothing.
    """

    def __init__(self, drawing: DisplayList, colours: Colours, lit: frozenset[str] | None) -> None:
        self.drawing, self.colours, self.lit = drawing, colours, lit
        self._items: dict[int, Item] = {}

    def with_look(self, colours: Colours, lit: frozenset[str] | None) -> Content:
        """The same drawing otherwise coloured or lit."""
        made = Content(self.drawing, colours, lit)
        made._items = self._items
        return made

    @property
    def is_heavy(self) -> bool:
        return len(self.drawing.primitives) > LIGHT

    def items(self, start: int) -> Iterator[tuple[int, Item]]:
        """Every primitive from a place on, made ready when it is first painted."""
        for place in range(start, len(self.drawing.primitives)):
            item = self._items.get(place)
            if item is None:
                item = self._items[place] = item_of(self.drawing.primitives[place])
            yield place, item


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a drawing is asked for: the widget's size in pixels, and its device's ratio."""

    viewport: Viewport
    size: QSize
    ratio: float


class Picture:
    """One picture; `viewport` leads from the drawing to its logical pixels."""

    def __init__(self, content: Content, frame: Frame) -> None:
        self.content, self.viewport, self.ratio = content, frame.viewport, frame.ratio
        self.image = QImage(frame.size * frame.ratio, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(frame.ratio)
        self._size = frame.size
        self._next = 0

    @property
    def is_done(self) -> bool:
        return self._next >= len(self.content.drawing.primitives)

    def go_on(self, most_ms: float = math.inf) -> None:
        """Paints on for so long, at least one primitive."""
        until = time.perf_counter() + most_ms / 1000
        if self._next == 0:
            self.image.fill(self.content.colours[Colour.SURFACE])
        view = self.viewport
        left, top = view.to_drawing(0, 0)
        visible = QRectF(
            left, top, self._size.width() / view.scale, self._size.height() / view.scale
        )
        with QPainter(self.image) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(view.x, view.y)
            painter.scale(view.scale, view.scale)
            for place, item in self.content.items(self._next):
                paint(painter, (item,), self.content.colours, visible, self.content.lit)
                self._next = place + 1
                if time.perf_counter() >= until:
                    break

    def area(self, viewport: Viewport) -> QRectF:
        """Where the picture lies in a widget that shows the drawing at `viewport`."""
        grown = viewport.scale / self.viewport.scale
        x, y = viewport.x - self.viewport.x * grown, viewport.y - self.viewport.y * grown
        return QRectF(x, y, self._size.width() * grown, self._size.height() * grown)

    def is_sharp(self, frame: Frame) -> bool:
        """Whether it has the frame's pixels, not those of another zoom."""
        same = math.isclose(self.viewport.scale, frame.viewport.scale, rel_tol=1e-9)
        return same and self.ratio == frame.ratio

    def covers(self, frame: Frame) -> bool:
        area = self.area(frame.viewport).adjusted(-1, -1, 1, 1)
        return area.contains(QRectF(0, 0, frame.size.width(), frame.size.height()))

    def draw(self, painter: QPainter, frame: Frame) -> None:
        area = self.area(frame.viewport)
        if self.is_sharp(frame):
            painter.drawImage(area.topLeft().toPoint(), self.image)
        else:
            painter.drawImage(area, self.image)


class KeptPictures(QObject):
    """What a canvas paints its frames from."""

    def __init__(self, parent: QObject, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._whole: Picture | None = None
        self._content: Content | None = None
        self._shown: Picture | None = None
        self._former: Picture | None = None
        self._coming: Picture | None = None
        self._changed = changed
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def show_content(self, content: Content, *, fades: bool = False) -> None:
        """Paints something else from now on; with `fades` over what was there."""
        self._former = (self._shown or self._former) if fades else None
        kept = content.is_heavy and not fades
        self._shown = self._shown if kept else None
        self._content, self._coming, self._whole = content, None, None
        self._timer.stop()

    @property
    def is_ready(self) -> bool:
        """Whether there is a picture of what is to be shown."""
        return self._shown is not None

    @property
    def whole(self) -> QImage | None:
        """A small picture of everything; None until it is painted."""
        return self._whole.image if self._whole and self._whole.is_done else None

    def move_origin(self, x: float, y: float) -> None:
        """Everything will lie farther right and down by (x, y) in the drawing to come."""
        for picture in (self._shown, self._former):
            if picture:
                picture.viewport = picture.viewport.with_origin(x, y)

    def end_fade(self) -> None:
        self._former = None

    def paint(self, painter: QPainter, frame: Frame, share: float) -> None:
        """Paints the frame; what fades in has come as far as `share`."""
        self._prepare(frame)
        if self._former:
            self._former.draw(painter, frame)
            painter.setOpacity(share)
        elif self._whole and self._whole.is_done and self._shown and not self._shown.covers(frame):
            self._whole.draw(painter, frame)
        if self._shown:
            self._shown.draw(painter, frame)
        painter.setOpacity(1)

    def _prepare(self, frame: Frame) -> None:
        content, shown = self._content, self._shown
        if content is None:
            return
        if shown and shown.content is content and shown.is_sharp(frame) and shown.covers(frame):
            return
        if not content.is_heavy and self._former is None:
            self._shown = _around(content, frame)
            self._shown.go_on()
            self._timer.start(REST_MS)
        elif not (self._coming and self._coming.is_sharp(frame) and self._coming.covers(frame)):
            self._coming = _around(content, frame)
            self._timer.start(REST_MS if shown and shown.content is content else 0)

    def _go_on(self) -> None:
        """One slice of what is on its way: the part in sight, then everything in small."""
        if self._coming:
            self._coming.go_on(SLICE_MS)
            if self._coming.is_done:
                self._shown, self._coming = self._coming, None
                self._changed()
        elif self._content and self._shown:
            self._whole = self._whole or _of_everything(self._content, self._shown.ratio)
            self._whole.go_on(SLICE_MS)
            if self._whole.is_done:
                self._changed()
                return
        else:
            return
        self._timer.start(0)


def _around(content: Content, frame: Frame) -> Picture:
    """An empty picture of the frame with a margin on each side."""
    view = frame.viewport.panned(MARGIN_PX, MARGIN_PX)
    size = frame.size + QSize(2 * MARGIN_PX, 2 * MARGIN_PX)
    return Picture(content, Frame(view, size, frame.ratio))


def _of_everything(content: Content, ratio: float) -> Picture:
    """An empty small picture of the whole drawing."""
    drawing = content.drawing
    scale = WHOLE_PX / max(drawing.width, drawing.height, 1)
    size = QSize(max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    return Picture(content, Frame(Viewport(scale), size, ratio))
