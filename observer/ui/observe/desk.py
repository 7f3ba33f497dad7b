"""The leader's desk: what each action does to the session, and what it then asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from observer.capture.rules import Refused, refusal
from observer.capture.session import Session
from observer.capture.state import ContactState, Phase
from observer.errors import UserError
from observer.model.mark import DETAIL_VALUES, REASON_NAME, Mark, MarkKind
from observer.model.moment import Moment
from observer.model.process import DocumentedProcess
from observer.ui.keys import BINDING_OF, Action
from observer.ui.looks import LOOKS, OUTCOME_WORDS, one_line
from observer.ui.observe.expected import ExpectedSteps
from observer.ui.observe.prompt import Choice, Prompt, choices
from observer.ui.observe.questions import Question, open_questions
from observer.ui.observe.track import Track
from observer.ui.observe.vocabulary import Vocabulary

WAIT_OR_BLOCK = "Asked for and coming: a wait.  Nobody asked, or no right to: blocked."
MAX_CHOICES = 9

_FIRST_BACKDATES_S = (0, 1, 5, 10)
_BACKDATE_MORE_S = 10

_TEXT_PROMPTS: Mapping[MarkKind, str] = {
    MarkKind.TRANSFER: "To which team?",
    MarkKind.WORKAROUND: "What does the agent do instead?",
    MarkKind.NOTE: "Note",
}
_REASON_PROMPTS: Mapping[MarkKind, str] = {
    MarkKind.WAIT: "Waiting on",
    MarkKind.BLOCKED: "Blocked for",
}


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
        mark = next(row for row in reversed(rows) if row.id == mark_id)
        return LOOKS[mark.kind].word.lower() if mark.kind in LOOKS else _PLAIN_WORDS[mark.kind]

    def _mark_with_reason(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            name = REASON_NAME[press.kind]
            self._ask(press, name, _REASON_PROMPTS[press.kind], hint=WAIT_OR_BLOCK)

    def _mark_with_text(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            name = REASON_NAME.get(press.kind, "text")
            self._ask(press, name, _TEXT_PROMPTS[press.kind], typing=True)

    def _open_next(self, _action: Action, at: Moment) -> None:
        self._open(self.session.next_number(), at)

    def _open(self, number: int, at: Moment) -> None:
        press = self._press(MarkKind.OPEN, self.session.opening_detail(), contact=number, at=at)
        if press:
            self._ask_opening(press)

    def _ask_opening(self, press: Mark) -> None:
        """Channel by digit, agent by `/`; both stand filled in from the contact before."""
        channels = DETAIL_VALUES[MarkKind.OPEN, "channel"]

        def take(answer: str) -> None:
            name = "channel" if answer in channels else "agent"
            self._complete(press, name, answer)

        words = self.vocabulary.words(MarkKind.OPEN, "agent")
        self.prompted.emit(
            Prompt(
                "Channel",
                take,
                choices(channels),
                hint="The agent is an alias, never a name.",
                free_text="agent",
                suggestions=words,
            )
        )

    def _step(self, _action: Action, at: Moment) -> None:
        reason = refusal(self.state, MarkKind.STEP)
        if reason or self.session.focus is None:
            self._tell_refusal(reason or "no contact is open yet")
            return
        words = self.vocabulary.words(MarkKind.STEP, "name")
        self.prompted.emit(
            Prompt("Step", self._stepper(at), typing=True, suggestions=words, free_text="step")
        )

    def take_step(self, name: str, at: Moment) -> None:
        """Begins the step of that name."""
        self._stepper(at)(name)

    def _stepper(self, at: Moment) -> Callable[[str], None]:
        def take(name: str) -> None:
            known = self.vocabulary.known(MarkKind.STEP, "name", name)
            self._press(MarkKind.STEP, {"name": known}, at=at)

        return take

    def _expected_step(self, _action: Action, at: Moment) -> None:
        if self.state.phase is Phase.CLOSED:
            self.ask_open_details()
            return
        reason = refusal(self.state, MarkKind.STEP)
        names = self.next_steps()
        if reason or not names:
            self._tell_refusal(reason or "no step is expected here; press S and name it")
        elif len(names) == 1:
            self._press(MarkKind.STEP, {"name": names[0]}, at=at)
        else:
            self.prompted.emit(
                Prompt(
                    "Next, as documented",
                    self._stepper(at),
                    choices(names[:MAX_CHOICES]),
                    free_text="another step",
                    suggestions=self.vocabulary.words(MarkKind.STEP, "name"),
                )
            )

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
            word = LOOKS[moved.kind].word if moved.kind in LOOKS else _PLAIN_WORDS[moved.kind]
            self.told.emit(f"{word.capitalize()}: {backdated_s(moves + 1)} s earlier than pressed")

    def _close(self, _action: Action, at: Moment) -> None:
        reason = refusal(self.state, MarkKind.CLOSE)
        if reason or self.session.focus is None:
            self._tell_refusal(reason or "no contact is open yet")
            return

        def take(outcome: str) -> None:
            if self._press(MarkKind.CLOSE, {"outcome": outcome}, at=at):
                self.ask_open_details()

        outcomes = tuple(Choice(value, words) for value, words in OUTCOME_WORDS.items())
        hint = "A digit closes the contact; Esc goes back."
        self.prompted.emit(Prompt("Close: how did it end?", take, outcomes, hint=hint))

    # What is asked

    def _ask(
        self, mark: Mark, name: str, title: str, *, hint: str = "", typing: bool = False
    ) -> None:
        words = self.vocabulary.words(mark.kind, name)
        self.prompted.emit(
            Prompt(
                title,
                lambda answer: self._complete(mark, name, answer),
                () if typing else choices(words[:MAX_CHOICES]),
                hint=hint,
                free_text="" if mark.kind is MarkKind.CLOSE else "another",
                typing=typing,
                suggestions=words,
            )
        )

    def _ask_in_turn(self, questions: list[Question]) -> None:
        if not questions:
            return
        question, *others = questions

        def take(answer: str) -> None:
            self._complete(question.mark, question.name, answer)
            self._ask_in_turn(others)

        key = (question.mark.kind, question.name)
        words = self.vocabulary.words(*key)
        self.prompted.emit(
            Prompt(
                f"{question.about}: {question.words}",
                take,
                choices(words[:MAX_CHOICES]),
                hint=f"{len(questions)} to complete.  Enter leaves this one open, Esc leaves all.",
                free_text=""
                if key in DETAIL_VALUES and key[1] not in REASON_NAME.values()
                else "another"
                if words
                else "answer",
                suggestions=words,
                left_open=lambda: self._ask_in_turn(others),
                asks_in_turn=True,
            )
        )

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
