"""What the page says before the first contact of a round."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.ui.buttons import WordButton
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, label

_HOW = (
    "Sit beside the agent or listen in. The moment a contact begins, press {open}.\n"
    "Press {wait} when the agent waits, {blocked} when the agent is blocked, {transfer} when the "
    "contact is handed on,\n"
    "and {moving} when work goes on. The time is taken at the press; details can follow."
)

_NAMED = (Action.OPEN, Action.WAIT, Action.BLOCKED, Action.TRANSFER, Action.MOVING)


class EmptyRound(Panel):
    """The next thing to do, and its button.

    Signals:
        acted: the first contact is to be opened, or the guide.
        practice_wanted: a scripted call is to be marked first.
    """

    acted = Signal(Action)
    practice_wanted = Signal()

    def __init__(self, keys: LiveKeys) -> None:
        super().__init__()
        self._keys = keys
        self.open_button = WordButton("Open contact 1", main=True)
        self.open_button.clicked.connect(lambda: self.acted.emit(Action.OPEN))
        self.practise_button = WordButton("Practise on a scripted call first")
        self.practise_button.clicked.connect(self.practice_wanted)
        self.process_button = WordButton("")
        self.process_button.clicked.connect(lambda: self.acted.emit(Action.PROCESS))
        self.guide_button = WordButton("")
        self.guide_button.clicked.connect(lambda: self.acted.emit(Action.GUIDE))
        self.take_back_button = WordButton("")
        self.take_back_button.hide()
        self.how = label("", SIZES.lead, token=Colour.MUTED)
        self.how.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.how.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(MARGIN)
        column.addStretch(2)
        self.title = label("No contact is open yet", SIZES.title, SEMIBOLD)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.how)
        column.addSpacing(GRID)
        for button in (
            self.open_button,
            self.process_button,
            self.practise_button,
            self.guide_button,
            self.take_back_button,
        ):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        keys.changed.connect(self._show_keys)
        self._show_keys()

    def show_process_missing(self, missing: bool) -> None:
        """Offers to bring in the documented process while there is none."""
        self.process_button.setVisible(missing)

    def show_round(self, name: str) -> None:
        """Says which round has just been begun, and offers to take it back."""
        self.title.setText(f"{name.capitalize()} has begun; no contact is open yet")
        self.take_back_button.set_words(f"Take {name} back ({self._keys.cap(Action.UNDO)})")
        self.take_back_button.show()

    def _show_keys(self) -> None:
        caps = {action.value: self._keys.cap(action) for action in _NAMED}
        self.how.setText(_HOW.format_map(caps))
        cap = self._keys.cap(Action.PROCESS)
        self.process_button.set_words(f"Bring in the documented process first ({cap})")
        self.guide_button.set_words(f"Read the guide ({self._keys.cap(Action.GUIDE)})")
