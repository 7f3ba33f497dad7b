"""What lies behind one element of a map: who, when, how long, and what was written down of it."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from observer.analysis import Analysis
from observer.discovery.passing import passed
from observer.drawing.display_list import DisplayList, Element
from observer.drawing.documented_paths import END
from observer.drawing.map_graph import STOPS, View
from observer.drawing.wording import of_all, time_range
from observer.findings.wording import clock_time, interval_words
from observer.model.finding import Constraint
from observer.model.identity import edge_id, node_id
from observer.model.process import Node
from observer.model.trace import POINT_KINDS, Trace
from observer.rounds import round_name
from observer.ui.map.evidence_rows import Row, find_rows, holders_of, point_data

NOT_SEEN_HERE = "Nothing of this was seen in these contacts."
OUT_OF_SIGHT = "This step cannot be seen from here, so nothing of it could be marked."
REASON_OPEN = "reason left open"
BEFORE_STEPS = "before the first step"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the panel says of one element.

    Attributes:
        kind: as `Element.kind`.
        contacts: numbers of the contacts behind it; `of` is how many it is out of. Where two
            rounds are held against each other, those of the later one.
        counts: the same in words: `6 of 10`, or `3 of 10 → 1 of 8` of two rounds.
        certainty: the 95 % interval in words, or the names of the two rounds; empty for what is no
            constraint.
        figures: label and value.
        written: label and value of what the documented process says.
        traces: the contact of each row, by the name of its round and its number.
        round: the name of the round that the window shows: of two, the later one; as in the rows.
        unseen: what to say where there are no rows.
    """

    kind: str
    title: str
    subtitle: str
    contacts: tuple[int, ...]
    of: int
    counts: str
    certainty: str
    figures: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    traces: Mapping[tuple[str, int], Trace]
    round: str = ""
    unseen: str = ""


def gather_evidence(analysis: Analysis, view: View, element: Element) -> Evidence:
    """The evidence for an element of a view's drawing."""
    rounds = _counted_rounds(analysis, view)
    node = _documented(analysis, element)
    found = {name: _rows(analysis, element, name, traces) for name, traces in rounds.items()}
    contacts = {name: tuple(sorted({row.contact for row in rows})) for name, rows in found.items()}
    latest = list(rounds)[-1]
    return Evidence(
        kind=element.kind,
        title=_title(analysis, element),
        subtitle=_subtitle(analysis, element, node),
        contacts=contacts[latest],
        of=len(rounds[latest]),
        counts=" → ".join(of_all(len(contacts[name]), len(rounds[name])) for name in rounds),
        certainty=" → ".join(filter(None, rounds)) or _certainty(analysis, element, rounds[latest]),
        figures=tuple(_compared([dict(_figures(element, rows)) for rows in found.values()])),
        written=tuple(_written(node)),
        rows=tuple(row for rows in found.values() for row in rows),
        traces={(name, one.contact): one for name, traces in rounds.items() for one in traces},
        round=latest,
        unseen=_unseen(view, node),
    )


def _counted_rounds(analysis: Analysis, view: View) -> dict[str, tuple[Trace, ...]]:
    """The contacts that a view counts, by the name of their round where it shows two."""
    observed, before = analysis.observed, analysis.observed.before
    if view is not View.DIFFERENCE or before is None:
        return {"": counted_traces(analysis, view)}
    return {round_name(before.round): before.traces, round_name(observed.round): observed.traces}


def _rows(
    analysis: Analysis, element: Element, round_: str, traces: Sequence[Trace]
) -> tuple[Row, ...]:
    return tuple(
        replace(row, round=round_, remark=" · ".join(filter(None, (round_, row.remark))))
        for row in find_rows(analysis, element, traces)
    )


def _compared(figures: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """The figures of each round side by side."""
    for name in dict.fromkeys(name for one in figures for name in one):
        yield name, " → ".join(one.get(name, "–") for one in figures)


def find_way(
    analysis: Analysis, view: View, drawing: DisplayList, contacts: Collection[int]
) -> frozenset[str]:
    """The ids of everything in a view's drawing that some contacts went through."""
    return way_of(drawing, [t for t in counted_traces(analysis, view) if t.contact in contacts])


def way_of(drawing: DisplayList, traces: Collection[Trace]) -> frozenset[str]:
    """The ids of everything in a drawing that these contacts went through."""
    ids = frozenset(name for trace in traces for name in passed(trace))
    ends = {node_id("outcome", trace.outcome) for trace in traces if trace.closed}
    if ends and END in drawing.elements:
        leads = {e.id: e.source for e in drawing.elements.values() if e.target == END}
        ids |= {END, *(line for line, source in leads.items() if _led(source, ends, ids))}
    return ids & drawing.by_owner.keys()


def _led(source: str, ends: Collection[str], ids: Collection[str]) -> bool:
    """Whether one of the ways from a step to an outcome is among the ids."""
    return any(edge_id(source, end) in ids for end in ends)


def counted_traces(analysis: Analysis, view: View) -> tuple[Trace, ...]:
    """The contacts that a view counts: only closed ones are compared."""
    traces = analysis.observed.traces
    if view is View.COMPARISON:
        return tuple(trace for trace in traces if trace.closed)
    return traces


# Words and figures


def _title(analysis: Analysis, element: Element) -> str:
    if element.kind not in STOPS:
        return element.title
    step = point_data(analysis, element)["step"]
    return f"{element.kind.capitalize()} {f'at {step}' if step else BEFORE_STEPS}"


def _subtitle(analysis: Analysis, element: Element, node: Node | None) -> str:
    if element.kind not in STOPS:
        return node.owner if node else ""
    data = point_data(analysis, element)
    lead = {"wait": "waiting on ", "blocked": "needs ", "transfer": "to "}.get(element.kind, "")
    reason = lead + data["label"] if data["label"] else REASON_OPEN
    holders = holders_of(analysis, element)
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
    interval = f"95 % interval: {interval_words(share)}"
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


def _unseen(view: View, node: Node | None) -> str:
    if view is View.DIFFERENCE:
        return "Nothing of this was seen in either round."
    if node is not None and not node.observable:
        return OUT_OF_SIGHT
    return NOT_SEEN_HERE


def _documented(analysis: Analysis, element: Element) -> Node | None:
    """The documented step behind a drawn one."""
    process = analysis.observed.process
    if process is None or element.kind != "step":
        return None
    named = (n for n in process.steps if node_id("step", n.name) == element.id)
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
