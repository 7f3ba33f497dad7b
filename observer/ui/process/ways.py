"""The ways that lead on from an element: their conditions, and what can be done with each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from observer.documented.edits import Disconnect, SetCondition
from observer.drawing.tokens import GRID, TARGET_PX, Colour
from observer.model.process import DocumentedProcess, Flow, Node
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.process.elements import titles_of
from observer.ui.process.fields import Field
from observer.ui.theme import SIZES, label

NO_WAY = "Nothing follows: the process ends here."
CONDITION = "taken when … (may stay empty)"


class WayForm(QWidget):
    """One row a way.

    Signals:
        edited: an `Edit`.
        step_wanted: id of the element before which a step is to be put in.
        left: back to the list of elements.
    """

    edited = Signal(object)
    step_wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.conditions: dict[tuple[str, str], Field] = {}
        self._titles: tuple[str, ...] = ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label("Leads on to", SIZES.small, token=Colour.MUTED))
        column.addWidget(self._area, 1)
        self.setFixedHeight(20 + 2 * (TARGET_PX + 2) + TARGET_PX // 2)

    def show_node(self, process: DocumentedProcess, node: Node) -> None:
        """Shows the ways out of an element; a condition that is being written stays."""
        flows = process.outgoing[node.id]
        keys = [(flow.source, flow.target) for flow in flows]
        named = titles_of(process)
        titles = tuple(named[flow.target] for flow in flows)
        if keys != list(self.conditions) or titles != self._titles or not flows:
            self._titles = titles
            self._make_rows(flows, titles)
        for flow in flows:
            self.conditions[flow.source, flow.target].show_text(flow.name)

    def _make_rows(self, flows: tuple[Flow, ...], titles: tuple[str, ...]) -> None:
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2)
        self.conditions = {}
        for flow, title in zip(flows, titles, strict=True):
            column.addWidget(self._make_row(flow, title))
        if not flows:
            column.addWidget(Line(NO_WAY, token=Colour.MUTED))
        column.addStretch(1)
        old = self._area.takeWidget()
        if old:
            old.hide()
            old.deleteLater()
        self._area.setWidget(rows)

    def _make_row(self, flow: Flow, title: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        condition = Field(f"Condition of the way to {title}", CONDITION)
        condition.written.connect(
            lambda text: self.edited.emit(SetCondition(flow.source, flow.target, text))
        )
        condition.left.connect(self.left)
        self.conditions[flow.source, flow.target] = condition
        between, remove = WordButton("Step between"), WordButton("Take away")
        between.setAccessibleName(f"Put a step before {title}")
        remove.setAccessibleName(f"Take the way to {title} away")
        between.clicked.connect(partial(self.step_wanted.emit, flow.target))
        remove.clicked.connect(lambda: self.edited.emit(Disconnect(flow.source, flow.target)))
        row.addWidget(Line(f"→ {title}"), 3)
        row.addWidget(condition, 3)
        row.addWidget(between)
        row.addWidget(remove)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
