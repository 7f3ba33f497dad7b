"""A place that takes the next key pressed, whatever it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from observer.drawing.tokens import Colour
from observer.ui.keys import key_name
from observer.ui.painting import CENTRE, surface, text
from observer.ui.theme import SEMIBOLD, SIZES, colour, font

HEIGHT = 56
_ALONE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
    }
)
"""Keys that only change what others mean: the next one is waited for."""


class KeyCatcher(QWidget):
    """Asks for a key while it has the keyboard.

    Signals:
        caught: the key, named as by `key_name`; empty where it has no name.
        left: at `Esc`.
    """

    caught = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words = ""
        self.hide()

    def ask(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in _ALONE and not event.isAutoRepeat():
            self.caught.emit("" if _is_dead(event.key()) else key_name(event))

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: N802
        """Tab is a key like any other here."""
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect, accent = QRectF(self.rect()), colour(self, Colour.ACCENT)
            surface(painter, rect, colour(self, Colour.PAPER), accent, 2)
            text(painter, rect, self._words, font(SIZES.lead, SEMIBOLD), accent, CENTRE)


def _is_dead(key: int) -> bool:
    """Whether a key waits for a letter to stand on."""
    return Qt.Key.Key_Dead_Grave.value <= key <= Qt.Key.Key_Dead_Longsolidusoverlay.value
