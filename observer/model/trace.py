"""What is derived from a contact's marks: its events, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from observer.model.interval import Interval, without_ms
from observer.model.mark import MarkKind


class EventKind(StrEnum):
    STEP = "step"
    WAIT = "wait"
    TRANSFER = "transfer"
    BLOCKED = "blocked"
    WORKAROUND = "workaround"


POINT_KINDS = frozenset({EventKind.WAIT, EventKind.TRANSFER, EventKind.BLOCKED})


@dataclass(frozen=True, slots=True)
class Event:
    """A step, a point or a workaround of one contact.

    Attributes:
        label: the step's name; a point's reason, or team; the workaround in words. Empty where
            it was left open.
        step: the step it belongs to, itself for a step; empty before the first step.
        start_ms: since the contact opened.
        end_ms: likewise; None where the end was not seen (a transfer never picked up, one of
            several documented steps marked as one) and for a workaround, which is a moment.
        duration_ms: observed time between them, without gaps and parked time; None as `end_ms`.
        working_ms: of a step, `duration_ms` without the points inside; None for others.
        held_by: who holds the work at a point; empty where not known.
        details: every other answer given, as pairs.
        marks: ids of the marks it was derived from.
        end_mark: id of the mark that ended it, or cut it off; None as `end_ms`.
    """

    kind: EventKind
    label: str
    step: str
    start_ms: int
    end_ms: int | None
    duration_ms: int | None
    working_ms: int | None = None
    held_by: str = ""
    details: tuple[tuple[str, str], ...] = ()
    marks: tuple[int, ...] = ()
    end_mark: int | None = None


@dataclass(frozen=True, slots=True)
class Instant:
    """A marked moment without length: a resolution known, a permission, a note, frustration."""

    kind: MarkKind
    at_ms: int
    mark: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """One contact as it went.

    Attributes:
        contact: its number within the round.
        events: steps, points and workarounds by start time.
        instants: everything else that was marked, by time.
        outcome: empty while the contact is open, or was closed without one.
        closed: whether it was closed.
        end_ms: the close, or the last mark of an open contact, since it opened.
        unobserved: gaps and parked time, merged, sorted.
        parked, gaps, holds: where each of them lies; holds may overlap anything.
        close_mark: id of the closing mark, None while open.
    """

    contact: int
    opened_at: datetime
    channel: str
    agent: str
    events: tuple[Event, ...]
    instants: tuple[Instant, ...]
    outcome: str
    closed: bool
    end_ms: int
    open_mark: int
    close_mark: int | None = None
    repeat: str = ""
    demand: str = ""
    unobserved: tuple[Interval, ...] = ()
    parked: tuple[Interval, ...] = ()
    gaps: tuple[Interval, ...] = ()
    holds: tuple[Interval, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps, in order: what is aligned."""
        return tuple(event.label for event in self.events if event.kind is EventKind.STEP)

    def observed_ms(self, start_ms: int, end_ms: int) -> int:
        """Milliseconds of the stretch that were observed: without gaps and parked time."""
        return without_ms(start_ms, end_ms, self.unobserved)
