"""The to-complete list of one contact after another: digits choose, Enter goes on, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from observer.capture.left_open import Askable
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.findings.wording import clock_time
from observer.ui.buttons import WordButton
from observer.ui.complete.answers import Answers, Given
from observer.ui.complete.question_row import MarkHeading, QuestionRow
from observer.ui.complete.questions import answers, placeholder, takes_text
from observer.ui.complete.sheet import Sheet
from observer.ui.line import Line
from observer.ui.observe.desk import Desk
from observer.ui.observe.prompt import is_whole
from observer.ui.observe.text_entry import TextEntry, takes_back
from observer.ui.panel import Panel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES

HINT = "Digits choose, ↑ ↓ move, / types, Enter goes to the next open one, Esc leaves the list."
NOTHING_MORE = "Nothing else is left open."
TYPING_HINT = "Tab completes, Enter takes the text, Esc leaves it."
NO_TEXT = "No text is taken here, and no letter acts. Enter or Esc, then a digit chooses."
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Tab: 1,
}
_CONTACTS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CompletePage(Panel):
    """Shows what a contact left open; every answer is on disk before it is shown as given.

    Args:
        is_held_over: whether a key is still down from before a text was opened.
        is_single: whether a click is no second half of a double one.

    Signals:
        left: the rest stays open.
        typing_changed: the text line was opened or closed.
        went_on: the list asks another contact, which is in focus now.
    """

    left = Signal()
    went_on = Signal()
    typing_changed = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        is_held_over: Callable[[QKeyEvent], bool],
        is_single: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.setAccessibleName("To complete")
        self._desk, self._is_single = desk, is_single
        self._answers = Answers(desk)
        self.sheet: Sheet | None = None
        self.rows: list[QuestionRow] = []
        self._keys: list[tuple[int, str]] = []
        self._is_text_refused = False
        self.title = Line("", SIZES.lead, SEMIBOLD)
        self.others = Line("", SIZES.small, token=Colour.MUTED)
        self.leave_button = WordButton("Leave the rest open (Esc)")
        self.foot = Line(HINT, SIZES.small, token=Colour.MUTED)
        self.entry = TextEntry(partial(takes_back, desk.keys), is_held_over)
        self.entry.hide()
        self._scroll = QScrollArea()
        self._follow = QTimer(self, singleShot=True)
        self._lay_out()
        self._follow.timeout.connect(self._show_current)
        self.leave_button.clicked.connect(self.left)
        self.entry.accepted.connect(self._accept)
        self.entry.left.connect(self._close_text)
        desk.pressed.connect(self._show_press)

    def _lay_out(self) -> None:
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head, words, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.others)
        head.addLayout(words, 1)
        head.addWidget(self.leave_button)
        column.setContentsMargins(MARGIN, 12, MARGIN, 10)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)

    # What is shown

    @property
    def typing(self) -> bool:
        """Whether keys go into the text line."""
        return not self.entry.isHidden()

    def open_numbers(self) -> list[int]:
        """The contacts with details left open, the one in focus first."""
        numbers = sorted(n for n, track in self._desk.tracks.items() if track.unfinished)
        return sorted(numbers, key=lambda number: number != self._desk.session.focus)

    def begin(self) -> bool:
        """Asks what the contact in focus left open, or else another; False where none did."""
        numbers = self.open_numbers()
        self._answers.forget()
        if numbers:
            self._show_contact(numbers[0])
        return bool(numbers)

    def _show_contact(self, number: int) -> None:
        if number != self._desk.session.focus:
            self._desk.prompted.emit(None)
            self._desk.session.focus_on(number)
            self.went_on.emit()
        self.sheet = Sheet(number, self._desk.session.standing(number))
        self._keys = []
        self._show()
        self._say(HINT)

    def _show_press(self, number: int) -> None:
        if self.sheet and number == self.sheet.number and self.isVisible():
            self.sheet.refresh(self._desk.session.standing(number))
            self._show()

    def _show(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if [detail.key for detail in sheet.details] != self._keys:
            self._make_rows(sheet)
        for at, (row, detail) in enumerate(zip(self.rows, sheet.details, strict=True)):
            row.show_detail(detail, is_current=at == sheet.at)
        count = sheet.open_count
        left = "nothing is left open" if not count else f"{count} left open"
        self.title.show_text(f"To complete: contact {sheet.number} · {left}")
        self.others.show_text(self._about_others(sheet.number))
        self._follow.start(0)

    def _about_others(self, number: int) -> str:
        others = [str(n) for n in sorted(self.open_numbers()) if n != number]
        if not others:
            return "No other contact has anything left open."
        who = "contact" if len(others) == 1 else "contacts"
        return f"Left open in {who} {', '.join(others)} too: PgDn, PgUp"

    def _make_rows(self, sheet: Sheet) -> None:
        """One heading a mark, one row a detail, anew."""
        self._put_entry_away()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(0)
        times = self._desk.tracks[sheet.number].at_ms
        self.rows, self._keys = [], []
        for at, detail in enumerate(sheet.details):
            if at == 0 or sheet.details[at - 1].mark.id != detail.mark.id:
                column.addSpacing(GRID if at else 0)
                column.addWidget(MarkHeading(detail, clock_time(times[detail.mark.id])))
            column.addWidget(self._make_row(at, detail))
        column.addStretch(1)
        self._scroll.setWidget(inner)

    def _make_row(self, at: int, detail: Askable) -> QuestionRow:
        row = QuestionRow(detail, self._desk.vocabulary)
        row.answered.connect(lambda value: self._clicked(at, lambda: self._give(value)))
        row.text_wanted.connect(lambda: self._clicked(at, self.open_text))
        self.rows.append(row)
        self._keys.append(detail.key)
        return row

    def _show_current(self) -> None:
        """Once a row that was just made has got its place."""
        if self.sheet and self.rows:
            row = self.rows[self.sheet.at]
            at_top = self.sheet.at == 0
            self._scroll.ensureWidgetVisible(row, 0, row.y() if at_top else GRID)

    def _say(self, sentence: str) -> None:
        self._is_text_refused = sentence == NO_TEXT
        told = sentence not in {HINT, TYPING_HINT}
        token, weight = (Colour.INK, SEMIBOLD) if told else (Colour.MUTED, REGULAR)
        self.foot.show_text(sentence, token, weight)

    def tell(self, sentence: str) -> None:
        """Says one sentence until the next key."""
        self._say(sentence)

    # Keys and clicks

    def take_key(self, event: QKeyEvent, digit: int | None) -> bool:
        """Does what a key means to the list; False where it means nothing to it."""
        key = Qt.Key(event.key())
        if self._is_text_refused:
            return self._take_after_refusal(event)
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _STEPS:
            self.move_by(_STEPS[key])
        elif key in _CONTACTS:
            self._go_to_contact(_CONTACTS[key])
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_on()
        elif digit is not None:
            self._take_digit(digit)
        elif event.text() == "/":
            self.open_text()
        else:
            return False
        return True

    def _take_after_refusal(self, event: QKeyEvent) -> bool:
        """What was meant as a text is neither an answer nor an action."""
        if event.text().isprintable() and event.text():
            return True
        self._say(HINT)
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return True
        return self.take_key(event, None)

    def move_by(self, by: int) -> None:
        """Makes the question so many rows below the current one."""
        if self.sheet:
            self.sheet.go_to(self.sheet.at + by)
            self._say(HINT)
            self._show()

    def go_on(self) -> None:
        """To the next open question: of this contact, of the next one, or one left open before."""
        if self.sheet is None:
            return
        self._say(HINT)
        if not self.sheet.next_open() and not self._open_next_contact(self.sheet.number):
            was = self.sheet.at
            if not self.sheet.first_open() or self.sheet.at == was:
                self._say(NOTHING_MORE)
        self._show()

    def _go_on_here(self) -> None:
        """To the next open question of this contact, round about; only then to another one."""
        if self.sheet and not self.sheet.next_open() and not self.sheet.first_open():
            self.go_on()
        self._show()

    def _open_next_contact(self, number: int) -> bool:
        others = sorted(n for n in self.open_numbers() if n != number)
        later = [n for n in others if n > number]
        if not others:
            return False
        self._show_contact((later or others)[0])
        return True

    def _go_to_contact(self, by: int) -> None:
        numbers = sorted({*self.open_numbers(), self.sheet.number if self.sheet else 0})
        if self.sheet and len(numbers) > 1:
            at = numbers.index(self.sheet.number) + by
            self._show_contact(numbers[at % len(numbers)])

    def _take_digit(self, digit: int) -> None:
        current = self.sheet.current if self.sheet else None
        choices = answers(current, self._desk.vocabulary) if current else ()
        if 1 <= digit <= len(choices):
            self._give(choices[digit - 1].value)

    def _give(self, value: str) -> None:
        if self.sheet and self.sheet.current:
            self._say(HINT)
            self._answers.give(self.sheet.number, self.sheet.current, value)

    def _clicked(self, at: int, do: Callable[[], None]) -> None:
        if self.sheet and self._is_single():
            self._take_begun()
            self.sheet.go_to(at)
            self._show()
            do()

    def undo(self) -> bool:
        """Takes the answer given last back; False where none was given here."""
        self._take_begun()
        return self._go_to_given(self._answers.undo())

    def redo(self) -> bool:
        """Gives the answer again that was taken back; False where none was."""
        self._take_begun()
        return self._go_to_given(self._answers.redo())

    def _go_to_given(self, given: Given | None) -> bool:
        if given and self.sheet:
            if given.number != self.sheet.number:
                self._show_contact(given.number)
            self.sheet.go_to_detail(given.key)
            self._show()
        return given is not None

    # Text

    def open_text(self) -> None:
        """Opens the text line below the current question, where a text will do."""
        current = self.sheet.current if self.sheet else None
        if self.sheet is None or current is None:
            return
        if not takes_text(current):
            self._say(NO_TEXT)
            return
        row = self.rows[self.sheet.at]
        row.take_entry(self.entry)
        self.entry.show()
        self.entry.start(row.suggestions(), placeholder(current))
        self._say(TYPING_HINT)
        self.typing_changed.emit(True)
        self._follow.start(0)

    def _accept(self, typed: str) -> None:
        self._close_text()
        if typed.strip():
            self._give(typed)
            self._go_on_here()

    def _take_begun(self) -> None:
        """A text begun counts as given, unless it is the beginning of a name."""
        typed = self.entry.begun.strip() if self.typing else ""
        self._close_text()
        if typed and self.sheet and self._is_whole(typed, self.rows[self.sheet.at]):
            self._give(typed)

    @staticmethod
    def _is_whole(typed: str, row: QuestionRow) -> bool:
        return not row.asks_name or is_whole(typed, row.suggestions())

    def _close_text(self) -> None:
        if self.typing:
            self.entry.clear()
            self.entry.hide()
            self._say(HINT)
            self.typing_changed.emit(False)

    def _put_entry_away(self) -> None:
        """Before the row it stands in is thrown away."""
        self._close_text()
        self.entry.setParent(self)
        self.entry.hide()

    def type_key(self, event: QKeyEvent) -> None:
        """Types a key that was pressed elsewhere in the window."""
        self.entry.keyPressEvent(event)

    def leave(self) -> None:
        """The list is put away."""
        self._take_begun()
        self._answers.forget()
        self.sheet = None
