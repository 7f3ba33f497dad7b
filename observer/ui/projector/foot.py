"""The line below the map on the wall: which map it is, and what its signs mean."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.display_list import Primitive, Text, bounds_around
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import MapGraph, View
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, PROJECTOR_PX, Colour
from observer.ui.map.primitives import Item, colours_of, paint, ready
from observer.ui.painting import RIGHT, text
from observer.ui.theme import SEMIBOLD, colour, font, tokens_of

FULL_HEIGHT_PX = 1080
"""Of the picture on the wall for which `PROJECTOR_PX` holds; others in proportion."""

LEADING = 1.5
FIGURES = "times: median, shortest–longest"
TITLES = {
    View.DOCUMENTED: "The process as it is written down",
    View.REAL: "The process as it was observed",
    View.COMPARISON: "Written down and observed",
    View.DIFFERENCE: "Before and after",
}


class Foot(QWidget):
    """
    Attributes:
        words: which map it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._graph: MapGraph | None = None
        self._figures = False
        self._items: tuple[Item, ...] = ()

    @property
    def _factor(self) -> float:
        return self.window().height() / FULL_HEIGHT_PX

    @property
    def _scale(self) -> float:
        """Pixels a point of the legend."""
        return PROJECTOR_PX.body * self._factor / PAGE_PT.body

    def show_map(self, words: str, graph: MapGraph | None, *, figures: bool) -> None:
        """Says which map it is, with the signs of a graph; none without.

        Args:
            figures: whether it shows counts and times, which are then explained.
        """
        self.words, self._graph, self._figures = words, graph, figures
        self.setAccessibleName(words)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def arrange(self) -> None:
        """Takes the height that the words need at the window's size."""
        height = PROJECTOR_PX.lead * LEADING * self._factor
        self._items = ()
        if self._graph:
            legend = draw_legend(self._graph, (self.width() - 2 * MARGIN) / self._scale)
            signs = tuple(item for item in legend.primitives if not _tells_figures(item))
            self._items = ready(replace(legend, primitives=signs))
            height += (bounds_around(signs).bottom + GRID / 2) * self._scale if signs else 0
        self.setFixedHeight(round(height + MARGIN))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), colour(self, Colour.PAPER))
            line = PROJECTOR_PX.lead * LEADING * self._factor
            room = QRectF(MARGIN, MARGIN / 2, self.width() - 2 * MARGIN, line)
            face = font(PROJECTOR_PX.lead * self._factor, SEMIBOLD)
            took = text(painter, room, self.words, face, colour(self, Colour.INK))
            if self._figures:
                small = font(PROJECTOR_PX.small * self._factor)
                beside = room.adjusted(took + MARGIN, 0, 0, 0)
                text(painter, beside, FIGURES, small, colour(self, Colour.MUTED), RIGHT)
            painter.translate(MARGIN, room.bottom())
            painter.scale(self._scale, self._scale)
            visible = QRectF(0, 0, self.width(), self.height())
            paint(painter, self._items, colours_of(tokens_of(self)), visible)


def _tells_figures(item: Primitive) -> bool:
    """What a legend says of lines and numbers is a sentence without a sign."""
    return isinstance(item, Text) and item.text.startswith("line width")
