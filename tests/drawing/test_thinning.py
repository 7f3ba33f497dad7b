"""What is rare is left out, and what stays hangs together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.discovery.graph import discover_graph
from observer.drawing.map_graph import MapGraph, real_map
from observer.drawing.thinning import thin
from observer.model.identity import edge_id, node_id
from observer.model.trace import EventKind
from tests.drawing.conftest import make_trace

START, DONE = node_id("start"), node_id("outcome", "done")
A, B, C, RARE = (node_id("step", name) for name in "ABCR")


def observed(*ways: str) -> MapGraph:
    """Contacts by the letters of their steps."""
    traces = [
        make_trace(number, [(step, []) for step in way], "done")
        for number, way in enumerate(ways, start=1)
    ]
    return real_map(discover_graph(traces))


def test_everything_stays_by_default() -> None:
    graph = observed("ABC", "ARC", "AC")
    thinned = thin(graph, 1, 1)
    assert thinned.graph == graph
    assert (thinned.steps, thinned.outcomes, thinned.paths) == (0, 0, 0)


def test_a_rare_step_goes_with_its_paths() -> None:
    thinned = thin(observed("AB", "AB", "ARB"), 2, 1)
    assert [node.id for node in thinned.graph.nodes] == [START, A, B, DONE]
    assert (thinned.steps, thinned.paths) == (1, 2)


def test_a_rare_path_goes_and_its_steps_stay() -> None:
    thinned = thin(observed("ABC", "ABC", "AC", "AC", "BC"), 1, 2)
    ids = {edge.id for edge in thinned.graph.edges}
    assert edge_id(START, B) not in ids
    assert ids >= {edge_id(A, B), edge_id(B, C), edge_id(A, C)}
    assert (thinned.steps, thinned.paths) == (0, 1)


def test_where_only_rare_paths_lead_on_the_most_frequent_of_them_stay() -> None:
    """C is frequent, yet each contact comes to it another way."""
    thinned = thin(observed("ARC", "ABC", "ABC", "AC"), 1, 3)
    ids = {edge.id for edge in thinned.graph.edges}
    assert {edge_id(A, B), edge_id(B, C)} <= ids
    assert edge_id(A, C) not in ids


def test_a_rare_step_stays_where_it_alone_leads_on() -> None:
    thinned = thin(observed("ARC", "ABC"), 2, 1)
    assert len({RARE, B} & {node.id for node in thinned.graph.nodes}) == 1
    assert thinned.steps == 1


def test_what_is_only_documented_is_not_rare(comparison: MapGraph) -> None:
    approve = node_id("step", "Approve")
    assert approve in {node.id for node in thin(comparison, 3, 3).graph.nodes}


@given(
    st.lists(st.text("ABCDE", min_size=1, max_size=6), min_size=1, max_size=8),
    st.integers(1, 6),
    st.integers(1, 6),
)
def test_what_stays_can_be_reached_and_leads_to_an_outcome(
    ways: list[str], least_step: int, least_path: int
) -> None:
    graph = thin(observed(*ways), least_step, least_path).graph
    onward = [(edge.source, edge.target) for edge in graph.edges]
    back = [(target, source) for source, target in onward]
    names = {node.id for node in graph.nodes}
    assert {name for ends in onward for name in ends} <= names
    assert names - {DONE} <= reached(onward, START)
    assert names == {START} or names <= reached(back, DONE)


def reached(ways: list[tuple[str, str]], begin: str) -> set[str]:
    found: set[str] = set()
    waiting = [begin]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [target for source, target in ways if source == name]
    return found


def test_a_rare_point_goes_and_its_step_stays() -> None:
    often = (EventKind.WAIT, "system", "", 1_000)
    once = (EventKind.BLOCKED, "authority", "", 2_000)
    traces = [
        make_trace(1, [("A", [often, once])], "done"),
        make_trace(2, [("A", [often])], "done"),
    ]
    thinned = thin(real_map(discover_graph(traces)), 2, 1)
    (step,) = (node for node in thinned.graph.nodes if node.id == A)
    assert [stop.kind for stop in step.stops] == ["wait"]
    assert (thinned.steps, thinned.points) == (0, 1)
