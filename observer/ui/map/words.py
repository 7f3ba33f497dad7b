"""Words on the Map page: one line that is cut where it must be, lines that wrap, a message."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, WIDE_MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.looks import one_line
from observer.ui.map.floating import Sheet
from observer.ui.painting import LEFT, text
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, colour, font, label, plain_tooltip

LONG_WORD = 20
PIECE = 10
"""Characters from which on a word may be broken, and between two such places."""


class OneLine(QWidget):
    """Plain text on one line, cut with an ellipsis where room is short; hovering shows it all."""

    def __init__(
        self, px: float, weight: QFont.Weight = REGULAR, token: Colour = Colour.INK
    ) -> None:
        super().__init__()
        self.words = ""
        self._token = token
        self.setFont(font(px, weight))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        self.words = one_line(words)
        self.setToolTip(plain_tooltip(self.words))
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.words) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        ink = colour(self, self._token)
        text(painter, QRectF(self.rect()), self.words, self.font(), ink, LEFT)
        painter.end()


def wrapping(
    words: str,
    px: float = SIZES.body,
    token: Colour = Colour.INK,
    weight: QFont.Weight = REGULAR,
) -> QLabel:
    """A label that wraps, within words too where they are long."""
    made = label(breakable(words), px, weight, token)
    made.setWordWrap(True)
    made.setMinimumWidth(1)
    return made


def breakable(words: str) -> str:
    """The text with invisible places to break its very long words at."""
    return re.sub(rf"\S{{{LONG_WORD},}}", lambda word: _in_pieces(word[0]), words)


def _in_pieces(word: str) -> str:
    pieces = (word[at : at + PIECE] for at in range(0, len(word), PIECE))
    return "\u200b".join(pieces)


def sentence(words: str) -> str:
    """With a capital letter and, unless it ends in a mark, a full stop."""
    begun = words[:1].upper() + words[1:]
    return begun if not begun or begun.endswith((".", "…", "?", "!")) else f"{begun}."


class Message(Sheet):
    """What the page says in place of a map, what to do next, and the button for that."""

    def __init__(self) -> None:
        super().__init__()
        self.what = wrapping("", SIZES.lead, weight=SEMIBOLD)
        self.remedy = wrapping("", token=Colour.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN)
        layout.setSpacing(GRID)
        layout.addStretch(1)
        for part in (self.what, self.remedy):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        self.button = WordButton("", main=True)
        layout.addSpacing(GRID)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.cancel = WordButton("Cancel")
        layout.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.button.hide()
        self.cancel.hide()

    def say(self, what: str, remedy: str = "", does: str = "") -> None:
        self.what.setText(breakable(sentence(what)))
        self.remedy.setText(breakable(sentence(remedy)))
        self.button.set_words(does)
        self.button.setVisible(bool(does))
        self.cancel.hide()
