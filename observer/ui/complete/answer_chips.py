"""The answers to one question of the list: the given one filled."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from observer.ui.buttons import Chip
from observer.ui.observe.prompt_bar import ChipRow
from observer.ui.theme import SEMIBOLD


class AnswerChip(Chip):
    """An answer; Tab passes it by, for it moves from question to question."""

    widest_px = 320
    weight = SEMIBOLD

    def __init__(self, cap: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(cap, words, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def make_answer_chips() -> ChipRow:
    """A row as high as its chips."""
    row = ChipRow(AnswerChip, fits=True)
    row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return row
