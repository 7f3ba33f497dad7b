"""A sheet made ready to be painted in slices, whatever blocks it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from observer.drawing.display_list import Bounds, Box, Dash, DisplayList, Primitive
from observer.drawing.tokens import LIGHT, Colour
from observer.export.document import Part, Sheet, walk
from observer.ui.map.kept_picture import Content
from observer.ui.map.primitives import Colours, Item, Shape, colours_of, item_of

PRINTED = colours_of(LIGHT)
"""A sheet is as it prints, whatever the theme of the window."""

OUTLINE_PT = 0.75


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block's drawing lies on the sheet, and the part of it that is seen."""

    origin: QPointF
    scale: float
    window: QRectF | None = None

    def area(self, own: QRectF) -> QRectF:
        return QRectF(self.origin + own.topLeft() * self.scale, own.size() * self.scale)

    def shows(self, bounds: Bounds) -> bool:
        if self.window is None:
            return True
        own = QRectF(bounds.left, bounds.top, bounds.width, bounds.height)
        return self.area(own.adjusted(-1, -1, 1, 1)).intersects(self.window)


@dataclass(frozen=True, slots=True)
class _Placed:
    """One primitive on the sheet; paints in the colours of print."""

    item: Item
    place: _Place
    area: QRectF
    owner: str = ""

    def paint(self, painter: QPainter, _colours: Colours) -> None:
        place = self.place
        painter.save()
        if place.window is not None:
            painter.setClipRect(place.window, Qt.ClipOperation.IntersectClip)
        painter.translate(place.origin)
        painter.scale(place.scale, place.scale)
        self.item.paint(painter, PRINTED)
        painter.restore()


class SheetContent(Content):
    """A sheet of paper on the ground of the window."""

    def __init__(self, sheet: Sheet, ground: QColor) -> None:
        self._placed = [(_SHEET, _paper(sheet)), *_primitives(sheet)]
        primitives = tuple(primitive for _, primitive in self._placed)
        drawing = DisplayList(sheet.size.width, sheet.size.height, primitives)
        super().__init__(drawing, {**PRINTED, Colour.SURFACE: ground}, None)

    @property
    def is_heavy(self) -> bool:
        """Always: the longest page of text takes more than a frame to paint."""
        return True

    def items(self, start: int) -> Iterator[tuple[int, Item]]:
        for at in range(start, len(self._placed)):
            yield at, self._item(at)

    def _item(self, at: int) -> Item:
        item = self._items.get(at)
        if item is None:
            place, primitive = self._placed[at]
            item = self._items[at] = _item(place, primitive)
        return item


def _item(place: _Place, primitive: Primitive) -> Item:
    if not place.shows(primitive.bounds):
        return _NOTHING
    own = item_of(primitive)
    return cast("Item", _Placed(own, place, place.area(own.area)))


_SHEET = _Place(QPointF(0, 0), 1)
_NOTHING = Shape("", QRectF(), QPainterPath(), None, None, 0, Dash.SOLID)
"""Stands for what is cut off: no part of a sheet touches it."""


def _paper(sheet: Sheet) -> Box:
    size = sheet.size
    return Box(
        0, 0, size.width, size.height, 0, Colour.SURFACE, Colour.LINE, stroke_width=OUTLINE_PT
    )


def _primitives(sheet: Sheet) -> Iterator[tuple[_Place, Primitive]]:
    """Those of all blocks, from back to front."""
    for part in walk(sheet.parts):
        if part.block.drawing:
            place = _place(part)
            for primitive in part.block.drawing.primitives:
                yield place, primitive


def _place(part: Part) -> _Place:
    block = part.block
    window = QRectF(part.x, part.y, block.width, block.height) if block.clipped else None
    return _Place(QPointF(part.x, part.y), block.scale, window)
