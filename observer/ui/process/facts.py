"""What is written on one element of the process, to be changed."""

from __future__ import annotations

from functools import partial
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from observer.documented.edits import (
    Edit,
    Rename,
    SetDuration,
    SetKind,
    SetObservable,
    SetText,
    TextFact,
)
from observer.documented.elements import KINDS_BY_HAND
from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.errors import UserError
from observer.findings.wording import clock_time
from observer.model.process import DocumentedProcess, Node, NodeKind
from observer.ui.process.elements import KIND_WORDS
from observer.ui.process.fields import Field
from observer.ui.review.words import read_time_ms
from observer.ui.theme import SIZES, label

_NAMES: dict[TextFact, tuple[str, str]] = {
    "owner": ("Owner", "who does it"),
    "may_decide": ("Who may decide here", "such as Team leader"),
    "introduced": ("Approval introduced", "such as 2016-04"),
    "reviewed": ("Last reviewed", "never, or when"),
}


class FactForm(QWidget):
    """Tells each change as the edit it is.

    Signals:
        edited: an `Edit`.
        refused: why what is written cannot be taken.
        left: back to the list of elements.
    """

    edited = Signal(object)
    refused = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._node = Node("", NodeKind.STEP, "")
        self.name = Field("Name")
        self.kind = _Choice("Kind")
        self.duration = Field("Should take", "m:ss")
        self.texts = {fact: Field(*_NAMES[fact]) for fact in get_args(TextFact)}
        self.observable = QCheckBox("can be seen from here")
        self.observable.setFixedHeight(TARGET_PX)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID * 2)
        grid.setVerticalSpacing(2)
        texts = self.texts
        places: tuple[tuple[QWidget, str, int, int, int], ...] = (
            (self.name, "Name", 0, 0, 2),
            (self.kind, "Kind", 0, 2, 1),
            (texts["owner"], "Owner", 0, 3, 1),
            (texts["may_decide"], "Who may decide here", 2, 0, 1),
            (texts["introduced"], "Approval introduced", 2, 1, 1),
            (texts["reviewed"], "Last reviewed", 2, 2, 1),
            (self.duration, "Should take (m:ss)", 2, 3, 1),
        )
        for widget, words, row, column, span in places:
            grid.addWidget(label(words, SIZES.small, token=Colour.MUTED), row, column, 1, span)
            grid.addWidget(widget, row + 1, column, 1, span)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.observable, 4, 0, 1, 4)

    def _connect(self) -> None:
        self.name.written.connect(lambda text: self._edit(Rename(self._node.id, text)))
        self.duration.written.connect(self._take_duration)
        self.kind.activated.connect(self._take_kind)
        self.observable.clicked.connect(
            lambda on: self._edit(SetObservable(self._node.id, bool(on)))
        )
        for fact, field in self.texts.items():
            field.written.connect(partial(self._take_text, fact))
        for field in self.fields:
            field.left.connect(self.left)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is written on."""
        return self.name, self.duration, *self.texts.values()

    def show_node(self, process: DocumentedProcess, node: Node) -> None:
        """Shows an element; what is being written in it stays."""
        other = node.id != self._node.id
        self._node = node
        takes = "" if node.documented_ms is None else clock_time(node.documented_ms)
        shown = {self.name: node.name, self.duration: takes}
        shown |= {field: getattr(node, fact) for fact, field in self.texts.items()}
        for field, text in shown.items():
            (field.put_back if other else field.show_text)(text)
        if other:
            owners = dict.fromkeys(n.owner for n in process.nodes if n.owner)
            self.texts["owner"].complete_from(owners)
            deciders = dict.fromkeys(n.may_decide for n in process.nodes if n.may_decide)
            self.texts["may_decide"].complete_from({**deciders, **owners})
        self._show_kind(node)
        self.observable.setChecked(node.observable)
        self.observable.setEnabled(node.visible)

    def _show_kind(self, node: Node) -> None:
        kinds = KINDS_BY_HAND if node.kind in KINDS_BY_HAND else (node.kind,)
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(KIND_WORDS[kind], kind.value)
        self.kind.setCurrentIndex(kinds.index(node.kind))
        self.kind.setEnabled(len(kinds) > 1)

    def put_back(self) -> None:
        """Shows what stands: what was written was refused."""
        node = self._node
        self.name.put_back(node.name)
        self.kind.setCurrentIndex(self.kind.findData(node.kind.value))
        self.observable.setChecked(node.observable)

    def write_name(self) -> None:
        """Puts the keyboard into the name, all of it selected."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _take_text(self, fact: TextFact, text: str) -> None:
        self._edit(SetText(self._node.id, fact, text))

    def _take_kind(self, _at: int) -> None:
        self._edit(SetKind(self._node.id, NodeKind(self.kind.currentData())))

    def _take_duration(self, text: str) -> None:
        try:
            takes_ms = read_time_ms(text) if text else None
        except UserError as error:
            self.refused.emit(str(error))
            return
        self._edit(SetDuration(self._node.id, takes_ms))

    def _edit(self, edit: Edit) -> None:
        self.edited.emit(edit)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Choice(QComboBox):
    """Leaves `Esc` to the form while it is not open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedHeight(TARGET_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
