"""The live session: what a press does to the round, with or without a window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from observer.capture.clock import Clock
from observer.capture.correction import add_rows, amend_rows, moment_at, void_rows
from observer.capture.heartbeat import GapReason, Missed
from observer.capture.masking import Hidden, mask_detail
from observer.capture.observed import ObservedContact
from observer.capture.press import press_rows
from observer.capture.rules import MAX_RUNNING, Refused, refusal
from observer.capture.state import ContactState, Phase, contact_state
from observer.model.history import standing_marks
from observer.model.mark import AUTOMATIC, Mark, MarkKind
from observer.model.moment import Moment
from observer.model.study import Contact, Round


class Journal(Protocol):
    """Where a session writes; bound to the study file by whoever starts the session."""

    def next_mark_id(self) -> int:
        """One more than the highest mark id of the study."""

    def add_contact(self, round_id: int, number: int) -> Contact:
        """A new contact of the round, which is durable with its first mark."""

    def append(self, marks: Sequence[Mark]) -> None:
        """Writes the marks of one press, all or none; they are durable on return.

        Raises:
            NotSaved: the disk does not take them; the contact they belong to is not lost either,
                and is written with the next marks.
        """

    @property
    def unsaved_since(self) -> Moment | None:
        """When the first press was made whose marks are not durable; None where all are."""


class Session:
    """Observes the contacts of one round. Every press is durable before it takes effect.

    Attributes:
        round: the round under observation.
        contacts: the contacts opened so far, by number.
        focus: the number of the contact in focus; None before the first is opened.
        last_masked: what was masked in the text of the last press; empty where nothing was.
    """

    def __init__(
        self,
        clock: Clock,
        journal: Journal,
        round_: Round,
        contacts: Iterable[tuple[Contact, Sequence[Mark]]] = (),
    ) -> None:
        self.clock = clock
        self.round = round_
        self.contacts = {c.number: ObservedContact(c, rows) for c, rows in contacts}
        self.focus = self._first_focus()
        self.last_masked: tuple[Hidden, ...] = ()
        self._journal = journal
        self._next_id = journal.next_mark_id()

    def _first_focus(self) -> int | None:
        opened = [n for n, c in self.contacts.items() if c.state.phase is not Phase.NEW]
        return max(self.running or opened, default=None)

    def state(self, number: int) -> ContactState:
        """The state of a contact; NEW where it was never opened."""
        contact = self.contacts.get(number)
        return contact.state if contact else ContactState()

    @property
    def running(self) -> list[int]:
        """Numbers of the contacts that are open and not parked."""
        return [n for n, c in self.contacts.items() if c.state.phase is Phase.OPEN]

    @property
    def unsaved_since(self) -> Moment | None:
        """Since when marks are in memory only; None where every press is durable."""
        return self._journal.unsaved_since

    def recorded(self) -> list[tuple[Contact, list[Mark]]]:
        """The contacts with all their rows, whether durable or not."""
        return [(observed.contact, list(observed.rows)) for observed in self.contacts.values()]

    def next_number(self) -> int:
        """The number that the next contact gets: the first that was not opened yet."""
        number = 1
        while self.state(number).phase is not Phase.NEW:
            number += 1
        return number

    def opening_detail(self) -> dict[str, str]:
        """Channel and agent of the contact opened last, which the next one starts with."""
        opened = [c.state.opened for c in self.contacts.values() if c.state.opened]
        return dict(max(opened, key=lambda mark: mark.id).detail) if opened else {}

    def focus_on(self, number: int) -> None:
        """Puts a contact in focus.

        Raises:
            Refused: it was not opened yet.
        """
        if self.state(number).phase is Phase.NEW:
            raise Refused(f"contact {number} is not open yet")
        self.focus = number

    def press(
        self,
        kind: MarkKind,
        detail: Mapping[str, str] | None = None,
        *,
        contact: int | None = None,
        at: Moment | None = None,
        target: int | None = None,
        author: str = "",
    ) -> tuple[Mark, ...]:
        """Does what a press asks, in the contact named or in focus.

        Args:
            detail: see `DETAIL_NAMES`; for `detail` itself, those of the mark it completes.
            at: when the key was pressed; now where it is left out. A press that arrives late
                happens no earlier than the contact's last one: the order of recording holds, but
                for what the program recorded by itself in between.
            target: for `detail`, the id of the mark it completes.
            author: for `detail`, the role of who completes the mark afterwards, which is an action
                of its own; empty for who answers what is asked after the press.

        Returns:
            The rows appended: what the press implied comes after it. They are durable unless
            `unsaved_since` says otherwise; what was masked in them, `last_masked` does.

        Raises:
            Refused: it is not possible; nothing was appended.
        """
        number = self._number(kind, contact)
        self._require_allowed(number, kind)
        observed = self.contacts.get(number)
        moment = self._in_order(observed, at or self.clock.now())
        given, masked = mask_detail(detail or {})
        blank = Mark(self._next_id, 0, kind, moment, moment, given, target=target, author=author)
        rows = press_rows(observed, blank)
        self._require_room(number, observed, rows)
        return self._record(number, observed, rows, masked)

    def _number(self, kind: MarkKind, contact: int | None) -> int:
        if contact is not None:
            return contact
        if kind is MarkKind.OPEN:
            return self.next_number()
        if self.focus is None:
            raise Refused("no contact is open yet")
        return self.focus

    def _require_allowed(self, number: int, kind: MarkKind) -> None:
        reason = refusal(self.state(number), kind)
        if reason:
            raise Refused(reason)

    @staticmethod
    def _in_order(observed: ObservedContact | None, moment: Moment) -> Moment:
        rows = reversed(observed.rows) if observed else ()
        last = next((row for row in rows if row.kind not in AUTOMATIC), None)
        return max(moment, last.pressed, key=observed.history.ms) if observed and last else moment

    def _require_room(
        self, number: int, observed: ObservedContact | None, rows: list[Mark]
    ) -> None:
        """Refuses what would make a contact run beside as many as may run already."""
        if number in self.running or len(self.running) < MAX_RUNNING:
            return
        recorded = observed.rows if observed else []
        if contact_state(standing_marks([*recorded, *rows])).phase is Phase.OPEN:
            raise Refused(f"{MAX_RUNNING} contacts are running; park or close one first")

    def _record(
        self,
        number: int,
        observed: ObservedContact | None,
        rows: Sequence[Mark],
        masked: tuple[Hidden, ...] = (),
    ) -> tuple[Mark, ...]:
        if observed is None:
            observed = ObservedContact(self._journal.add_contact(self.round.id, number))
            self.contacts[number] = observed
        written = tuple(replace(row, contact_id=observed.contact.id) for row in rows)
        self._journal.append(written)
        self._next_id += len(written)
        self.last_masked = masked
        observed.take_in(written)
        if written[0].kind is MarkKind.OPEN:
            self.focus = number
        return written

    def amend(
        self,
        number: int,
        mark_id: int,
        *,
        at_ms: int | None = None,
        kind: MarkKind | None = None,
        detail: Mapping[str, str] | None = None,
        author: str,
    ) -> tuple[Mark, ...]:
        """Gives a mark another time (ms since its contact opened), kind or details.

        Raises:
            Refused: the contact could not have gone so; nothing was appended.
        """
        observed = self._observed(number)
        happened = None if at_ms is None else moment_at(observed, at_ms)
        given, masked = (None, ()) if detail is None else mask_detail(detail)
        blank = self._correction(MarkKind.AMEND, author, target=mark_id)
        rows = amend_rows(observed, blank, happened, kind, given)
        return self._record(number, observed, rows, masked)

    def void(self, number: int, mark_id: int, *, author: str) -> tuple[Mark, ...]:
        """Takes a mark out of what stands; it stays in the record.

        Raises:
            Refused: the contact could not have gone without it; nothing was appended.
        """
        observed = self._observed(number)
        blank = self._correction(MarkKind.VOID, author, target=mark_id)
        return self._record(number, observed, void_rows(observed, blank))

    def add(
        self, number: int, kind: MarkKind, at_ms: int, detail: Mapping[str, str], *, author: str
    ) -> tuple[Mark, ...]:
        """Adds a mark that nobody pressed, `at_ms` after the contact opened.

        Raises:
            Refused: the contact could not have gone so; nothing was appended.
        """
        observed = self._observed(number)
        given, masked = mask_detail(detail)
        blank = self._correction(kind, author, detail=given)
        rows = add_rows(observed, blank, moment_at(observed, at_ms))
        return self._record(number, observed, rows, masked)

    def _observed(self, number: int) -> ObservedContact:
        if number not in self.contacts:
            raise Refused(f"contact {number} is not open yet")
        return self.contacts[number]

    def _correction(
        self,
        kind: MarkKind,
        author: str,
        *,
        target: int | None = None,
        detail: Mapping[str, str] | None = None,
    ) -> Mark:
        now = self.clock.now()
        return Mark(
            self._next_id, 0, kind, now, now, dict(detail or {}), target=target, author=author
        )

    def standing(self, number: int) -> list[Mark]:
        """The standing marks of a contact, in order; empty where it was never opened."""
        contact = self.contacts.get(number)
        return contact.history.standing() if contact else []

    def number_of(self, mark: Mark) -> int:
        """The number of the contact that a mark belongs to."""
        ids = {observed.contact.id: number for number, observed in self.contacts.items()}
        return ids[mark.contact_id]

    def unanswered_gaps(self, number: int) -> list[Mark]:
        """The gaps of a contact of which nobody said whether anything was observed in them.

        `press(DETAIL, {"observed": "yes" or "no"}, contact=number, target=gap.id)` answers one.
        """
        gaps = (mark for mark in self.standing(number) if mark.kind is MarkKind.GAP)
        return [gap for gap in gaps if "observed" not in gap.detail]

    def record_gap(self, missed: Missed) -> tuple[Mark, ...]:
        """Appends a gap to every running contact, no longer than the contact has been open.

        Returns:
            The gaps; none where no contact runs.
        """
        return tuple(mark for number in self.running for mark in self._gap(number, missed))

    def _gap(self, number: int, missed: Missed) -> tuple[Mark, ...]:
        ms = self.contacts[number].history.ms
        opened = self.state(number).opened
        open_ms = ms(missed.until) - ms(opened.happened) if opened else 0
        if open_ms <= 0:
            return ()
        shortened = replace(missed, ms=min(missed.ms, open_ms))
        return self.press(MarkKind.GAP, shortened.detail(), contact=number, at=missed.until)

    def keys_lost(self) -> tuple[Mark, ...]:
        """Logs in every running contact that the keyboard went elsewhere; once a change."""
        return self._log_keys(MarkKind.KEYS_LOST)

    def keys_back(self) -> tuple[Mark, ...]:
        """Logs in every running contact that the keyboard is back; once a change."""
        return self._log_keys(MarkKind.KEYS_BACK)

    def _log_keys(self, kind: MarkKind) -> tuple[Mark, ...]:
        now = self.clock.now()
        lost = kind is MarkKind.KEYS_LOST
        changed = [n for n in self.running if self.contacts[n].without_keys != lost]
        return tuple(row for n in changed for row in self.press(kind, contact=n, at=now))

    def continue_interrupted(self) -> list[int]:
        """Goes on with the contacts that ran when the program last stopped.

        The time since the last row of each was not observed, and becomes a gap; after a reboot
        one of a millisecond at least, though a clock set back gives it no length.

        Returns:
            Their numbers.
        """
        now = self.clock.now()
        for number in self.running:
            contact = self.contacts[number]
            last = contact.rows[-1].pressed
            unobserved_ms = contact.history.ms(now) - contact.history.ms(last)
            if unobserved_ms > 0 or now.boot_id != last.boot_id:
                missed = Missed(max(1, unobserved_ms), GapReason.STOPPED, now)
                self.press(MarkKind.GAP, missed.detail(), contact=number, at=now)
        return self.running
