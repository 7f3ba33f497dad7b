"""Where contacts stood still for the customer: on hold, or parked with a callback promised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from observer.discovery.durations import Durations, summarise
from observer.discovery.graph import START
from observer.model.identity import node_id
from observer.model.interval import Interval, merged
from observer.model.trace import EventKind, Trace


@dataclass(frozen=True, slots=True)
class Pause:
    """The contacts that paused at a step, and how long, contact by contact."""

    contacts: tuple[int, ...]
    durations: Durations


def find_holds(traces: Iterable[Trace]) -> dict[str, Pause]:
    """The time that the customer was on hold, by the id of the step it fell in."""
    return _summed({trace.contact: _hold_ms(trace) for trace in traces})


def find_parkings(traces: Iterable[Trace]) -> dict[str, Pause]:
    """The time that contacts were parked, by the id of the step they were parked at."""
    return _summed({trace.contact: _parked_ms(trace) for trace in traces})


def _hold_ms(trace: Trace) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for hold in merged(trace.holds):
        for step, stretch in _stretches(trace):
            start_ms = max(hold.start_ms, stretch.start_ms)
            end_ms = min(hold.end_ms, stretch.end_ms)
            if start_ms < end_ms:
                found[step] += trace.observed_ms(start_ms, end_ms)
    return found


def _parked_ms(trace: Trace) -> dict[str, int | None]:
    """How long at each step; None where the contact is still parked."""
    found: dict[str, int | None] = {}
    for parked in trace.parked:
        begun = [step for step, stretch in _stretches(trace) if stretch.start_ms <= parked.start_ms]
        step = begun[-1] if begun else START
        goes_on = not trace.closed and parked.end_ms == trace.end_ms
        found[step] = None if goes_on else (found.get(step) or 0) + parked.length_ms
    return found


def _stretches(trace: Trace) -> list[tuple[str, Interval]]:
    """The steps of a contact whose end was seen, each with its time."""
    return [
        (node_id("step", event.label), Interval(event.start_ms, event.end_ms))
        for event in trace.events
        if event.kind is EventKind.STEP and event.end_ms is not None
    ]


def _summed(by_contact: Mapping[int, Mapping[str, int | None]]) -> dict[str, Pause]:
    found: dict[str, dict[int, int | None]] = defaultdict(dict)
    for contact, times in by_contact.items():
        for step, ms in times.items():
            found[step][contact] = ms
    return {
        step: Pause(tuple(sorted(times)), summarise(times.values()))
        for step, times in found.items()
    }
