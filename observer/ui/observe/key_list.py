"""All keys of the live stage, laid over the page; keys go on acting beneath it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import WIDE_MARGIN, Colour
from observer.ui.keys import BINDINGS, WITHOUT_BUTTON
from observer.ui.painting import key_cap, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font, tokens_of

ROW_HEIGHT = 34
_MORE = (
    ("Ctrl 1 … 0", "Contact 1 … 10; the first press opens it"),
    ("F1 … F10", "the same"),
    ("1 … 9", "the answer of that number"),
    ("/", "an answer in your own words"),
    ("Esc", "leaves the question open"),
    ("⌫", "Earlier, as ["),
)


class KeyList(QWidget):
    """A panel with one line a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = [(b.cap, b.word) for b in (*BINDINGS, *WITHOUT_BUTTON)] + list(_MORE)
        self.setAccessibleName("; ".join(f"{cap}: {word}" for cap, word in self._rows))
        self.hide()

    def toggle(self) -> None:
        parent = self.parentWidget()
        if self.isVisible() or parent is None:
            self.hide()
            return
        half = -(-len(self._rows) // 2)
        width, height = min(880, parent.width() - 64), half * ROW_HEIGHT + 96
        self.setGeometry((parent.width() - width) // 2, 48, width, height)
        self.show()
        self.raise_()

    def mousePressEvent(self, _event: object) -> None:  # noqa: N802
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = QRectF(self.rect())
            surface(painter, rect, colour(self, Colour.SURFACE), colour(self, Colour.ACCENT), 2)
            ink, muted = colour(self, Colour.INK), colour(self, Colour.MUTED)
            title = QRectF(WIDE_MARGIN, 16, rect.width() - 2 * WIDE_MARGIN, 32)
            text(painter, title, "Keys", font(SIZES.title, SEMIBOLD), ink)
            hint = "? or Esc puts this away; all keys go on acting"
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            text(painter, title, hint, font(SIZES.small), muted, flags)
            half = -(-len(self._rows) // 2)
            column_width = (rect.width() - 2 * WIDE_MARGIN) / 2
            for at, (cap, word) in enumerate(self._rows):
                left = WIDE_MARGIN + (at // half) * column_width
                middle = 76 + (at % half) * ROW_HEIGHT
                key_cap(painter, left, middle, cap, tokens_of(self))
                room = QRectF(left + 108, middle - 14, column_width - 116, 28)
                text(painter, room, word, font(SIZES.body), ink)
