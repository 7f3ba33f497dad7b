"""The line of status: which study and round, whether it is saved, whether keys are live."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from observer.drawing.tokens import HAIRLINE, MARGIN, WIDE_MARGIN, Colour
from observer.ui.line import Line
from observer.ui.painting import advance, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font

HEIGHT = 32


class Sign(QWidget):
    """A few words with a sign: a filled dot where all is well, a crossed ring where not."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._well = "", True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @property
    def words(self) -> str:
        return self._words

    def show_words(self, words: str, well: bool) -> None:
        if (words, well) != (self._words, self._well):
            self._words, self._well = words, well
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(round(advance(self._words, font(SIZES.small))) + 22, HEIGHT - 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.height() / 2
            ink = colour(self, Colour.RESOLUTION if self._well else Colour.BLOCKED)
            painter.setPen(QPen(ink, 2))
            if self._well:
                painter.setBrush(ink)
                painter.drawEllipse(QPointF(6, middle), 3, 3)
            else:
                painter.drawEllipse(QPointF(6, middle), 4.5, 4.5)
                painter.drawLine(QPointF(3, middle + 3), QPointF(9, middle - 3))
            room = QRectF(18, 0, self.width() - 18, self.height())
            text(painter, room, self._words, font(SIZES.small), colour(self, Colour.INK))


class StatusLine(QWidget):
    """One line below the page."""

    def __init__(self, study: str, round_name: str) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._round = round_name
        self.round_line = Line("", SIZES.small, token=Colour.MUTED)
        self._told = Line("", SIZES.small, SEMIBOLD)
        self.saved, self.keys = Sign(), Sign()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(WIDE_MARGIN)
        name = Line(study, SIZES.small)
        name.setMaximumWidth(480)
        for widget in (name, self.round_line):
            row.addWidget(widget)
        row.addWidget(self._told, 1)
        for sign in (self.saved, self.keys):
            row.addWidget(sign)

    @property
    def told(self) -> str:
        return self._told.words

    def tell(self, sentence: str) -> None:
        """Says one sentence until it is told another, or an empty one."""
        self._told.show_text(sentence)

    def show_count(self, begun: int, total: int) -> None:
        self.round_line.show_text(f"{self._round} · {begun} of {total} open or done")
        self.round_line.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour(self, Colour.SURFACE))
            painter.fillRect(QRectF(0, 0, self.width(), HAIRLINE), colour(self, Colour.LINE))
