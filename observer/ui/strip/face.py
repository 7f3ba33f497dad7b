"""What the strip shows beside the contact's number: clock, state, and the last message."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import Colour
from observer.ui.observe.headline import Headline
from observer.ui.painting import RIGHT, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font

HEIGHT = 44
CLOCK_WIDTH = 84
PAD = 8


class Face(QWidget):
    """Two lines beside the clock: the state on its colour, and one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._line = Headline("")
        self._clock = self._contact = self._since = self._message = ""

    @property
    def words(self) -> str:
        """All that is shown, in reading order."""
        parts = (self._clock, self._contact, self._line.words, self._since, self._message)
        return " · ".join(part for part in parts if part)

    def show_state(
        self, clock: str, contact: str, line: Headline, since: str, message: str
    ) -> None:
        shown = (self._clock, self._contact, self._line, self._since, self._message)
        if (clock, contact, line, since, message) != shown:
            self._clock, self._contact, self._line = clock, contact, line
            self._since, self._message = since, message
            self.setAccessibleName(self.words)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, ink = QRectF(self.rect()), colour(self, Colour.INK)
            clock = QRectF(0, 0, CLOCK_WIDTH - PAD, HEIGHT)
            text(painter, clock, self._clock, font(SIZES.title, SEMIBOLD), ink, RIGHT)
            right = rect.adjusted(CLOCK_WIDTH, 0, 0, 0)
            self._paint_state(painter, QRectF(right.x(), 1, right.width(), 22))
            room = QRectF(right.x() + PAD, 25, right.width() - PAD, 17)
            text(painter, room, self._message, font(SIZES.small), ink)

    def _paint_state(self, painter: QPainter, rect: QRectF) -> None:
        line = self._line
        surface(painter, rect, colour(self, line.fill), radius=4)
        ink = colour(self, line.ink)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        face = font(SIZES.body, SEMIBOLD)
        text(painter, room, self._since, face, ink, RIGHT)
        words = f"{line.words} · {line.about}" if line.about else line.words
        text(painter, room.adjusted(0, 0, -56, 0), words, face, ink)
