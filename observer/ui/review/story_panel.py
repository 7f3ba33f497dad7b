"""The history of the mark selected, as it is read beside the list."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, Colour
from observer.findings.wording import day_and_month
from observer.ui.review.story import Change
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, label


class StoryPanel(QScrollArea):
    """What was done, old and new, by whom and when; oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sentences: list[str] = []

    @property
    def sentences(self) -> list[str]:
        """Every line shown, in order."""
        return list(self._sentences)

    def show_story(self, story: list[Change]) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2)
        self._sentences = []
        for change in story:
            self._add(column, change.what, Colour.INK, SEMIBOLD)
            for line in change.lines:
                self._add(column, line, Colour.INK)
            who = " · ".join(part for part in (change.by, _day_and_time(change.at)) if part)
            self._add(column, who, Colour.MUTED)
            column.addSpacing(GRID)
        column.addStretch(1)
        self.setAccessibleName("History: " + "; ".join(self._sentences))
        self.setWidget(inner)

    def _add(
        self, column: QVBoxLayout, words: str, token: Colour, weight: QFont.Weight = REGULAR
    ) -> None:
        line = label(words, SIZES.body, weight, token)
        line.setWordWrap(True)
        column.addWidget(line)
        self._sentences.append(words)


def _day_and_time(at: datetime) -> str:
    local = at.astimezone()
    return f"{day_and_month(local)} {local:%Y, %H:%M}"
