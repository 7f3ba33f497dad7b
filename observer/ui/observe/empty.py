"""What the page says before the first contact of a round."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.keys import Action
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, label

_HOW = (
    "Sit beside the agent or listen in. The moment a contact begins, press O.\n"
    "Press W when the agent waits, B when the agent is blocked, T when the contact is handed on,\n"
    "and Space when work goes on. The time is taken at the press; details can follow."
)


class EmptyRound(Panel):
    """The next thing to do, and its button.

    Signals:
        acted: the first contact is to be opened.
        practice_wanted: a scripted call is to be marked first.
    """

    acted = Signal(Action)
    practice_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open_button = WordButton("Open contact 1", main=True)
        self.open_button.clicked.connect(lambda: self.acted.emit(Action.OPEN))
        self.practise_button = WordButton("Practise on a scripted call first")
        self.practise_button.clicked.connect(self.practice_wanted)
        how = label(_HOW, SIZES.lead, token=Colour.MUTED)
        how.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        how.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        title = label("No contact is open yet", SIZES.title, SEMIBOLD)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(how)
        column.addSpacing(GRID)
        for button in (self.open_button, self.practise_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
