"""The editor: the elements in order, the drawing, and what is written on the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.documented.edits import (
    Add,
    Connect,
    Delete,
    Edit,
    Editing,
    SetObservable,
    empty_process,
)
from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.model.process import DocumentedProcess, Node, NodeKind
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action, key_name
from observer.ui.observe.text_entry import TextEntry
from observer.ui.panel import Panel
from observer.ui.process.elements import element_rows, titles_of
from observer.ui.process.facts import FactForm
from observer.ui.process.flaws import FlawList
from observer.ui.process.key_row import Deed, KeyRow, repeats_letter
from observer.ui.process.picture import ProcessPicture
from observer.ui.process.rows import RowList
from observer.ui.process.study_process import StudyProcess
from observer.ui.process.ways import WayForm

LIST_WIDTH = 400


class EditorTab(QWidget):
    """Every edit is stored before it shows, so nothing is left to save.

    Signals:
        told: one sentence, and whether it says that something was refused.
    """

    told = Signal(str, bool)

    def __init__(self, study: StudyProcess, keys: LiveKeys) -> None:
        super().__init__()
        self._study, self._live = study, keys
        self._editing = Editing(empty_process(""))
        self._accept: Callable[[str], None] = lambda _typed: None
        self.elements = RowList("Elements of the process")
        self.flaws = FlawList()
        self.picture = ProcessPicture(follows=True)
        self.facts, self.ways = FactForm(), WayForm()
        self.entry = TextEntry(lambda _typed: False, repeats_letter)
        self.keys = KeyRow(keys, self._deeds())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, right = Panel(), Panel()
        left.setFixedWidth(LIST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        for widget in (self.elements, self.entry, self.flaws):
            column.addWidget(widget, 1 if widget is self.elements else 0)
        form = QVBoxLayout(right)
        form.setContentsMargins(MARGIN, 12, MARGIN, 12)
        form.addWidget(self.facts)
        form.addWidget(self.ways)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.picture, 1)
        side.addWidget(right)
        columns, page = QHBoxLayout(), QVBoxLayout(self)
        columns.setSpacing(MARGIN)
        columns.addWidget(left)
        columns.addLayout(side, 1)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(columns, 1)
        page.addWidget(self.keys)
        self.entry.hide()

    def _connect(self) -> None:
        self.elements.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.elements.itemDoubleClicked.connect(lambda _item: self.facts.write_name())
        self.picture.chosen.connect(self.elements.choose)
        self.flaws.chosen.connect(self._go_to)
        for form in (self.facts, self.ways):
            form.edited.connect(self._edit)
            form.left.connect(self.take_focus)
        self.facts.refused.connect(lambda why: self.told.emit(why, True))
        self.ways.step_wanted.connect(self.add_before)
        self.entry.accepted.connect(self._take_entry)
        self.entry.left.connect(self._close_entry)

    # What is shown

    @property
    def process(self) -> DocumentedProcess:
        return self._editing.process

    @property
    def busy(self) -> bool:
        """Whether a drawing, or the search for flaws, is under way."""
        return self.picture.busy or self.flaws.busy

    def begin(self) -> None:
        """Shows the study's process; what can be undone stays, unless it came from elsewhere."""
        process = self._study.process
        if process is not None and process != self.process:
            self._editing = Editing(process)
            self._show()

    def take(self) -> None:
        """Takes what is being written, before the page goes."""
        for field in (*self.facts.fields, *self.ways.conditions.values()):
            if field.hasFocus():
                field.take()

    def take_focus(self) -> None:
        self.elements.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        self.elements.show_rows(element_rows(self.process, self.flaws.elements))
        self.picture.show_process(self.process)
        self.flaws.check(self.process, self._show_rows)
        self._show_chosen()

    def _show_rows(self) -> None:
        self.elements.show_rows(element_rows(self.process, self.flaws.elements))

    def _show_chosen(self) -> None:
        node = self._chosen
        if node:
            self.facts.show_node(self.process, node)
            self.ways.show_node(self.process, node)
            self.picture.choose(node.id)

    @property
    def _chosen(self) -> Node | None:
        return self.process.by_id.get(self.elements.key)

    def _go_to(self, element: str) -> None:
        self.elements.choose(element)
        self.take_focus()

    # Edits

    def _edit(self, edit: Edit, said: str = "") -> bool:
        """Stores the process after an edit, and then shows it; False where it was refused.

        Args:
            said: what was done, where one key did it, for it may have been pressed by chance.
        """
        try:
            editing = self._editing.apply(edit)
        except UserError as error:
            self.facts.put_back()
            self.told.emit(_sentence(error), True)
            return False
        back = f"{said}; {self._live.cap(Action.UNDO)} takes it back" if said else ""
        return self._keep(editing, back)

    def _keep(self, editing: Editing, said: str) -> bool:
        former = set(self.process.by_id)
        try:
            self._study.store(editing.process)
        except UserError as error:
            self.told.emit(f"This is not stored: {error}", True)
            return False
        self._editing = editing
        self._show()
        new = [name for name in self.process.by_id if name not in former]
        self.elements.choose(new[0] if new else "")
        self.told.emit(said, False)
        return True

    def undo(self) -> None:
        """Takes the last edit back."""
        can = bool(self._editing.done)
        self._keep(self._editing.undo(), "Taken back" if can else "There is nothing to undo")

    def redo(self) -> None:
        """Makes the edit again that was taken back last."""
        can = bool(self._editing.undone)
        self._keep(self._editing.redo(), "Done again" if can else "There is nothing to redo")

    def add(self, kind: NodeKind = NodeKind.STEP, before: str = "") -> None:
        """Asks for the name of an element after the one chosen; an end needs none."""
        node = self._chosen
        after = node.id if node else ""
        if kind is NodeKind.END:
            self._edit(Add(after, kind), "An end was added")
            return
        noun = "step" if kind is NodeKind.STEP else "choice"
        place = f"after “{titles_of(self.process)[after]}”" if node else ""
        self._ask(f"Name of the {noun} {place}", (), partial(self._add, after, kind, before))

    def add_before(self, target: str) -> None:
        """Asks for the name of a step on the way from the element chosen to another one."""
        self.add(before=target)

    def add_first(self) -> None:
        """Asks for the name of a step before everything else."""
        self._ask("Name of the new first step", (), partial(self._add, "", NodeKind.STEP, ""))

    def _add(self, after: str, kind: NodeKind, before: str, name: str) -> None:
        """Adds it; the next one is asked for, so that several can be typed in a row."""
        if not name.strip() and kind is NodeKind.STEP:
            self._close_entry()
        elif self._edit(Add(after, kind, name, before)) and after and not before:
            self.add()
        else:
            self._close_entry()

    def connect_on(self) -> None:
        """Asks which element the one chosen leads on to, too."""
        node = self._chosen
        if node:
            titles = titles_of(self.process)
            others = {title: known for known, title in titles.items() if known != node.id}
            words = f"“{titles[node.id]}” leads on to …"
            self._ask(words, tuple(others), partial(self._connect_to, node.id, others))

    def _connect_to(self, source: str, others: dict[str, str], typed: str) -> None:
        found = [known for title, known in others.items() if title.casefold() == typed.casefold()]
        if not found:
            self.told.emit(f"There is no element “{typed}”", True)
        elif self._edit(Connect(source, found[0])):
            self._close_entry()
            self.ways.conditions[source, found[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Takes the element chosen out."""
        node = self._chosen
        if node:
            self._edit(Delete(node.id), f"“{titles_of(self.process)[node.id]}” is deleted")

    def toggle_observable(self) -> None:
        """Says that the step chosen can be seen by who observes, or cannot."""
        node = self._chosen
        if node:
            can = "cannot" if node.observable else "can"
            said = f"“{node.name}” {can} be seen from here"
            self._edit(SetObservable(node.id, not node.observable), said)

    def _ask(self, words: str, known: tuple[str, ...], accept: Callable[[str], None]) -> None:
        self._accept = accept
        self.entry.show()
        self.entry.start(known, words)

    def _take_entry(self, typed: str) -> None:
        self._accept(typed)

    def _close_entry(self) -> None:
        self.entry.hide()
        self.take_focus()

    # Keys

    def _deeds(self) -> tuple[Deed, ...]:
        return (
            Deed("Enter", "Change", self.facts_wanted, ("Return", "F2", "R")),
            Deed("A", "Add step", self.add, ("A", "Ins")),
            Deed("G", "Add choice", partial(self.add, NodeKind.EXCLUSIVE)),
            Deed("E", "Add end", partial(self.add, NodeKind.END)),
            Deed("B", "Add first", self.add_first),
            Deed("C", "Lead on to", self.connect_on),
            Deed("O", "Out of sight", self.toggle_observable),
            Deed("Del", "Delete", self.delete, ("Del", "Backspace")),
            Deed(Action.UNDO, "Undo", self.undo),
            Deed(Action.REDO, "Redo", self.redo),
        )

    def facts_wanted(self) -> None:
        """Puts the keyboard into the name of the element chosen."""
        self.facts.write_name()

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means to the editor; False where it means nothing to it."""
        if not self.entry.isHidden() and event.key() == Qt.Key.Key_Escape:
            self._close_entry()
            return True
        name = key_name(event)
        if self.flaws.listed.hasFocus() and name == "Return":
            self.flaws.go_to_chosen()
            return True
        return self.keys.take_key(event, name) or self.picture.take_key(event)


def _sentence(error: UserError) -> str:
    text = str(error)
    return text[:1].upper() + text[1:]
