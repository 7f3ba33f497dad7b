"""One field of a form: a line that tells once what was written in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from observer.drawing.tokens import TARGET_PX

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Field(QLineEdit):
    """`Enter` takes what is written, and so does leaving it; `Esc` puts back what stood there.

    Signals:
        written: another text than the one shown.
        left: at `Enter` and `Esc`, after that.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setFixedHeight(TARGET_PX)
        self.setAcceptDrops(False)

    def show_text(self, text: str) -> None:
        """Shows what stands, unless something else is being written."""
        if self.text() == self._shown or not self.hasFocus():
            self.setText(text)
        self._shown = text

    def complete_from(self, words: Iterable[str]) -> None:
        """Offers these words while somebody writes."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def take(self) -> None:
        """Tells what is written, where that is news."""
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)

    def put_back(self, text: str) -> None:
        """Shows what stands, whatever is written: it was refused."""
        self._shown = text
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER:
            self.take()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.take()
