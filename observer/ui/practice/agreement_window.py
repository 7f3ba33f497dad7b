"""Two observers of one contact: which studies, how far they agree, and where they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from observer.drawing.tokens import GRID, MARGIN, TARGET_PX, WIDE_MARGIN, Colour
from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.findings.wording import clock_time
from observer.practice.agreement import NOTHING, Agreement, describe, summarise
from observer.practice.marked import Marked
from observer.practice.observation import Observation, compare_observations
from observer.practice.pairing import Pair
from observer.ui.buttons import WordButton
from observer.ui.line import Line
from observer.ui.observe.notices import Notice
from observer.ui.panel import Panel
from observer.ui.practice.moment_rows import MomentRow, MomentRows
from observer.ui.theme import BOLD, SEMIBOLD, SIZES, label

SIZE = (1100, 720)
FILTER = "Studies (*.study)"
_ONLY, _ALL = "Only where they differ", "All moments"
_HOW = (
    "Choose the studies of two people who watched the same contact, each with their own Observer."
)


class ObserverChoice(QWidget):
    """One observer's study and contact.

    Signals:
        changed: another contact was chosen.
        refused: why a file could not be read, in one sentence.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, who: str, read: Callable[[Path], Mapping[int, Observation]]) -> None:
        super().__init__()
        self._read = read
        self._observations: Mapping[int, Observation] = {}
        self._preferred = 1
        self.button = WordButton(f"{who} observer …")
        self.button.setFixedWidth(180)
        self.file = Line("no study chosen yet", token=Colour.MUTED)
        self.contacts = QComboBox()
        self.contacts.setAccessibleName(f"Contact of the {who.lower()} observer")
        self.contacts.setFixedWidth(160)
        self.contacts.setMinimumHeight(TARGET_PX)
        self.contacts.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(MARGIN)
        row.addWidget(self.button)
        row.addWidget(self.file, 1)
        row.addWidget(self.contacts)
        self.button.clicked.connect(self._choose)
        self.contacts.currentIndexChanged.connect(self.changed)

    @property
    def observation(self) -> Observation | None:
        return self._observations.get(self.contacts.currentData())

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.button.text(), "", FILTER)
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Takes the study of a path, or says why not."""
        try:
            self._observations = self._read(path)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
        self.file.show_text(path.name, Colour.INK)
        self.contacts.clear()
        for number in self._observations:
            self.contacts.addItem(f"Contact {number}", number)
        self.prefer(self._preferred)
        self.contacts.setEnabled(bool(self._observations))
        if not self._observations:
            self.refused.emit(f"{path.name}: no contact was observed yet")

    def prefer(self, number: int) -> None:
        """Chooses the contact of that number where there is one, now and in the next study."""
        self._preferred = number
        self.contacts.setCurrentIndex(max(0, self.contacts.findData(number)))


class AgreementWindow(QMainWindow):
    """Shows the agreement as soon as both contacts are chosen.

    Args:
        read: the observed contacts of a study file, by number.
    """

    def __init__(self, read: Callable[[Path], Mapping[int, Observation]]) -> None:
        super().__init__()
        self.setWindowTitle("Observer – Two observers")
        self.resize(*SIZE)
        self.first, self.second = ObserverChoice("First", read), ObserverChoice("Second", read)
        self.notice = Notice(Colour.BLOCKED, Colour.ON_BLOCKED)
        self.agreed = label("", SIZES.display, SEMIBOLD)
        self.kappa = label("", SIZES.display, SEMIBOLD)
        self.summary = label(_HOW, SIZES.body, token=Colour.MUTED)
        self.summary.setWordWrap(True)
        self.only_button = WordButton(_ONLY)
        self.rows = MomentRows()
        self.close_button = WordButton("Close (Esc)")
        self._lay_out()
        self.close_button.clicked.connect(self.close)
        for choice in (self.first, self.second):
            choice.changed.connect(self._compare)
            choice.refused.connect(self.notice.say)
        self.first.changed.connect(self._follow)
        self.only_button.clicked.connect(self._switch)
        self._compare()

    def _lay_out(self) -> None:
        self._result = Panel()
        inside = QVBoxLayout(self._result)
        inside.setContentsMargins(MARGIN, MARGIN, MARGIN, GRID)
        inside.setSpacing(GRID)
        figures = QHBoxLayout()
        figures.setSpacing(WIDE_MARGIN * 2)
        for figure, words in ((self.agreed, "moments marked alike"), (self.kappa, "Cohen's kappa")):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(label(words, token=Colour.MUTED))
            figures.addLayout(column)
        figures.addStretch(1)
        figures.addWidget(self.only_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(figures)
        inside.addWidget(self.rows, 1)
        whole = QWidget()
        page = QVBoxLayout(whole)
        page.setContentsMargins(WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN, WIDE_MARGIN)
        page.setSpacing(MARGIN)
        title = label("Two observers of the same contact", SIZES.title, BOLD)
        for widget in (self.notice, self._head(title), self.first, self.second, self.summary):
            page.addWidget(widget)
        page.addWidget(self._result, 1)
        page.addStretch(0)
        self.setCentralWidget(whole)

    def _head(self, title: QWidget) -> QWidget:
        """The title, and the way out beside it."""
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(self.close_button)
        return head

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        """The same number in both studies, until another is chosen in the second."""
        if self.first.observation:
            self.second.prefer(self.first.observation.contact)

    def _switch(self) -> None:
        self.only_button.set_words(_ALL if self.only_button.text() == _ONLY else _ONLY)
        self._compare()

    def _compare(self) -> None:
        first, second = self.first.observation, self.second.observation
        self._result.setVisible(bool(first and second))
        if first and second:
            self.show_agreement(compare_observations(first, second))
        else:
            self.summary.setText(_HOW)

    def show_agreement(self, agreement: Agreement) -> None:
        self.summary.setText(" ".join(summarise(agreement)))
        self.agreed.setText(of_all(len(agreement.agreed), len(agreement.pairs)))
        kappa = agreement.kappa
        self.kappa.setText("not defined" if kappa is None else f"{kappa:.2f}")
        only = self.only_button.text() == _ALL
        self.rows.show_rows(map(_row, agreement.disagreements if only else agreement.pairs))


def _row(pair: Pair) -> MomentRow:
    shown = pair.first or pair.second
    assert shown
    verdict, fill, ink = _verdict(pair)
    return MomentRow(
        at_ms=pair.at_ms,
        kind=shown.kind,
        words=describe(pair),
        verdict=verdict,
        fill=fill,
        ink=ink,
        remark=f"First {_when(pair.first)}, second {_when(pair.second)}",
    )


def _verdict(pair: Pair) -> tuple[str, Colour | None, Colour]:
    if pair.second is None:
        return "Only the first", Colour.INK, Colour.ON_INK
    if pair.first is None:
        return "Only the second", Colour.INK, Colour.ON_INK
    if not pair.is_same_kind:
        return "Another kind", Colour.BLOCKED, Colour.ON_BLOCKED
    if not pair.is_same:
        return "Another reason", Colour.WAIT, Colour.ON_WAIT
    return "Alike", None, Colour.RESOLUTION


def _when(marked: Marked | None) -> str:
    return f"at {clock_time(marked.at_ms)}" if marked else NOTHING
