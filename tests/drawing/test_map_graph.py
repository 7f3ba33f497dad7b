from __future__ import annotations

from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Status
from observer.model.identity import node_id

GREET, ASSESS, REFUND = (node_id("step", name) for name in ("Greet", "Assess claim", "Refund"))


def node(graph: MapGraph, name: str) -> MapNode:
    return next(node for node in graph.nodes if node.id == name)


def edge(graph: MapGraph, source: str, target: str) -> MapEdge:
    return next(e for e in graph.edges if (e.source, e.target) == (source, target))


def test_points_stand_at_their_step_the_most_frequent_first(real: MapGraph) -> None:
    stops = node(real, ASSESS).stops
    assert [(stop.kind, stop.label) for stop in stops] == [
        ("blocked", "authority"),
        ("transfer", "Billing"),
        ("wait", "system"),
        ("workaround", "asks a friend"),
    ]
    assert stops[0].seen.contacts == (1, 2)
    assert stops[0].held_by == ("Team leader",)
    assert not {"wait", "blocked", "transfer", "workaround"} & {n.kind for n in real.nodes}


def test_paths_lead_from_step_to_step_whatever_held_them(real: MapGraph) -> None:
    assert edge(real, ASSESS, REFUND).contacts == (1, 2, 5)
    assert edge(real, ASSESS, REFUND).count == 3
    assert edge(real, ASSESS, node_id("outcome", "transferred")).contacts == (4,)


def test_rework_is_an_edge_back_or_to_itself(real: MapGraph) -> None:
    assert edge(real, ASSESS, GREET).contacts == (3,)
    assert edge(real, ASSESS, ASSESS).contacts == (5,)
    assert node(real, GREET).seen.count == 6


def test_a_step_nobody_took_is_documented_only(comparison: MapGraph) -> None:
    approve = node(comparison, node_id("step", "Approve"))
    assert (approve.status, approve.owner, approve.seen.contacts) == (
        Status.DOCUMENTED_ONLY, "Team leader", (),
    )  # fmt: skip


def test_the_comparison_carries_times_and_points_of_the_real_process(comparison: MapGraph) -> None:
    assess = node(comparison, ASSESS)
    assert assess.seen.median_ms == 60_000
    assert len(assess.stops) == 4
    assert edge(comparison, ASSESS, REFUND).status is Status.OBSERVED_ONLY


def test_a_document_gets_a_start_and_an_end(documented: MapGraph) -> None:
    assert [node.kind for node in documented.nodes] == [
        "start", "step", "gateway", "step", "step", "end",
    ]  # fmt: skip
    assert edge(documented, "start", "Greet")
    assert edge(documented, "Refund", "end")


def test_conditions_are_labels(documented: MapGraph) -> None:
    assert edge(documented, "Allowed?", "Approve").label == "above the limit"
