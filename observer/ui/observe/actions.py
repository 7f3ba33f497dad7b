"""Every action as a button of one size, two by two."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.model.mark import MarkKind
from observer.ui.buttons import ActionButton
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import BINDING_OF, BINDINGS, Action
from observer.ui.looks import one_line

WIDTH = 324
_GROUPS = (6, 14)
"""A wider gap stands before these: the moments a leader watches for, then the others."""

_FILLED = {
    Action.WAIT: (Colour.WAIT, Colour.ON_WAIT),
    Action.BLOCKED: (Colour.BLOCKED, Colour.ON_BLOCKED),
    Action.TRANSFER: (Colour.TRANSFER, Colour.ON_TRANSFER),
    Action.RESOLUTION_KNOWN: (Colour.SURFACE, Colour.RESOLUTION),
    Action.PERMITTED: (Colour.SURFACE, Colour.RESOLUTION),
    Action.WORKAROUND: (Colour.SURFACE, Colour.WORKAROUND),
}
WHILE_LASTING = {MarkKind.OFF_HOLD: "Customer off hold", MarkKind.RESUME: "Resume"}


class ActionButtons(QWidget):
    """Signals:
    acted: an action's button was pressed.
    """

    acted = Signal(Action)

    def __init__(self, keys: LiveKeys) -> None:
        super().__init__()
        self._keys = keys
        self.setFixedWidth(WIDTH)
        self._buttons: dict[Action, ActionButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        row = 0
        for at, binding in enumerate(BINDINGS):
            if at in _GROUPS:
                grid.setRowMinimumHeight(row, MARGIN - GRID)
                row += 1
            button = self._make(binding.action, binding.word)
            grid.addWidget(button, row, at % 2)
            grid.setRowStretch(row, 1)
            row += at % 2

    def _make(self, action: Action, word: str) -> ActionButton:
        button = ActionButton(
            self._keys.cap(action), word, *_FILLED.get(action, (Colour.SURFACE, Colour.INK))
        )
        button.clicked.connect(lambda: self.acted.emit(action))
        self._buttons[action] = button
        return button

    def show_state(
        self,
        refusal: Callable[[Action], str],
        kind_of: Callable[[Action], MarkKind],
    ) -> None:
        """What can be pressed now, and what the buttons that change their meaning now say."""
        for binding in BINDINGS:
            button = self._buttons[binding.action]
            button.set_cap(self._keys.cap(binding.action))
            button.set_refusal(refusal(binding.action))
            if len(binding.kinds) > 1:
                word = WHILE_LASTING.get(kind_of(binding.action), binding.word)
                button.set_words(word)

    def show_next_steps(self, names: tuple[str, ...]) -> None:
        """Names the step that is taken as documented; where several can follow, it lets choose."""
        one = one_line(names[0]) if names else BINDING_OF[Action.EXPECTED_STEP].word
        words = "Choose next step" if len(names) > 1 else one
        self._buttons[Action.EXPECTED_STEP].set_words(words)
