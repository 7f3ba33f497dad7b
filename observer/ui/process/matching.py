"""Matching: on the left what was marked, on the right the documented steps it may stand for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.documented.proposals import Proposal, propose
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.matching import MatchTable, NameRow
from observer.model.matching import ObservedName
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action, key_name
from observer.ui.line import Line
from observer.ui.observe.text_entry import TextEntry
from observer.ui.panel import Panel
from observer.ui.process.key_row import Deed, KeyRow, repeats_letter
from observer.ui.process.match_history import Change, MatchHistory
from observer.ui.process.match_rows import (
    name_key,
    name_rows,
    name_title,
    step_rows,
    undecided_words,
)
from observer.ui.process.rows import RowList
from observer.ui.process.study_process import StudyProcess
from observer.ui.theme import SEMIBOLD, SIZES

NOTHING_MARKED = "Nothing was marked yet"
ALL_SETTLED = "Every name that is like a documented step is matched"
HOW = (
    "A digit takes the step that has it, or leaves it out again: a name may stand for several "
    "steps, and several names for one. It counts at once in map and comparison; the marks stay."
)


class MatchingTab(QWidget):
    """Every decision is stored before it shows.

    Signals:
        told: one sentence, and whether it says that something was refused.
    """

    told = Signal(str, bool)

    def __init__(self, study: StudyProcess, keys: LiveKeys) -> None:
        super().__init__()
        self._study, self._history = study, MatchHistory(study)
        self._keys = keys
        self._table = MatchTable((), (), ())
        self._shown: ObservedName | None = None
        self.names = RowList("What was marked")
        self.steps = RowList("Documented steps")
        self.summary, self.name = Line("", weight=SEMIBOLD), Line("", weight=SEMIBOLD)
        self.entry = TextEntry(lambda _typed: False, repeats_letter)
        self.row = KeyRow(keys, self._deeds())
        self._lay_out()
        self.names.currentRowChanged.connect(lambda _row: self._show_steps())
        self.steps.itemDoubleClicked.connect(lambda _item: self._toggle(self.steps.key))
        self.entry.accepted.connect(self._take_typed)
        self.entry.left.connect(self._close_entry)

    def _lay_out(self) -> None:
        columns, page = QHBoxLayout(), QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        columns.setSpacing(MARGIN)
        for title, listed in ((self.summary, self.names), (self.name, self.steps)):
            ground = Panel()
            column = QVBoxLayout(ground)
            column.setContentsMargins(MARGIN, 12, MARGIN, 12)
            column.addWidget(title)
            if listed is self.steps:
                column.addWidget(self.entry)
            column.addWidget(listed, 1)
            columns.addWidget(ground, 1)
        page.addLayout(columns, 1)
        page.addWidget(Line(HOW, SIZES.small, token=Colour.MUTED))
        page.addWidget(self.row)
        self.entry.hide()

    # What is shown

    def begin(self) -> None:
        """Reads names and steps anew."""
        self._show()
        self._study.see_names()
        first = next((row for row in self._table.undecided), None)
        if first:
            self.names.choose(name_key(first.sighting.observed))

    def take_focus(self) -> None:
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self._table = self._study.read_table()
        words = undecided_words(len(self._table.undecided))
        settled = ALL_SETTLED if self._table.names else NOTHING_MARKED
        self.summary.show_text(words or settled, Colour.ACCENT if words else Colour.MUTED)
        self.names.show_rows(name_rows(self._table, self._study.count_contacts()))
        self._show_steps()

    def _show_steps(self) -> None:
        name = self._chosen
        title = f"“{name_title(name.sighting.observed)}” in the documented process" if name else ""
        self.name.show_text(title or "The documented process")
        if name and name.sighting.observed != self._shown:
            self._shown = name.sighting.observed
            self.steps.clear()
        chosen = name.documented if name else ()
        self.steps.show_rows(step_rows(self._table, chosen, self._proposals(name)))

    def _proposals(self, name: NameRow | None) -> tuple[Proposal, ...]:
        """What a name may stand for, whatever it stands for already."""
        process = self._study.process
        if name is None or process is None:
            return ()
        return propose(name.sighting.observed, process, name.sighting.holders)

    @property
    def _chosen(self) -> NameRow | None:
        names = {name_key(row.sighting.observed): row for row in self._table.names}
        return names.get(self.names.key)

    # What can be done

    def confirm(self) -> None:
        """From the names: the likeliest step, then the next name. From the steps: the one there."""
        name = self._chosen
        if self.steps.hasFocus():
            self._toggle(self.steps.key)
        elif name and name.proposals and not name.documented:
            self._match(name, (name.proposals[0].step,))
            self._go_on()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """To the next name below that may mean a documented step, else to the first one."""
        keys = [row.key for row in self.names.rows]
        left = [name_key(row.sighting.observed) for row in self._table.undecided]
        later = [key for key in left if keys.index(key) > self.names.currentRow()]
        for key in (later or left)[:1]:
            self.names.choose(key)

    def _take_digit(self, digit: str) -> bool:
        found = next((row for row in self.steps.rows if row.cap == digit), None)
        if found:
            self._toggle(found.key)
        return found is not None

    def _toggle(self, step: str) -> None:
        """Takes a step among those that the name stands for, or out of them."""
        name = self._chosen
        if name is None or not step:
            return
        others = tuple(known for known in name.documented if known != step)
        self._match(name, others if step in name.documented else (*others, step))

    def _match(self, name: NameRow, documented: tuple[str, ...]) -> None:
        observed = name.sighting.observed
        if not name.decided and not documented:
            self.told.emit(f"“{name_title(observed)}” is called so in the document", True)
        else:
            self._do(lambda: self._history.match(observed, documented))

    def take_back(self) -> None:
        """The name chosen is itself again."""
        name = self._chosen
        if name and name.decided:
            self._do(lambda: self._history.match(name.sighting.observed, ()))
        elif name:
            self.told.emit(f"“{name_title(name.sighting.observed)}” is not matched", True)

    def toggle_observable(self) -> None:
        """Says that the documented step chosen on the right can be seen, or cannot."""
        known = {row.step: row.observable for row in self._table.steps}
        step = self.steps.key
        if step in known:
            self._do(lambda: self._history.set_observable(step, observable=not known[step]))

    def undo(self) -> None:
        self._do(self._history.undo, "There is nothing to undo")

    def redo(self) -> None:
        self._do(self._history.redo, "There is nothing to redo")

    def _do(self, change: Callable[[], Change | None], nothing: str = "") -> None:
        try:
            made = change()
        except UserError as error:
            self.told.emit(f"{str(error)[:1].upper()}{str(error)[1:]}", True)
            return
        self._show()
        self.told.emit(made.words if made else nothing, False)

    def type_step(self) -> None:
        """Asks for a documented step by its name."""
        self.entry.show()
        known = tuple(row.step for row in self._table.steps)
        self.entry.start(known, "The documented step that this is (Tab completes)")

    def _take_typed(self, typed: str) -> None:
        found = [r.step for r in self._table.steps if r.step.casefold() == typed.strip().casefold()]
        name = self._chosen
        self._close_entry()
        if name and found and found[0] not in name.documented:
            self._toggle(found[0])
        elif not found and typed.strip():
            self.told.emit(f"There is no documented step “{typed.strip()}”", True)

    def _close_entry(self) -> None:
        self.entry.hide()
        self.take_focus()

    # Keys

    def _deeds(self) -> tuple[Deed, ...]:
        return (
            Deed("Enter", "It is the likeliest", self.confirm, ("Return",)),
            Deed("/", "Type the step", self.type_step),
            Deed("Del", "It is itself again", self.take_back, ("Del", "Backspace")),
            Deed("→", "Other steps", self.steps.setFocus, ("Right",)),
            Deed("O", "Step out of sight", self.toggle_observable),
            Deed(Action.UNDO, "Undo", self.undo),
            Deed(Action.REDO, "Redo", self.redo),
        )

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means here; False where it means nothing."""
        digit = self._keys.map.digit_of(event)
        escape = event.key() == Qt.Key.Key_Escape
        if escape and not self.entry.isHidden():
            self._close_entry()
        elif self.steps.hasFocus() and (escape or event.key() == Qt.Key.Key_Left):
            self.take_focus()
        elif digit is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._take_digit(str(digit))
        else:
            return self.row.take_key(event, key_name(event))
        return True
