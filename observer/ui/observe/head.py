"""The head of the page: which contact is in focus, and its running clock."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import Colour
from observer.ui.looks import one_line
from observer.ui.painting import RIGHT, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font

HEIGHT = 52
CLOCK_WIDTH = 220


class Head(QWidget):
    """“Contact 4 of 10”, channel and agent, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._title = self._about = self._time = ""

    def show_contact(self, title: str, about: str) -> None:
        self._title, self._about = title, one_line(about)
        self.setAccessibleName(f"{title}, {self._about}" if about else title)
        self.update()

    def show_time(self, time: str) -> None:
        if time != self._time:
            self._time = time
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            rect = QRectF(self.rect())
            ink = colour(self, Colour.INK)
            clock = rect.adjusted(rect.width() - CLOCK_WIDTH, -2, 0, -2)
            text(painter, clock, self._time, font(SIZES.display, SEMIBOLD), ink, RIGHT)
            room = rect.adjusted(0, 10, -CLOCK_WIDTH, 0)
            used = text(painter, room, self._title, font(SIZES.title, SEMIBOLD), ink)
            muted = colour(self, Colour.MUTED)
            text(painter, room.adjusted(used + 16, 3, 0, 3), self._about, font(SIZES.body), muted)
