"""A session on a clock set by hand, whose journal is a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import pytest

from observer.capture.clock import ManualClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.capture.state import ContactState
from observer.model.mark import Mark, MarkKind
from observer.model.study import Contact, Round

START = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
ROUND = Round(1, "baseline", 1)

NEEDED: Mapping[MarkKind, Mapping[str, str]] = {
    MarkKind.STEP: {"name": "Greet"},
    MarkKind.BACKDATE: {"seconds": "1"},
    MarkKind.GAP: {"ms": "500"},
    MarkKind.DETAIL: {"channel": "call"},
}
"""The details without which a kind cannot be pressed."""


class Notebook:
    """A journal in memory; while it is full, no mark can be written."""

    full = False
    unsaved_since = None

    def __init__(self) -> None:
        self.contacts: list[Contact] = []
        self.rows: list[Mark] = []

    def next_mark_id(self) -> int:
        return len(self.rows) + 1

    def add_contact(self, round_id: int, number: int) -> Contact:
        assert number not in [contact.number for contact in self.contacts]
        self.contacts.append(Contact(len(self.contacts) + 1, round_id, number))
        return self.contacts[-1]

    def append(self, marks: Sequence[Mark]) -> None:
        if self.full:
            raise OSError("the disk is full")
        self.rows.extend(marks)

    def recorded(self) -> list[tuple[Contact, list[Mark]]]:
        return [(c, [row for row in self.rows if row.contact_id == c.id]) for c in self.contacts]


class Rehearsal:
    """Presses a second apart, in one round."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.journal = Notebook()
        self.session = self.rebuilt()

    def rebuilt(self) -> Session:
        """A session that knows nothing but the rows recorded."""
        return Session(self.clock, self.journal, ROUND, self.journal.recorded())

    def press(
        self,
        kind: MarkKind,
        detail: Mapping[str, str] | None = None,
        *,
        contact: int | None = None,
        target: int | None = None,
        after_ms: int = 1000,
    ) -> tuple[Mark, ...]:
        self.clock.advance(after_ms)
        given = NEEDED.get(kind, {}) if detail is None else detail
        return self.session.press(kind, given, contact=contact, target=target)

    def do(self, *kinds: MarkKind, contact: int | None = None) -> None:
        for kind in kinds:
            self.press(kind, contact=contact)

    def refusal(
        self, kind: MarkKind, detail: Mapping[str, str] | None = None, contact: int | None = None
    ) -> str:
        """Why a press is refused; it must be, and leave neither a row nor another state."""
        before = (list(self.journal.rows), self.states(self.session), self.session.focus)
        with pytest.raises(Refused) as refused:
            self.press(kind, detail, contact=contact)
        assert (self.journal.rows, self.states(self.session), self.session.focus) == before
        return str(refused.value)

    @staticmethod
    def states(session: Session) -> dict[int, ContactState]:
        return {number: contact.state for number, contact in session.contacts.items()}

    @property
    def state(self) -> ContactState:
        return self.session.state(1)

    def happened(self, number: int = 1) -> list[tuple[str, int]]:
        """The standing marks of a contact: kind, and ms since the script's start."""
        zero = ManualClock(START).now()
        return [
            (mark.kind.value, (mark.happened.monotonic_ns - zero.monotonic_ns) // 1_000_000)
            for mark in self.session.standing(number)
        ]

    def kinds(self, number: int = 1) -> list[str]:
        return [mark.kind.value for mark in self.session.standing(number)]
