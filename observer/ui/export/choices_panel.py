"""The left side of the page: the kinds of documents, and what may be chosen of the one shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from observer.documents.choices import Choices
from observer.drawing.map_graph import View
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.errors import UserError
from observer.export.paper import Orientation, Paper
from observer.model.trace import Trace
from observer.ui.buttons import WordButton
from observer.ui.export.brief_form import Row, told_missing
from observer.ui.export.choosing import KindButton, NotesList, OneOf
from observer.ui.export.kinds import KINDS, Choice, Kind
from observer.ui.export.record import BriefRecord
from observer.ui.line import Line
from observer.ui.map.words import breakable, wrapping
from observer.ui.panel import Panel
from observer.ui.theme import SEMIBOLD, SIZES, plain_tooltip

VIEWS: dict[str, View | None] = {
    "as fits the study": None,
    "documented": View.DOCUMENTED,
    "real": View.REAL,
    "comparison": View.COMPARISON,
    "before and after": View.DIFFERENCE,
}
PAPERS: dict[str, Paper | None] = {
    "best fit": None,
    **{paper.label: paper for paper in Paper},
}
ORIENTATIONS: dict[str, Orientation | None] = {
    "best fit": None,
    **{orientation.value: orientation for orientation in Orientation},
}
SHEETS: dict[str, int | None] = {
    "as many as it takes": None,
    **{f"at most {count}": count for count in (2, 4, 6, 9, 12, 16, 20, 30)},
}
WIDTH_PX = 336


class ChoicesPanel(Panel):
    """Signals:
    changed: something else is chosen.
    writing_wanted: what the leader writes is to be written.
    save_wanted: the document is to be saved.
    """

    changed = Signal()
    writing_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, record: BriefRecord) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH_PX)
        self._record = record
        self._kinds = [KindButton(str(at), kind) for at, kind in enumerate(KINDS, start=1)]
        self._place = 0
        self.views = OneOf("View", VIEWS, "Which view of the process it shows")
        self.papers = OneOf("Sheet", PAPERS, "The paper; if left open the smallest that reads well")
        self.orientations = OneOf("Lies", ORIENTATIONS, "How the sheet lies")
        self.counts = OneOf("Sheets", SHEETS, "Over how many sheets, besides the key")
        self.write = WordButton("Write what it says… (W)")
        self.write.setToolTip(plain_tooltip("The question, what is asked for, the team’s words"))
        self.missing = wrapping("", SIZES.small, Colour.MUTED)
        self.author = Row("Handed on by", "Your role; left out if empty", is_needed=False)
        self.notes_title, self.notes = Line("Notes that go out", SIZES.small, SEMIBOLD), NotesList()
        self.save = WordButton("Save as PDF… (S)", main=True)
        self._lay_out()
        self._connect()
        self.show_brief()
        self._show_kind()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, 0, GRID)
        column.setSpacing(GRID)
        area, sheet, foot = QScrollArea(), QWidget(), QVBoxLayout()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._arrange(sheet)
        area.setWidget(sheet)
        column.addWidget(area, 1)
        column.addLayout(foot)
        foot.setContentsMargins(0, 0, GRID, 0)
        foot.addWidget(self.save)

    def _arrange(self, sheet: QWidget) -> None:
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        kinds = QVBoxLayout()
        kinds.setSpacing(2)
        column.addLayout(kinds)
        for button in self._kinds:
            kinds.addWidget(button)
        column.addSpacing(GRID)
        sheet_row = QHBoxLayout()
        for chooser in (self.papers, self.orientations):
            sheet_row.addWidget(chooser, 1)
        column.addWidget(self.views)
        column.addLayout(sheet_row)
        written = (self.write, self.missing, self.author, self.notes_title, self.notes)
        for widget in (self.counts, *written):
            column.addWidget(widget)
        column.addStretch(1)
        self.missing.setContentsMargins(MARGIN // 2, 0, 0, 0)

    def _connect(self) -> None:
        for place, button in enumerate(self._kinds):
            button.clicked.connect(lambda _on, place=place: self._take_kind(place))
        for chooser in (self.views, self.papers, self.orientations, self.counts, self.notes):
            chooser.changed.connect(self.changed)
        self.write.clicked.connect(self.writing_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._record.changed.connect(self.show_brief)
        entry = self.author.entry
        entry.setReadOnly(bool(self._record.read_only))
        entry.setToolTip(plain_tooltip(self._record.read_only))
        entry.written.connect(self._take_author)
        entry.ended.connect(self._record.leave_field)

    @property
    def kind(self) -> Kind:
        return KINDS[self._place]

    @property
    def choices(self) -> Choices:
        """What is chosen now, of what matters to the kind."""
        chosen = self.kind.chosen
        return Choices(
            view=self.views.chosen if Choice.VIEW in chosen else None,
            paper=self.papers.chosen if Choice.PAPER in chosen else None,
            sheets=self.counts.chosen if Choice.SHEETS in chosen else None,
            orientation=self.orientations.chosen if Choice.ORIENTATION in chosen else None,
            author=self._record.brief.author,
            notes=self.notes.ticked if Choice.NOTES in chosen else frozenset(),
        )

    @property
    def words(self) -> Mapping[str, str]:
        """What is chosen, as it can be remembered."""
        return {
            "kind": self.kind.name,
            "sheet": self.papers.words,
            "orientation": self.orientations.words,
        }

    def recall(self, words: Mapping[str, str]) -> None:
        """Chooses what was remembered; what is not known any more stays as it is."""
        names = [kind.name for kind in KINDS]
        if words.get("kind") in names:
            self._place = names.index(words["kind"])
        for name, chooser, known in (
            ("sheet", self.papers, PAPERS),
            ("orientation", self.orientations, ORIENTATIONS),
        ):
            if words.get(name) in known:
                chooser.choose(words[name])
        self._show_kind()

    def choose_kind(self, place: int) -> None:
        """Shows the kind at a place from 0, if there is one."""
        if place < len(self._kinds):
            self._kinds[place].click()

    def show_view(self, view: View) -> None:
        """Chooses a view, without a signal."""
        self.views.choose(next(words for words, value in VIEWS.items() if value is view))

    def offer_notes(self, traces: Iterable[Trace]) -> None:
        """Offers the notes of these contacts."""
        self.notes.offer(traces)
        self._show_kind()

    def _take_kind(self, place: int) -> None:
        self._place = place
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        kind = self.kind
        for place, button in enumerate(self._kinds):
            button.setChecked(place == self._place)
        shown: tuple[tuple[QWidget, Choice], ...] = (
            (self.views, Choice.VIEW),
            (self.papers, Choice.PAPER),
            (self.orientations, Choice.ORIENTATION),
            (self.counts, Choice.SHEETS),
            (self.write, Choice.BRIEF),
            (self.missing, Choice.BRIEF),
        )
        for widget, choice in shown:
            widget.setVisible(choice in kind.chosen)
        self.author.setVisible(Choice.BRIEF not in kind.chosen)
        has_notes = Choice.NOTES in kind.chosen and self.notes.count() > 0
        self.notes_title.setVisible(has_notes)
        self.notes.setVisible(has_notes)
        self.save.set_words(f"Save as {'web page' if kind.is_web_page else 'PDF'}… (S)")

    def show_brief(self) -> None:
        """Shows what the leader wrote, and what is missing of it."""
        self.author.show_text(self._record.brief.author)
        self.missing.setText(breakable(told_missing(self._record)))

    def _take_author(self, text: str) -> None:
        try:
            self._record.put("author", text)
        except UserError as error:
            self.author.refuse(self._record.brief.author, str(error))
