"""The rows of the evidence: each mark behind an element, or each passage along a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from observer.analysis import Analysis, real_graph
from observer.discovery.graph import START, Visit, path
from observer.drawing.display_list import Element
from observer.drawing.documented_paths import END
from observer.drawing.map_graph import STOPS
from observer.findings.wording import clock_time
from observer.model.identity import node_id
from observer.model.mark import MarkKind
from observer.model.trace import POINT_KINDS, Event, Trace

OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Row:
    """One mark, or one passage along a line, of one contact.

    Attributes:
        marks: ids of the marks it stands for.
        at_ms: since the contact opened.
        duration: in words; empty for a moment.
        remark: who held it and how, as marked.
        story: all that is known of it, in sentences.
        round: the name of its round, where two are shown.
    """

    contact: int
    marks: tuple[int, ...]
    at_ms: int
    duration_ms: int | None
    duration: str
    remark: str = ""
    story: str = ""
    round: str = ""


def find_rows(analysis: Analysis, element: Element, traces: Sequence[Trace]) -> Iterator[Row]:
    """The rows of an element of a drawing, contact by contact."""
    if element.kind == "edge":
        return _passages({element.source}, _stations(element.target, traces), traces)
    return _visits(_stations(element.id, traces), traces, holders_of(analysis, element))


def _stations(name: str, traces: Iterable[Trace]) -> set[str]:
    """The nodes of the real process at a place of a map: every outcome is a documented end."""
    if name != END:
        return {name}
    return {node_id(OUTCOME, trace.outcome) for trace in traces if trace.closed}


def holders_of(analysis: Analysis, element: Element) -> tuple[str, ...]:
    """Who holds the work at a point; the head of the panel names them."""
    holders: tuple[str, ...] = ()
    if element.kind in STOPS:
        holders = point_data(analysis, element)["held_by"]
    return holders


def point_data(analysis: Analysis, element: Element) -> Mapping[str, Any]:
    """What the graph says of a point; that of the round before where only it has the point."""
    before = analysis.observed.before
    graph = analysis.graph
    if before and element.id not in graph:
        graph = real_graph(before)
    data: Mapping[str, Any] = graph.nodes[element.id]
    return data


def _visits(nodes: set[str], traces: Iterable[Trace], holders: Sequence[str] = ()) -> Iterator[Row]:
    """A row for each time a contact was there; its holder is told where there are several."""
    known = holders[0] if len(holders) == 1 else ""
    for trace in traces:
        events = {(event.marks[0], event.kind.value, event.label): event for event in trace.events}
        for visit in path(trace):
            if visit.node in nodes:
                event = events.get((visit.marks[0], visit.kind, visit.label))
                yield _visit_row(trace, visit, event, known)


def _visit_row(trace: Trace, visit: Visit, event: Event | None, known_holder: str) -> Row:
    duration = clock_time(visit.duration_ms)
    if visit.duration_ms is None and visit.kind not in POINT_KINDS:
        duration = ""
    remark = _remark(event, known_holder) if event else _contact_remark(trace, visit)
    row = Row(trace.contact, visit.marks, visit.start_ms, visit.duration_ms, duration, remark)
    end_ms = event.end_ms if event and event.end_ms is not None else visit.start_ms
    told = (event.label, _remark(event, "")) if event else (remark,)
    return replace(row, story=_story(trace, visit.start_ms, end_ms, told))


def _remark(event: Event, known_holder: str) -> str:
    words = {"carried": "context carried", "lost": "context lost"}
    details = (
        f"marked as “{value}”" if name == "marked" else words.get(value, value)
        for name, value in sorted(event.details, reverse=True)
    )
    holder = event.held_by if event.held_by != known_holder else ""
    return " · ".join(word for word in (holder, *details) if word)


def _contact_remark(trace: Trace, visit: Visit) -> str:
    if visit.node == START:
        return trace.channel
    return f"{trace.demand} demand" if trace.demand else ""


def _passages(sources: set[str], targets: set[str], traces: Iterable[Trace]) -> Iterator[Row]:
    """From the start of one step to the start of the next, whatever held it on the way."""
    for trace in traces:
        stations = [visit for visit in path(trace) if visit.kind not in STOPS]
        for source, target in pairwise(stations):
            if source.node in sources and target.node in targets:
                is_seen = source.leaves_ms is not None
                time_ms = trace.observed_ms(source.start_ms, target.start_ms) if is_seen else None
                marks = source.marks + target.marks
                story = _story(trace, source.start_ms, target.start_ms, ())
                at_ms, time = target.start_ms, clock_time(time_ms)
                yield Row(trace.contact, marks, at_ms, time_ms, time, story=story)


def _story(trace: Trace, start_ms: int, end_ms: int, told: Iterable[str]) -> str:
    """When by the clock, what, the notes taken meanwhile, and how the contact ended."""
    moment = (trace.opened_at + timedelta(milliseconds=start_ms)).astimezone()
    notes = (
        f"Note: {instant.text}"
        for instant in trace.instants
        if instant.kind is MarkKind.NOTE and instant.text and start_ms <= instant.at_ms <= end_ms
    )
    ended = f"ended as {trace.outcome or 'outcome open'}" if trace.closed else "still open"
    parts = (f"{moment:%H:%M:%S}", *told, *notes, f"contact {trace.contact} {ended}")
    return " · ".join(part for part in parts if part)
