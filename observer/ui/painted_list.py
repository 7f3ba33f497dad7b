"""A list whose rows are painted, and which leaves every key but its own to the page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from observer.drawing.tokens import Colour
from observer.ui.theme import mixed, tokens_of

_CHOSEN_SHARE, _UNFOCUSED_SHARE = 0.14, 0.07

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


def chosen_ground(widget: QWidget, *, live: bool = True) -> QColor:
    """What the row that is chosen stands on; weaker in a list that does not have the keyboard."""
    colours = tokens_of(widget)
    share = _CHOSEN_SHARE if live else _UNFOCUSED_SHARE
    return mixed(colours[Colour.ACCENT], colours[Colour.SURFACE], share)
