"""The right side of the page: the document, sheet by sheet, and what there is to warn of."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, Colour
from observer.errors import UserError
from observer.export.document import Document
from observer.ui.buttons import WordButton
from observer.ui.export.sheet_view import SheetView
from observer.ui.line import Line
from observer.ui.map.words import Message, breakable, sentence, wrapping
from observer.ui.theme import SIZES, plain_tooltip

LAYING_OUT = "Laying out the sheets…"
SECOND_MS = 1000
WARNED = 3
"""So many warnings are shown at once; the others stand in the tooltip."""


class Preview(QWidget):
    """Signals:
    cancelled: what is being laid out is no longer wanted.
    wanted: it is, after all.
    """

    cancelled = Signal()
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets, self.message, self._shown = SheetView(), Message(), QStackedWidget()
        self.number = Line("")
        self.warnings = wrapping("", SIZES.small, Colour.INK)
        self.cancel = WordButton("Cancel")
        self._remark = ""
        self._seconds = 0
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self.cancel.clicked.connect(self._cancel)
        self.message.button.clicked.connect(self.wanted)
        self.sheets.turned.connect(self._show_number)

    def _lay_out(self) -> None:
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._shown.addWidget(self.sheets)
        self._shown.addWidget(self.message)
        column.addWidget(self._shown, 1)
        column.addLayout(foot)
        column.addWidget(self.warnings)
        foot.setSpacing(GRID)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.cancel)
        for words, spoken, press in (
            ("‹", "Sheet before (Page Up)", lambda: self.sheets.turn(-1)),
            ("›", "Next sheet (Page Down)", lambda: self.sheets.turn(1)),
            ("−", "Smaller (−)", lambda: self.sheets.zoom(-1)),
            ("Whole sheet", "Whole sheet (0)", lambda: self.sheets.zoom(0)),
            ("+", "Larger (+)", lambda: self.sheets.zoom(1)),
        ):
            button = WordButton(words)
            button.setAccessibleName(spoken.partition(" (")[0])
            button.setToolTip(plain_tooltip(spoken))
            button.clicked.connect(press)
            foot.addWidget(button)

    def show_waiting(self) -> None:
        """Another document is being laid out; the one shown before is dimmed."""
        self._seconds = 0
        self._clock.start()
        self.cancel.show()
        self.warnings.hide()
        if self.sheets.count:
            self.sheets.show_old()
            self._shown.setCurrentWidget(self.sheets)
        else:
            self.message.say(LAYING_OUT)
            self._shown.setCurrentWidget(self.message)
        self._tick()

    def _tick(self) -> None:
        lasting = f" {self._seconds} s" if self._seconds else ""
        self.number.show_text(f"{LAYING_OUT}{lasting}")
        self._seconds += 1

    def show_document(self, document: Document, remark: str = "") -> None:
        """
        Args:
            remark: what else there is to know of it, in a few words.
        """
        self._end_waiting()
        self._remark = remark
        self.sheets.show_document(document)
        self._shown.setCurrentWidget(self.sheets)
        self._warn([sentence(warning) for warning in document.warnings])

    def _warn(self, sentences: list[str]) -> None:
        more = len(sentences) - WARNED
        rest = [f"And {more} more, in the tooltip."] if more > 0 else []
        self.warnings.setText(breakable("\n".join([*sentences[:WARNED], *rest])))
        self.warnings.setToolTip(plain_tooltip("\n".join(sentences)) if rest else "")
        self.warnings.setVisible(bool(sentences))

    def show_refusal(self, error: UserError) -> None:
        """Says why there is no such document, and what to do."""
        self._end_waiting()
        self.sheets.show_document(None)
        self.message.say(error.what, error.remedy)
        self._shown.setCurrentWidget(self.message)

    def show_nothing(self) -> None:
        """Says that there is no document, and offers to try."""
        self._end_waiting()
        self.sheets.show_document(None)
        self.message.say("The document was not laid out", does="Lay it out")
        self._shown.setCurrentWidget(self.message)

    def _cancel(self) -> None:
        self.show_nothing()
        self.cancelled.emit()

    def _end_waiting(self) -> None:
        self._clock.stop()
        self.cancel.hide()
        self.number.show_text("")
        self.warnings.hide()

    def _show_number(self) -> None:
        count = self.sheets.count
        if count and not self._clock.isActive():
            words = f"Sheet {self.sheets.at + 1} of {count} · {self.sheets.size_name}"
            remark = f" · {self._remark}" if self._remark else ""
            self.number.show_text(f"{words}{remark}")

    def use_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Turns, zooms or moves the sheets by a key; False where it does none of these."""
        plain = modifiers & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if plain or not (key in _TURNS or key in _ZOOMS or key in _ROLLS or key in _ENDS):
            return False
        if key in _TURNS:
            self.sheets.turn(_TURNS[key])
        elif key in _ZOOMS:
            self.sheets.zoom(_ZOOMS[key])
        elif key in _ROLLS:
            self.sheets.roll(_ROLLS[key])
        else:
            self.sheets.turn_to(_ENDS[key] * (self.sheets.count - 1))
        return True


_TURNS: dict[int, int] = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}
_ZOOMS: dict[int, int] = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}
_ROLLS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENDS: dict[int, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
