"""One contact in three lines: what it was about, what was tried, what blocked it."""

from __future__ import annotations

from dataclasses import dataclass

from observer.findings.wording import clock_time
from observer.model.trace import POINT_KINDS, Event, EventKind, Trace


@dataclass(frozen=True, slots=True)
class ContactSummary:
    """Three plain lines, the same for the same contact every time."""

    issue: str
    tried: str
    blocked: str

    @property
    def lines(self) -> tuple[str, str, str]:
        return (self.issue, self.tried, self.blocked)


def summarise_contact(contact_type: str, trace: Trace) -> ContactSummary:
    """The summary of a contact, open or closed.

    Args:
        contact_type: the one type of contact under study.
    """
    return ContactSummary(_issue(contact_type, trace), _tried(trace), _blocked(trace))


def _issue(contact_type: str, trace: Trace) -> str:
    channel = f", by {trace.channel}" if trace.channel else ""
    repeat = ", a repeat contact" if trace.repeat == "yes" else ""
    return f"Issue: {_one_line(contact_type)}{channel}{repeat}"


def _tried(trace: Trace) -> str:
    steps = " → ".join(map(_one_line, trace.steps)) or "no step was marked"
    workarounds = [
        _one_line(event.label) or "not described"
        for event in trace.events
        if event.kind is EventKind.WORKAROUND
    ]
    around = f"; around it: {', '.join(workarounds)}" if workarounds else ""
    return f"Tried: {steps}{around}"


def _blocked(trace: Trace) -> str:
    points = [_point(event) for event in trace.events if event.kind in POINT_KINDS]
    return f"Held: {'; '.join(points) or 'nothing'}"


_SAID = {
    EventKind.WAIT: ("waited", " on "),
    EventKind.BLOCKED: ("blocked", " for "),
    EventKind.TRANSFER: ("transferred", " to "),
}


def _point(event: Event) -> str:
    verb, preposition = _SAID[event.kind]
    reason = f"{preposition}{_one_line(event.label)}" if event.label else ", left open why"
    if event.kind is EventKind.TRANSFER and not event.label:
        reason = ", left open where to"
    holder = f" ({_one_line(event.held_by)})" if event.held_by else ""
    step = f" at {_one_line(event.step)}" if event.step else ""
    return f"{verb}{reason}{holder}{step}, {clock_time(event.duration_ms)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
