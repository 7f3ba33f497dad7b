"""Where a contact is at each moment of its observed time: at a step or a point, or on its way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from observer.discovery.graph import START
from observer.model.identity import edge_id, node_id
from observer.model.interval import Interval
from observer.model.trace import POINT_KINDS, Event, EventKind, Trace


class State(StrEnum):
    """What goes on with a contact; `open` is one of which nothing more was marked."""

    WORKING = "working"
    WAITING = "waiting"
    BLOCKED = "blocked"
    TRANSFERRED = "transferred"
    ON_HOLD = "on hold"
    PARKED = "parked"
    NOT_OBSERVED = "not observed"
    CLOSED = "closed"
    OPEN = "open"


_STATE_AT = {
    EventKind.WAIT: State.WAITING,
    EventKind.BLOCKED: State.BLOCKED,
    EventKind.TRANSFER: State.TRANSFERRED,
}

NOT_SEEN = frozenset({State.PARKED, State.NOT_OBSERVED})
"""States whose time belongs to no interval, so that it is counted by itself."""

BETWEEN_MS = 1000
"""Between the end of a contact and the start of the next one, where they come in turn."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch in which nothing changes.

    Attributes:
        node: id of the step, point, start or outcome.
        place: which station of the course that is at; a point is at that of its step.
        on_hold: whether the customer is on hold, whatever else goes on.
        start_ms: since the contact opened; a stay ends where the next one starts.
        began_ms: when what goes on began: earlier where a gap has come between.
    """

    node: str
    place: int
    state: State
    on_hold: bool
    start_ms: int
    began_ms: int


@dataclass(frozen=True, slots=True)
class Course:
    """A contact's way through the map.

    Attributes:
        stations: ids of the start, the steps in order, and the outcome.
        stays: in order, the last one without end.
    """

    trace: Trace
    stations: tuple[str, ...]
    stays: tuple[Stay, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a contact is at one moment.

    Attributes:
        node: where it is, or where it is about to be.
        step: the station that belongs to: the node itself unless that is a point.
        elapsed_ms: how long this goes on, as observed.
        entered_ms: since when it is at this node, since the contact opened.
        origin: the node it comes from; "" once it is there.
        edges: ids of the edges that it passes on the way; none between a step and its points.
        fraction: how much of the way is behind it.
    """

    node: str
    step: str
    state: State
    on_hold: bool
    elapsed_ms: int
    entered_ms: int
    origin: str = ""
    edges: tuple[str, ...] = ()
    fraction: float = 1.0


def follow(trace: Trace) -> Course:
    """The course of a contact.

    It is at a step from its mark on, and at a point while that holds it: a transfer whose pick-up
    nobody saw holds it until anything else is marked.
    """
    steps = [node_id("step", event.label) for event in trace.events if _is_step(event)]
    begins_ms = [event.start_ms for event in trace.events if _is_step(event)]
    outcome = [node_id("outcome", trace.outcome)] if trace.closed else []
    stations = (START, *steps, *outcome)
    found = [_stay(trace, stations, begins_ms, ms) for ms in _changes(trace)]
    last_node = found[-1].node if found else START
    if trace.closed:
        found.append(_last(outcome[0], len(stations) - 1, State.CLOSED, trace))
    else:
        found.append(_last(last_node, len(stations) - 1, State.OPEN, trace))
    return Course(trace, stations, tuple(_merged(found)))


def position_at(course: Course, ms: float, travel_ms: float = 0) -> Position | None:
    """Where a contact is `ms` after it opened; None before.

    Args:
        travel_ms: how long it is shown on the way: from the mark on, so that no wait looks
            shorter than it was, and for half of the time at the new place at most.
    """
    if ms < 0:
        return None
    at = bisect_right(course.stays, ms, key=lambda stay: stay.start_ms) - 1
    stay = course.stays[at]
    before = course.stays[at - 1] if at else stay
    position = Position(
        stay.node,
        course.stations[stay.place],
        stay.state,
        stay.on_hold,
        _elapsed_ms(course, stay, ms),
        _entered_ms(course, at),
    )
    if (before.node, before.place) == (stay.node, stay.place):
        return position
    ends_ms = course.stays[at + 1].start_ms if at + 1 < len(course.stays) else float("inf")
    travel_ms = min(travel_ms, (ends_ms - stay.start_ms) / 2)
    if ms - stay.start_ms >= travel_ms:
        return position
    return _on_the_way(course, before, stay, position, (ms - stay.start_ms) / travel_ms)


def _on_the_way(
    course: Course, before: Stay, stay: Stay, position: Position, fraction: float
) -> Position:
    passed = pairwise(course.stations[before.place : stay.place + 1])
    return Position(
        position.node,
        position.step,
        position.state,
        position.on_hold,
        position.elapsed_ms,
        position.entered_ms,
        before.node,
        tuple(edge_id(*ends) for ends in passed),
        fraction,
    )


def start_times(courses: Iterable[Course], *, in_turn: bool) -> dict[int, int]:
    """When each contact opens in the replay, in ms: all at once, or each after the one before."""
    begins, clock_ms = {}, 0
    for course in courses:
        begins[course.trace.contact] = clock_ms
        clock_ms += course.trace.end_ms + BETWEEN_MS if in_turn else 0
    return begins


def length_ms(courses: Iterable[Course], begins: dict[int, int]) -> int:
    """When the last contact of a replay ends."""
    ends = (begins[course.trace.contact] + course.trace.end_ms for course in courses)
    return max(ends, default=0)


def _is_step(event: Event) -> bool:
    return event.kind is EventKind.STEP


def _changes(trace: Trace) -> list[int]:
    """The moments before the end at which anything may change."""
    moments = {0}
    for event in trace.events:
        moments |= {event.start_ms, event.start_ms if event.end_ms is None else event.end_ms}
    for interval in (*trace.holds, *trace.parked, *trace.gaps):
        moments |= {interval.start_ms, interval.end_ms}
    return sorted(moment for moment in moments if moment < trace.end_ms)


def _stay(trace: Trace, stations: Sequence[str], begins_ms: Sequence[int], ms: int) -> Stay:
    """What goes on from `ms` on, where steps begin at `begins_ms`."""
    place = bisect_right(begins_ms, ms)
    step_ms = begins_ms[place - 1] if place else 0
    begun = bisect_right(trace.events, ms, key=lambda event: event.start_ms)
    point = _holding_point(trace.events[:begun], ms)
    node = node_id(point.kind, point.step, point.label) if point else stations[place]
    parked, gap, hold = (
        _at(intervals, ms) for intervals in (trace.parked, trace.gaps, trace.holds)
    )
    if parked or gap:
        unseen = parked or gap
        assert unseen
        state, began_ms = (State.PARKED if parked else State.NOT_OBSERVED), unseen.start_ms
    elif point:
        state, began_ms = _STATE_AT[point.kind], point.start_ms
    elif hold:
        state, began_ms = State.ON_HOLD, hold.start_ms
    else:
        state, began_ms = State.WORKING, step_ms
    return Stay(node, place, state, hold is not None, ms, began_ms)


def _holding_point(begun: Sequence[Event], ms: int) -> Event | None:
    """The point at the current step that holds the contact, the latest where there are several."""
    is_last = True
    for event in reversed(begun):
        if _is_step(event):
            return None
        if event.kind in POINT_KINDS:
            if ms < event.end_ms if event.end_ms is not None else is_last:
                return event
            is_last = False
    return None


def _at(intervals: Iterable[Interval], ms: int) -> Interval | None:
    return next((i for i in intervals if i.start_ms <= ms < i.end_ms), None)


def _last(node: str, place: int, state: State, trace: Trace) -> Stay:
    return Stay(node, place, state, False, trace.end_ms, trace.end_ms)


def _merged(stays: Iterable[Stay]) -> Iterator[Stay]:
    """Those that say the same one after another as one."""
    for _, alike in groupby(
        stays, key=lambda stay: (stay.node, stay.place, stay.state, stay.on_hold, stay.began_ms)
    ):
        yield next(alike)


def _entered_ms(course: Course, at: int) -> int:
    here = course.stays[at]
    while at and (course.stays[at - 1].node, course.stays[at - 1].place) == (here.node, here.place):
        at -= 1
    return course.stays[at].start_ms


def _elapsed_ms(course: Course, stay: Stay, ms: float) -> int:
    until_ms = round(ms)
    if stay.state in NOT_SEEN:
        return until_ms - stay.began_ms
    return course.trace.observed_ms(stay.began_ms, until_ms)
