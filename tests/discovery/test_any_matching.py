"""Whatever is matched: nothing marked is lost, and graph, comparison and live steps agree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.conformance.comparison import compare
from observer.discovery.graph import discover_graph
from observer.discovery.occurrences import step_names
from observer.discovery.traces import build_traces
from observer.model.history import History
from observer.model.mark import MarkKind
from observer.model.matching import NOTHING_MATCHED, Matching, ObservedName
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind
from observer.model.trace import POINT_KINDS, EventKind, Trace
from tests.capture.rehearsal import Rehearsal
from tests.discovery.playing import Row, record

DOCUMENTED = ("A", "B", "C")
PROCESS = DocumentedProcess(
    "p",
    "P",
    tuple(Node(name, NodeKind.STEP, name) for name in DOCUMENTED),
    (Flow("A", "B"), Flow("B", "C")),
    ("A",),
)
KEYS = (
    ("step", "A"),
    ("step", "x"),
    ("step", "y"),
    ("wait", "on=system"),
    ("blocked", "for=approval"),
    ("transfer", "to=Billing"),
    ("workaround", "a note"),
)
OBSERVED = (
    ObservedName(MarkKind.STEP, "A"),
    ObservedName(MarkKind.STEP, "x"),
    ObservedName(MarkKind.STEP, "y"),
    ObservedName(MarkKind.WAIT, "system"),
    ObservedName(MarkKind.WAIT, "system", "x"),
    ObservedName(MarkKind.BLOCKED, "approval"),
    ObservedName(MarkKind.TRANSFER, "Billing", ""),
)
CONTACTS = st.lists(st.lists(st.sampled_from(KEYS), max_size=8), min_size=1, max_size=3)
MATCHINGS = st.builds(
    Matching,
    st.dictionaries(
        st.sampled_from(OBSERVED),
        st.lists(st.sampled_from(DOCUMENTED), min_size=1, unique=True).map(tuple),
    ),
)


def played(contacts: list[list[tuple[str, str]]]) -> Rehearsal:
    rehearsal = Rehearsal()
    for number, keys in enumerate(contacts, 1):
        rows: list[Row] = [(1000 * at, *key) for at, key in enumerate(keys, 1)]
        close = (1000 * len(rows) + 1000, "close", "outcome=resolved")
        record(rehearsal, number, [(0, "open", ""), *rows, close])
    return rehearsal


def points(trace: Trace) -> list[tuple[str, str, int | None]]:
    return [(e.kind, e.label, e.duration_ms) for e in trace.events if e.kind in POINT_KINDS]


def steps_in(graph: object) -> dict[str, tuple[int, ...]]:
    nodes = graph.nodes(data=True)  # type: ignore[attr-defined]
    seen = {d["label"]: d["contacts"] for _, d in nodes if d["kind"] == "step"}
    return {label: contacts for label, contacts in seen.items() if contacts}


@given(CONTACTS, MATCHINGS)
def test_matching_renames_steps_and_loses_nothing(
    contacts: list[list[tuple[str, str]]], matching: Matching
) -> None:
    recorded = played(contacts).journal.recorded()
    plain, matched = build_traces(recorded), build_traces(recorded, matching)
    assert build_traces(recorded, NOTHING_MATCHED) == plain
    for before, after, (_, marks) in zip(plain, matched, recorded, strict=True):
        assert points(after) == points(before)
        assert step_names(History(marks).standing(), matching) == list(after.steps)
        steps = [event for event in after.events if event.kind is EventKind.STEP]
        told = {mark for event in steps for mark in event.marks}
        assert told >= {m.id for m in marks if m.kind is MarkKind.STEP}
        assert all(e.duration_ms is None or e.working_ms is not None for e in steps)
        assert [e.start_ms for e in after.events] == sorted(e.start_ms for e in after.events)


@given(CONTACTS, MATCHINGS)
def test_every_view_shows_the_same_steps_of_the_same_contacts(
    contacts: list[list[tuple[str, str]]], matching: Matching
) -> None:
    traces = build_traces(played(contacts).journal.recorded(), matching.within(PROCESS))
    comparison = compare(PROCESS, traces)
    counted: dict[str, tuple[int, ...]] = {
        name: tuple(t.contact for t in traces if name in t.steps)
        for name in {name for trace in traces for name in trace.steps}
    }
    assert steps_in(discover_graph(traces)) == counted
    assert steps_in(comparison.graph) == counted
    for held, trace in zip(comparison.contacts, traces, strict=True):
        told = [move.step for move in held.alignment.moves if move.kind.value != "model"]
        assert told == list(trace.steps)
