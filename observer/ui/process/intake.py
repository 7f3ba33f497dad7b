"""Naming a file, reading it beside the window, and choosing among the processes in it."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from observer.documented.reading import READABLE
from observer.drawing.tokens import GRID, TARGET_PX, WIDE_MARGIN, Colour
from observer.errors import UserError
from observer.importing import read_documented
from observer.model.process import DocumentedProcess, ReadResult, ReadWarning
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.map.background import Background
from observer.ui.panel import Panel
from observer.ui.process.counts import counted
from observer.ui.process.formats import FILTER
from observer.ui.process.rows import Row, RowList
from observer.ui.theme import SEMIBOLD, SIZES, label

SEVERAL = "The file holds several processes. Which one is it?"


class Intake(Panel):
    """Asks for a file; nothing of the study changes here.

    Signals:
        read: the process taken, the name of its file, and what was read past.
        left: no file is to be read.
    """

    read = Signal(object, str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reading: Background[ReadResult] = Background(self)
        self._source = ""
        self._processes: tuple[DocumentedProcess, ...] = ()
        self._warnings: tuple[ReadWarning, ...] = ()
        self.path = QLineEdit()
        self.path.setAccessibleName("Path of the file")
        self.path.setPlaceholderText("Path of the file, or drop it on the window")
        self.path.setFixedHeight(TARGET_PX)
        self.path.setAcceptDrops(False)  # the window reads what is dropped
        self.browse = WordButton("Choose a file …", main=True)
        self.cancel = WordButton("Cancel (Esc)")
        self.state = Line("", weight=SEMIBOLD)
        self.problem = label("", SIZES.body, SEMIBOLD, Colour.BLOCKED)
        self.problem.setWordWrap(True)
        self.choices = RowList("Processes in the file")
        self._lay_out()
        self.browse.clicked.connect(self._choose_file)
        self.cancel.clicked.connect(self.leave)
        self.path.returnPressed.connect(self._read_typed)
        self.choices.itemDoubleClicked.connect(lambda _item: self.take_choice())

    def _lay_out(self) -> None:
        formats = label(f"{READABLE[:1].upper()}{READABLE[1:]}.", token=Colour.MUTED)
        formats.setWordWrap(True)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        column.setContentsMargins(WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN)
        column.setSpacing(GRID)
        row.addWidget(self.path, 1)
        row.addWidget(self.browse)
        row.addWidget(self.cancel)
        column.addWidget(label("Take the process from a file", SIZES.lead, SEMIBOLD))
        column.addLayout(row)
        column.addWidget(formats)
        column.addSpacing(GRID)
        for widget in (self.state, self.problem, self.choices):
            column.addWidget(widget, 1 if widget is self.choices else 0)
        column.addStretch(1)
        self.choices.setMinimumHeight(6 * TARGET_PX)
        self.choices.hide()

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._reading.busy

    def begin(self) -> None:
        """Asks for a file anew."""
        self._say("")
        self._show_choices(())
        self.path.clear()

    def take_focus(self) -> None:
        shown = self.choices if self._processes else self.path
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_file(self, path: Path) -> None:
        """Reads a file in a thread; the window goes on meanwhile."""
        self._say("")
        self._show_choices(())
        self.path.setText(str(path))
        self._source = path.name
        self.state.show_text(f"Reading {path.name} …")
        self._reading.start(lambda: read_documented(path), self._take)

    def _read_typed(self) -> None:
        typed = self.path.text().strip().strip("\"'")
        address = QUrl(typed)
        if typed:
            path = address.toLocalFile() if address.isLocalFile() else typed
            self.read_file(Path(path).expanduser())

    def _take(self, done: Future[ReadResult]) -> None:
        self.state.show_text("")
        try:
            result = done.result()
        except UserError as error:
            self._say(f"{str(error)[:1].upper()}{str(error)[1:]}.")
            self.take_focus()
            return
        self._warnings = result.warnings
        if not result.processes:
            self._say("There is no process in this file.")
        elif len(result.processes) == 1:
            self._tell(result.processes[0])
        else:
            self.state.show_text(SEVERAL)
            self._show_choices(result.processes)
            self.take_focus()

    def _show_choices(self, processes: tuple[DocumentedProcess, ...]) -> None:
        self._processes = processes
        rows = [_choice(process, str(at)) for at, process in enumerate(processes)]
        self.choices.show_rows(rows)
        self.choices.setVisible(bool(rows))
        if rows:
            self.choices.setCurrentRow(0)

    def take_choice(self) -> None:
        """Takes the process chosen."""
        if self.choices.hasFocus():
            self._tell(self._processes[self.choices.currentRow()])

    def _tell(self, process: DocumentedProcess) -> None:
        self.read.emit(process, self._source, self._warnings)

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.state.show_text("")

    def stop(self) -> None:
        """Whatever is being read is wanted no more."""
        self._reading.drop()

    def leave(self) -> None:
        """Stops what is being read; a second time, reads no file at all."""
        if self.busy:
            self.stop()
            self.state.show_text("Not read.")
            self.take_focus()
        else:
            self.left.emit()

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The documented process", "", FILTER)
        if chosen:
            self.read_file(Path(chosen))

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key means here; False where it means nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take_choice()
        else:
            return False
        return True


def _choice(process: DocumentedProcess, key: str) -> Row:
    return Row(process.name or process.id, note=counted(process), key=key)
