"""The names of steps and points as they were marked, before any matching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.trace import POINT_KINDS, EventKind, Trace


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


def find_sightings(traces: Iterable[Trace]) -> tuple[Sighting, ...]:
    """The names in traces of which nothing is matched, steps first, by first sight."""
    found: dict[ObservedName, Sighting] = {}
    for trace in traces:
        met: set[ObservedName] = set()
        for event in trace.events:
            if event.kind is not EventKind.STEP and event.kind not in POINT_KINDS:
                continue
            observed = ObservedName(MarkKind(event.kind.value), event.label)
            known = found.get(observed, Sighting(observed, 0, 0))
            is_point = event.kind in POINT_KINDS
            found[observed] = replace(
                known,
                contacts=known.contacts + (observed not in met),
                count=known.count + 1,
                holders=tuple(sorted({*known.holders, event.held_by} - {""})),
                steps=tuple(dict.fromkeys([*known.steps, event.step] if is_point else ())),
            )
            met.add(observed)
    return tuple(sorted(found.values(), key=lambda s: s.observed.kind is not MarkKind.STEP))
