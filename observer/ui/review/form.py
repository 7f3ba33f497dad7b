"""The inline form in which a mark is corrected, added or split: time, kind and details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.errors import UserError
from observer.findings.wording import clock_time
from observer.model.mark import (
    ABOUT_OTHERS,
    AUTOMATIC,
    DETAIL_NAMES,
    DETAIL_VALUES,
    REASON_NAME,
    MarkKind,
)
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.observe.vocabulary import Vocabulary
from observer.ui.review.words import DETAIL_WORDS, kind_word, read_time_ms, value_words
from observer.ui.theme import SEMIBOLD, SIZES, label

KINDS = tuple(kind for kind in MarkKind if kind not in ABOUT_OTHERS | AUTOMATIC)
"""What a mark can be made into."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_SUGGESTED = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A mark as the form holds it; `at_ms` since the contact opened."""

    at_ms: int
    kind: MarkKind
    detail: Mapping[str, str] = field(default_factory=dict)


class MarkForm(QWidget):
    """Asks for everything a mark says. `Enter` saves it, `Esc` leaves it.

    Signals:
        saved: the draft as it was filled in.
        left: nothing is to be changed.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._draft = Draft(0, MarkKind.WAIT)
        self.time = _Text()
        self.kind = QComboBox()
        self.fields: dict[str, _Text | QComboBox] = {}
        self._title = Line("", SIZES.lead, SEMIBOLD)
        self._refusal = label("", SIZES.body, SEMIBOLD, Colour.BLOCKED)
        self._refusal.setWordWrap(True)
        self._save, self._leave = WordButton("Save (Enter)", main=True), WordButton("Cancel (Esc)")
        self._rows = QGridLayout()
        self._lay_out()
        self.time.setAccessibleName("Time")
        self.kind.setAccessibleName("Kind")
        self.kind.setFixedHeight(TARGET_PX)
        self.time.entered.connect(self._accept)
        self.kind.activated.connect(lambda _at: self._show_fields())
        self._save.clicked.connect(self._accept)
        self._leave.clicked.connect(self.left)

    def _lay_out(self) -> None:
        column, buttons = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self._refusal)
        column.addLayout(buttons)
        buttons.addWidget(self._save)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self._rows.setSpacing(GRID)
        self._rows.setColumnStretch(1, 1)

    @property
    def refusal(self) -> str:
        return self._refusal.text()

    def ask(self, title: str, draft: Draft) -> None:
        """Shows a draft to be filled in."""
        self._draft = draft
        self._title.show_text(title)
        self.refuse("")
        self.time.setText(clock_time(draft.at_ms))
        kinds = (draft.kind,) if draft.kind in AUTOMATIC else KINDS
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(kind_word(kind), kind)
        self.kind.setCurrentIndex(kinds.index(draft.kind))
        self._show_fields()
        self.show()
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        self.time.selectAll()

    def refuse(self, sentence: str) -> None:
        """Says in place why the mark cannot be so; nothing was changed."""
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    @property
    def _kind(self) -> MarkKind:
        return MarkKind(self.kind.currentData())

    def _show_fields(self) -> None:
        """The details that the kind takes, with what is known of them."""
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget and widget not in (self.time, self.kind):
                widget.hide()
                widget.deleteLater()
        self.fields = {name: self._field(name) for name in _asked(self._kind)}
        named: dict[str, QWidget] = {"Time": self.time, "Kind": self.kind}
        named |= {DETAIL_WORDS[name]: widget for name, widget in self.fields.items()}
        for row, (words, widget) in enumerate(named.items()):
            self._rows.addWidget(Line(words, token=Colour.MUTED), row, 0)
            self._rows.addWidget(widget, row, 1)
            widget.show()
        for before, after in zip(list(named.values())[:-1], list(named.values())[1:], strict=True):
            QWidget.setTabOrder(before, after)

    def _field(self, name: str) -> _Text | QComboBox:
        kind, value = self._kind, self._draft.detail.get(name, "")
        made: _Text | QComboBox
        if (kind, name) in DETAIL_VALUES and name != REASON_NAME.get(kind):
            made = _choice(name, DETAIL_VALUES[kind, name], value)
        else:
            made = _Text(self._vocabulary.words(kind, name), value)
            made.entered.connect(self._accept)
        made.setAccessibleName(DETAIL_WORDS[name])
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Nothing typed here is a key of the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and not event.isAutoRepeat():
            self._accept()

    def _accept(self) -> None:
        try:
            draft = Draft(self._at_ms(), self._kind, self._detail())
        except UserError as error:
            self.refuse(f"{error}.")
        else:
            self.saved.emit(draft)

    def _at_ms(self) -> int:
        """To the millisecond as it was, where the time was left as shown."""
        typed = self.time.text()
        shown = clock_time(self._draft.at_ms)
        return self._draft.at_ms if typed == shown else read_time_ms(typed)

    def _detail(self) -> dict[str, str]:
        kept = self._draft.detail if self._kind in AUTOMATIC else {}
        typed = {name: self._answer(name, widget) for name, widget in self.fields.items()}
        return {**kept, **{name: value for name, value in typed.items() if value}}

    def _answer(self, name: str, widget: _Text | QComboBox) -> str:
        if isinstance(widget, QComboBox):
            return str(widget.currentData())
        if not widget.edited:
            return widget.given
        return self._vocabulary.known(self._kind, name, widget.text())


def _asked(kind: MarkKind) -> tuple[str, ...]:
    return ("observed",) if kind is MarkKind.GAP else DETAIL_NAMES.get(kind, ())


def _choice(name: str, values: tuple[str, ...], chosen: str) -> QComboBox:
    made = QComboBox()
    made.setFixedHeight(TARGET_PX)
    for value in ("", *values):
        made.addItem(value_words(name, value) or "left open", value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


class _Text(QLineEdit):
    """A line that completes itself from known words; the completion counts as typed.

    Signals:
        entered: at `Enter`.

    Attributes:
        given: the text it began with, which may hold more than fits a line.
        edited: whether anything was typed; Qt forgets that where it completes a word.
    """

    entered = Signal()

    def __init__(self, words: tuple[str, ...] = (), given: str = "") -> None:
        super().__init__()
        self.given, self.edited = given, False
        self.setText(given)
        self.textEdited.connect(self._note_edit)
        self.setFixedHeight(TARGET_PX)
        self.setPlaceholderText(", ".join(words[:_SUGGESTED]))
        if words:
            completer = QCompleter(list(words), self)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.entered.emit()

    def _note_edit(self, _text: str) -> None:
        self.edited = True
