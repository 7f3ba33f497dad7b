"""What the leader writes for those who decide: the ask, the team's words, facts of the study."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from observer.documents.leadership.wording import constraint_name, contacts_held, place
from observer.drawing.layers import by_time_held
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.model.finding import Constraint
from observer.ui.buttons import WordButton
from observer.ui.export.entry import Entry
from observer.ui.export.record import BriefRecord, Value
from observer.ui.keys import undo_cap
from observer.ui.line import Line
from observer.ui.map.words import breakable, sentence, wrapping
from observer.ui.painting import RIGHT
from observer.ui.panel import Panel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES

WIDTH_PX = 440
NOT_GIVEN = "not given yet"
MOST_AGENTS = 9_999


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    title: str
    example: str = ""


_ASK = (
    _Field("question", "The question", "In one sentence: what is leadership to answer?"),
    _Field("decision", "The decision asked for", "Such as: let agents approve refunds up to 200"),
    _Field("by_whom", "By whom", "A role, such as Director of operations"),
    _Field("by_when", "By when", "Such as 2026-04-30"),
    _Field("author", "Handed on by", "Your role; left out if empty"),
)
_WORDS = (_Field("words", "On the whole", "One sentence, as somebody in the team said it"),)
_FACTS = (
    _Field("coached_metric", "The coached metric", "Such as First-contact resolution"),
    _Field("metric_baseline", "Its baseline", "The value before, and how it was counted"),
    _Field("how_chosen", "How the contacts were chosen", "Such as the next ten, none left out"),
    _Field("observer_role", "Who observed: the role", "Such as Team manager; no name"),
    _Field("agent_count", "How many agents were observed", "A number"),
)
_OPTIONAL = frozenset({"author"})


class Row(QWidget):
    """A field with its title, and beside that what is to be said of it.

    Attributes:
        is_needed: whether a reader would ask for it.
    """

    def __init__(self, title: str, example: str = "", *, is_needed: bool = True) -> None:
        super().__init__()
        self.title = Line(title, SIZES.small, SEMIBOLD)
        self.note = Line("", SIZES.small, REGULAR, Colour.MUTED, RIGHT)
        self.entry, self.is_needed = Entry(title, example), is_needed
        head, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        column.addLayout(head)
        column.addWidget(self.entry)

    def show_text(self, text: str) -> None:
        self.entry.show_text(text)
        if self.entry.is_kept:
            self._note("" if text or not self.is_needed else NOT_GIVEN, Colour.MUTED)

    def refuse(self, stands: str, why: str) -> None:
        """Says why what is written is not kept."""
        self.entry.refuse(stands)
        self._note(why, Colour.BLOCKED)

    def _note(self, words: str, token: Colour) -> None:
        self.note.show_text(words, token)
        self.entry.setAccessibleDescription(words)


class BriefForm(Panel):
    """Signals:
    left: back to what is chosen.
    """

    left = Signal()

    def __init__(self, record: BriefRecord) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName("What the pack says")
        self._record = record
        self.done = WordButton("Done (Esc)")
        self.told = wrapping("", SIZES.small, Colour.MUTED)
        self.rows = {
            field.name: Row(field.title, field.example, is_needed=field.name not in _OPTIONAL)
            for field in (*_ASK, *_WORDS, *_FACTS)
        }
        self.said: dict[str, Row] = {}
        self._said_rows = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.show_all()

    def _lay_out(self) -> None:
        head, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, 0, GRID)
        head.setContentsMargins(0, 0, MARGIN, 0)
        head.addWidget(Line("What the pack says", SIZES.lead, SEMIBOLD), 1)
        head.addWidget(self.done)
        column.addLayout(head)
        column.addWidget(self.told)
        area, sheet = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange(sheet)
        area.setWidget(sheet)
        column.addWidget(area, 1)

    def _arrange(self, sheet: QWidget) -> None:
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, MARGIN, GRID)
        column.setSpacing(12)
        self._said_rows.setSpacing(12)
        for title, fields in (
            ("What is asked for", _ASK),
            ("In the team’s own words", _WORDS),
            ("The study", _FACTS),
        ):
            column.addSpacing(GRID)
            column.addWidget(Line(title, SIZES.body, SEMIBOLD))
            for field in fields:
                column.addWidget(self.rows[field.name])
            if fields is _WORDS:
                column.addLayout(self._said_rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.done.clicked.connect(self.left)
        self._record.changed.connect(self.show_all)
        for name, row in self.rows.items():
            self._connect_row(row, partial(self._take, name))

    def _connect_row(self, row: Row, take: Callable[[str], None]) -> None:
        entry = row.entry
        entry.setReadOnly(bool(self._record.read_only))
        entry.written.connect(take)
        entry.ended.connect(self._record.leave_field)
        entry.left.connect(self.left)
        entry.undo_wanted.connect(self.undo)
        entry.redo_wanted.connect(self.redo)

    def begin(self) -> None:
        """Puts the keyboard into the first field that is empty, or into the first."""
        rows = [*self.rows.values(), *self.said.values()]
        empty = (row for row in rows if row.is_needed and not row.entry.text)
        next(empty, rows[0]).entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Keeps what is being written."""
        for row in (*self.rows.values(), *self.said.values()):
            row.entry.take()

    def offer(self, constraints: Iterable[Constraint]) -> None:
        """Asks for the team's words on these, the one that held longest first."""
        told = {one.id: one for one in by_time_held(constraints)}
        if list(told) == list(self.said):
            return
        for row in self.said.values():
            self._said_rows.removeWidget(row)
            row.deleteLater()
        self.said = {name: self._said_row(one) for name, one in told.items()}
        self.show_all()

    def _said_row(self, constraint: Constraint) -> Row:
        words = f"{constraint_name(constraint)}, {place(constraint)}"
        row = Row(words, f"{contacts_held(constraint)} contacts: how the team puts it")
        row.is_needed = False
        self._connect_row(row, partial(self._take_said, constraint.id))
        self._said_rows.addWidget(row)
        return row

    def show_all(self) -> None:
        """Shows what stands, and what is missing."""
        for name, row in self.rows.items():
            row.show_text(_words(self._record.value(name)))
        for name, row in self.said.items():
            row.show_text(self._record.brief.said.get(name, ""))
        self.told.setText(breakable(_told(self._record)))

    def _take(self, name: str, text: str) -> None:
        row = self.rows[name]
        try:
            self._record.put(name, _READ.get(name, str)(text))
        except UserError as error:
            row.refuse(_words(self._record.value(name)), str(error))

    def _take_said(self, constraint: str, text: str) -> None:
        try:
            self._record.say(constraint, text)
        except UserError as error:
            self.said[constraint].refuse(self._record.brief.said.get(constraint, ""), str(error))

    def undo(self) -> None:
        self._go(self._record.undo, "Nothing was written since the study was opened.")

    def redo(self) -> None:
        self._go(self._record.redo, "Nothing was taken back.")

    def _go(self, go: Callable[[], bool], nothing: str) -> None:
        try:
            if not go():
                self.told.setText(nothing)
        except UserError as error:
            self.told.setText(breakable(sentence(str(error))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)


def told_missing(record: BriefRecord) -> str:
    """What is not given yet, in a sentence; that all is, otherwise."""
    missing = record.missing
    return f"Not given yet: {', '.join(missing)}." if missing else "All that is asked for is given."


def _told(record: BriefRecord) -> str:
    if record.read_only:
        return sentence(f"Nothing can be written: {record.read_only}")
    kept = f"Each text is kept in the study as you write; {undo_cap()} takes back."
    return f"{told_missing(record)} {kept}"


def _words(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UserError("not a day: write it as 2026-04-30") from None


def _read_count(text: str) -> int | None:
    if text and not (text.isdecimal() and 0 < int(text[:5]) <= MOST_AGENTS):
        raise UserError(f"not a number from 1 to {MOST_AGENTS}")
    return int(text) if text else None


_READ: dict[str, Callable[[str], Value]] = {"by_when": _read_day, "agent_count": _read_count}
