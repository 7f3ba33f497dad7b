"""Every view in the same places, and the documented process from step to step."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documented.table.csv_format import read_csv
from observer.drawing.atlas import Atlas, draw_atlas
from observer.drawing.display_list import Box, DisplayList
from observer.drawing.documented_paths import documented_paths
from observer.drawing.map_graph import MapGraph, View
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation


@pytest.fixture
def atlas(comparison: MapGraph, real: MapGraph) -> Atlas:
    return draw_atlas([comparison, real])


def boxes(drawing: DisplayList) -> dict[str, tuple[float, float]]:
    """The middle of each node's box."""
    found: dict[str, tuple[float, float]] = {}
    for item in drawing.primitives:
        if isinstance(item, Box) and item.owner in drawing.elements:
            middle = (item.x + item.width / 2, item.y + item.height / 2)
            found.setdefault(item.owner, middle)
    return found


def test_a_node_keeps_its_place_from_view_to_view(atlas: Atlas) -> None:
    compared, real = (boxes(atlas.drawings[view]) for view in (View.COMPARISON, View.REAL))
    shared = compared.keys() & real.keys()
    assert len(shared) > 3
    for name in shared:
        assert compared[name] == pytest.approx(real[name], abs=0.01)


def test_all_views_have_the_same_size_and_each_shows_only_its_own(atlas: Atlas) -> None:
    compared, real = atlas.drawings[View.COMPARISON], atlas.drawings[View.REAL]
    assert (compared.width, compared.height) == (real.width, real.height)
    only = {n.id for n in atlas.graphs[View.COMPARISON].nodes} - {
        n.id for n in atlas.graphs[View.REAL].nodes
    }
    assert only
    assert not only & real.by_owner.keys()


def ways(process: DocumentedProcess) -> dict[tuple[str, str], str]:
    names = {node.id: node.label or node.kind for node in documented_paths(process).nodes}
    return {
        (names[edge.source], names[edge.target]): edge.label
        for edge in documented_paths(process).edges
    }


def test_gateways_are_passed() -> None:
    table = (
        "step,next,kind\nAsk,Either,\nEither,Refund;Refuse,exclusive\nRefund,Both,\n"
        "Both,Tell;Note,parallel\nTell,,\nNote,,\nRefuse,,\n"
    )
    (process,) = read_csv(table, Path("p.csv")).processes
    assert set(ways(process)) == {
        ("start", "Ask"), ("Ask", "Refund"), ("Ask", "Refuse"), ("Refund", "Tell"),
        ("Refund", "Note"), ("Tell", "end"), ("Note", "end"), ("Refuse", "end"),
    }  # fmt: skip


def test_conditions_stand_at_the_way_they_lead() -> None:
    nodes = (
        Node("a", NodeKind.STEP, "Ask"), Node("g", NodeKind.EXCLUSIVE, "Allowed?"),
        Node("b", NodeKind.STEP, "Refund"), Node("e", NodeKind.END, ""),
    )  # fmt: skip
    flows = (Flow("a", "g"), Flow("g", "b", "yes"), Flow("g", "e", "no"), Flow("b", "e"))
    process = DocumentedProcess("p", "P", nodes, flows, ("a",))
    assert ways(process) == {
        ("start", "Ask"): "", ("Ask", "Refund"): "yes", ("Ask", "end"): "no", ("Refund", "end"): "",
    }  # fmt: skip


def test_sub_processes_boundary_events_and_links_lead_on() -> None:
    nodes = (
        Node("a", NodeKind.STEP, "Ask"),
        Node("sub", NodeKind.SUBPROCESS, "Settle"),
        Node("b", NodeKind.STEP, "Book", parent="sub"),
        Node("late", NodeKind.EVENT, "too late", attached_to="sub"),
        Node("away", NodeKind.EVENT, "", links_to="back"),
        Node("back", NodeKind.EVENT, ""),
        Node("c", NodeKind.STEP, "Close"),
        Node("d", NodeKind.STEP, "Apologise"),
    )
    flows = (Flow("a", "sub"), Flow("sub", "away"), Flow("back", "c"), Flow("late", "d"))
    process = DocumentedProcess("p", "P", nodes, flows, ("a",), Notation.BPMN)
    assert ways(process) == {
        ("start", "Ask"): "", ("Ask", "Book"): "", ("Book", "Apologise"): "too late",
        ("Book", "Close"): "", ("Close", "end"): "", ("Apologise", "end"): "",
    }  # fmt: skip


def test_an_empty_process_has_no_way() -> None:
    graph = documented_paths(DocumentedProcess("p", "P", (), (), ()))
    assert [node.id for node in graph.nodes] == [node_id("start")]
    assert graph.edges == ()
