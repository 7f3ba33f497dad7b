"""The head of a page beside Observe: its title, the way back, and that keys are not recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from observer.drawing.tokens import MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.keymap.key_map import cap_of
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import key_name
from observer.ui.line import Line
from observer.ui.panel import Panel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES

NOT_RECORDED = "Keys are not recorded while this page is shown; the clocks of the contacts run on."


class PageHead(Panel):
    """Signals:
    left: back to where the page was opened.
    """

    left = Signal()

    def __init__(self, title: str, keys: LiveKeys) -> None:
        super().__init__()
        self._keys = keys
        self.back = WordButton("Back (Esc)")
        self.back.clicked.connect(self.left)
        self.line = Line("")
        words, row = QVBoxLayout(), QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 12)
        words.setSpacing(2)
        words.addWidget(Line(title, SIZES.title, SEMIBOLD))
        words.addWidget(self.line)
        row.addLayout(words, 1)
        row.addWidget(self.back)
        self.say_not_recorded()

    def say_not_recorded(self, event: QKeyEvent | None = None) -> None:
        """Says that keys are not recorded; of one that would have been, that it was not."""
        if event and self._keys.map.action_of(event):
            words = f"{cap_of(key_name(event))} was not recorded. Esc goes back, then press it."
            self.line.show_text(words, Colour.BLOCKED, SEMIBOLD)
        elif event is None:
            self.line.show_text(NOT_RECORDED, Colour.MUTED, REGULAR)
