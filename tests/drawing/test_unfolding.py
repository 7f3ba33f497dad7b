"""What BPMN adds to the map of a documented process."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from observer.conformance.comparison import compare
from observer.discovery.graph import discover_graph
from observer.drawing.map_graph import MapGraph, comparison_map, documented_map
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation
from tests.conformance.composed import composed
from tests.drawing.conftest import make_trace


def bpmn(*nodes: Node, ways: str) -> MapGraph:
    """The map of a BPMN process of these nodes; the other words of its ways are steps."""
    pairs = [way.split(">") for way in ways.split()]
    known = {node.id for node in nodes}
    names = dict.fromkeys(name for pair in pairs for name in pair if name not in known)
    steps = [Node(name, NodeKind.STEP, name) for name in names]
    flows = tuple(Flow(source, target) for source, target in pairs)
    process = DocumentedProcess("p", "", (*steps, *nodes), flows, (steps[0].id,), Notation.BPMN)
    return documented_map(process)


def inside(node_id: str, kind: NodeKind = NodeKind.STEP, **facts: Any) -> Node:
    return Node(node_id, kind, node_id if kind is NodeKind.STEP else "", parent="S", **facts)


def ways(graph: MapGraph) -> set[str]:
    return {f"{edge.source}>{edge.target}" for edge in graph.edges}


SUB = Node("S", NodeKind.SUBPROCESS, "Check in depth")


def test_what_stands_in_a_sub_process_is_drawn_in_its_place() -> None:
    begin, end = inside("b", NodeKind.START), inside("e", NodeKind.END)
    graph = bpmn(SUB, begin, inside("X"), inside("Y"), end, ways="A>S S>B b>X X>Y Y>e")
    assert ways(graph) == {"start>A", "A>S", "S>X", "X>Y", "Y>B", "B>end"}
    assert {node.id: node.kind for node in graph.nodes} == {
        "start": "start", "A": "step", "B": "step", "S": "event",
        "X": "step", "Y": "step", "end": "end",
    }  # fmt: skip


def test_ends_with_a_name_are_drawn_inside_too() -> None:
    end = Node("e", NodeKind.END, "Checked", parent="S")
    graph = bpmn(SUB, inside("X"), end, ways="A>S S>B X>e")
    assert {"X>e", "e>B"} <= ways(graph)
    assert next(node.kind for node in graph.nodes if node.id == "e") == "event"


def test_a_sub_process_at_the_end_ends_where_its_inside_does() -> None:
    graph = bpmn(SUB, inside("X"), inside("Y"), ways="A>S")
    assert ways(graph) == {"start>A", "A>S", "S>X", "S>Y", "X>end", "Y>end"}


def test_a_collapsed_sub_process_is_a_step() -> None:
    collapsed = Node("S", NodeKind.SUBPROCESS, "Check in depth", collapsed=True)
    graph = bpmn(collapsed, inside("X"), ways="A>S S>B")
    assert ways(graph) == {"start>A", "A>S", "S>B", "B>end"}
    assert "X" not in {node.id for node in graph.nodes}
    assert next(node.kind for node in graph.nodes if node.id == "S") == "step"


def test_a_boundary_event_hangs_on_its_activity() -> None:
    event = Node("late", NodeKind.EVENT, "Too late", attached_to="A")
    assert {"A>late", "late>C"} <= ways(bpmn(event, ways="A>B late>C"))


def test_what_is_triggered_in_a_sub_process_hangs_on_it() -> None:
    triggered = Node("T", NodeKind.SUBPROCESS, "Cancelled", parent="S", triggered=True)
    graph = bpmn(SUB, inside("X"), triggered, ways="A>S S>B")
    assert {"S>T", "T>B", "X>B"} <= ways(graph)


def test_what_only_happens_beside_a_sub_process_is_not_followed_by_what_comes_next() -> None:
    facts: dict[str, Any] = {"attached_to": "X", "parent": "S", "interrupting": False}
    event = Node("note", NodeKind.EVENT, "Noted", **facts)
    graph = bpmn(SUB, inside("X"), event, ways="A>S S>B")
    assert ways(graph) == {"start>A", "A>S", "S>X", "X>note", "X>B", "B>end"}


def test_a_link_is_drawn_as_one_way() -> None:
    throw = Node("t", NodeKind.EVENT, "1", links_to="c")
    graph = bpmn(throw, Node("c", NodeKind.EVENT, "1"), ways="A>t c>B")
    assert ways(graph) == {"start>A", "A>B", "B>end"}


def test_a_step_out_of_sight_is_held_between_its_neighbours_across_a_sub_process() -> None:
    flows = (Flow("A", "S"), Flow("S", "B"))
    steps = [Node(name, NodeKind.STEP, name) for name in "AB"]
    unseen = Node("U", NodeKind.STEP, "U", parent="S", observable=False)
    process = DocumentedProcess("p", "", (*steps, SUB, unseen), flows, ("A",), Notation.BPMN)
    traces = [make_trace(1, [("A", []), ("B", [])], "resolved")]
    graph = comparison_map(compare(process, traces).graph, discover_graph(traces, {}), process)
    assert {(edge.source, edge.target) for edge in graph.held} == {
        ("step:A", "step:U"),
        ("step:U", "step:B"),
    }


@given(composed())
def test_every_line_leads_from_a_drawn_node_to_another(process: DocumentedProcess) -> None:
    graph = documented_map(process)
    drawn = {node.id for node in graph.nodes}
    assert {name for edge in graph.edges for name in (edge.source, edge.target)} <= drawn
    named = {node.id for node in process.acting if node.kind is NodeKind.STEP}
    assert named <= drawn
