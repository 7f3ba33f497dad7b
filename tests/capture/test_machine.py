"""Random presses in several contacts: what the rows say is the live state, after every step."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from observer.capture.clock import ManualClock
from observer.capture.rules import MAX_RUNNING, Refused
from observer.capture.session import Session
from observer.capture.state import Phase
from observer.model.history import standing_marks
from observer.model.mark import AUTOMATIC, Mark
from observer.model.mark import MarkKind as K
from tests.capture.rehearsal import START, Rehearsal

CONTACTS = st.integers(1, 12)
REASONS = st.sampled_from([{}, {"on": "approval"}, {"on": "system"}])
ANSWERS = st.sampled_from(
    [
        {"on": "approval"},
        {"on": "team"},
        {"for": "policy"},
        {"mode": "warm"},
        {"outcome": "callback"},
    ]
)
OFTEN = [K.STEP, K.MOVING, K.UNDO, K.REDO, K.CLOSE, K.PARK, K.RESUME, K.HOLD, K.OFF_HOLD, K.OPEN]


class LiveSession(RuleBasedStateMachine):
    """Presses at random, refused or not, with restarts, reboots and clocks set back between."""

    def __init__(self) -> None:
        super().__init__()
        self.rehearsal = Rehearsal()
        self.boots = 0

    @property
    def session(self) -> Session:
        return self.rehearsal.session

    def press(self, kind: K, detail: dict[str, str] | None, contact: int, after_ms: int) -> None:
        before = (list(self.rehearsal.journal.rows), Rehearsal.states(self.session))
        rows: tuple[Mark, ...] = ()
        with suppress(Refused):
            rows = self.rehearsal.press(kind, detail, contact=contact, after_ms=after_ms)
        assert self.rehearsal.journal.rows == [*before[0], *rows]
        if rows:
            assert [row.cause for row in rows] == [None, *[rows[0].id] * (len(rows) - 1)]
        else:
            assert Rehearsal.states(self.session) == before[1]

    @rule(contact=CONTACTS)
    def opens(self, contact: int) -> None:
        self.press(K.OPEN, {}, contact, 100)

    @rule(kind=st.sampled_from([*K, *OFTEN]), contact=CONTACTS, after_ms=st.integers(0, 3000))
    def presses(self, kind: K, contact: int, after_ms: int) -> None:
        self.press(kind, None, contact, after_ms)

    @precondition(lambda self: self.session.contacts)
    @rule(data=st.data(), kind=st.sampled_from([*K, *OFTEN]), after_ms=st.integers(0, 3000))
    def presses_in_a_known_contact(self, data: st.DataObject, kind: K, after_ms: int) -> None:
        contact = data.draw(st.sampled_from(sorted(self.session.contacts)))
        self.press(kind, None, contact, after_ms)

    @precondition(lambda self: self.session.focus)
    @rule(reason=REASONS)
    def waits(self, reason: dict[str, str]) -> None:
        self.press(K.WAIT, reason, self.session.focus or 0, 500)

    @precondition(lambda self: self.session.focus)
    @rule(answer=ANSWERS)
    def answers(self, answer: dict[str, str]) -> None:
        self.press(K.DETAIL, answer, self.session.focus or 0, 500)

    @precondition(lambda self: self.session.focus)
    @rule(behind_ms=st.integers(0, 4999))
    def presses_a_key_delivered_late(self, behind_ms: int) -> None:
        at = self.rehearsal.clock.now().earlier(behind_ms)
        with suppress(Refused):
            self.session.press(K.NOTE, {"text": "late"}, at=at)

    @rule()
    def restarts(self) -> None:
        self.rehearsal.session = self.rehearsal.rebuilt()

    @rule(minutes=st.integers(-90, 600))
    def reboots(self, minutes: int) -> None:
        at = self.rehearsal.clock.now().earlier(-60_000 * minutes).at
        self.boots += 1
        self.rehearsal.clock = ManualClock(max(at, START), boot_id=f"boot {self.boots}")
        self.rehearsal.session = self.rehearsal.rebuilt()
        self.session.continue_interrupted()

    @invariant()
    def the_rows_tell_the_live_state(self) -> None:
        assert Rehearsal.states(self.rehearsal.rebuilt()) == Rehearsal.states(self.session)

    @invariant()
    def marks_stand_in_the_order_of_recording(self) -> None:
        for contact in self.session.contacts.values():
            standing = standing_marks(contact.rows)
            assert standing == self.session.standing(contact.number)
            users_own = [
                mark.id for mark in standing if mark.cause is None and mark.kind not in AUTOMATIC
            ]
            assert users_own == sorted(users_own)

    @invariant()
    def at_most_ten_run(self) -> None:
        assert len(self.session.running) <= MAX_RUNNING

    @invariant()
    def a_closed_or_parked_contact_holds_nothing(self) -> None:
        for contact in self.session.contacts.values():
            if contact.state.phase in (Phase.CLOSED, Phase.PARKED):
                assert contact.state.held is None
            if contact.state.phase is Phase.CLOSED:
                assert contact.state.on_hold is None
                assert contact.state.last == contact.state.closed


TestLiveSession = LiveSession.TestCase
TestLiveSession.settings = settings(max_examples=60, stateful_step_count=40)
