"""A contact's trace: its steps, points and everything else, with their times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from observer.discovery.occurrences import Occurrence, find_occurrences
from observer.model.history import History
from observer.model.interval import Interval, merged, without_ms
from observer.model.mark import HOLDER_NAME, REASON_NAME, Mark, MarkKind
from observer.model.matching import NOTHING_MATCHED, Matching
from observer.model.study import Contact
from observer.model.trace import POINT_KINDS, Event, EventKind, Instant, Trace

_INSTANTS = frozenset(
    {
        MarkKind.RESOLUTION_KNOWN,
        MarkKind.PERMITTED,
        MarkKind.NOTE,
        MarkKind.FRUSTRATION,
        MarkKind.CUSTOMER_GONE,
    }
)
_EVENTS = frozenset(kind.value for kind in EventKind)
_ENDED_BY: dict[MarkKind, frozenset[MarkKind]] = {
    MarkKind.WAIT: frozenset({MarkKind.MOVING}),
    MarkKind.BLOCKED: frozenset({MarkKind.MOVING}),
    MarkKind.HOLD: frozenset({MarkKind.OFF_HOLD}),
    MarkKind.PARK: frozenset({MarkKind.RESUME}),
}
"""What ends an interval; the end of the contact does so too."""


@dataclass(frozen=True, slots=True)
class _Timed:
    mark: Mark
    ms: int

    @property
    def kind(self) -> MarkKind:
        return self.mark.kind


def build_traces(
    recorded: Iterable[tuple[Contact, Sequence[Mark]]], matching: Matching = NOTHING_MATCHED
) -> list[Trace]:
    """The traces of contacts with their recorded rows; contacts never opened have none."""
    traces = (build_trace(contact.number, History(rows), matching) for contact, rows in recorded)
    return [trace for trace in traces if trace]


def build_trace(
    number: int, history: History, matching: Matching = NOTHING_MATCHED
) -> Trace | None:
    """The trace of contact `number`; None where no opening of it stands.

    Args:
        matching: what its steps, and those points that are steps, are called in the document.
    """
    standing = history.standing()
    opening = next((mark for mark in standing if mark.kind is MarkKind.OPEN), None)
    if opening is None:
        return None
    origin_ms = history.ms(opening.happened)
    since_opening = standing[standing.index(opening) :]
    timed = [_Timed(mark, history.ms(mark.happened) - origin_ms) for mark in since_opening]
    return _settled(_frame(number, opening, timed), timed, matching)


def _frame(number: int, opening: Mark, timed: Sequence[_Timed]) -> Trace:
    """The trace without its events: who, when, how it ended, and what was not observed."""
    last = timed[-1]
    close = last.mark if last.kind is MarkKind.CLOSE else None
    parked = _intervals(timed, MarkKind.PARK)
    gaps = tuple(
        Interval(max(0, t.ms - int(t.mark.detail["ms"])), t.ms)
        for t in timed
        if t.kind is MarkKind.GAP and t.mark.detail.get("observed") != "yes"
    )
    return Trace(
        contact=number,
        opened_at=opening.happened.at,
        channel=opening.detail.get("channel", ""),
        agent=opening.detail.get("agent", ""),
        events=(),
        instants=tuple(_instant(t) for t in timed if t.kind in _INSTANTS),
        outcome=close.detail.get("outcome", "") if close else "",
        closed=close is not None,
        end_ms=last.ms,
        open_mark=opening.id,
        close_mark=close.id if close else None,
        repeat=close.detail.get("repeat", "") if close else "",
        demand=close.detail.get("demand", "") if close else "",
        unobserved=merged(parked + gaps),
        parked=parked,
        gaps=gaps,
        holds=_intervals(timed, MarkKind.HOLD),
    )


def _instant(timed: _Timed) -> Instant:
    return Instant(timed.kind, timed.ms, timed.mark.id, timed.mark.detail.get("text", ""))


def _intervals(timed: Sequence[_Timed], kind: MarkKind) -> tuple[Interval, ...]:
    starts = [index for index, t in enumerate(timed) if t.kind is kind]
    return tuple(Interval(timed[index].ms, _end(timed, index).ms) for index in starts)


def _end(timed: Sequence[_Timed], index: int) -> _Timed:
    """What ends the interval that starts at `index`: the last mark, if nothing else does."""
    ends = _ENDED_BY[timed[index].kind]
    return next((t for t in timed[index + 1 :] if t.kind in ends), timed[-1])


def _settled(frame: Trace, timed: Sequence[_Timed], matching: Matching) -> Trace:
    """The trace with its events."""
    picked_up = _pickups(timed)
    occurrences = find_occurrences((t.mark for t in timed), matching)
    events: list[Event] = []
    step = ""
    for index, t in enumerate(timed):
        if occurrence := occurrences.get(t.mark.id):
            step = occurrence.names[-1]
            end = _step_end(timed, index, occurrences)
            events += (_step(frame, name, occurrence, t, end) for name in occurrence.names)
        if t.kind is not MarkKind.STEP and t.kind.value in _EVENTS:
            end_of = _end(timed, index) if t.kind in _ENDED_BY else picked_up.get(t.mark.id)
            events.append(_event(frame, t, step, end_of))
    return replace(frame, events=_with_working_time(frame, events))


def _step_end(timed: Sequence[_Timed], index: int, occurrences: Mapping[int, Occurrence]) -> _Timed:
    """What ends the step that begins at `index`: the next one, the customer, or the end."""
    later = timed[index + 1 :]
    ends = (t for t in later if t.mark.id in occurrences or t.kind is MarkKind.CUSTOMER_GONE)
    return next(ends, timed[-1])


def _step(
    frame: Trace, name: str, occurrence: Occurrence, begin: _Timed, end: _Timed | None
) -> Event:
    """A step; its end was not seen where several were marked as one."""
    end = end if len(occurrence.names) == 1 else None
    marked = dict.fromkeys(str(seen) for seen in occurrence.observed if str(seen) != name)
    return Event(
        kind=EventKind.STEP,
        label=name,
        step=name,
        start_ms=begin.ms,
        end_ms=end.ms if end else None,
        duration_ms=frame.observed_ms(begin.ms, end.ms) if end else None,
        details=tuple(("marked", other) for other in marked),
        marks=occurrence.marks,
        end_mark=end.mark.id if end else None,
    )


def _pickups(timed: Sequence[_Timed]) -> dict[int, _Timed]:
    """What told that a transfer, by the id of its mark, was picked up: `moving`, nothing held."""
    pickups: dict[int, _Timed] = {}
    held, transfer = False, None
    for t in timed:
        if t.kind in (MarkKind.WAIT, MarkKind.BLOCKED):
            held = True
        elif t.kind is MarkKind.TRANSFER:
            transfer = t.mark.id
        elif t.kind is MarkKind.MOVING and held:
            held = False
        elif t.kind is MarkKind.MOVING and transfer is not None:
            pickups[transfer] = t
            transfer = None
    return pickups


def _event(frame: Trace, timed: _Timed, step: str, end: _Timed | None) -> Event:
    mark = timed.mark
    label_name = REASON_NAME.get(mark.kind, "text")
    holder_name = HOLDER_NAME.get(mark.kind, "")
    others = {n: v for n, v in mark.detail.items() if n not in (label_name, holder_name)}
    return Event(
        kind=EventKind(mark.kind.value),
        label=mark.detail.get(label_name, ""),
        step=step,
        start_ms=timed.ms,
        end_ms=end.ms if end else None,
        duration_ms=frame.observed_ms(timed.ms, end.ms) if end else None,
        held_by=mark.detail.get(holder_name, ""),
        details=tuple(sorted(others.items())),
        marks=(mark.id,),
        end_mark=end.mark.id if end else None,
    )


def _with_working_time(frame: Trace, events: list[Event]) -> tuple[Event, ...]:
    points = [
        Interval(event.start_ms, event.end_ms)
        for event in events
        if event.kind in POINT_KINDS and event.end_ms is not None
    ]
    idle = merged([*frame.unobserved, *points])
    return tuple(
        replace(event, working_ms=without_ms(event.start_ms, event.end_ms, idle))
        if event.kind is EventKind.STEP and event.end_ms is not None
        else event
        for event in events
    )
