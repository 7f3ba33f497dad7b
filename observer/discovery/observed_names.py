"""The names of steps and points as they were marked, before any matching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.trace import POINT_KINDS, Event, EventKind, Trace

_NAMED = POINT_KINDS | {EventKind.STEP}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name as it was marked, with who was seen with it.

    Attributes:
        contacts: how many contacts it was marked in.
        count: how often it was marked.
        holders: who held the work there, sorted; none for a step.
        steps: the steps as marked that a point was seen at, by first sight; none for a step.
    """

    observed: ObservedName
    contacts: int
    count: int
    holders: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()


def find_sightings(traces: Sequence[Trace]) -> tuple[Sighting, ...]:
    """The names in traces of which nothing is matched, steps first, by first sight."""
    events = (event for trace in traces for event in trace.events if event.kind in _NAMED)
    names = dict.fromkeys(ObservedName(MarkKind(e.kind.value), e.label) for e in events)
    in_order = sorted(names, key=lambda name: name.kind is not MarkKind.STEP)
    return tuple(find_sighting(name, traces) for name in in_order)


def find_sighting(observed: ObservedName, traces: Iterable[Trace]) -> Sighting:
    """One name in traces of which nothing is matched; a point at one step alone, too."""
    found = [[event for event in t.events if _is_named(event, observed)] for t in traces]
    events = [event for of_contact in found for event in of_contact]
    points = [event for event in events if event.kind in POINT_KINDS]
    return Sighting(
        observed,
        contacts=sum(bool(of_contact) for of_contact in found),
        count=len(events),
        holders=tuple(sorted({event.held_by for event in points} - {""})),
        steps=tuple(dict.fromkeys(event.step for event in points)),
    )


def _is_named(event: Event, observed: ObservedName) -> bool:
    at_its_step = observed.step is None or event.step == observed.step
    return (event.kind.value, event.label) == (observed.kind.value, observed.label) and at_its_step
