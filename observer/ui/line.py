"""One line of plain text, painted; cut with an ellipsis where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from observer.drawing.tokens import Colour
from observer.ui.looks import one_line
from observer.ui.painting import LEFT, advance, text
from observer.ui.theme import REGULAR, SIZES, colour, font, plain_tooltip


class Line(QWidget):
    """Shows its text as it is, whatever it holds; whole in the tooltip where it is cut."""

    def __init__(
        self,
        words: str = "",
        px: float = SIZES.body,
        weight: QFont.Weight = REGULAR,
        token: Colour = Colour.INK,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        super().__init__()
        self._px, self._weight, self._token, self._align = px, weight, token, align
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(words)

    @property
    def words(self) -> str:
        return self._words

    def show_text(
        self, words: str, token: Colour | None = None, weight: QFont.Weight | None = None
    ) -> None:
        plain = one_line(words)
        if (plain, token or self._token, weight or self._weight) == (
            self._words,
            self._token,
            self._weight,
        ):
            return
        self._words, self._token = plain, token or self._token
        self._weight = weight or self._weight
        self.setAccessibleName(plain)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        width = advance(self._words, font(self._px, self._weight))
        return QSize(round(width) + 1, round(self._px * 1.4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, round(self._px * 1.4))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            face = font(self._px, self._weight)
            text(
                painter,
                QRectF(self.rect()),
                self._words,
                face,
                colour(self, self._token),
                self._align,
            )
            cut = advance(self._words, face) > self.width()
            self.setToolTip(plain_tooltip(self._words) if cut else "")
