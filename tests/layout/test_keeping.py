"""Nodes that stay where they are told, whatever comes beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from observer.layout.geometry import EdgeSize, NodeSize, SizedGraph, along, pieces
from observer.layout.keeping import middle
from observer.layout.placing import lay_out

NAMES = "abcdef"
NODES = tuple(NodeSize(name, 80, 0, 40, 40, square=True) for name in NAMES)
EDGES = tuple(EdgeSize(one, other, 100) for one, other in pairwise(NAMES))
GRAPH = SizedGraph(NODES, (*EDGES, EdgeSize("d", "b", backward=True)))


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[float, float]]:
    placed = lay_out(GRAPH).nodes
    return {node.id: middle(node, placed[node.id]) for node in NODES}


def test_what_is_told_where_to_be_is_there(places: dict[str, tuple[float, float]]) -> None:
    told = {**places, "c": (places["c"][0], places["c"][1] + 200)}
    placed = lay_out(GRAPH, places=told)
    for node in NODES:
        assert middle(node, placed.nodes[node.id]) == pytest.approx(told[node.id], abs=0.01)


def test_lines_run_around_a_node_that_was_put_in_their_way(
    places: dict[str, tuple[float, float]],
) -> None:
    graph = replace(GRAPH, edges=(*EDGES, EdgeSize("a", "f")))
    between = (places["c"][0] + places["d"][0]) / 2
    told = {**places, "e": (between, places["c"][1] - 60), "f": (places["f"][0], places["a"][1])}
    placed = lay_out(graph, places=told)
    for (source, target), route in placed.routes.items():
        for node in NODES:
            if node.id not in (source, target):
                left, top = placed.nodes[node.id]
                for piece in pieces(route.points):
                    for x, y in along(piece, 3):
                        assert not (left < x < left + 80 and top < y < top + 40)


def test_a_new_node_moves_no_other_and_covers_none(
    places: dict[str, tuple[float, float]],
) -> None:
    new = NodeSize("new", 80, 0, 40, 40)
    graph = replace(
        GRAPH,
        nodes=(*NODES, new),
        edges=(*GRAPH.edges, EdgeSize("b", "new"), EdgeSize("new", "d")),
    )
    placed = lay_out(graph, places=places).nodes
    for node in NODES:
        assert middle(node, placed[node.id]) == pytest.approx(places[node.id], abs=0.01)
    for one, other in combinations(placed.values(), 2):
        assert abs(one[0] - other[0]) >= 80 or abs(one[1] - other[1]) >= 40


def test_a_new_edge_moves_nothing(places: dict[str, tuple[float, float]]) -> None:
    before = lay_out(GRAPH, places=places)
    after = lay_out(replace(GRAPH, edges=(*GRAPH.edges, EdgeSize("a", "e"))), places=places)
    assert after.nodes == before.nodes


def test_where_little_is_known_everything_is_laid_out_anew() -> None:
    assert lay_out(GRAPH, places={"a": (900.0, 900.0)}).nodes == lay_out(GRAPH).nodes


def test_lanes_stay_when_a_node_is_put_into_another() -> None:
    lanes = ("upper", "lower")
    nodes = tuple(replace(node, lane=lanes[node.id in "cd"]) for node in NODES)
    graph = replace(GRAPH, nodes=nodes, lanes=lanes)
    first = lay_out(graph)
    told = {node.id: middle(node, first.nodes[node.id]) for node in nodes}
    moved = lay_out(graph, places={**told, "a": (told["a"][0], told["c"][1])})
    order = sorted(first.lanes, key=lambda lane: first.lanes[lane])
    assert sorted(moved.lanes, key=lambda lane: moved.lanes[lane]) == order
    assert {lane: band[0] for lane, band in moved.lanes.items()}.keys() == set(lanes)


def test_a_layout_can_be_turned_to_run_downwards() -> None:
    placed = lay_out(GRAPH).turned
    tops = [placed.nodes[name][1] for name in NAMES]
    assert min(b - a for a, b in pairwise(tops)) >= 80
    assert len({round(placed.nodes[name][0]) for name in NAMES}) == 1
    x, y = placed.nodes["b"]
    assert placed.routes["a", "b"].tip == pytest.approx((x + 20, y), abs=6)
    assert placed.height > placed.width
