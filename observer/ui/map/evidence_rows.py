"""The rows of the evidence: each mark behind an element, or each passage along a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from observer.analysis import Analysis
from observer.discovery.graph import START, Visit, path
from observer.drawing.display_list import Element
from observer.drawing.map_graph import STOPS, View
from observer.findings.wording import clock_time
from observer.model.identity import node_id
from observer.model.mark import MarkKind
from observer.model.process import DocumentedProcess, NodeKind
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
    """

    contact: int
    marks: tuple[int, ...]
    at_ms: int
    duration_ms: int | None
    duration: str
    remark: str = ""
    story: str = ""


def find_rows(
    analysis: Analysis, view: View, element: Element, traces: Iterable[Trace]
) -> Iterator[Row]:
    """The rows of an element of a view's drawing, contact by contact."""
    if view is View.DOCUMENTED:
        assert analysis.observed.process is not None
        return _documented_rows(analysis.observed.process, element, traces)
    if element.kind == "edge":
        return _passages({element.source}, {element.target}, traces)
    return _visits({element.id}, traces, holders_of(analysis, element))


def holders_of(analysis: Analysis, element: Element) -> tuple[str, ...]:
    """Who holds the work at a point; the head of the panel names them."""
    holders: tuple[str, ...] = ()
    if element.kind in STOPS:
        holders = analysis.graph.nodes[element.id]["held_by"]
    return holders


# Of the documented process


def is_observed(process: DocumentedProcess, element: Element) -> bool:
    """Whether marks tell of a documented element: of steps, starts, ends and the lines between."""
    ends = (element.source, element.target) if element.kind == "edge" else (element.id,)
    return all(_kind(process, end) for end in ends)


def _kind(process: DocumentedProcess, name: str) -> str:
    """`step`, `start` or `end`; empty for what nobody can mark, such as a gateway."""
    node = process.by_id.get(name)
    if node is None:  # the map draws a start and an end where the document has none
        return "start" if name.startswith("start") else "end"
    if node.visible:
        return "step"
    return node.kind.value if node.kind in (NodeKind.START, NodeKind.END) else ""


def _documented_rows(
    process: DocumentedProcess, element: Element, traces: Iterable[Trace]
) -> Iterator[Row]:
    traces = list(traces)
    if element.kind == "edge":
        sources = _marked_as(process, element.source, traces)
        return _passages(sources, _marked_as(process, element.target, traces), traces)
    if _kind(process, element.id) == "end":
        traces = [trace for trace in traces if _ends_at(process, element.id, trace)]
    return _visits(_marked_as(process, element.id, traces), traces)


def _marked_as(process: DocumentedProcess, name: str, traces: Iterable[Trace]) -> set[str]:
    """The nodes of the real process that a documented one stands for."""
    match _kind(process, name):
        case "step":
            return {node_id("step", process.by_id[name].name)}
        case "start":
            return {START}
        case "end":
            return {node_id(OUTCOME, trace.outcome) for trace in traces if trace.closed}
    return set()


def _ends_at(process: DocumentedProcess, end: str, trace: Trace) -> bool:
    """Whether a contact came to an end: to the only one, or by its last step to one of several."""
    ends = [node.id for node in process.nodes if node.kind is NodeKind.END]
    return len(ends) <= 1 or trace.steps[-1:] in _last_steps(process, end)


def _last_steps(process: DocumentedProcess, end: str) -> set[tuple[str, ...]]:
    """The names of the steps right before an end, past whatever has no name."""
    waiting, seen = [end], {end}
    found: set[tuple[str, ...]] = set()
    if end not in process.by_id:
        waiting = [node.id for node in process.nodes if not process.outgoing[node.id]]
    while waiting:
        name = waiting.pop()
        node = process.by_id[name]
        if node.visible:
            found.add((node.name,))
            continue
        new = [flow.source for flow in process.incoming[name] if flow.source not in seen]
        seen.update(new)
        waiting += new
    return found


# Of the real process


def _visits(nodes: set[str], traces: Iterable[Trace], holders: Sequence[str] = ()) -> Iterator[Row]:
    """A row for each time a contact was there; its holder is told where there are several."""
    known = holders[0] if len(holders) == 1 else ""
    for trace in traces:
        events = {event.marks[0]: event for event in trace.events}
        for visit in path(trace):
            if visit.node in nodes:
                yield _visit_row(trace, visit, events.get(visit.marks[0]), known)


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
    details = (words.get(value, value) for _, value in sorted(event.details, reverse=True))
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
                time_ms = trace.observed_ms(source.start_ms, target.start_ms)
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
