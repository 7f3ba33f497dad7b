"""Traces of mark scripts, written as their rows."""

from __future__ import annotations

from collections.abc import Iterable

from observer.capture.rules import Refused
from observer.discovery.traces import build_traces
from observer.model.mark import MarkKind
from observer.model.trace import Event, EventKind, Trace
from tests.capture.rehearsal import Rehearsal

Row = tuple[int, str, str]
"""When, in ms since the contact opened; the key; the detail as in a mark script."""

FREE_TEXT = {"step": "name", "workaround": "text", "note": "text"}


def pairs(key: str, detail: str) -> dict[str, str]:
    if key in FREE_TEXT or not detail:
        return {FREE_TEXT[key]: detail} if detail else {}
    return dict(pair.split("=") for pair in detail.split(";"))


def traces(*contacts: Iterable[Row]) -> list[Trace]:
    """The traces of contacts 1, 2, …, which follow each other an hour apart; none is refused."""
    rehearsal = Rehearsal()
    for number, rows in enumerate(contacts, start=1):
        record(rehearsal, number, rows)
    return build_traces(rehearsal.journal.recorded())


def record(rehearsal: Rehearsal, number: int, rows: Iterable[Row]) -> None:
    rehearsal.clock.advance(3_600_000)
    passed_ms = 0
    for at_ms, key, detail in rows:
        given = pairs(key, detail)
        try:
            rehearsal.press(MarkKind(key), given, contact=number, after_ms=at_ms - passed_ms)
        except Refused as refused:
            raise AssertionError(f"{key} at {at_ms} ms was refused: {refused}") from None
        passed_ms = at_ms


def trace(*rows: Row) -> Trace:
    (only,) = traces(rows)
    return only


def told(found: Trace, *kinds: EventKind) -> list[tuple[str, str, int, int | None, int | None]]:
    """Kind, label, start, end and duration of each event, of some kinds or all."""
    events: list[Event] = [e for e in found.events if not kinds or e.kind in kinds]
    return [(e.kind.value, e.label, e.start_ms, e.end_ms, e.duration_ms) for e in events]
