"""Typing a process from nothing: the steps, one a line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout

from observer.documented.outline import read_outline
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.model.process import DocumentedProcess
from observer.ui.buttons import WordButton
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, font, label

TITLE = "No documented process is in this study yet"
HOW = (
    "Take it from the file it is kept in, or type its steps, one a line. Lines indented below a "
    "step are the ways to go on from it, each with its condition and a colon if there is one; "
    "“-> name” goes to a step that stands elsewhere."
)
EXAMPLE = """Look up order
Check refund rules
    within the limit: Book refund
    above the limit: Obtain approval
        Book the approved refund
Tell the customer"""
WIDTH, HEIGHT = 760, 240
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TAKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class OutlineEntry(Panel):
    """What there is to do while a study has no process.

    Signals:
        typed: the process that was typed.
        import_wanted: it is in a file.
    """

    typed = Signal(object)
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.import_button = WordButton("Take it from a file … (Esc, then I)", main=True)
        self.text = _Lines()
        self.use_button = WordButton("Use these steps (⇧ Enter)")
        self.problem = label("", SIZES.body, SEMIBOLD, Colour.BLOCKED)
        self.problem.setWordWrap(True)
        self._lay_out()
        self.import_button.clicked.connect(self.import_wanted)
        self.use_button.clicked.connect(self.use)
        self.text.finished.connect(self.use)
        self.text.left.connect(lambda: self.use_button.setFocus(Qt.FocusReason.TabFocusReason))

    def _lay_out(self) -> None:
        how = label(HOW, SIZES.body, token=Colour.MUTED)
        how.setWordWrap(True)
        how.setMinimumHeight(3 * 22)
        column, whole, buttons = QVBoxLayout(), QHBoxLayout(self), QHBoxLayout()
        whole.addStretch(1)
        whole.addLayout(column)
        whole.addStretch(1)
        column.setSpacing(GRID)
        column.addStretch(1)
        column.addWidget(label(TITLE, SIZES.title, SEMIBOLD))
        column.addWidget(how)
        column.addSpacing(GRID)
        column.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(MARGIN)
        column.addWidget(label("Type the steps, one a line", SIZES.lead, SEMIBOLD))
        column.addWidget(self.text)
        column.addLayout(buttons)
        buttons.addWidget(self.use_button)
        buttons.addWidget(self.problem, 1)
        column.addStretch(2)
        self.text.setFixedSize(WIDTH, HEIGHT)
        how.setFixedWidth(WIDTH)

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def use(self) -> None:
        """Reads what was typed; says which line cannot be read."""
        try:
            process = self._read()
        except UserError as error:
            place = error.where.rpartition(":")[2]
            line = f"Line {place}: " if place.isdigit() else ""
            remedy = f"; {error.remedy}" if error.remedy else ""
            self.problem.setText(f"{line}{error.what}{remedy}")
            self.take_focus()
            return
        self.problem.setText("")
        self.typed.emit(process)

    def _read(self) -> DocumentedProcess:
        return read_outline(self.text.toPlainText(), Path("typed steps")).processes[0]


class _Lines(QPlainTextEdit):
    """Tab indents; `Enter` with Shift or a command key finishes, `Esc` leaves.

    Signals:
        finished: the steps are typed.
        left: the keyboard goes elsewhere.
    """

    finished = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Steps of the process, one a line")
        self.setFont(font(SIZES.body))
        self.setPlaceholderText(EXAMPLE)
        self.setTabStopDistance(28)
        self.viewport().setAcceptDrops(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER and event.modifiers() & _TAKING:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
