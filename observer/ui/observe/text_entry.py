"""A line of text that completes itself from words that are known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class TextEntry(QLineEdit):
    """What stands in the line is what `Enter` accepts, the completion included.

    Args:
        acts_while_empty: whether a character is no text but the page's, as long as nothing stands
            in the line.
        is_held_over: whether a key is still down from before the line was opened.

    Signals:
        accepted: the text, at `Enter`.
        left: at `Esc`.
    """

    accepted = Signal(str)
    left = Signal()

    def __init__(
        self,
        acts_while_empty: Callable[[str], bool],
        is_held_over: Callable[[QKeyEvent], bool],
    ) -> None:
        super().__init__()
        self._acts_while_empty, self._is_held_over = acts_while_empty, is_held_over
        self._words: tuple[str, ...] = ()
        self._typed = ""
        self.textEdited.connect(self._complete)

    @property
    def typed(self) -> str:
        """What was typed, without the completion."""
        return self._typed

    def start(self, words: tuple[str, ...], placeholder: str) -> None:
        """Empties the line for a new text, completed from `words`."""
        self._words = words
        self._typed = ""
        self.clear()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def matches(self) -> tuple[str, ...]:
        """The known words that hold what was typed, those that begin with it first."""
        typed = self._typed.casefold()
        found = [word for word in self._words if typed in word.casefold()]
        return tuple(sorted(found, key=lambda word: not word.casefold().startswith(typed)))

    def _complete(self, text: str) -> None:
        grown = len(text) > len(self._typed)
        self._typed = text
        folded = text.casefold()
        if not grown or folded in (word.casefold() for word in self._words):
            return
        for word in self._words:
            if word.casefold().startswith(folded):
                self.setText(text + word[len(text) :])
                self.setSelection(len(text), len(word) - len(text))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._is_held_over(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif self.text() or not event.text():
            super().keyPressEvent(event)
        else:
            self._begin(event)

    def _begin(self, event: QKeyEvent) -> None:
        """White space begins no text."""
        if self._acts_while_empty(event.text()):
            event.ignore()
        elif not event.text().isspace():
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Tab takes the completion; the line keeps the keyboard."""
        self.end(False)
        return True

    def _walk(self, by: int) -> None:
        """Puts the next match into the line."""
        found = self.matches()
        if found:
            at = found.index(self.text()) + by if self.text() in found else (0 if by > 0 else -1)
            self.setText(found[at % len(found)])
            self.selectAll()
