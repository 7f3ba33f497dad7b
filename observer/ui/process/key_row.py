"""The row of keys below a tab: what each does, as a chip that does the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from observer.drawing.tokens import GRID
from observer.ui.buttons import Chip
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action


@dataclass(frozen=True, slots=True)
class Deed:
    """What a key does.

    Attributes:
        cap: what its cap shows; an action has the key of the live stage.
        words: in a word or two.
        do: does it.
        names: of its keys; the cap where left out.
    """

    cap: str | Action
    words: str
    do: Callable[[], object]
    names: tuple[str, ...] = ()

    def is_on(self, name: str) -> bool:
        """Whether a key, named as by `key_name`, is one of its keys."""
        return name.removeprefix("Shift+") in (self.names or (self.cap,))


class KeyRow(QWidget):
    """Chips from left to right."""

    def __init__(self, keys: LiveKeys, deeds: tuple[Deed, ...]) -> None:
        super().__init__()
        self._keys, self._deeds = keys, deeds
        self.chips = {deed.words: Chip("", deed.words) for deed in deeds}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for deed in deeds:
            self.chips[deed.words].clicked.connect(partial(_do, deed))
            row.addWidget(self.chips[deed.words])
        row.addStretch(1)
        keys.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for deed in self._deeds:
            cap = self._keys.cap(deed.cap) if isinstance(deed.cap, Action) else deed.cap
            self.chips[deed.words].set_answer(cap, deed.words)

    def take_key(self, event: QKeyEvent, name: str) -> bool:
        """Does what a key does here; False where it does nothing."""
        action = self._keys.map.action_of(event)
        for deed in self._deeds:
            if deed.cap == action if isinstance(deed.cap, Action) else deed.is_on(name):
                if not event.isAutoRepeat():
                    deed.do()
                return True
        return False


def repeats_letter(event: QKeyEvent) -> bool:
    """Whether a key that opened a text is still held down."""
    return event.isAutoRepeat() and event.text().isalpha()


def _do(deed: Deed, _checked: bool = False) -> None:
    deed.do()
