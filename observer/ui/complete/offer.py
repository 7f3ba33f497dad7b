"""The quiet line that says how many details are open, and leads to them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from observer.drawing.tokens import Colour
from observer.ui.buttons import GAP, PaintedButton
from observer.ui.keys import Action
from observer.ui.observe.desk import Desk
from observer.ui.painting import RIGHT, advance, cap_width, key_cap, text
from observer.ui.theme import SIZES, colour, font, tokens_of

HEIGHT = 24


class CompleteOffer(PaintedButton):
    """Empty where nothing is open; keeps its place."""

    def __init__(self) -> None:
        self._cap = ""
        super().__init__("")
        self.setFixedHeight(HEIGHT)
        keeping = self.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeping)
        self.hide()

    def show_counts(self, desk: Desk) -> None:
        """Says what is open in the contact in focus, and in the others, and which key asks it."""
        self._cap = desk.keys.cap(Action.COMPLETE)
        here = desk.track.left_open if desk.track else 0
        others = sum(track.left_open for track in desk.tracks.values()) - here
        self.set_words(open_words(here, others))
        self.setVisible(bool(here or others))

    def sizeHint(self) -> QSize:  # noqa: N802
        words = advance(self.text(), font(SIZES.small))
        return QSize(round(words + cap_width(self._cap)) + 2 * GAP, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, cap = QRectF(self.rect()), cap_width(self._cap)
            key_cap(painter, rect.right() - cap, rect.center().y(), self._cap, tokens_of(self))
            room = rect.adjusted(0, 0, -cap - GAP, 0)
            ink = colour(self, Colour.INK if self.underMouse() else Colour.MUTED)
            text(painter, room, self.text(), font(SIZES.small), ink, RIGHT)
            self._paint_focus(painter)


def open_words(here: int, others: int) -> str:
    """Such as “3 details open, 9 in other contacts”; empty where none is."""
    details = "detail" if (here or others) == 1 else "details"
    elsewhere = "in other contacts"
    if here and others:
        return f"{here} {details} open, {others} {elsewhere}"
    if here:
        return f"{here} {details} open"
    return f"{others} {details} open {elsewhere}" if others else ""
