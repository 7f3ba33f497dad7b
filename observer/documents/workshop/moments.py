"""What happened in a contact, in the words of somebody who stood beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from observer.findings.latency import contact_latency
from observer.findings.wording import clock_time
from observer.model.mark import MarkKind
from observer.model.trace import Event, EventKind, Instant, Trace


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened.

    Attributes:
        start_ms, end_ms: since the contact opened; the end is None where there is none to be seen.
        words, more: what happened, and who holds it or how it was done.
        length: how long it took, in words; empty for what has no length.
    """

    kind: MarkKind
    start_ms: int
    end_ms: int | None
    words: str
    more: str = ""
    length: str = ""

    @property
    def told_ms(self) -> int:
        """When it is told: a permission when it comes, though its time began before."""
        if self.kind is MarkKind.PERMITTED and self.end_ms is not None:
            return self.end_ms
        return self.start_ms


def tell_moments(trace: Trace, notes: Collection[int] = ()) -> tuple[Moment, ...]:
    """Everything of a contact, in order.

    Args:
        notes: ids of the notes that are told.
    """
    moments = [_opening(trace), *map(_event, trace.events), *_stretches(trace)]
    told = (i for i in trace.instants if i.kind is not MarkKind.NOTE or i.mark in notes)
    moments += (_instant(instant, trace) for instant in told)
    in_order = sorted(moments, key=lambda moment: moment.told_ms)
    return (*in_order, _ending(trace))


def _opening(trace: Trace) -> Moment:
    words = {"call": "The customer calls", "chat": "The customer opens a chat",
             "email": "The customer’s e-mail is opened"}  # fmt: skip
    return Moment(MarkKind.OPEN, 0, None, words.get(trace.channel, "The contact opens"))


def _ending(trace: Trace) -> Moment:
    if not trace.closed:
        return Moment(MarkKind.CLOSE, trace.end_ms, None, "Still open; this was the last mark")
    words = f"Closed: {_one_line(trace.outcome)}" if trace.outcome else "Closed, outcome left open"
    return Moment(MarkKind.CLOSE, trace.end_ms, None, words)


def _event(event: Event) -> Moment:
    timed = event.kind is not EventKind.WORKAROUND
    return Moment(
        MarkKind(event.kind.value),
        event.start_ms,
        event.end_ms,
        event_words(event.kind, event.label),
        _more(event),
        clock_time(event.duration_ms) if timed else "",
    )


def event_words(kind: EventKind, label: str) -> str:
    """A step by its name; a point by what the agent waits for, is blocked for, or whom it went to.

    The reason may have been left open.
    """
    words = _one_line(label)
    match kind:
        case EventKind.WAIT:
            return f"Waits on: {words}" if words else "Waits; what for was left open"
        case EventKind.BLOCKED:
            return f"Blocked, needs: {words}" if words else "Blocked; what for was left open"
        case EventKind.TRANSFER:
            return f"Transferred to {words}" if words else "Transferred; to whom was left open"
        case EventKind.WORKAROUND:
            return f"Workaround: {words}" if words else "A workaround"
        case EventKind.STEP:
            return words


def _more(event: Event) -> str:
    details = dict(event.details)
    context = f"context {details['context']}" if details.get("context") else ""
    said = (holder_words(event.label, event.held_by), details.get("mode", ""), context)
    return " · ".join(_one_line(part) for part in said if part)


def holder_words(reason: str, holder: str) -> str:
    """Who holds the work; empty where the reason says it already."""
    return "" if holder.casefold() == reason.casefold() else _one_line(holder)


def _stretches(trace: Trace) -> Iterator[Moment]:
    for kind, intervals, words in (
        (MarkKind.HOLD, trace.holds, "Customer on hold"),
        (MarkKind.PARK, trace.parked, "Parked"),
        (MarkKind.GAP, trace.gaps, "Not observed"),
    ):
        for interval in intervals:
            length = clock_time(interval.length_ms)
            yield Moment(kind, interval.start_ms, interval.end_ms, words, length=length)


def _instant(instant: Instant, trace: Trace) -> Moment:
    if instant.kind is MarkKind.PERMITTED:
        return _permission(instant, trace)
    words = {
        MarkKind.RESOLUTION_KNOWN: "The resolution is known",
        MarkKind.NOTE: f"Noted: {_one_line(instant.text)}",
        MarkKind.FRUSTRATION: "The customer is frustrated or has to repeat",
        MarkKind.CUSTOMER_GONE: "The customer has gone; after-contact work",
    }
    return Moment(instant.kind, instant.at_ms, None, words[instant.kind])


def _permission(instant: Instant, trace: Trace) -> Moment:
    """The first permission ends the time from knowing the resolution."""
    latency = contact_latency(trace)
    if latency is None or instant.mark != latency.marks[-1]:
        return Moment(MarkKind.PERMITTED, instant.at_ms, None, "Permitted")
    known = next(i for i in trace.instants if i.mark == latency.marks[0])
    more = "since the resolution was known"
    time = clock_time(latency.ms)
    return Moment(
        MarkKind.PERMITTED, known.at_ms, instant.at_ms, "Permitted to deliver it", more, time
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
