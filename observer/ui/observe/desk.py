"""The leader's desk: what each action does to the session, and what it then asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from observer.capture.rules import LONGEST_GAP_MS, MAX_RUNNING
from observer.capture.session import Session
from observer.capture.state import Phase
from observer.model.mark import Mark, MarkKind
from observer.model.matching import Matching
from observer.model.moment import Moment, distance_ms
from observer.model.process import DocumentedProcess
from observer.model.study import TARGET_CONTACTS
from observer.ui.day_time import time_of_day
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.keys import Action
from observer.ui.looks import LOOKS
from observer.ui.observe.asking import (
    ask_agent,
    ask_channel,
    ask_outcome,
    ask_reason,
    ask_step,
    ask_team,
    ask_text,
    ask_which_step,
)
from observer.ui.observe.backdating import backdated_s, backdated_words
from observer.ui.observe.expected import ExpectedSteps
from observer.ui.observe.live_round import SLIP_MS, LiveRound
from observer.ui.observe.track import HELD

AGAIN_MS = 6_000
"""How long a press that asks to be repeated waits for that."""


class Desk(LiveRound):
    """Turns actions into presses, and asks for what they leave open."""

    def __init__(
        self,
        session: Session,
        process: DocumentedProcess | None = None,
        read_only: str = "",
        keys: LiveKeys | None = None,
        past: Iterable[Mark] = (),
    ) -> None:
        super().__init__(session, process, read_only, keys, past)
        self.expected = ExpectedSteps(process)
        rows = (c.rows[-1] for c in session.contacts.values() if c.rows)
        self._found_mark = max((row.id for row in rows), default=0)
        self._asked_again: tuple[Action, int, Moment] | None = None

    def take_process(self, process: DocumentedProcess | None, matching: Matching) -> None:
        """From now on observes against this process, in which names stand for what is matched."""
        self.expected.follow(process, matching)
        self.vocabulary.take_process(process)

    def next_steps(self) -> tuple[str, ...]:
        """The names of the steps expected next in the contact in focus, as documented."""
        track = self.track
        return self.expected.after(track) if track else ()

    def act(self, action: Action, at: Moment) -> None:
        """Does what a key or button asks, stamped with the moment of the press."""
        answers_offer = bool(self.interrupted) and action is Action.EXPECTED_STEP
        if self._asked_again and self._asked_again[0] is not action:
            self._asked_again = None
        if self._may_press() and not answers_offer:
            _DOES[action](self, action, at)

    def focus_on(self, number: int, at: Moment) -> None:
        """Puts a contact in focus; opens it where it was not opened yet."""
        self._asked_again = None
        if self.session.state(number).phase is not Phase.NEW:
            self.prompted.emit(None)
            self.session.focus_on(number)
            self.focused.emit()
        elif self._may_press():
            self._open(number, at)

    def reopen(self, at: Moment) -> None:
        """Goes on with the closed contact in focus; its history keeps that it was closed."""
        if self._may_press() and self._can_go_on(at):
            self._reopen(at)

    def take_step(self, at: Moment, name: str) -> None:
        """Begins the step of that name."""
        if self._may_press():
            self._take_step(at, name)

    def complete(self, mark: Mark, name: str, answer: str, author: str = "") -> bool:
        """Gives a detail of a mark that was pressed already; False where it was refused.

        Args:
            author: the role of who completes it afterwards, as an action of its own; empty for who
                answers what is asked after the press.
        """
        if self.read_only:
            self._tell_refusal(self.refusal(Action.WAIT))
            return False
        known = self.vocabulary.known(mark.kind, name, answer)
        number = self.session.number_of(mark)
        press = self._press(
            MarkKind.DETAIL, {name: known}, contact=number, target=mark.id, author=author
        )
        if press:
            self.vocabulary.learn(mark.kind, press)
        return press is not None

    def take_back(self, kind: MarkKind, number: int) -> str:
        """Undoes or redoes the last action on a contact, whichever is in focus.

        Returns:
            What it was, in words; empty where that was refused.
        """
        press = self._press(kind, contact=number)
        return self._words_of(press) if press else ""

    # What each action does

    def _mark(self, action: Action, at: Moment) -> None:
        stopped = self._stopped_by_park() if action is Action.PARK else None
        if self._press(self.kind_of(action), at=at) and stopped:
            word, key = LOOKS[stopped].word.lower(), Action.WAIT
            if stopped is MarkKind.BLOCKED:
                word, key = "block", Action.BLOCKED
            still = f"Press {self.keys.cap(key)} if it still lasts"
            self.told.emit(f"The {word} ended with the park. {still}")

    def _stopped_by_park(self) -> MarkKind | None:
        """The wait or block that the park under way ended; None for none."""
        track = self.track
        parked = track.lasting.get(MarkKind.PARK) if track else None
        rows = self.session.contacts[self.session.focus or 0].rows if parked else ()
        implied = parked and any(row.cause == parked.mark.id for row in rows)
        if not track or not implied:
            return None
        return next((e.kind for e in reversed(track.entries) if e.kind in HELD), None)

    def _undo(self, action: Action, at: Moment) -> None:
        if self.session.focus is None and self.take_round_back:
            self.take_round_back()
            return
        closed = self._closed_long_ago(at)
        if closed is None:
            self._take_back("Taken back", action, at)
            return
        when = time_of_day(closed.happened.at, at.at)
        key = self.keys.cap(action)
        sentence = f"Contact {self.session.focus} was closed at {when}. Press {key} again"
        if self._can_go_on(at) and self._is_meant(action, at, f"{sentence} to open it again"):
            self._reopen(at)

    def _redo(self, action: Action, at: Moment) -> None:
        if self._can_go_on(at):
            self._take_back("Done again", action, at)

    def _take_back(self, verb: str, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            self.told.emit(f"{verb}: {self._words_of(press)}")

    def _closed_long_ago(self, at: Moment) -> Mark | None:
        """The close that undo would take back, where it was given too long ago for a slip."""
        closed = self.state.closed
        if closed is None:
            return None
        last = self.session.contacts[self.session.focus or 0].history.done[-1].press
        since_ms = distance_ms(closed.pressed, at)
        old = since_ms > SLIP_MS or closed.id <= self._found_mark
        return closed if old and last.id == closed.id else None

    def _can_go_on(self, at: Moment) -> bool:
        """Whether the time since the contact was closed can be told as not observed."""
        number = self.session.focus or 0
        if self._closed_for_ms(number, at) <= LONGEST_GAP_MS:
            return True
        self._tell_refusal(f"contact {number} was closed too long ago to be gone on with")
        return False

    def _is_meant(self, action: Action, at: Moment, sentence: str) -> bool:
        """Whether the action is asked for a second time; the first time, says what it will do."""
        number = self.session.focus or 0
        before, self._asked_again = self._asked_again, None
        if before and before[:2] == (action, number) and distance_ms(before[2], at) < AGAIN_MS:
            return True
        self._asked_again = (action, number, at)
        self.told.emit(sentence)
        return False

    def _reopen(self, at: Moment) -> None:
        """Opens the contact again as it was opened first."""
        number, opened = self.session.focus, self.state.opened
        detail = opened.detail if opened else {}
        if self._press(MarkKind.OPEN, detail, contact=number, at=at):
            self.told.emit(f"Contact {number} is open again")

    def _words_of(self, press: Mark) -> str:
        """What an undo or redo is about."""
        rows = self.session.contacts[self.session.number_of(press)].rows
        target = next(row for row in reversed(rows) if row.id == press.target)
        answers_gap = "observed" in target.detail
        return "what was said of the time missed" if answers_gap else word_of(target.kind)

    def _mark_with_reason(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            self.prompted.emit(ask_reason(press, self.vocabulary, self.complete))

    def _mark_with_team(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            moving = self.keys.cap(Action.MOVING)
            self.prompted.emit(ask_team(press, self.vocabulary, self.complete, moving))

    def _mark_with_text(self, action: Action, at: Moment) -> None:
        press = self._press(self.kind_of(action), at=at)
        if press:
            self.prompted.emit(ask_text(press, self.vocabulary, self.complete))

    def _open_next(self, action: Action, at: Moment) -> None:
        """Opens the next contact; beyond the target only where that is meant."""
        number, opened = self.session.next_number(), self.session.next_number() - 1
        full = len(self.session.running) >= MAX_RUNNING
        so_far = "Ten of ten" if opened == TARGET_CONTACTS else f"{opened} of {TARGET_CONTACTS}"
        key = self.keys.cap(action)
        sentence = (
            f"{so_far} contacts are observed. Press {key} again to open contact {number}, or "
            f"{self.keys.cap(Action.ROUNDS)} for another round."
        )
        if opened < TARGET_CONTACTS or full or self._is_meant(action, at, sentence):
            self._open(number, at)

    def _open(self, number: int, at: Moment) -> None:
        if self.later:
            self._tell_refusal(self.refusal(Action.OPEN))
            return
        press = self._press(MarkKind.OPEN, self.session.opening_detail(), contact=number, at=at)
        if press is None:
            return
        agent = ask_agent(press, self.vocabulary, self.complete)
        self.prompted.emit(
            ask_channel(press, self.vocabulary, self.complete, lambda: self.prompted.emit(agent))
        )

    def _step(self, action: Action, at: Moment) -> None:
        if self._is_possible(action):
            self.prompted.emit(ask_step(self.vocabulary, partial(self._take_step, at)))

    def _take_step(self, at: Moment, name: str) -> None:
        known = self.vocabulary.known(MarkKind.STEP, "name", name)
        self._press(MarkKind.STEP, {"name": known}, at=at)

    def _expected_step(self, action: Action, at: Moment) -> None:
        if self.state.phase is Phase.CLOSED:
            self.completing.emit()
        elif self._is_possible(action):
            self._take_expected(self.next_steps(), at)

    def _take_expected(self, names: tuple[str, ...], at: Moment) -> None:
        if not names:
            key = self.keys.cap(Action.STEP)
            self._tell_refusal(f"no step is expected here; press {key} and name it")
        elif len(names) == 1:
            self._take_step(at, names[0])
        else:
            take = partial(self._take_step, at)
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
        press = self._press(MarkKind.BACKDATE, {"seconds": str(more_s)}, at=at)
        if press:
            ms = observed.history.ms
            words = backdated_words(moves + 1, ms(moved.pressed) - ms(press.happened))
            self.told.emit(f"{word_of(moved.kind).capitalize()}: {words}")

    def _close(self, action: Action, at: Moment) -> None:
        """The contact ends at the press; it is closed once its outcome is given."""

        def take(outcome: str) -> None:
            if self._press(MarkKind.CLOSE, {"outcome": outcome}, at=at):
                self._go_on_after_close()

        if self._is_possible(action):
            self.prompted.emit(ask_outcome(take))

    def _go_on_after_close(self) -> None:
        """Nothing is asked while a contact runs: keys are to be that one's."""
        closed, count = self.session.focus, self.track.left_open if self.track else 0
        if not self.session.running:
            self.completing.emit()
            return
        moved = self.follow_running()
        now = f", contact {self.session.focus} is in focus" if moved else ""
        left = f"; {count} left open, {self.keys.cap(Action.COMPLETE)} asks" if count else ""
        self.told.emit(f"Contact {closed} is closed{now}{left}")

    def follow_running(self) -> bool:
        """Leaves a closed contact for the one that runs, where exactly one does."""
        running = self.session.running
        if self.state.phase is not Phase.CLOSED or len(running) != 1:
            return False
        self.prompted.emit(None)
        self.session.focus_on(running[0])
        self.focused.emit()
        return True

    def _is_possible(self, action: Action) -> bool:
        reason = self.refusal(action)
        if reason:
            self._tell_refusal(reason)
        return not reason


_WORDS_ABOUT_OTHERS: Mapping[MarkKind, str] = {
    MarkKind.BACKDATE: "a back-dating",
    MarkKind.DETAIL: "a detail",
    MarkKind.AMEND: "a correction",
    MarkKind.VOID: "the voiding of a mark",
}


def word_of(kind: MarkKind) -> str:
    """What taking back a press of this kind takes back; undo and redo are never that."""
    return LOOKS[kind].word.lower() if kind in LOOKS else _WORDS_ABOUT_OTHERS[kind]


_DOES: Mapping[Action, Callable[[Desk, Action, Moment], None]] = {
    Action.WAIT: Desk._mark_with_reason,
    Action.BLOCKED: Desk._mark_with_reason,
    Action.TRANSFER: Desk._mark_with_team,
    Action.WORKAROUND: Desk._mark_with_text,
    Action.NOTE: Desk._mark_with_text,
    Action.EXPECTED_STEP: Desk._expected_step,
    Action.STEP: Desk._step,
    Action.BACKDATE: Desk._backdate,
    Action.OPEN: Desk._open_next,
    Action.CLOSE: Desk._close,
    Action.UNDO: Desk._undo,
    Action.REDO: Desk._redo,
    Action.MOVING: Desk._mark,
    Action.RESOLUTION_KNOWN: Desk._mark,
    Action.PERMITTED: Desk._mark,
    Action.FRUSTRATION: Desk._mark,
    Action.HOLD: Desk._mark,
    Action.CUSTOMER_GONE: Desk._mark,
    Action.PARK: Desk._mark,
}
