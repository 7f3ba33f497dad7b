"""The leader's desk: what each action does to the session, and what it then asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from observer.capture.rules import Refused, refusal
from observer.capture.session import Session
from observer.capture.state import ContactState, Phase
from observer.errors import UserError
from observer.model.mark import Mark, MarkKind
from observer.model.moment import Moment
from observer.model.process import DocumentedProcess
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import LOOKS, one_line
from observer.ui.observe.asking import (
    ask_agent,
    ask_channel,
    ask_open_detail,
    ask_outcome,
    ask_reason,
    ask_step,
    ask_text,
    ask_which_step,
)
from observer.ui.observe.expected import ExpectedSteps
from observer.ui.observe.questions import Question, open_questions
from observer.ui.observe.track import Track
from observer.ui.observe.vocabulary import Vocabulary

_FIRST_BACKDATES_S = (0, 1, 5, 10)
_BACKDATE_MORE_S = 10


class Desk(QObject):
    """Turns actions into presses, one contact in focus at a time.

    Attributes:
        session: the live session.
        read_only: why nothing can be marked; empty where it can.
        tracks: what is shown of each contact opened, by number.
        interrupted: numbers of the contacts that ran when the program last stopped, until the
            leader has said what becomes of them.

    Signals:
        pressed: the number of a contact, after rows were appended to it.
        focused: another contact is in focus.
        prompted: the question to ask now, or None.
        told: one quiet sentence.
        unsaved: a press that could not be written, in one sentence.
    """

    pressed = Signal(int)
    focused = Signal()
    prompted = Signal(object)
    told = Signal(str)
    unsaved = Signal(str)

    def __init__(
        self, session: Session, process: DocumentedProcess | None = None, read_only: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self.read_only = read_only
        self.tracks = {n: Track(observed) for n, observed in session.contacts.items()}
        self.interrupted: list[int] = [] if read_only else list(session.running)
        self.expected = ExpectedSteps(process)
        marks = (e.mark for track in self.tracks.values() for e in track.entries)
        self.vocabulary = Vocabulary(process, marks)

    @property
    def state(self) -> ContactState:
        """The state of the contact in focus; NEW where there is none."""
        return self.session.state(self.session.focus or 0)

    @property
    def track(self) -> Track | None:
        return self.tracks.get(self.session.focus or 0)

    def next_steps(self) -> tuple[str, ...]:
        """The names of the steps expected next in the contact in focus, as documented."""
        track = self.track
        return self.expected.after(track) if track else ()

    def refusal(self, action: Action) -> str:
        """Why an action is not possible now; empty where it is."""
        if action is Action.KEYS:
            return ""
        if self.read_only:
            return f"the study is open for reading only: {self.read_only}"
        if action is Action.OPEN:
            return ""
        if self.session.focus is None:
            return "no contact is open yet"
        history = self.session.contacts[self.session.focus].history
        if action is Action.UNDO and not history.done:
            return "there is nothing to undo"
        if action is Action.REDO and not history.undone:
            return "there is nothing to redo"
        return refusal(self.state, self.kind_of(action))

    def kind_of(self, action: Action) -> MarkKind:
        """The mark an action makes now: hold and park end what they began."""
        kinds = BINDING_OF[action].kinds
        lasts = self.state.on_hold if action is Action.HOLD else self.state.parked
        return kinds[-1] if lasts else kinds[0]

    def act(self, action: Action, at: Moment) -> None:
        """Does what a key or button asks, stamped with the moment of the press."""
        if self.read_only:
            self._tell_refusal(self.refusal(action))
            return
        if self.interrupted:
            self.continue_interrupted()
            if action is Action.EXPECTED_STEP:
                return
        self.prompted.emit(None)
        _DOES[action](self, action, at)

    def focus_on(self, number: int, at: Moment) -> None:
        """Puts a contact in focus; opens it where it was not opened yet."""
        self.prompted.emit(None)
        if self.session.state(number).phase is not Phase.NEW:
            self.session.focus_on(number)
            self.focused.emit()
        elif self.read_only:
            self._tell_refusal(self.refusal(Action.WAIT))
        else:
            if self.interrupted:
                self.continue_interrupted()
            self._open(number, at)

    def continue_interrupted(self) -> None:
        """Goes on with the contacts that ran when the program stopped; what lies between is lost
        to observation and marked as such."""
        numbers, self.interrupted = self.interrupted, []
        self.session.continue_interrupted()
        for number in numbers:
            self._refresh(number)
        self.told.emit("Continued; the time in between is marked as not observed")

    def leave_interrupted(self) -> None:
        """Parks them from the moment of their last mark on."""
        numbers, self.interrupted = self.interrupted, []
        for number in numbers:
            last = self.session.contacts[number].rows[-1].pressed
            self._press(MarkKind.PARK, contact=number, at=last)

    def reopen(self, at: Moment) -> None:
        """Goes on with the closed contact in focus; its history keeps that it was closed."""
        number = self.session.focus
        self._press(MarkKind.OPEN, self.session.opening_detail(), contact=number, at=at)

    def ask_open_details(self) -> None:
        """Asks for what the contact in focus left open, one question after another."""
        number = self.session.focus
        if number is not None:
            self._ask_in_turn(open_questions(self.session.standing(number)))

    def _press(
        self,
        kind: MarkKind,
        detail: Mapping[str, str] | None = None,
        *,
        contact: int | None = None,
        at: Moment | None = None,
        target: int | None = None,
    ) -> Mark | None:
        """The mark of the press; None where it was refused or could not be written."""
        try:
            rows = self.session.press(kind, detail, contact=contact, at=at, target=target)
        except Refused as refused:
            self._tell_refusal(str(refused))
            return None
        except UserError as error:
            self.unsaved.emit(str(error))
            return None
        number = self.session.focus if contact is None else contact
        self._take_in(number or 0, rows)
        return rows[0]

    def _take_in(self, number: int, rows: tuple[Mark, ...]) -> None:
        if number in self.tracks:
            self.tracks[number].take_in(rows)
        else:
            self.tracks[number] = Track(self.session.contacts[number])
        press = rows[0]
        if press.kind is not MarkKind.DETAIL:
            self.vocabulary.learn(press.kind, press)
        self.pressed.emit(number)
        if press.kind is MarkKind.OPEN:
            self.focused.emit()

    def _refresh(self, number: int) -> None:
        self.tracks[number].rebuild()
        self.pressed.emit(number)

    def _tell_refusal(self, reason: str) -> None:
        self.told.emit(f"Not now: {one_line(reason)}")

    # What each action does

    def _mark(self, action: Action, at: Moment) -> None:
        self._press(self.kind_of(action), at=at)

    def _take_back(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            verb = "Taken back" if action is Action.UNDO else "Done again"
            self.told.emit(f"{verb}: {self._words_of(press.target)}")

    def _words_of(self, mark_id: int | None) -> str:
        rows = self.session.contacts[self.session.focus or 0].rows
        return _word(next(row.kind for row in reversed(rows) if row.id == mark_id))

    def _mark_with_reason(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            self.prompted.emit(ask_reason(press, self.vocabulary, self._complete))

    def _mark_with_text(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            self.prompted.emit(ask_text(press, self.vocabulary, self._complete))

    def _open_next(self, _action: Action, at: Moment) -> None:
        self._open(self.session.next_number(), at)

    def _open(self, number: int, at: Moment) -> None:
        press = self._press(MarkKind.OPEN, self.session.opening_detail(), contact=number, at=at)
        if press is None:
            return
        agent = ask_agent(press, self.vocabulary, self._complete)
        self.prompted.emit(
            ask_channel(press, self.vocabulary, self._complete, lambda: self.prompted.emit(agent))
        )

    def _step(self, action: Action, at: Moment) -> None:
        if self._is_possible(action):
            self.prompted.emit(ask_step(self.vocabulary, partial(self.take_step, at)))

    def take_step(self, at: Moment, name: str) -> None:
        """Begins the step of that name."""
        known = self.vocabulary.known(MarkKind.STEP, "name", name)
        self._press(MarkKind.STEP, {"name": known}, at=at)

    def _expected_step(self, action: Action, at: Moment) -> None:
        if self.state.phase is Phase.CLOSED:
            self.ask_open_details()
        elif self._is_possible(action):
            self._take_expected(self.next_steps(), at)

    def _take_expected(self, names: tuple[str, ...], at: Moment) -> None:
        if not names:
            self._tell_refusal("no step is expected here; press S and name it")
        elif len(names) == 1:
            self.take_step(at, names[0])
        else:
            take = partial(self.take_step, at)
            self.prompted.emit(ask_which_step(names, self.vocabulary, take))

    def _backdate(self, _action: Action, at: Moment) -> None:
        observed = self.session.contacts.get(self.session.focus or 0)
        moved = observed.last_action() if observed else None
        if not observed or not moved:
            self._tell_refusal("there is no mark to move")
            return
        moves = sum(
            1
            for action in observed.history.done
            if action.press.kind is MarkKind.BACKDATE and action.press.target == moved.id
        )
        more_s = backdated_s(moves + 1) - backdated_s(moves)
        if self._press(MarkKind.BACKDATE, {"seconds": str(more_s)}, at=at):
            word = _word(moved.kind).capitalize()
            self.told.emit(f"{word}: {backdated_s(moves + 1)} s earlier than pressed")

    def _close(self, action: Action, at: Moment) -> None:
        """The contact ends at the press; it is closed once its outcome is given."""

        def take(outcome: str) -> None:
            if self._press(MarkKind.CLOSE, {"outcome": outcome}, at=at):
                self.ask_open_details()

        if self._is_possible(action):
            self.prompted.emit(ask_outcome(take))

    def _is_possible(self, action: Action) -> bool:
        reason = self.refusal(action)
        if reason:
            self._tell_refusal(reason)
        return not reason

    def _ask_in_turn(self, questions: list[Question]) -> None:
        if questions:
            question, *others = questions
            then = partial(self._ask_in_turn, others)
            asked = ask_open_detail(question, len(questions), self.vocabulary, self._complete, then)
            self.prompted.emit(asked)

    def _complete(self, mark: Mark, name: str, answer: str) -> None:
        """Gives a detail of a mark that was pressed already."""
        known = self.vocabulary.known(mark.kind, name, answer)
        number = next(
            n for n, c in self.session.contacts.items() if c.contact.id == mark.contact_id
        )
        press = self._press(MarkKind.DETAIL, {name: known}, contact=number, target=mark.id)
        if press:
            self.vocabulary.learn(mark.kind, press)


_PLAIN_WORDS: Mapping[MarkKind, str] = {
    MarkKind.MOVING: "moving again",
    MarkKind.OFF_HOLD: "off hold",
    MarkKind.RESUME: "resumed",
    MarkKind.BACKDATE: "a back-dating",
    MarkKind.DETAIL: "a detail",
}


def _word(kind: MarkKind) -> str:
    return LOOKS[kind].word.lower() if kind in LOOKS else _PLAIN_WORDS[kind]


_DOES: Mapping[Action, Callable[[Desk, Action, Moment], None]] = {
    Action.WAIT: Desk._mark_with_reason,
    Action.BLOCKED: Desk._mark_with_reason,
    Action.TRANSFER: Desk._mark_with_text,
    Action.WORKAROUND: Desk._mark_with_text,
    Action.NOTE: Desk._mark_with_text,
    Action.EXPECTED_STEP: Desk._expected_step,
    Action.STEP: Desk._step,
    Action.BACKDATE: Desk._backdate,
    Action.OPEN: Desk._open_next,
    Action.CLOSE: Desk._close,
    Action.UNDO: Desk._take_back,
    Action.REDO: Desk._take_back,
    Action.MOVING: Desk._mark,
    Action.RESOLUTION_KNOWN: Desk._mark,
    Action.PERMITTED: Desk._mark,
    Action.FRUSTRATION: Desk._mark,
    Action.HOLD: Desk._mark,
    Action.CUSTOMER_GONE: Desk._mark,
    Action.PARK: Desk._mark,
}


def backdated_s(presses: int) -> int:
    """Seconds earlier than pressed after so many presses: 1, 5, 10, then 10 more each."""
    if presses < len(_FIRST_BACKDATES_S):
        return _FIRST_BACKDATES_S[presses]
    return _FIRST_BACKDATES_S[-1] + _BACKDATE_MORE_S * (presses - len(_FIRST_BACKDATES_S) + 1)
