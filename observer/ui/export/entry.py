"""A text of one paragraph that wraps and grows, and what is kept of it while it is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

from observer.drawing.tokens import TARGET_PX
from observer.ui.looks import one_line
from observer.ui.theme import font

PAUSE_MS = 600
"""So long after the last key what is written is told."""
EDGE_PX = 8
"""Above and below the text."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Entry(QPlainTextEdit):
    """`Enter` goes on to the next field, `Esc` puts back what stood there.

    Signals:
        written: another text than the one that was told last.
        left: `Esc` where nothing was being written.
        ended: the keyboard went elsewhere.
        undo_wanted, redo_wanted: the keys for that, while nothing is being written.
    """

    written = Signal(str)
    left = Signal()
    ended = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, name: str, example: str = "") -> None:
        super().__init__()
        self._told = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFont(font())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self.textChanged.connect(self._pause.start)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    @property
    def text(self) -> str:
        """What is written, on one line."""
        return one_line(self.toPlainText())

    @property
    def is_kept(self) -> bool:
        """Whether what is written is what stands."""
        return self.text == self._told

    def show_text(self, text: str) -> None:
        """Shows what stands, unless something else is written."""
        was_kept = self.is_kept
        self._told = text
        if was_kept and text != self.text:
            self.setPlainText(text)
            self._pause.stop()

    def refuse(self, stands: str) -> None:
        """What is written was not kept: it is told again when the keyboard goes elsewhere."""
        self._told = stands

    def take(self) -> None:
        """Tells what is written, where that is news."""
        self._pause.stop()
        if not self.is_kept:
            self._told = self.text
            self.written.emit(self._told)

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + 2 * EDGE_PX
        self.setFixedHeight(max(TARGET_PX, height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        is_kept = self.is_kept
        if event.key() in _ENTER:
            self.take()
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape and is_kept:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._told)
        elif is_kept and event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif is_kept and event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.take()
        self.ended.emit()
