"""The page on which a document is chosen, looked at as it will print, and saved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, compose, write_document
from observer.drawing.map_graph import View
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.export.document import Document
from observer.export.paper import Orientation, Paper
from observer.ui.buttons import WordButton
from observer.ui.export.choosing import KindButton, NotesList, OneOf
from observer.ui.export.sheet_view import SheetView
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.line import Line
from observer.ui.map.background import Background
from observer.ui.map.words import Message, wrapping
from observer.ui.page_head import PageHead
from observer.ui.panel import Panel
from observer.ui.saving import Saving
from observer.ui.theme import SEMIBOLD, SIZES

KINDS = {
    DocumentKind.MAP: ("Map", "One view on one sheet"),
}
"""What each kind is called, and what it is for."""

VIEWS: dict[str, View | None] = {
    "as fits the study": None,
    "documented": View.DOCUMENTED,
    "real": View.REAL,
    "comparison": View.COMPARISON,
    "before and after": View.DIFFERENCE,
}
PAPERS: dict[str, Paper | None] = {
    "smallest that reads well": None,
    **{paper.label: paper for paper in Paper},
}
ORIENTATIONS: dict[str, Orientation | None] = {
    "as suits it": None,
    **{orientation.value: orientation for orientation in Orientation},
}
CHOICES_PX = 320
SETTLED_MS = 250
"""So long after the last change the document is composed anew."""

Composed = tuple[Analysis, Document]


class ExportPage(QWidget):
    """Signals:
    left: back to where the page was opened.

    Attributes:
        document: what is shown, ready to be saved; None while there is none.
    """

    left = Signal()

    def __init__(self, open_analysis: Callable[[], Analysis], study: Path, keys: LiveKeys) -> None:
        super().__init__()
        self.setAccessibleName("Documents")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._open_analysis, self._study = open_analysis, study
        self.document: Document | None = None
        self._analysis: Analysis | None = None
        self.head = PageHead("Documents to hand on", keys)
        self._kinds = QButtonGroup(self)
        self.views, self.papers = OneOf("View", VIEWS), OneOf("Sheet", PAPERS)
        self.orientations = OneOf("Lies", ORIENTATIONS)
        self.author, self.notes = QLineEdit(), NotesList()
        self.author.setPlaceholderText("Handed on by (left out if empty)")
        self.notes_title = Line("Notes that go out", SIZES.body, SEMIBOLD)
        self.sheets, self.message = SheetView(), Message()
        self.message.cancel.clicked.connect(self._cancel)
        self._shown = QStackedWidget()
        self.number, self.warnings = Line(""), wrapping("", SIZES.small, Colour.MUTED)
        self.save_button = WordButton("Save as PDF… (S)", main=True)
        self.saving = Saving()
        self._background: Background[Composed] = Background(self)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._compose)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for place, (title, purpose) in enumerate(KINDS.values()):
            self._kinds.addButton(KindButton(title, purpose), place)
        self._kinds.button(0).setChecked(True)
        page, row = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(row, 1)
        row.setSpacing(MARGIN)
        row.addWidget(self._choices())
        row.addLayout(self._preview(), 1)

    def _choices(self) -> Panel:
        panel = Panel()
        panel.setFixedWidth(CHOICES_PX)
        column = QVBoxLayout(panel)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        chosen = (self.views, self.papers, self.orientations, self.author)
        notes = (self.notes_title, self.notes)
        for button in self._kinds.buttons():
            column.addWidget(button)
        column.addSpacing(GRID)
        for widget in (*chosen, *notes):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.save_button)
        return panel

    def _preview(self) -> QVBoxLayout:
        column, foot = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(GRID)
        self._shown.addWidget(self.sheets)
        self._shown.addWidget(self.message)
        column.addWidget(self._shown, 1)
        column.addLayout(foot)
        column.addWidget(self.warnings)
        column.addWidget(self._told())
        foot.setSpacing(GRID)
        foot.addWidget(self.number, 1)
        for words, press in (
            ("‹", lambda: self.sheets.turn(-1)),
            ("›", lambda: self.sheets.turn(1)),
            ("−", lambda: self.sheets.zoom(-1)),
            ("Whole sheet", lambda: self.sheets.zoom(0)),
            ("+", lambda: self.sheets.zoom(1)),
        ):
            button = WordButton(words)
            button.setAccessibleName(_SPOKEN.get(words, words))
            button.clicked.connect(press)
            foot.addWidget(button)
        return column

    def _told(self) -> Panel:
        """What came of saving; there from the first time on."""
        panel = Panel()
        room = QVBoxLayout(panel)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.saving)
        self.saving.spoke.connect(panel.show)
        panel.hide()
        return panel

    def _connect(self) -> None:
        self.head.left.connect(self.left)
        self._kinds.idClicked.connect(lambda _place: self._settle())
        for chooser in (self.views, self.papers, self.orientations, self.notes):
            chooser.changed.connect(self._settle)
        self.author.textEdited.connect(lambda _text: self._settle())
        self.sheets.turned.connect(self._show_number)
        self.save_button.clicked.connect(self._ask_file)

    @property
    def kind(self) -> DocumentKind:
        return list(KINDS)[self._kinds.checkedId()]

    @property
    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            view=self.views.chosen,
            paper=self.papers.chosen,
            orientation=self.orientations.chosen,
            author=self.author.text().strip(),
            notes=self.notes.ticked,
        )

    @property
    def busy(self) -> bool:
        """Whether something is composed or saved."""
        return self._background.busy or self._settled.isActive() or self.saving.busy

    def begin(self) -> None:
        """Shows the page with what is recorded by now."""
        self.head.say_not_recorded()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._compose()

    def show_view(self, view: View) -> None:
        """Shows maps in this view."""
        self.views.choose(next(words for words, value in VIEWS.items() if value is view))
        self._compose()

    def choose_kind(self, kind: DocumentKind) -> None:
        self._kinds.button(list(KINDS).index(kind)).click()

    def _settle(self) -> None:
        self._settled.start()

    def _compose(self) -> None:
        self._settled.stop()
        kind, choices = self.kind, self.choices
        self.document = None
        self.views.setVisible(kind in WITH_VIEW)
        if not self.sheets.count:
            self.message.say("Laying out the sheets…")
            self.message.cancel.show()
            self._shown.setCurrentWidget(self.message)
        self.number.show_text("Laying out the sheets…")

        def work() -> Composed:
            analysis = self._open_analysis()
            return analysis, compose(analysis, kind, choices)

        self._background.start(work, self._show)

    def _cancel(self) -> None:
        self._background.drop()
        self.message.say("The document was not laid out", "choose it again to try once more")

    def _show(self, done: Future[Composed]) -> None:
        try:
            self._analysis, self.document = done.result()
        except UserError as error:
            self.sheets.show_document(None)
            self._shown.setCurrentWidget(self.message)
            self.message.say(str(error))
            self.warnings.setText("")
            return
        self.notes.offer(self._analysis.observed.traces)
        for widget in (self.notes_title, self.notes):
            widget.setVisible(self.notes.count() > 0)
        self.sheets.show_document(self.document)
        self._shown.setCurrentWidget(self.sheets)
        self.warnings.setText(" · ".join(self.document.warnings))

    def _show_number(self) -> None:
        count = self.sheets.count
        if count and self.document:
            size = self.document.sheets[self.sheets.at].size
            self.number.show_text(f"Sheet {self.sheets.at + 1} of {count} · {size.name}")
        else:
            self.number.show_text("")

    def _ask_file(self) -> None:
        if self.document is None:
            return
        name = f"{self._study.stem}-{self.kind.value}.pdf"
        dialog = QFileDialog(self.window(), "Save the document", str(self._study.parent))
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save(Path(chosen)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Writes the document that is shown, and says what came of it."""
        document, analysis = self.document, self._analysis
        if document is None or analysis is None:
            return

        def export(to: Path, allow: bool) -> tuple[str, ...]:
            write_document(document, analysis.observed, to, allow)
            return ()

        self.saving.save(path, export)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _TURNS:
            self.sheets.turn(_TURNS[key])
        elif key in _ZOOMS:
            self.sheets.zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_S:
            self._ask_file()
        else:
            self.head.say_not_recorded(event)


WITH_VIEW = (DocumentKind.MAP,)
"""The kinds that show one view of the map."""

_TURNS: dict[int, int] = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
}
_ZOOMS: dict[int, int] = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
_SPOKEN = {"‹": "Sheet before", "›": "Next sheet", "−": "Smaller", "+": "Larger"}
