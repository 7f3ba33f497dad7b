"""Whatever is pressed, corrected, lost or broken: what the file holds is what the session shows."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from observer.capture.clock import ManualClock
from observer.capture.heartbeat import Heartbeat
from observer.capture.rules import Refused
from observer.capture.safekeeping import Safekeeping
from observer.capture.session import Session
from observer.capture.state import Phase
from observer.errors import NotSaved
from observer.model.mark import ABOUT_OTHERS, AUTOMATIC, Mark
from observer.model.mark import MarkKind as K
from observer.model.study import Contact
from observer.store.snapshot import wal_path
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import AT, create

EXAMPLES = int(os.environ.get("OBSERVER_EXAMPLES", "60"))
"""How many sessions are tried; some hundreds in the long run."""

CONTACTS = st.integers(1, 4)
AFTER_MS = st.integers(0, 9000)
KEYS = st.sampled_from(sorted(set(K) - AUTOMATIC - {K.DETAIL, K.AMEND, K.VOID}))
ADDED = st.sampled_from(sorted(set(K) - ABOUT_OTHERS - AUTOMATIC))
REASONS = st.sampled_from([{}, {"on": "system"}, {"on": "approval"}, {"on": ""}])
DETAILS: Mapping[K, st.SearchStrategy[dict[str, str]]] = {
    K.OPEN: st.sampled_from([{}, {"channel": "chat", "agent": "Agent A"}]),
    K.STEP: st.sampled_from([{"name": "Greet"}, {"name": "Refund"}]),
    K.WAIT: REASONS,
    K.BLOCKED: st.sampled_from([{}, {"for": "authority"}, {"for": "access", "held_by": "IT"}]),
    K.TRANSFER: st.sampled_from([{}, {"to": "Billing"}]),
    K.NOTE: st.sampled_from([{"text": "call 020 7946 0958"}, {"text": "plain"}]),
    K.BACKDATE: st.sampled_from([{"seconds": "1"}, {"seconds": "5"}]),
}
OPEN_DETAILS = st.sampled_from([{"who": "CRM"}, {"on": "team"}, {"outcome": "resolved"}])


class Disk:
    """A study file whose disk can be full."""

    unsaved_since = None

    def __init__(self, file: StudyFile) -> None:
        self.file = file
        self.full = False

    def next_mark_id(self) -> int:
        return self.file.next_mark_id()

    def add_contact(self, round_id: int, number: int) -> Contact:
        return self.file.add_contact(round_id, number)

    def append(self, marks: Sequence[Mark]) -> None:
        if self.full:
            raise NotSaved("the disk is full")
        self.file.append(marks)


class AnySession(RuleBasedStateMachine):
    """A leader with a clock, a keyboard and a disk that may all fail."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = ManualClock(AT)
        self.start(create(self.path("first.study")))
        self.session.press(K.OPEN)

    def path(self, name: str) -> Path:
        return Path(self.folder.name, name)

    def start(self, file: StudyFile) -> None:
        self.file = file
        self.disk = Disk(file)
        self.keeping = Safekeeping(self.disk)
        self.heart = Heartbeat(self.clock)
        self.session = self.rebuilt(file.recorded(file.round()))
        self.session.continue_interrupted()

    def rebuilt(self, recorded: list[tuple[Contact, list[Mark]]]) -> Session:
        return Session(self.clock, self.keeping, self.file.round(), recorded)

    @rule(
        contact=CONTACTS,
        keys=st.lists(KEYS, min_size=1, max_size=6),
        fills=st.booleans(),
        data=st.data(),
    )
    def press(self, contact: int, keys: list[K], fills: bool, data: st.DataObject) -> None:
        """A row of keys, most of them on a contact that is open; the disk may fill meanwhile."""
        self.disk.full = self.disk.full or fills
        if self.session.state(contact).phase is Phase.NEW:
            keys = [K.OPEN, *keys]
        for kind in keys:
            self.clock.advance(data.draw(AFTER_MS))
            detail = data.draw(DETAILS.get(kind, st.just({})))
            with suppress(Refused):
                self.session.press(kind, detail, contact=contact)
            self.the_file_and_what_waits_are_the_session()

    @rule(contact=CONTACTS)
    def switch(self, contact: int) -> None:
        with suppress(Refused):
            self.session.focus_on(contact)

    @rule(contact=CONTACTS, detail=OPEN_DETAILS)
    def complete(self, contact: int, detail: dict[str, str]) -> None:
        with suppress(Refused):
            self.session.press(K.DETAIL, detail, contact=contact)

    @rule(contact=CONTACTS, observed=st.sampled_from(["yes", "no"]))
    def answer_a_gap(self, contact: int, observed: str) -> None:
        for gap in self.session.unanswered_gaps(contact)[:1]:
            with suppress(Refused):
                self.session.press(K.DETAIL, {"observed": observed}, contact=contact, target=gap.id)

    def some_mark(self, contact: int, data: st.DataObject) -> int:
        ids = [mark.id for mark in self.session.standing(contact)]
        return data.draw(st.sampled_from(ids)) if ids else 0

    @rule(contact=CONTACTS, at_ms=st.none() | st.integers(0, 60_000), data=st.data())
    def amend(self, contact: int, at_ms: int | None, data: st.DataObject) -> None:
        kind = data.draw(st.none() | ADDED)
        detail = data.draw(DETAILS.get(kind, st.just({}))) if kind else None
        target = self.some_mark(contact, data)
        with suppress(Refused):
            self.session.amend(contact, target, at_ms=at_ms, kind=kind, detail=detail, author="TL")

    @rule(contact=CONTACTS, data=st.data())
    def void(self, contact: int, data: st.DataObject) -> None:
        with suppress(Refused):
            self.session.void(contact, self.some_mark(contact, data), author="TL")

    @rule(contact=CONTACTS, kind=ADDED, at_ms=st.integers(0, 60_000), data=st.data())
    def add(self, contact: int, kind: K, at_ms: int, data: st.DataObject) -> None:
        detail = data.draw(DETAILS.get(kind, st.just({})))
        with suppress(Refused):
            self.session.add(contact, kind, at_ms, detail, author="TL")

    @rule(
        move=st.sampled_from(["advance", "suspend", "move_wall_clock"]),
        ms=st.sampled_from([1000, 60_000, 3_600_000]),
    )
    def beat(self, move: str, ms: int) -> None:
        getattr(self.clock, move)(ms)
        missed = self.heart.beat()
        if missed:
            self.session.record_gap(missed)

    @rule(lost=st.booleans())
    def keyboard(self, lost: bool) -> None:
        if lost:
            self.session.keys_lost()
        else:
            self.session.keys_back()

    @rule(full=st.booleans())
    def disk_fills_or_is_emptied(self, full: bool) -> None:
        self.disk.full = full
        assert self.keeping.retry() is (not full or not self.keeping.unsaved)

    @rule()
    def close_and_open(self) -> None:
        self.disk.full = False
        assert self.keeping.retry()
        path = self.file.path
        self.file.close()
        self.start(StudyFile.open(path))

    @rule(reboots=st.booleans(), after_ms=st.integers(-3_600_000, 3_600_000))
    def crash(self, reboots: bool, after_ms: int) -> None:
        """What a kill leaves is opened; on a machine that was started anew, or on the same."""
        saved = self.file.recorded(self.file.round())
        number = sum(1 for _ in Path(self.folder.name).glob("*.study"))
        left = self.path(f"{number}.study")
        shutil.copy(self.file.path, left)
        shutil.copy(wal_path(self.file.path), wal_path(left))
        assert check_study(left).problems == ()
        self.file.close()
        if reboots:
            at = self.clock.now().at + timedelta(milliseconds=after_ms)
            self.clock = ManualClock(at, boot_id=f"boot {number}")
        file = StudyFile.open(left)
        assert file.recorded(file.round()) == saved
        self.start(file)

    @invariant()
    def the_file_and_what_waits_are_the_session(self) -> None:
        if not hasattr(self, "session"):
            return
        unsaved = {mark.id for mark in self.keeping.unsaved}
        for contact, rows in self.file.recorded(self.file.round()):
            shown = self.session.contacts[contact.number]
            assert rows == [row for row in shown.rows if row.id not in unsaved]
        again = self.rebuilt(self.session.recorded())
        assert again.running == self.session.running
        assert again.next_number() == self.session.next_number()
        for number, observed in self.session.contacts.items():
            assert again.state(number) == observed.state
            assert again.standing(number) == self.session.standing(number)
            undone = [action.press for action in observed.history.undone]
            assert [a.press for a in again.contacts[number].history.undone] == undone

    @invariant()
    def nothing_that_is_saved_is_missing(self) -> None:
        if hasattr(self, "session") and self.session.unsaved_since is None:
            recorded = [pair for pair in self.session.recorded() if pair[1]]
            assert self.file.recorded(self.file.round()) == sorted(
                recorded, key=lambda pair: pair[0].number
            )

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.file.close()
            self.folder.cleanup()


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(max_examples=EXAMPLES, stateful_step_count=40)
