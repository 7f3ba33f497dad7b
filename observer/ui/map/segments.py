"""A row of choices of which one is always on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from observer.drawing.tokens import MARGIN, RADIUS, TARGET_PX, Colour
from observer.ui.buttons import PaintedButton
from observer.ui.painting import CENTRE, advance, surface, text
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, colour, font

INSET_PX = 3


class Segments(QWidget):
    """Choices by their words.

    Signals:
        chosen: the place of the one just pressed, from 0.
    """

    chosen = Signal(int)

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        for place, word in enumerate(words):
            segment = Segment(word)
            self._group.addButton(segment, place)
            layout.addWidget(segment)
        self._group.idClicked.connect(self.chosen)

    def choose(self, place: int) -> None:
        """Shows a choice as on, without a signal."""
        self.button(place).setChecked(True)

    def button(self, place: int) -> QAbstractButton:
        return self._group.button(place)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line = colour(self, Colour.SURFACE), colour(self, Colour.LINE)
        surface(painter, QRectF(self.rect()), ground, line)
        painter.end()


class Segment(PaintedButton):
    """One choice; filled with the accent while it is on."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        width = advance(self.text(), font(SIZES.body, SEMIBOLD)) + 2 * MARGIN
        return QSize(round(width), TARGET_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(INSET_PX, INSET_PX, -INSET_PX, -INSET_PX)
        on = self.isChecked()
        filled = on and self.isEnabled()
        if on or (self.underMouse() and self.isEnabled()):
            fill = colour(self, Colour.ACCENT if filled else Colour.PAPER)
            surface(painter, area, fill, radius=RADIUS - INSET_PX)
        plain = Colour.INK if self.isEnabled() else Colour.MUTED
        ink = colour(self, Colour.ON_ACCENT if filled else plain)
        text(painter, area, self.text(), font(SIZES.body, SEMIBOLD if on else REGULAR), ink, CENTRE)
        self._paint_focus(painter)
        painter.end()
