"""The page of the documented process: its elements, the names for them, its versions, its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.importing import ImportPreview
from observer.model.process import DocumentedProcess, ReadWarning
from observer.ui.buttons import WordButton
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import key_name
from observer.ui.line import Line
from observer.ui.map.segments import Segments
from observer.ui.page_head import PageHead
from observer.ui.process.counts import counted
from observer.ui.process.editor import EditorTab
from observer.ui.process.intake import Intake
from observer.ui.process.match_rows import undecided_words
from observer.ui.process.matching import MatchingTab
from observer.ui.process.outline_entry import OutlineEntry
from observer.ui.process.preview import PreviewTab
from observer.ui.process.study_process import StudyProcess
from observer.ui.process.versions import VersionsTab
from observer.ui.theme import REGULAR, SEMIBOLD

TABS = ("Steps (S)", "Match names (M)", "Versions (V)")
TAB_KEYS = ("S", "M", "V")
STORED = "Every change is on disk at once, as a version of its own; nothing is left to save."

UNCHANGED = "Nothing is changed yet."


class Shown(Protocol):
    """What the page needs of each of its parts."""

    def take_focus(self) -> None: ...


class TakesKeys(Protocol):
    """A part that has keys of its own."""

    def take_key(self, event: QKeyEvent) -> bool: ...


class ProcessPage(QWidget):
    """Signals:
    left: back to where the page was opened.
    """

    left = Signal()

    def __init__(self, study: StudyProcess, keys: LiveKeys) -> None:
        super().__init__()
        self.setAccessibleName("Documented process")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._study = study
        self.head = PageHead("The documented process", keys)
        self.segments = Segments(TABS)
        self.import_button = WordButton("Take from a file … (I)")
        self.editor = EditorTab(study, keys)
        self.matching = MatchingTab(study, keys)
        self.versions = VersionsTab(study)
        self.intake, self.preview, self.outline = Intake(), PreviewTab(), OutlineEntry()
        self.message = Line(STORED, token=Colour.MUTED)
        self._tabs = (self.editor, self.matching, self.versions)
        self._at = 0
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = cast(QHBoxLayout, self.head.layout())
        row.setSpacing(GRID)
        row.insertWidget(1, self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        row.insertWidget(2, self.import_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addWidget(self._stack, 1)
        page.addWidget(self.message)
        for part in (*self._tabs, self.intake, self.preview, self.outline):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self.segments.chosen.connect(self.show_tab)
        self.import_button.clicked.connect(self.ask_file)
        self.outline.import_wanted.connect(self.ask_file)
        self.outline.typed.connect(self._store_typed)
        self.intake.read.connect(self._show_preview)
        self.intake.left.connect(self.show_tab)
        self.preview.used.connect(self._take_in)
        self.preview.left.connect(self.show_tab)
        for tab in self._tabs:
            tab.told.connect(self._say)

    @property
    def busy(self) -> bool:
        """Whether something is read or drawn."""
        parts = (self.editor, self.intake, self.preview, self.versions)
        return any(part.busy for part in parts)

    # What is shown

    def begin(self) -> None:
        """Shows the page anew, at the steps."""
        self.head.say_not_recorded()
        self.show_tab(0)

    def read_file(self, file: Path) -> None:
        """Reads a file, which is previewed before it takes the process's place."""
        self.ask_file()
        self.intake.read_file(file)

    def show_names(self) -> None:
        """Shows the names to be matched."""
        self.show_tab(TAB_KEYS.index("M"))

    def show_tab(self, at: int | None = None) -> None:
        """Shows the steps, the names or the versions; how to begin, while there is no process."""
        self._at = self._at if at is None else at
        if self._study.process is None:
            self._show(self.outline)
            self._say(UNCHANGED, False)
            return
        tab = self._tabs[self._at]
        self.segments.choose(self._at)
        tab.begin()
        self._show(tab)
        self._say(STORED, False)

    def _show(self, part: QWidget) -> None:
        for chooser in (self.segments, self.import_button):
            chooser.setVisible(part in self._tabs)
        self._stack.setCurrentWidget(part)
        cast(Shown, part).take_focus()

    def ask_file(self) -> None:
        """Asks which file to read."""
        self.intake.begin()
        self._show(self.intake)
        self._say(UNCHANGED, False)

    def _show_preview(
        self, process: DocumentedProcess, source: str, warnings: tuple[ReadWarning, ...]
    ) -> None:
        preview = self._study.preview(process, source, warnings)
        self.preview.show_preview(preview, replaces=self._study.process is not None)
        self._show(self.preview)

    # What changes

    def _take_in(self, preview: ImportPreview) -> None:
        if self._try(lambda: self._study.take_in(preview)):
            words = undecided_words(self._study.undecided)
            more = f". {words}: M matches them" if words else ""
            self._say(f"{preview.source} is in use: {counted(preview.process)}{more}", False)

    def _store_typed(self, process: DocumentedProcess) -> None:
        if self._try(lambda: self._study.store_typed(process)):
            self._say(f"These steps are in use: {counted(process)}", False)

    def end(self) -> None:
        """Takes what is being written, and stops reading, before the window closes."""
        self.editor.take()
        self.intake.stop()

    def _try(self, change: Callable[[], None]) -> bool:
        """Shows what came of a change; False where it was refused, with the reason."""
        try:
            change()
        except UserError as error:
            self._say(f"{str(error)[:1].upper()}{str(error)[1:]}", True)
            return False
        self.show_tab(0)
        return True

    def _say(self, sentence: str, refused: bool) -> None:
        if sentence in {"", STORED, UNCHANGED}:
            self.message.show_text(sentence or STORED, Colour.MUTED, REGULAR)
        else:
            token = Colour.BLOCKED if refused else Colour.INK
            self.message.show_text(sentence, token, SEMIBOLD)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that the part shown did not take itself."""
        part = self._stack.currentWidget()
        takes = (*self._tabs, self.intake, self.preview)
        if part in takes and cast(TakesKeys, part).take_key(event):
            self.head.say_not_recorded()
            return
        name = key_name(event)
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif name == "I" and part is not self.intake:
            self.ask_file()
        elif name in TAB_KEYS and part in self._tabs:
            self.show_tab(TAB_KEYS.index(name))
        else:
            self.head.say_not_recorded(event)
            event.ignore()

    def _leave(self) -> None:
        if self._stack.currentWidget() is self.preview:
            self.show_tab()
        else:
            self.left.emit()
