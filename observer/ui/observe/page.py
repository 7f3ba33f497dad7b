"""The Observe page: everything a leader sees and presses while a contact runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from observer.drawing.tokens import MARGIN, Colour
from observer.model.moment import Moment
from observer.model.study import TARGET_CONTACTS
from observer.ui.complete.offer import open_words
from observer.ui.complete.page import CompletePage
from observer.ui.keymap.key_map import cap_of
from observer.ui.keys import BINDING_OF, ELSEWHERE, NUMBER_OF, Action, key_name
from observer.ui.observe.actions import ActionButtons
from observer.ui.observe.aside import Aside
from observer.ui.observe.banner import Banner
from observer.ui.observe.body import GAP, Body
from observer.ui.observe.contact_view import ContactView
from observer.ui.observe.desk import Desk
from observer.ui.observe.empty import EmptyRound
from observer.ui.observe.head import Head
from observer.ui.observe.key_list import KeyList
from observer.ui.observe.last_marks import LastMarks
from observer.ui.observe.notices import Notice
from observer.ui.observe.prompt import Prompt
from observer.ui.observe.prompt_bar import PromptBar
from observer.ui.observe.recovery import Recovery
from observer.ui.observe.slots import SlotColumn
from observer.ui.observe.timeline import Timeline
from observer.ui.observe.watch import GapQuestion, Watch
from observer.ui.presses import AnswerKeys, Clicks, Doubles, EventClock, HeldKeys

TICK_MS = 250
SHOWN_MS = 50
"""By then a page that begins to show has been painted."""
COUNTED_ONCE = "pressed twice within 0.2 s, counted once"
UNRECORDED = "Keys are not being recorded: another window has the keyboard. Click here to go on."


class ObservePage(QWidget):
    """Shows the desk and brings it keys and clicks.

    Attributes:
        companion: another window whose keys are the page's.
        other_pages: what shows the pages that an action leads to.

    Signals:
        keys_changed: whether keys are live, or why not, has changed.
        strip_wanted: the small window is to be shown, or put away.
    """

    keys_changed = Signal()
    strip_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Observe")
        self.desk = desk
        self.companion: QWidget | None = None
        self.other_pages: dict[Action, Callable[[], object]] = {}
        self.watch = Watch(desk)
        self._event_clock = EventClock(desk.session.clock)
        self._held, self._doubles = HeldKeys(), Doubles()
        self._answered = AnswerKeys()
        self._clicks = Clicks(desk.session.clock)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._show_times)
        self._tick.start()
        self._look_ahead = QTimer(self, singleShot=True)
        self._look_ahead.timeout.connect(self._show_what_takes_long)
        self._show_all()

    # What is on the page

    def _make_widgets(self) -> None:
        self.slots_column = SlotColumn()
        self.head, self.banner, self.timeline = Head(), Banner(), Timeline()
        self.aside = Aside(self.desk)
        keys = self.desk.keys
        self.prompt_bar = PromptBar(keys, self._is_held_over)
        self.last_marks = LastMarks(keys)
        self.buttons = ActionButtons(keys)
        self.empty = EmptyRound(keys)
        self.key_list = KeyList(keys, self)
        complete = CompletePage(self.desk, self._is_held_over, self.is_single_click)
        self.body = Body((self.aside, self.timeline, self.prompt_bar, self.last_marks), complete)
        self._view = ContactView(self.desk, self.head, self.banner, self.body, self.buttons)
        self.recovery = Recovery(self.desk)
        self.gap_question = GapQuestion(self.desk)
        self.reading_only = Notice(Colour.INK, Colour.ON_INK)
        self.unrecorded = Notice(Colour.INK, Colour.ON_INK)
        self.unsaved = Notice(Colour.BLOCKED, Colour.ON_BLOCKED)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(GAP)
        notices = (self.unrecorded, self.unsaved, self.reading_only, self.recovery)
        for notice in (*notices, self.gap_question):
            page.addWidget(notice)
        columns, self._centre = QHBoxLayout(), QStackedLayout()
        page.addLayout(columns, 1)
        columns.setSpacing(MARGIN)
        columns.addWidget(self.slots_column)
        columns.addLayout(self._centre, 1)
        columns.addWidget(self.buttons)
        contact = QWidget(self)
        self._centre.addWidget(self.empty)
        self._centre.addWidget(contact)
        centre = QVBoxLayout(contact)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(GAP)
        centre.addWidget(self.head)
        centre.addWidget(self.banner)
        centre.addWidget(self.body, 1)

    def _connect(self) -> None:
        desk = self.desk
        self._own: Mapping[Action, Callable[[], object]] = {
            Action.KEYS: self.key_list.toggle,
            Action.REVIEW: self._review,
            Action.COMPLETE: self._complete,
            Action.STRIP: self.strip_wanted.emit,
            Action.NOT_OBSERVED: partial(self.gap_question.answer, observed=False),
            Action.OBSERVED: partial(self.gap_question.answer, observed=True),
        }
        desk.pressed.connect(self._show_press)
        desk.focused.connect(self._show_all)
        desk.prompted.connect(self._ask)
        desk.told.connect(self._tell)
        desk.completing.connect(self._complete)
        desk.unsaved.connect(self._show_unsaved)
        desk.keys.changed.connect(self._show_all)
        for source in (self.buttons, self.last_marks, self.empty, self.key_list):
            source.acted.connect(self.act_now)
        for typed in (self.prompt_bar, self.body.complete):
            typed.typing_changed.connect(self._typing_changed)
        answered, clock = self._answered, desk.session.clock
        for accepted in (self.prompt_bar.text_accepted, self.body.complete.entry.accepted):
            accepted.connect(lambda: answered.note("Return", clock.now()))
        self.body.complete.left.connect(self.leave)
        self.body.complete.went_on.connect(self._show_focus)
        self.body.offer.clicked.connect(lambda: self.act_now(Action.COMPLETE))
        self.prompt_bar.chosen.connect(lambda at: self._click(partial(self.prompt_bar.choose, at)))
        self.slots_column.chosen.connect(
            lambda number: self._click(partial(desk.focus_on, number, self._now()))
        )
        for button, do in {**self.recovery.deeds, **self.gap_question.deeds}.items():
            button.clicked.connect(lambda _checked=False, do=do: self._click(do))

    @property
    def typing(self) -> bool:
        """Whether keys go into a text; into that of the list only where it is seen."""
        return self.prompt_bar.typing or (self.body.takes_keys and self.body.complete.typing)

    def take_begun(self) -> None:
        """Leaves what is asked; a text begun counts as given."""
        self.prompt_bar.show_prompt(None)
        self.body.leave_list()

    @property
    def keys_live(self) -> bool:
        """Whether a key would be recorded now: on this page, or in the window beside."""
        seen = self.isVisible() or not self.isActiveWindow()
        return seen and self._has_keyboard and not self.desk.read_only

    @property
    def _has_keyboard(self) -> bool:
        beside = self.companion is not None and self.companion.isActiveWindow()
        return beside or self.isActiveWindow()

    def _now(self) -> Moment:
        return self.desk.session.clock.now()

    # Keys

    def receive(self, event: QKeyEvent) -> None:
        """Takes a key that was pressed elsewhere in the window: the text under way first."""
        if self.typing:
            (self.body.complete if self.body.takes_keys else self.prompt_bar).type_key(event)
            if event.isAccepted():
                return
        self.keyPressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        at = self._event_clock.moment(event)
        if not self.typing and self._held.is_repeat(event, at):
            return
        self._held.act(event)
        if not self.typing and self._answered.is_again(key_name(event), at):
            self._tell(f"{cap_of(key_name(event))}: {COUNTED_ONCE}")
            return
        if self._answers(event, at):
            return
        action = self.desk.keys.map.action_of(event)
        if action is None:
            super().keyPressEvent(event)
        elif action in NUMBER_OF:
            self.desk.focus_on(NUMBER_OF[action], at)
        else:
            self._press(action, at)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._held.release(event, self._event_clock.moment(event))

    def _is_held_over(self, event: QKeyEvent) -> bool:
        """Whether a key meant for the text is still down from opening it."""
        return self._held.still_acts(event, self._event_clock.moment(event))

    def _answers(self, event: QKeyEvent, at: Moment) -> bool:
        """Whether the key answered, opened or left what is being asked."""
        digit = self.desk.keys.map.digit_of(event)
        if self.body.take_key(event, digit):
            if digit is not None:
                self._answered.note(key_name(event), at)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if digit is not None:
            if self.prompt_bar.take_digit(digit):
                self._answered.note(key_name(event), at)
            return True
        if event.text() == "/":
            self.prompt_bar.open_text()
            return True
        return False

    def leave(self) -> None:
        """Leaves what is asked open, or puts the list of keys away."""
        if self.key_list.isVisible():
            self.key_list.hide()
        elif self.body.is_list:
            self.body.leave_list()
            self.desk.follow_running()
        else:
            self.prompt_bar.leave()
        self.setFocus()

    def _complete(self) -> None:
        """Asks what was left open, where the leader looks at this page; else says how much."""
        count = self.desk.track.left_open if self.desk.track else 0
        if self.isActiveWindow():
            if not self.body.show_list():
                self._tell("Nothing is left to complete")
        elif count:
            self.desk.told.emit(f"{open_words(count, 0)}, to be completed in the window")

    def _press(self, action: Action, at: Moment) -> None:
        contact = None if action is Action.OPEN else self.desk.session.focus
        if action is Action.EXPECTED_STEP and self.prompt_bar.take_enter():
            return
        if self._doubles.is_double(action, contact, at):
            self._tell(f"{BINDING_OF[action].word}: {COUNTED_ONCE}")
        elif action in self._own:
            self._own[action]()
        elif action in self.other_pages:
            self.other_pages[action]()
        elif action in ELSEWHERE:
            self._tell("Not here: it opens in the window of a study")
        elif not self.body.take_back(action):
            if self.body.is_list and self.desk.refusal(action):
                self.desk.follow_running()
            self.body.leave_list()
            self.desk.act(action, at)

    def _review(self) -> None:
        if self.desk.review and self.desk.session.focus is not None:
            self.desk.review()
        else:
            self._tell("There is no contact to review here")

    def _tell(self, sentence: str) -> None:
        self.prompt_bar.tell(sentence)
        self.body.complete.tell(sentence)

    def act_now(self, action: Action) -> None:
        """A button was pressed: the same as its key."""
        self._clicks.note()
        self._press(action, self._now())
        if not self.typing:
            self.setFocus()

    def is_single_click(self) -> bool:
        """Whether a click is no second half of a double one; says so where it is."""
        single = self._clicks.note()
        if not single:
            self.desk.told.emit("Clicked twice within 0.2 s, counted once")
        return single

    def _click(self, do: Callable[[], object]) -> None:
        if self.is_single_click():
            do()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Tab moves within the list while it is shown."""
        if self.body.takes_keys and self.hasFocus():
            self.body.complete.move_by(1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802
        self.setFocus()

    # What changes

    def _ask(self, prompt: object) -> None:
        if prompt is not None:
            self.body.leave_list()
        self.prompt_bar.show_prompt(prompt if isinstance(prompt, Prompt) else None)

    def _typing_changed(self, typing: bool) -> None:
        if not typing:
            self.setFocus()
        self.keys_changed.emit()

    def _show_press(self, number: int) -> None:
        self.prompt_bar.hush()
        self.unsaved.say("")
        if self.recovery.sentence and not self.desk.interrupted:
            self._show_notices()
        self.gap_question.refresh()
        self.aside.show_masked(self.desk.session.last_masked)
        self._show_slot(number)
        if number == self.desk.session.focus:
            self._show_focus()

    def _show_all(self) -> None:
        """Shows every slot and the contact in focus anew."""
        self.body.leave_list()
        self.prompt_bar.hush()
        self._show_notices()
        self.slots_column.require(self.total())
        for number in self.desk.tracks:
            self._show_slot(number)
        self._centre.setCurrentIndex(0 if self.desk.session.focus is None else 1)
        self._show_focus()

    def total(self) -> int:
        """Contacts the round aims at, or has where these are more."""
        return max(TARGET_CONTACTS, *self.desk.tracks, 0)

    def _show_slot(self, number: int) -> None:
        state, track = self.desk.session.state(number), self.desk.tracks[number]
        self.slots_column.slot_of(number).show_contact(state, track, self._now())

    def _show_focus(self) -> None:
        self.slots_column.set_focus(self.desk.session.focus)
        self._view.show(self.total(), self._now())
        if self.isVisible():
            self._look_ahead.start(0)

    def _show_what_takes_long(self) -> None:
        self._view.show_what_takes_long(self._now)

    def _show_times(self) -> None:
        """Moves the clocks on; nothing else changes between presses."""
        if not self.isVisible():
            return
        now = self._now()
        for number in self.desk.session.running:
            self.slots_column.slot_of(number).show_time(self.desk.tracks[number], now)
        self._view.show_times(now)
        self.aside.show_flag(now)

    # What stands across the page

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._look_ahead.start(SHOWN_MS)
        self.keys_changed.emit()

    def show_activation(self) -> None:
        """The window has got or lost the keyboard, whichever page it shows."""
        away = not (self._has_keyboard or self.desk.read_only)
        self.unrecorded.say(UNRECORDED if away else "")
        self.watch.note_keys(live=not away)
        self.keys_changed.emit()

    def _show_unsaved(self, sentence: str) -> None:
        self.prompt_bar.hush()
        self.unsaved.say(f"This mark is not saved: {sentence}")

    def _show_notices(self) -> None:
        why = self.desk.read_only
        self.gap_question.refresh()
        self.reading_only.say(f"This study is open for reading only: {why}." if why else "")
        self.recovery.refresh()
