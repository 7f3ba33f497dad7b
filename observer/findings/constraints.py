"""Constraints: all points alike at one step for one reason, with who was held and how long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from observer.discovery.durations import median
from observer.findings.share import contact_share
from observer.model.finding import Constraint, FindingKind
from observer.model.identity import node_id
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, EventKind, Instant, Trace

APPROVAL = "approval"


def find_constraints(traces: Sequence[Trace]) -> tuple[Constraint, ...]:
    """The constraints of closed contacts: those that hold most contacts first, then most time."""
    groups: dict[str, list[tuple[Trace, Event]]] = defaultdict(list)
    for trace in traces:
        for event in trace.events:
            if event.kind in POINT_KINDS:
                groups[constraint_id(event)].append((trace, event))
    found = (_constraint(name, held, len(traces)) for name, held in groups.items())
    return tuple(sorted(found, key=lambda c: (-len(c.contacts), -(c.total_ms or 0), c.id)))


def constraint_id(event: Event) -> str:
    """Which constraint a point belongs to; an approval is one whether waited for or blocked."""
    if event.label == APPROVAL and event.kind is not EventKind.TRANSFER:
        return node_id(APPROVAL, event.step)
    return node_id(event.kind.value, event.step, event.label)


def _constraint(name: str, held: Sequence[tuple[Trace, Event]], closed: int) -> Constraint:
    events = [event for _, event in held]
    contacts = tuple(sorted({trace.contact for trace, _ in held}))
    points = _by_frequency(event.kind.value for event in events)
    seen = [event.duration_ms for event in events if event.duration_ms is not None]
    return Constraint(
        id=name,
        point=points[0],
        points=points,
        step=events[0].step,
        reason=events[0].label,
        held_by=tuple(sorted({event.held_by for event in events if event.held_by})),
        kinds=_kinds(held),
        contacts=contacts,
        count=len(events),
        total_ms=sum(seen) if seen else None,
        median_ms=median(seen) if seen else None,
        share=contact_share(len(contacts), closed),
        marks=tuple(mark for event in events for mark in event.marks),
    )


def _by_frequency(points: Iterable[str]) -> tuple[str, ...]:
    """The kinds of point, the more frequent first; `blocked` before `wait` where both are."""
    counts = Counter(points)
    return tuple(sorted(counts, key=lambda point: (-counts[point], point)))


def _kinds(held: Sequence[tuple[Trace, Event]]) -> tuple[FindingKind, ...]:
    late = any(is_late_handoff(trace, event) for trace, event in held)
    return (FindingKind.LATE_HANDOFF,) if late else ()


def is_late_handoff(trace: Trace, event: Event) -> bool:
    """A transfer after a resolution is known and before any permission."""
    if event.kind is not EventKind.TRANSFER:
        return False
    earlier = [i for i in trace.instants if _stands_before(i, event)]
    known = any(i.kind is MarkKind.RESOLUTION_KNOWN for i in earlier)
    permitted = any(i.kind is MarkKind.PERMITTED for i in earlier)
    return known and not permitted


def _stands_before(instant: Instant, event: Event) -> bool:
    return (instant.at_ms, instant.mark) < (event.start_ms, event.marks[0])
