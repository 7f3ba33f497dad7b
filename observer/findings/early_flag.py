"""While a contact runs: whether it has come to where, and when, earlier ones were held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.discovery.durations import median
from observer.findings.wording import clock_time
from observer.model.finding import RECURRING_FROM
from observer.model.trace import Event, EventKind, Trace


@dataclass(frozen=True, slots=True)
class EarlyFlag:
    """At a step, how many of the earlier contacts that passed it were held there, and how long.

    Attributes:
        held, of: “4 of 6”.
        waited, blocked: how many of `held` had a wait, and a block; some may have had both.
        median_ms: over the contacts held, each one's waits and blocks at the step together.
        from_ms: how long after the step began the first of them was held.
        contacts: their numbers.
        marks: ids of the waits and blocks.
    """

    step: str
    held: int
    of: int
    waited: int
    blocked: int
    median_ms: float
    from_ms: int
    contacts: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def sentence(self) -> str:
        """Such as “4 of 6 waited here, median 2:10”."""
        if self.waited and self.blocked:
            happened = "were held"
        else:
            happened = "waited" if self.waited else "were blocked"
        return f"{self.held} of {self.of} {happened} here, median {clock_time(self.median_ms)}"


def early_flag(earlier: Iterable[Trace], step: str, in_step_ms: int) -> EarlyFlag | None:
    """The flag for a contact that has been at `step` for `in_step_ms` (observed time).

    It is raised from the time on at which the first of the earlier contacts was held, so that it
    comes before the wait rather than after, and only where two of them were held at all.

    Args:
        earlier: traces of the round; those still open are left out.
        step: its name; empty before the first step, when `in_step_ms` counts from the opening.
    """
    passed = [trace for trace in earlier if trace.closed and step in ("", *trace.steps)]
    holds = {trace.contact: list(_holds(trace, step)) for trace in passed}
    held = {contact: found for contact, found in holds.items() if found}
    if len(held) < RECURRING_FROM:
        return None
    from_ms = min(after_ms for found in held.values() for after_ms, _ in found)
    if in_step_ms < from_ms:
        return None
    events = {contact: [event for _, event in found] for contact, found in held.items()}
    return EarlyFlag(
        step=step,
        held=len(held),
        of=len(passed),
        waited=_contacts_with(EventKind.WAIT, events.values()),
        blocked=_contacts_with(EventKind.BLOCKED, events.values()),
        median_ms=median(sum(e.duration_ms or 0 for e in found) for found in events.values()),
        from_ms=from_ms,
        contacts=tuple(sorted(held)),
        marks=tuple(mark for found in events.values() for e in found for mark in e.marks),
    )


def _holds(trace: Trace, step: str) -> Iterator[tuple[int, Event]]:
    """The waits and blocks at a step, each with the observed time since the step began."""
    began_ms = None if step else 0
    for event in trace.events:
        if event.kind is EventKind.STEP:
            began_ms = event.start_ms if event.label == step else None
        elif began_ms is not None and event.kind in (EventKind.WAIT, EventKind.BLOCKED):
            yield trace.observed_ms(began_ms, event.start_ms), event


def _contacts_with(kind: EventKind, contacts: Iterable[list[Event]]) -> int:
    return sum(any(event.kind is kind for event in events) for events in contacts)
