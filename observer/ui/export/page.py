"""The page on which a document is chosen, looked at as it will print, and saved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import compose, write_document
from observer.documents.web_page import export_html
from observer.drawing.map_graph import View
from observer.drawing.tokens import GRID, MARGIN
from observer.errors import UserError
from observer.export.document import Document
from observer.ui.export.brief_form import BriefForm
from observer.ui.export.choices_panel import ChoicesPanel
from observer.ui.export.kinds import Choice, Kind
from observer.ui.export.preview import Preview
from observer.ui.export.record import BriefRecord
from observer.ui.export.remembered import read_remembered, remember
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.map.background import Background
from observer.ui.map.words import sentence
from observer.ui.page_head import PageHead
from observer.ui.panel import Panel
from observer.ui.saving import Saving

SETTLED_MS = 250
"""So long after the last change the document is composed anew."""
IN_A_BROWSER = "in a browser, pointing at anything shows its evidence"


@dataclass(frozen=True, slots=True)
class Composed:
    """A document as it is shown, and what it takes to save it."""

    kind: Kind
    choices: Choices
    analysis: Analysis
    document: Document

    def write(self, path: Path, allow: bool) -> tuple[str, ...]:
        """
        Raises:
            UserError: as `write_document` and `export_html`.
        """
        if self.kind.is_web_page:
            export_html(self.analysis, self.choices, path, allow)
        else:
            write_document(self.document, self.analysis.observed, path, allow)
        return ()


class ExportPage(QWidget):
    """Signals:
    left: back to where the page was opened.

    Attributes:
        composed: what is shown, ready to be saved; None while there is none.
    """

    left = Signal()

    def __init__(
        self,
        open_analysis: Callable[[], Analysis],
        study: Path,
        keys: LiveKeys,
        record: BriefRecord,
    ) -> None:
        super().__init__()
        self.setAccessibleName("Documents")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._open_analysis, self._study, self._folder = open_analysis, study, study.parent
        self.composed: Composed | None = None
        self.head = PageHead("Documents to hand on", keys)
        self.choosing, self.form = ChoicesPanel(record), BriefForm(record)
        self.preview, self.saving = Preview(), Saving()
        self._background: Background[Composed] = Background(self)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._compose)
        self._lay_out()
        self.head.left.connect(self.left)
        self.choosing.changed.connect(self._settled.start)
        self.choosing.writing_wanted.connect(self.write)
        self.choosing.save_wanted.connect(self._ask_file)
        self.form.left.connect(self._end_writing)
        record.changed.connect(self._follow)
        self.preview.cancelled.connect(self._cancel)
        self.preview.wanted.connect(self._compose)
        self._recall()

    def _lay_out(self) -> None:
        page, row, right = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(row, 1)
        row.setSpacing(MARGIN)
        row.addWidget(self.choosing)
        row.addWidget(self.form)
        row.addLayout(right, 1)
        right.setSpacing(GRID)
        right.addWidget(self.preview, 1)
        right.addWidget(self._told())
        self.form.hide()

    def _told(self) -> Panel:
        """What came of saving; there from the first time on."""
        panel = Panel()
        room = QVBoxLayout(panel)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.saving)
        self.saving.spoke.connect(panel.show)
        panel.hide()
        return panel

    def _recall(self) -> None:
        """Begins with what was chosen last."""
        try:
            kept = read_remembered()
        except UserError as error:
            self.saving.say(sentence(str(error)))
            return
        self.choosing.recall(kept)
        folder = Path(kept.get("folder", self._folder))
        self._folder = folder if folder.is_dir() else self._folder

    @property
    def busy(self) -> bool:
        """Whether something is composed or saved."""
        return self._background.busy or self._settled.isActive() or self.saving.busy

    def begin(self) -> None:
        """Shows the page with what is recorded by now."""
        self.head.say_not_recorded()
        self._end_writing()
        self._compose()

    def end(self) -> None:
        """Keeps what is being written; the study is about to be closed."""
        self.form.end()
        self.choosing.author.entry.take()
        self._settled.stop()
        self._background.drop()

    def show_view(self, view: View) -> None:
        """Shows maps in this view."""
        self.choosing.show_view(view)
        self._compose()

    def write(self) -> None:
        """Shows the form for what the leader writes, where the document shows that."""
        if Choice.BRIEF in self.choosing.kind.chosen:
            self.choosing.hide()
            self.form.show()
            self.form.begin()

    def _end_writing(self) -> None:
        self.form.end()
        self.form.hide()
        self.choosing.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        """Lays out anew what shows the words that are others now."""
        if self.isVisible():
            self._settled.start()

    def _compose(self) -> None:
        self._settled.stop()
        kind, choices = self.choosing.kind, self.choosing.choices
        self.composed = None
        self.preview.show_waiting()

        def work() -> Composed:
            analysis = self._open_analysis()
            _require_contact(analysis, kind, choices)
            document = compose(analysis, kind.preview, choices)
            return Composed(kind, choices, analysis, document)

        self._background.start(work, self._show)

    def _cancel(self) -> None:
        self._settled.stop()
        self._background.drop()

    def _show(self, done: Future[Composed]) -> None:
        error = done.exception()
        if isinstance(error, UserError):
            self.preview.show_refusal(error)
            return
        if error:
            self.preview.show_nothing()
        self.composed = composed = done.result()
        if Choice.NOTES in composed.kind.chosen:
            self.choosing.offer_notes(composed.analysis.observed.traces)
        if Choice.BRIEF in composed.kind.chosen:
            self.form.offer(composed.analysis.findings.constraints)
        if composed.kind.is_web_page:
            self.preview.show_document(replace(composed.document, warnings=()), IN_A_BROWSER)
        else:
            self.preview.show_document(composed.document)

    def _ask_file(self) -> None:
        if self.composed is None:
            told = "still being laid out" if self._background.busy else "not there"
            self.saving.say(f"Nothing was saved: the document is {told}.")
            return
        kind = self.composed.kind
        words = kind.suffix[1:].upper()
        dialog = QFileDialog(self.window(), "Save the document", str(self._folder))
        dialog.setNameFilter(f"{words} (*{kind.suffix})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.suffix[1:])
        dialog.selectFile(f"{self._study.stem}-{kind.name}{kind.suffix}")
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Writes the document that is shown, and says what came of it."""
        if self.composed is None:
            return
        self._folder = path.parent
        self.saving.save(path, self.composed.write)
        try:
            remember(self.choosing.words, path.parent)
        except UserError as error:
            self.saving.say(sentence(str(error)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choosing.choose_kind(key - Qt.Key.Key_1)
        elif plain and key == Qt.Key.Key_S:
            self._ask_file()
        elif plain and key == Qt.Key.Key_W:
            self.write()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.form.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.form.redo()
        elif not self.preview.use_key(key, event.modifiers()):
            self.head.say_not_recorded(event)


def _require_contact(analysis: Analysis, kind: Kind, choices: Choices) -> None:
    """
    Raises:
        UserError: the round has no contact, and what is chosen shows more than the process.
    """
    observed = analysis.observed
    if observed.traces or choices.view is View.DOCUMENTED:
        return
    other = ", or choose the view “documented”" if Choice.VIEW in kind.chosen else ""
    remedy = f"observe one first{other}"
    raise UserError(f"round “{observed.round.name}” has no contact yet", remedy=remedy)
