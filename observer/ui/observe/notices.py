"""Sentences across the page that stay until they no longer hold."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.looks import one_line
from observer.ui.painting import surface
from observer.ui.theme import SEMIBOLD, SIZES, colour, label


class Notice(QWidget):
    """One sentence on a filled bar, with the buttons that answer it."""

    def __init__(self, fill: Colour, ink: Colour, buttons: tuple[WordButton, ...] = ()) -> None:
        super().__init__()
        self._fill = fill
        self._label: QLabel = label("", SIZES.body, SEMIBOLD, ink)
        self._label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self._label, 1)
        for button in buttons:
            row.addWidget(button)
        self.setMinimumHeight(48)
        self.hide()

    @property
    def sentence(self) -> str:
        return "" if self.isHidden() else self._label.text()

    def say(self, sentence: str) -> None:
        """Shows the sentence; hides the bar where it is empty."""
        self._label.setText(one_line(sentence))
        self._label.setAccessibleName(one_line(sentence))
        self.setAccessibleName(one_line(sentence))
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            surface(painter, QRectF(self.rect()), colour(self, self._fill))
