"""A line of text that completes itself from words that are known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action, key_name

TAKING_BACK = {Action.UNDO, Action.REDO}


def takes_back(keys: LiveKeys, event: QKeyEvent) -> bool:
    """Whether a key that types nothing means undo or redo."""
    types = len(key_name(event).removeprefix("Shift+")) == 1
    return not types and keys.map.action_of(event) in TAKING_BACK


class TextEntry(QLineEdit):
    """What stands in the line is what `Enter` accepts; `Tab`, `→` and the arrows up and down put
    known words there that hold what was typed.

    Args:
        acts_while_empty: whether a key is the page's as long as nothing stands in the line.
        is_held_over: whether a key is still down from before the line was opened.

    Signals:
        accepted: the text, at `Enter`.
        left: at `Esc`.
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(
        self,
        acts_while_empty: Callable[[QKeyEvent], bool],
        is_held_over: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__()
        self._acts_while_empty, self._is_held_over = acts_while_empty, is_held_over
        self._words: tuple[str, ...] = ()
        self._typed = ""
        self.textEdited.connect(self._note)

    @property
    def begun(self) -> str:
        """What is given where the line is left for something else."""
        return self.text()

    def start(self, words: tuple[str, ...], placeholder: str) -> None:
        """Empties the line for a new text, completed from `words`."""
        self._words = words
        self._typed = ""
        self.setText("")  # unlike `clear`, leaves nothing of the text before it to undo
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def matches(self) -> tuple[str, ...]:
        """The known words that hold what was typed, those that begin with it first."""
        typed = self._typed.casefold()
        found = [word for word in self._words if typed in word.casefold()]
        return tuple(sorted(found, key=lambda word: not word.casefold().startswith(typed)))

    def _note(self, text: str) -> None:
        self._typed = text

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._is_held_over(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Right and self._can_complete():
            self._walk(1)
        elif self.text() or self._can_undo(event):
            super().keyPressEvent(event)
        elif self._acts_while_empty(event):
            event.ignore()
        elif not event.text().isspace():  # which begins no text
            super().keyPressEvent(event)

    def _can_undo(self, event: QKeyEvent) -> bool:
        """Whether the key brings back what was typed and deleted."""
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        undoes = event.matches(undo) and self.isUndoAvailable()
        return undoes or (event.matches(redo) and self.isRedoAvailable())

    def _can_complete(self) -> bool:
        """Whether something is typed, with nothing to the right of it."""
        at_end = self.cursorPosition() == len(self.text())
        return bool(self._typed) and at_end and self.text() == self._typed

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Tab takes the completion; the line keeps the keyboard."""
        if self._can_complete():
            self._walk(1)
        self.end(False)
        return True

    def _walk(self, by: int) -> None:
        """Puts the next match into the line."""
        found = self.matches()
        if found:
            at = found.index(self.text()) + by if self.text() in found else (0 if by > 0 else -1)
            self.setText(found[at % len(found)])
            self.selectAll()
