"""What lies behind one element of a map: who, when, how long, and what was written down of it."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from observer.analysis import Analysis
from observer.discovery.graph import START, Visit, path
from observer.drawing.display_list import Element
from observer.drawing.map_graph import STOPS, View
from observer.drawing.wording import clock_time, of_all, time_range
from observer.model.finding import Constraint
from observer.model.identity import node_id
from observer.model.process import Node
from observer.model.trace import POINT_KINDS, Event, Trace

REASON_OPEN = "reason left open"
BEFORE_STEPS = "before the first step"


@dataclass(frozen=True, slots=True)
class Row:
    """One mark, or one passage along a line, of one contact.

    Attributes:
        marks: ids of the marks it stands for.
        at_ms: since the contact opened.
        duration: in words; empty for a moment.
        remark: who held it and how, as marked.
    """

    contact: int
    marks: tuple[int, ...]
    at_ms: int
    duration_ms: int | None
    duration: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the panel says of one element.

    Attributes:
        kind: as `Element.kind`.
        contacts: numbers of the contacts behind it; `of` is how many it is out of.
        certainty: the 95 % interval in words; empty for what is no constraint.
        figures: label and value.
        written: label and value of what the documented process says.
    """

    kind: str
    title: str
    subtitle: str
    contacts: tuple[int, ...]
    of: int
    certainty: str
    figures: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def gather_evidence(analysis: Analysis, view: View, element: Element) -> Evidence:
    """The evidence for an element of a view's drawing."""
    traces = counted_traces(analysis, view)
    node = _documented(analysis, view, element)
    rows = tuple(_rows(analysis, view, element, traces))
    return Evidence(
        kind=element.kind,
        title=_title(analysis, element),
        subtitle=_subtitle(analysis, element, node),
        contacts=tuple(sorted({row.contact for row in rows})),
        of=len(traces),
        certainty=_certainty(analysis, element, traces),
        figures=tuple(_figures(element, rows)),
        written=tuple(_written(node)),
        rows=rows,
    )


def counted_traces(analysis: Analysis, view: View) -> tuple[Trace, ...]:
    """The contacts that a view counts: only closed ones are compared."""
    traces = analysis.observed.traces
    if view is View.COMPARISON:
        return tuple(trace for trace in traces if trace.closed)
    return traces


# Rows


def _rows(
    analysis: Analysis, view: View, element: Element, traces: Iterable[Trace]
) -> Iterator[Row]:
    if view is View.DOCUMENTED:
        node = _documented(analysis, view, element)
        return _visits(node_id("step", node.name), traces) if node else iter(())
    if element.kind == "edge":
        return _passages(element, traces)
    return _visits(element.id, traces, _holders(analysis, element))


def _holders(analysis: Analysis, element: Element) -> tuple[str, ...]:
    """Who holds the work at a point; the head of the panel names them."""
    holders: tuple[str, ...] = ()
    if element.kind in STOPS:
        holders = analysis.graph.nodes[element.id]["held_by"]
    return holders


def _visits(node: str, traces: Iterable[Trace], holders: Sequence[str] = ()) -> Iterator[Row]:
    """A row for each time a contact was at the node; its holder is told where there are several."""
    known = holders[0] if len(holders) == 1 else ""
    for trace in traces:
        events = {event.marks[0]: event for event in trace.events}
        for visit in path(trace):
            if visit.node == node:
                yield _visit_row(trace, visit, events.get(visit.marks[0]), known)


def _visit_row(trace: Trace, visit: Visit, event: Event | None, known_holder: str) -> Row:
    duration = clock_time(visit.duration_ms)
    if visit.duration_ms is None and visit.kind not in POINT_KINDS:
        duration = ""
    remark = _remark(event, known_holder) if event else _contact_remark(trace, visit)
    return Row(trace.contact, visit.marks, visit.start_ms, visit.duration_ms, duration, remark)


def _remark(event: Event, known_holder: str) -> str:
    words = {"carried": "context carried", "lost": "context lost"}
    details = (words.get(value, value) for _, value in sorted(event.details, reverse=True))
    holder = event.held_by if event.held_by != known_holder else ""
    return " · ".join(word for word in (holder, *details) if word)


def _contact_remark(trace: Trace, visit: Visit) -> str:
    if visit.node == START:
        return trace.channel
    return f"{trace.demand} demand" if trace.demand else ""


def _passages(edge: Element, traces: Iterable[Trace]) -> Iterator[Row]:
    """From the start of one step to the start of the next, whatever held it on the way."""
    for trace in traces:
        stations = [visit for visit in path(trace) if visit.kind not in STOPS]
        for source, target in pairwise(stations):
            if (source.node, target.node) == (edge.source, edge.target):
                time_ms = trace.observed_ms(source.start_ms, target.start_ms)
                marks = source.marks + target.marks
                yield Row(trace.contact, marks, target.start_ms, time_ms, clock_time(time_ms))


# Words and figures


def _title(analysis: Analysis, element: Element) -> str:
    if element.kind not in STOPS:
        return element.title
    step = analysis.graph.nodes[element.id]["step"]
    return f"{element.kind.capitalize()} {f'at {step}' if step else BEFORE_STEPS}"


def _subtitle(analysis: Analysis, element: Element, node: Node | None) -> str:
    if element.kind not in STOPS:
        return node.owner if node else ""
    data = analysis.graph.nodes[element.id]
    lead = {"wait": "waiting on ", "blocked": "needs ", "transfer": "to "}.get(element.kind, "")
    reason = lead + data["label"] if data["label"] else REASON_OPEN
    holders = _holders(analysis, element)
    held = f"held by {', '.join(holders)}" if holders else ""
    return " · ".join(part for part in (reason, held) if part)


def _figures(element: Element, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    times = [row.duration_ms for row in rows if row.duration_ms is not None]
    if len(rows) > len({row.contact for row in rows}):
        yield "Times seen", str(len(rows))
    if not times:
        return
    if element.kind in POINT_KINDS:
        yield "Time lost", clock_time(sum(times))
        unseen = len(rows) - len(times)
        if unseen:
            yield "End not seen", of_all(unseen, len(rows))
    yield _MEDIAN_OF.get(element.kind, "Median"), clock_time(round(statistics.median(times)))
    if min(times) != max(times):
        yield "Range", time_range(min(times), max(times))


_MEDIAN_OF = {"edge": "Median, start to start"}


def _certainty(analysis: Analysis, element: Element, traces: Sequence[Trace]) -> str:
    """The interval of the constraint that the element's marks belong to."""
    constraint = _constraint(analysis, element)
    if constraint is None:
        return ""
    share = constraint.share
    interval = f"95 % interval {round(share.low * 100)}–{round(share.high * 100)} %"
    count = of_all(share.count, share.of)
    if set(constraint.marks) - set(element.marks):
        return f"waits and blocks for {constraint.reason} together: {count}, {interval}"
    return interval if share.of == len(traces) else f"{count} closed, {interval}"


def _constraint(analysis: Analysis, element: Element) -> Constraint | None:
    if element.kind not in POINT_KINDS:
        return None
    marks = set(element.marks)
    found = (c for c in analysis.findings.constraints if marks & set(c.marks))
    return next(found, None)


def _documented(analysis: Analysis, view: View, element: Element) -> Node | None:
    """The documented step behind a drawn one."""
    process = analysis.observed.process
    if process is None or element.kind != "step":
        return None
    if view is View.DOCUMENTED:
        return process.by_id.get(element.id)
    named = (n for n in process.nodes if n.visible and node_id("step", n.name) == element.id)
    return next(named, None)


def _written(node: Node | None) -> Iterator[tuple[str, str]]:
    if node is None:
        return
    if node.documented_ms is not None:
        yield "Documented time", clock_time(node.documented_ms)
    pairs = (
        ("May decide here", node.may_decide),
        ("Introduced", node.introduced),
        ("Last reviewed", node.reviewed),
    )
    yield from (pair for pair in pairs if pair[1])
    if not node.observable:
        yield "Observable", "no"
