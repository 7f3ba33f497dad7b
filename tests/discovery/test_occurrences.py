"""Names matched with documented steps: what then stands in the trace, and in the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from observer.discovery.graph import discover_graph
from observer.discovery.occurrences import step_names
from observer.discovery.traces import build_traces
from observer.findings.constraints import find_constraints
from observer.model.history import History
from observer.model.mark import MarkKind
from observer.model.matching import Matching, ObservedName
from observer.model.process import DocumentedProcess, Node, NodeKind
from observer.model.trace import EventKind, Trace
from tests.capture.rehearsal import Rehearsal
from tests.discovery.playing import Row, record, told

BLOCKED = ObservedName(MarkKind.BLOCKED, "approval")


def step(name: str) -> ObservedName:
    return ObservedName(MarkKind.STEP, name)


def matched(rows: Sequence[Row], pairs: Mapping[ObservedName, tuple[str, ...]]) -> Trace:
    """The trace of one contact; what the live page would align is the same."""
    rehearsal = Rehearsal()
    record(rehearsal, 1, [(0, "open", ""), *rows])
    recorded = rehearsal.journal.recorded()
    (trace,) = build_traces(recorded, Matching(pairs))
    ((_, marks),) = recorded
    assert step_names(History(marks).standing(), Matching(pairs)) == list(trace.steps)
    return trace


def test_a_step_is_called_as_in_the_document_and_keeps_its_times_and_its_mark() -> None:
    rows: list[Row] = [
        (1000, "step", "refund ok"),
        (3000, "wait", "on=system"),
        (9000, "step", "Close"),
    ]
    plain = matched(rows, {})
    trace = matched(rows, {step("refund ok"): ("Obtain approval",)})
    assert told(trace) == [
        ("step", "Obtain approval", 1000, 9000, 8000),
        ("wait", "system", 3000, 9000, 6000),
        ("step", "Close", 9000, 9000, 0),
    ]
    assert [event.marks for event in trace.events] == [event.marks for event in plain.events]
    assert trace.events[0].details == (("marked", "refund ok"),)
    assert trace.events[0].working_ms == 2000
    assert trace.events[1].step == "Obtain approval"


def test_several_names_in_a_row_are_one_passage_and_the_same_name_again_is_another() -> None:
    pairs = {step("ask"): ("Obtain",), step("get"): ("Obtain",)}
    parts: list[Row] = [(1000, "step", "ask"), (2000, "step", "get"), (5000, "step", "Book")]
    trace = matched(parts, pairs)
    assert told(trace) == [("step", "Obtain", 1000, 5000, 4000), ("step", "Book", 5000, 5000, 0)]
    assert len(trace.events[0].marks) == 2
    with_itself: list[Row] = [(1, "step", "Obtain"), (2, "step", "ask"), (3, "step", "Book")]
    assert matched(with_itself, pairs).steps == ("Obtain", "Book")
    again: list[Row] = [(1, "step", "ask"), (2, "step", "get"), (3, "step", "ask")]
    assert matched(again, pairs).steps == ("Obtain", "Obtain")
    twice: list[Row] = [(1, "step", "Book"), (2, "step", "Book")]
    assert matched(twice, pairs).steps == ("Book", "Book")


def test_one_name_for_two_steps_has_no_time_between_them() -> None:
    rows: list[Row] = [
        (1000, "step", "look and check"),
        (2000, "wait", "on=system"),
        (4000, "step", "Book"),
    ]
    trace = matched(rows, {step("look and check"): ("Look", "Check")})
    assert told(trace, EventKind.STEP) == [
        ("step", "Look", 1000, None, None),
        ("step", "Check", 1000, None, None),
        ("step", "Book", 4000, 4000, 0),
    ]
    assert trace.events[2].step == "Check"
    graph = discover_graph([trace])
    assert graph.edges["step:Look", "step:Check"]["median_ms"] is None
    assert graph.edges["start", "step:Look"]["median_ms"] == 1000
    assert graph.nodes["step:Look"]["median_ms"] is None


def test_a_point_that_is_a_step_begins_it_and_stays_a_point() -> None:
    rows: list[Row] = [
        (1000, "step", "Check"),
        (3000, "blocked", "for=approval;held_by=Team leader"),
        (7000, "moving", ""),
        (9000, "step", "Book"),
        (9500, "close", "outcome=resolved"),
    ]
    trace = matched(rows, {BLOCKED: ("Obtain approval",)})
    assert told(trace) == [
        ("step", "Check", 1000, 3000, 2000),
        ("step", "Obtain approval", 3000, 9000, 6000),
        ("blocked", "approval", 3000, 7000, 4000),
        ("step", "Book", 9000, 9500, 500),
    ]
    assert trace.events[1].working_ms == 2000
    (constraint,) = find_constraints([trace])
    assert (constraint.step, constraint.total_ms) == ("Obtain approval", 4000)
    graph = discover_graph([trace])
    assert [(d["kind"], d["label"]) for _, d in graph.nodes(data=True)] == [
        ("start", ""),
        ("step", "Check"),
        ("step", "Obtain approval"),
        ("blocked", "approval"),
        ("step", "Book"),
        ("outcome", "resolved"),
    ]


def test_a_point_at_its_own_step_does_not_begin_it_again() -> None:
    rows: list[Row] = [
        (1, "step", "ok?"),
        (2, "blocked", "for=approval"),
        (3, "moving", ""),
        (4, "blocked", "for=approval"),
        (5, "step", "Book"),
    ]
    pairs: dict[ObservedName, tuple[str, ...]] = {BLOCKED: ("Obtain",), step("ok?"): ("Obtain",)}
    assert matched(rows, pairs).steps == ("Obtain", "Book")
    assert matched(rows[1:], pairs).steps == ("Obtain", "Book")
    assert matched([(1, "blocked", "for=approval"), (2, "step", "ok?")], pairs).steps == ("Obtain",)


def test_a_point_can_be_a_step_at_one_place_alone() -> None:
    rows: list[Row] = [
        (1, "step", "A"),
        (2, "blocked", "for=approval"),
        (3, "step", "B"),
        (4, "blocked", "for=approval"),
    ]
    at_b = ObservedName(MarkKind.BLOCKED, "approval", "B")
    assert matched(rows, {at_b: ("Obtain",)}).steps == ("A", "B", "Obtain")
    assert matched(rows, {at_b: ("B",), BLOCKED: ("Obtain",)}).steps == ("A", "Obtain", "B")


def test_only_steps_that_the_process_has_now_are_used_in_its_order() -> None:
    names = ("Greet", "Check", "Book")
    nodes = tuple(Node(name, NodeKind.STEP, name) for name in names)
    process = DocumentedProcess("p", "P", nodes, (), ("Greet",))
    matching = Matching({step("x"): ("Book", "Greet", "Gone"), step("y"): ("Gone",)})
    assert dict(matching.within(process).pairs) == {step("x"): ("Greet", "Book")}
    assert dict(matching.within(None).pairs) == {}
