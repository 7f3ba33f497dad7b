"""The legend below the map."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.display_list import DisplayList
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import MapGraph
from observer.drawing.tokens import PAGE_PT
from observer.ui.map.primitives import Item, colours_of, paint, ready
from observer.ui.theme import SIZES, tokens_of

SCALE = SIZES.small / PAGE_PT.body
"""Pixels a point at which the page's text has the window's small size."""


class Legend(QWidget):
    """What the signs of the map at hand mean, in as many rows as the width takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Legend")
        self._graph: MapGraph | None = None
        self._drawing: DisplayList | None = None
        self._items: tuple[Item, ...] = ()

    def show_graph(self, graph: MapGraph) -> None:
        self._graph = graph
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _arrange(self) -> None:
        if self._graph is None:
            return
        drawing = draw_legend(self._graph, self.width() / SCALE)
        if drawing == self._drawing:
            return
        self._drawing = drawing
        self._items = ready(drawing)
        self.setAccessibleDescription("; ".join(text.text for text in drawing.texts))
        self.setFixedHeight(round(drawing.height * SCALE))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SCALE, SCALE)
        visible = QRectF(0, 0, self.width() / SCALE, self.height() / SCALE)
        paint(painter, self._items, colours_of(tokens_of(self)), visible)
        painter.end()
