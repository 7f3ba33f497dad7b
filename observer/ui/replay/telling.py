"""What happens in a contact, sentence by sentence, as it was marked: nothing is concluded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.discovery.replaying import Position, State
from observer.findings.wording import clock_time
from observer.model.interval import Interval
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, EventKind, Instant, Trace
from observer.ui.looks import OUTCOME_WORDS, one_line


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened `at_ms` after the contact opened, in one sentence."""

    at_ms: int
    sentence: str


def tell(trace: Trace) -> tuple[Moment, ...]:
    """All that happened in a contact, in order; what happened at the same time in one moment."""
    moments: dict[int, list[str]] = {0: [_opening(trace)]}
    for at_ms, sentence in sorted(_told(trace), key=lambda told: told[0]):
        moments.setdefault(at_ms, []).append(sentence)
    moments.setdefault(trace.end_ms, []).append(_ending(trace))
    return tuple(Moment(at_ms, " ".join(said)) for at_ms, said in sorted(moments.items()))


def count_states(positions: Iterable[Position]) -> str:
    """How many contacts do what, in the order of the states."""
    counts = Counter(position.state for position in positions)
    return " · ".join(f"{counts[state]} {state}" for state in State if counts[state])


def _opening(trace: Trace) -> str:
    kind = {"call": "a call", "chat": "a chat", "email": "an e-mail"}.get(trace.channel, "")
    return f"Contact {trace.contact}{', ' + kind + ',' if kind else ''} begins."


def _ending(trace: Trace) -> str:
    if not trace.closed:
        return "The contact is still open; this is its last mark."
    outcome = OUTCOME_WORDS.get(trace.outcome, trace.outcome) or "Outcome open"
    return f"The contact closes after {clock_time(trace.end_ms)}: {outcome.lower()}."


def _told(trace: Trace) -> Iterator[tuple[int, str]]:
    for event in trace.events:
        yield event.start_ms, _beginning(event)
        if _has_end_of_its_own(trace, event):
            yield event.end_ms or 0, _end_of(event)
    for instant in trace.instants:
        yield instant.at_ms, _instant(instant)
    yield from _stretches(
        trace.holds, "The customer is put on hold.", "The customer is back", trace
    )
    yield from _stretches(trace.parked, "The contact is parked.", "It is taken up again", trace)
    for gap in trace.gaps:
        yield gap.start_ms, f"The next {clock_time(gap.length_ms)} were not observed."


def _has_end_of_its_own(trace: Trace, event: Event) -> bool:
    """Whether a point ended before the contact did."""
    return event.kind in POINT_KINDS and event.end_ms is not None and event.end_ms < trace.end_ms


def _stretches(
    intervals: Iterable[Interval], begins: str, ends: str, trace: Trace
) -> Iterator[tuple[int, str]]:
    for interval in intervals:
        yield interval.start_ms, begins
        if interval.end_ms < trace.end_ms:
            yield interval.end_ms, f"{ends} after {clock_time(interval.length_ms)}."


def _beginning(event: Event) -> str:
    label, holder = one_line(event.label), one_line(event.held_by)
    held = f" – {holder}" if holder else ""
    match event.kind:
        case EventKind.STEP:
            return f"{label} begins."
        case EventKind.WAIT:
            return f"The agent waits: {label or 'reason open'}{held}."
        case EventKind.BLOCKED:
            return f"The agent cannot go on: {label or 'reason open'}{held}."
        case EventKind.TRANSFER:
            return _transfer(event)
        case EventKind.WORKAROUND:
            return f"The agent takes another way: {label}." if label else "A way around is taken."


def _transfer(event: Event) -> str:
    details = dict(event.details)
    how = [details.get("mode", "")]
    how += [f"context {details['context']}"] if details.get("context") else []
    said = ", ".join(part for part in how if part)
    to = one_line(event.label) or "a team not named"
    return f"Handed to {to}{f' ({said})' if said else ''}."


def _end_of(event: Event) -> str:
    after = f"after {clock_time(event.duration_ms)}."
    return f"Picked up {after}" if event.kind is EventKind.TRANSFER else f"Moving again {after}"


def _instant(instant: Instant) -> str:
    text = one_line(instant.text)
    return {
        MarkKind.RESOLUTION_KNOWN: "The agent knows the resolution.",
        MarkKind.PERMITTED: "The agent is permitted to deliver it.",
        MarkKind.NOTE: f"Noted: {text}" if text else "Something is noted.",
        MarkKind.FRUSTRATION: "The customer is frustrated or has to repeat.",
        MarkKind.CUSTOMER_GONE: "The customer has gone; after-contact work begins.",
    }[instant.kind]
