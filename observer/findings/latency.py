"""Decision latency: from knowing the resolution to being permitted to deliver it."""

from __future__ import annotations

from collections.abc import Iterable

from observer.discovery.durations import median
from observer.model.finding import ContactLatency, DecisionLatency
from observer.model.mark import MarkKind
from observer.model.trace import Event, EventKind, Instant, Trace

NEEDS_OTHERS = frozenset({"approval", "authority", "policy", "team", "access", ""})
"""Reasons for which somebody else has to act before the agent may; "" is still open."""


def decision_latency(traces: Iterable[Trace]) -> DecisionLatency:
    """Of each contact with a resolution known, and over those permitted or of own authority."""
    found = (contact_latency(trace) for trace in traces)
    contacts = tuple(latency for latency in found if latency)
    settled = [c.ms for c in contacts if c.permitted or c.own_authority]
    return DecisionLatency(contacts, median(settled) if settled else None, len(settled))


def contact_latency(trace: Trace) -> ContactLatency | None:
    """From the first resolution known; None where none is.

    To the first permission after it; else, where somebody else was needed, to the close, not
    permitted; else the agent had the authority: 0 ms.
    """
    known = _first(trace, MarkKind.RESOLUTION_KNOWN, 0)
    if known is None:
        return None
    permitted = _first(trace, MarkKind.PERMITTED, known.at_ms)
    own_authority = not permitted and not any(_needs_others(e, known) for e in trace.events)
    until_ms = permitted.at_ms if permitted else known.at_ms if own_authority else trace.end_ms
    return ContactLatency(
        contact=trace.contact,
        ms=trace.observed_ms(known.at_ms, until_ms),
        permitted=permitted is not None,
        own_authority=own_authority,
        marks=tuple(instant.mark for instant in (known, permitted) if instant),
    )


def _first(trace: Trace, kind: MarkKind, from_ms: int) -> Instant | None:
    found = (i for i in trace.instants if i.kind is kind and i.at_ms >= from_ms)
    return next(found, None)


def _needs_others(event: Event, known: Instant) -> bool:
    """Whether the event takes somebody else, and follows the resolution or is open at it."""
    if event.kind is EventKind.TRANSFER:
        return (event.start_ms, event.marks[0]) > (known.at_ms, known.mark)
    holds = event.kind in (EventKind.WAIT, EventKind.BLOCKED) and event.label in NEEDS_OTHERS
    return holds and (event.end_ms, event.end_mark) >= (known.at_ms, known.mark)
