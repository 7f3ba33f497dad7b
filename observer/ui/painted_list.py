"""A list whose rows are painted, and which leaves every key but its own to the page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget

_WAYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_NO_MATTER = Qt.KeyboardModifier.KeypadModifier

Index = QModelIndex | QPersistentModelIndex


class PaintedList(QListWidget):
    """Only the keys that lead from row to row are its own; all others go on to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~_NO_MATTER
        if plain and event.key() in _WAYS:
            super().keyPressEvent(event)
        else:
            event.ignore()
