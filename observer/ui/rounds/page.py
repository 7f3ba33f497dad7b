"""The page of the rounds: which there are, which is shown, and how another one is begun."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.drawing.wording import of_all
from observer.errors import UserError
from observer.rounds import LONGEST_NAME, RoundFacts, round_name
from observer.ui.buttons import WordButton
from observer.ui.keys import Action
from observer.ui.line import Line
from observer.ui.observe.desk import Desk
from observer.ui.page_head import PageHead
from observer.ui.panel import Panel
from observer.ui.process.rows import Row, RowList
from observer.ui.rounds.study_rounds import StudyRounds, number_of
from observer.ui.theme import SEMIBOLD, SIZES, label

SIDE_WIDTH = 440
WHAT = (
    "A round holds the contacts of one state of the process. Begin another one once something has "
    "changed: an authority extended, an approval removed, a step left out."
)
MEANS = (
    "Its contacts are numbered from 1 again. What was recorded before stays as it is, and can "
    "still be read, corrected and mapped. The map then holds the two against each other, under "
    "Before–after. While it is empty, the new round can be taken back."
)


class RoundsPage(QWidget):
    """Signals:
    left: back to where the page was opened.
    """

    left = Signal()

    def __init__(self, rounds: StudyRounds, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName("Rounds")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rounds, self._desk = rounds, desk
        self._facts: dict[str, RoundFacts] = {}
        self.head = PageHead("Rounds of this study", desk.keys)
        self.listed = RowList("Rounds")
        self.show_button = WordButton("")
        self.back_button = WordButton("")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName("Name of the new round")
        self.begin_button = WordButton("", main=True)
        self.why_not, self.message = _paragraph("", Colour.INK), Line("")
        self._lay_out()
        self.head.left.connect(self.left)
        self.listed.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.listed.itemDoubleClicked.connect(lambda _item: self.go())
        self.show_button.clicked.connect(self.go)
        self.back_button.clicked.connect(self.take_back)
        self.name.returnPressed.connect(self.begin_round)
        self.begin_button.clicked.connect(self.begin_round)

    def _lay_out(self) -> None:
        page, columns = QVBoxLayout(self), QHBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(12)
        page.addWidget(self.head)
        page.addLayout(columns, 1)
        page.addWidget(self.message)
        columns.setSpacing(MARGIN)
        columns.addWidget(self._list(), 1)
        columns.addWidget(self._side())

    def _list(self) -> QWidget:
        panel, keys = Panel(), QHBoxLayout()
        column = QVBoxLayout(panel)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(GRID)
        column.addWidget(self.listed, 1)
        keys.setSpacing(GRID)
        keys.addWidget(self.show_button)
        keys.addWidget(self.back_button)
        keys.addStretch(1)
        column.addLayout(keys)
        return panel

    def _side(self) -> QWidget:
        panel = Panel()
        panel.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(MARGIN, 12, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(Line("Observe again", SIZES.lead, SEMIBOLD))
        column.addWidget(_paragraph(WHAT, Colour.INK))
        column.addWidget(_paragraph(MEANS, Colour.MUTED))
        column.addWidget(self.name)
        column.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why_not)
        column.addStretch(1)
        return panel

    # What is shown

    def begin(self) -> None:
        """Reads the rounds anew; the one shown is chosen."""
        facts = self._rounds.facts
        self._facts = {str(one.round.position): one for one in facts}
        self.listed.show_rows([self._row(one) for one in facts])
        self.listed.choose(str(self._rounds.shown.position))
        self._show_chosen()
        why_not = self._rounds.why_no_other
        proposed = self._rounds.proposed_name
        self.name.setText("")
        self.name.setPlaceholderText(f"{proposed}, or what has changed")
        self.begin_button.set_words(f"Begin {proposed.lower()}")
        for widget in (self.name, self.begin_button):
            widget.setVisible(not why_not)
        self.why_not.setText(f"{why_not}, so no other round can begin." if why_not else "")
        self.head.say_not_recorded()
        self._say("")
        self.listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, facts: RoundFacts) -> Row:
        closed = f"{of_all(facts.closed, facts.contacts)} contacts closed"
        note = " · ".join(
            filter(None, (facts.dates, closed if facts.contacts else "no contact yet"))
        )
        shown = facts.round == self._rounds.shown
        end, token = ("shown", Colour.RESOLUTION) if shown else ("", Colour.MUTED)
        name = round_name(facts.round)
        return Row(name, note, end, key=str(facts.round.position), token=token)

    def _show_chosen(self) -> None:
        facts = self._facts.get(self.listed.key)
        if facts is None:
            return
        number = number_of(facts.round)
        self.show_button.set_words(f"Show {number} (Enter)")
        self.show_button.setVisible(facts.round != self._rounds.shown)
        self.back_button.set_words(f"Take {number} back (Del)")
        latest = facts.round == self._rounds.latest
        self.back_button.setVisible(latest and self._rounds.is_untouched)

    # What can be done

    def go(self) -> None:
        """Shows the round chosen in the place of this one."""
        facts = self._facts.get(self.listed.key)
        if facts and facts.round != self._rounds.shown and self._may_leave():
            self._rounds.wanted.emit(facts.round)

    def begin_round(self) -> None:
        """Begins another round under the name that is typed."""
        self._try(lambda: self._rounds.begin(self.name.text()))

    def take_back(self) -> None:
        """Removes the round chosen, where it is the latest and empty."""
        if not self.back_button.isHidden() and self._may_leave():
            self._try(self._rounds.take_back)

    def _may_leave(self) -> bool:
        """Whether no contact runs, whose clock another round would leave behind."""
        running = self._desk.session.running
        if running:
            self._say(f"Contact {running[0]} is running; close or park it first.")
        return not running

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except UserError as error:
            self._say(f"{str(error)[:1].upper()}{str(error)[1:]}.")

    def _say(self, sentence: str) -> None:
        self.message.show_text(sentence, Colour.BLOCKED, SEMIBOLD)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.name.hasFocus() or event.isAutoRepeat():
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go()
        elif event.key() == Qt.Key.Key_Delete or self._undoes(event):
            self.take_back()
        else:
            self.head.say_not_recorded(event)
            event.ignore()

    def _undoes(self, event: QKeyEvent) -> bool:
        return self._desk.keys.map.action_of(event) is Action.UNDO


def _paragraph(words: str, token: Colour) -> QLabel:
    made = label(words, SIZES.body, token=token)
    made.setWordWrap(True)
    return made
