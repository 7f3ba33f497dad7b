"""The review page: what became of one contact, and its marks put right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from observer.discovery.traces import build_trace
from observer.drawing.tokens import GRID, MARGIN, Colour
from observer.findings.contact_summary import summarise_contact
from observer.findings.quality import observation_quality
from observer.model.mark import MarkKind
from observer.model.study import Study
from observer.ui.buttons import Chip, WordButton
from observer.ui.keys import Action, key_name
from observer.ui.line import Line
from observer.ui.observe.desk import Desk
from observer.ui.observe.timeline import Timeline
from observer.ui.panel import Panel
from observer.ui.presses import Clicks
from observer.ui.review.corrections import Answer, Corrections
from observer.ui.review.form import Draft, MarkForm
from observer.ui.review.listing import Listed, listed_marks
from observer.ui.review.mark_list import MarkList
from observer.ui.review.story import story_of
from observer.ui.review.story_panel import StoryPanel
from observer.ui.theme import REGULAR, SEMIBOLD, SIZES, label

"""Who corrects, where the study does not say who observed."""

SECOND_MS = 1000
SIDE_WIDTH = 400
NOTHING_IS_LOST = "Whatever you change, the mark as it was stays in its history."
_CAN_BE_SPLIT = frozenset({MarkKind.STEP, MarkKind.WAIT, MarkKind.BLOCKED})


class ReviewPage(QWidget):
    """Shows the contact in focus and corrects its marks through the session.

    Signals:
        left: back to Observe.
    """

    left = Signal()

    def __init__(self, desk: Desk, study: Study) -> None:
        super().__init__()
        self.setAccessibleName("Review and correct")
        self._desk, self._study = desk, study
        self._corrections = Corrections(desk, desk.role)
        self._clicks = Clicks(desk.session.clock)
        self._number = 0
        self._with_voided = False
        self._save: Callable[[Draft], Answer]
        self.title = Line("", SIZES.title, SEMIBOLD)
        self.summary = [Line() for _ in range(3)]
        self.quality = label(token=Colour.MUTED)
        self.quality.setWordWrap(True)
        self.timeline, self.marks = Timeline(whole=True), MarkList()
        self.form, self.story = MarkForm(desk.vocabulary), StoryPanel()
        self.message = Line(NOTHING_IS_LOST, token=Colour.MUTED)
        self.back = WordButton("Back to Observe (Esc)")
        self.chips = {key: Chip("", words) for key, words, _ in _ACTIONS}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page, left = QVBoxLayout(self), QVBoxLayout()
        columns, keys = QHBoxLayout(), QHBoxLayout()
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(12)
        page.addWidget(self._head())
        page.addLayout(columns, 1)
        columns.setSpacing(MARGIN)
        columns.addLayout(left, 1)
        left.setSpacing(12)
        left.addWidget(self.timeline)
        left.addWidget(_panel(self.marks), 1)
        side = _panel(self.form, Line("History", token=Colour.MUTED, weight=SEMIBOLD), self.story)
        side.setFixedWidth(SIDE_WIDTH)
        columns.addWidget(side)
        page.addWidget(self.message)
        page.addLayout(keys)
        keys.setSpacing(GRID)
        for chip in self.chips.values():
            keys.addWidget(chip)
        keys.addStretch(1)
        self.form.hide()

    def _head(self) -> QWidget:
        head, row = Panel(), QHBoxLayout()
        column = QVBoxLayout(head)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(2)
        row.addWidget(self.title, 1)
        row.addWidget(self.back)
        column.addLayout(row)
        for line in (*self.summary, self.quality):
            column.addWidget(line)
        return head

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.marks.currentRowChanged.connect(lambda _row: self._show_story())
        self.marks.itemPressed.connect(lambda _item: self._leave_form())
        self.marks.itemDoubleClicked.connect(lambda _item: self.edit())
        self.form.saved.connect(self._take)
        self.form.left.connect(self._leave_form)
        self._desk.pressed.connect(self._show_press)
        for key, _, act in _ACTIONS:
            self.chips[key].clicked.connect(partial(self._click, act))
        self._desk.keys.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for key, words, _ in _ACTIONS:
            cap = self._desk.keys.cap(key) if isinstance(key, Action) else key
            self.chips[key].set_answer(cap, words)

    # What is shown

    def begin(self) -> None:
        """Shows the contact in focus."""
        self.show_contact(self._desk.session.focus or 0)

    def show_contact(self, number: int) -> None:
        """Shows a contact that was opened, from its first mark on."""
        self._number = number
        self._leave_form()
        self.message.show_text(NOTHING_IS_LOST, Colour.MUTED, REGULAR)
        self._show()
        self.marks.setCurrentRow(0)

    def _show_press(self, number: int) -> None:
        if number == self._number and self.isVisible():
            self._show()

    def _show(self) -> None:
        observed, track = self._desk.session.contacts[self._number], self._desk.tracks[self._number]
        self.title.show_text(f"Review contact {self._number}")
        trace = build_trace(self._number, observed.history)
        lines = summarise_contact(self._study.contact_type, trace).lines if trace else ("",) * 3
        for line, words in zip(self.summary, lines, strict=True):
            line.show_text(words)
        said = observation_quality(observed.rows, trace).summary if trace else ()
        self.quality.setText(f"Observation: {'; '.join(said) or 'nothing was missed'}")
        self.timeline.show_track(track, track.elapsed_ms(self._desk.session.clock.now()))
        self.marks.show_marks(listed_marks(observed, track, with_voided=self._with_voided))
        self._show_story()

    def _show_story(self) -> None:
        chosen = self.marks.chosen
        self.timeline.select(chosen.mark.id if chosen else None)
        observed = self._desk.session.contacts[self._number]
        self.story.show_story(story_of(observed, chosen.mark.id) if chosen else [])

    # What can be done

    def edit(self) -> None:
        """Asks for another time, kind or details of the mark selected."""
        chosen = self._standing()
        if chosen:
            draft = Draft(chosen.at_ms, chosen.mark.kind, chosen.mark.detail)
            save = partial(self._corrections.amend, self._number, chosen)
            self._ask(f"Correct: {chosen.words}", draft, save)

    def add(self) -> None:
        """Asks for a mark that nobody pressed, from the time selected on.

        A voided mark that is selected is offered again.
        """
        chosen = self.marks.chosen
        draft = Draft(chosen.at_ms if chosen else 0, MarkKind.WAIT)
        if chosen and chosen.voided:
            draft = Draft(chosen.at_ms, chosen.mark.kind, chosen.mark.detail)
        self._ask("Add a mark", draft, partial(self._corrections.add, self._number))

    def split(self) -> None:
        """Asks when, and into what, a step, a wait or a block turns."""
        chosen = self._standing()
        if chosen is None:
            return
        if chosen.mark.kind not in _CAN_BE_SPLIT or not chosen.length_ms:
            self._say("Only a step, a wait or a block that has ended can be split.")
            return
        middle_ms = chosen.at_ms + chosen.length_ms // 2
        draft = Draft(middle_ms, chosen.mark.kind, chosen.mark.detail)
        add = partial(self._corrections.add, self._number)
        self._ask("Split: the second part begins", draft, add)

    def void(self) -> None:
        """Takes the mark selected out of what stands."""
        chosen = self._standing()
        if chosen:
            self._tell(self._corrections.void(self._number, chosen))

    def shift(self, by_ms: int) -> None:
        """Moves the mark selected."""
        chosen = self._standing()
        if chosen:
            self._tell(self._corrections.move(self._number, chosen, by_ms))

    def undo(self) -> None:
        """Takes the last correction back."""
        self._tell(self._corrections.undo(self._number))

    def redo(self) -> None:
        """Does again what was taken back."""
        self._tell(self._corrections.redo(self._number))

    def toggle_voided(self) -> None:
        """Shows or hides the marks that were voided."""
        self._with_voided = not self._with_voided
        self._show()
        self._say(f"Voided marks are {'shown' if self._with_voided else 'hidden'}.")

    def _standing(self) -> Listed | None:
        """The mark selected, where it stands."""
        chosen = self.marks.chosen
        if chosen and chosen.voided:
            undo = self._desk.keys.cap(Action.UNDO)
            self._say(f"This mark is voided. A adds it again; {undo} takes the last change back.")
            return None
        return chosen

    def _ask(self, title: str, draft: Draft, save: Callable[[Draft], Answer]) -> None:
        refusal = self._corrections.refusal(self._number)
        if not refusal and not self._desk.session.standing(self._number):
            refusal = "This contact is not open; open it on Observe."
        if refusal:
            self._say(refusal)
            return
        self._save = save
        self.message.show_text(NOTHING_IS_LOST, Colour.MUTED, REGULAR)
        self.form.ask(title, draft)

    def _take(self, draft: Draft) -> None:
        """Saves what was filled in; the form stays where that was refused."""
        answer = self._save(draft)
        self._tell(answer)
        if not answer.done:
            self.form.refuse(answer.sentence)
            return
        if answer.rows and answer.rows[0].target is None:
            self.marks.choose(answer.rows[0].id)
        self._leave_form()

    def _leave_form(self) -> None:
        self.form.hide()
        self.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, answer: Answer) -> None:
        self._say(answer.sentence)

    def _say(self, sentence: str) -> None:
        self.message.show_text(sentence, Colour.INK, SEMIBOLD)

    def _click(self, act: _Act) -> None:
        """Does it once for a double click."""
        if self._clicks.note():
            act(self)
        else:
            self._say("Clicked twice within 0.2 s, counted once.")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        name = key_name(event)
        act = _ACT_OF.get(name) or _ACT_OF.get(name.removeprefix("Shift+"))
        act = act or _ACT_OF.get(self._desk.keys.map.action_of(event) or "")
        if not self.form.isHidden():
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif act and not event.isAutoRepeat():
            act(self)
        else:
            super().keyPressEvent(event)


def _panel(*widgets: QWidget) -> QWidget:
    """The widgets below one another on one surface; the last has the room."""
    panel = Panel()
    column = QVBoxLayout(panel)
    column.setContentsMargins(MARGIN, 12, MARGIN, 12)
    column.setSpacing(GRID)
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return panel


_Act = Callable[[ReviewPage], None]
_ACTIONS: tuple[tuple[str | Action, str, _Act], ...] = (
    ("Enter", "Correct", ReviewPage.edit),
    ("A", "Add", ReviewPage.add),
    ("/", "Split", ReviewPage.split),
    ("Del", "Void", ReviewPage.void),
    ("Alt ←", "−1 s", lambda page: page.shift(-SECOND_MS)),
    ("Alt →", "+1 s", lambda page: page.shift(SECOND_MS)),
    (Action.UNDO, "Undo", ReviewPage.undo),
    (Action.REDO, "Redo", ReviewPage.redo),
    ("V", "Voided", ReviewPage.toggle_voided),
)
"""Key cap, words and deed of everything the page does; an action has the key of the live stage."""

_KEY_NAMES = {
    "Enter": "Return",
    "Alt ←": "Alt+Left",
    "Alt →": "Alt+Right",
}
_ACT_OF = {_KEY_NAMES.get(cap, cap.replace(" ", "+")): act for cap, _, act in _ACTIONS}
