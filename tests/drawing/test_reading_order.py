from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, View
from observer.drawing.reading_order import backward_edges, main_path


def make_graph(*edges: tuple[str, str, int]) -> MapGraph:
    names = sorted({name for source, target, _ in edges for name in (source, target)})
    return MapGraph(
        View.REAL,
        tuple(range(10)),
        tuple(MapNode(name, "step", name) for name in names),
        tuple(MapEdge(source, target, contacts=tuple(range(n))) for source, target, n in edges),
    )


def test_the_rare_edge_of_a_cycle_leads_back() -> None:
    assert backward_edges(make_graph(("a", "b", 7), ("b", "a", 2))) == {("b", "a")}
    assert backward_edges(make_graph(("a", "b", 2), ("b", "a", 7))) == {("a", "b")}


def test_where_all_are_as_frequent_the_order_of_the_document_decides() -> None:
    graph = make_graph(("c", "a", 0), ("a", "b", 0), ("b", "c", 0))
    assert backward_edges(graph) == {("c", "a")}


def test_a_step_that_follows_itself_leads_nowhere_back() -> None:
    assert backward_edges(make_graph(("a", "a", 3), ("a", "b", 1))) == frozenset()


def test_the_main_path_takes_the_most_frequent_turn() -> None:
    graph = make_graph(("a", "b", 3), ("a", "c", 7), ("b", "d", 3), ("c", "d", 7), ("d", "a", 1))
    assert main_path(graph, backward_edges(graph)) == ("a", "c", "d")


NAMES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NAMES, NAMES, st.integers(0, 10)), min_size=1, max_size=40))
def test_without_backward_edges_every_path_ends(edges: list[tuple[str, str, int]]) -> None:
    unique = {(source, target): n for source, target, n in edges}
    graph = make_graph(*((*ends, n) for ends, n in unique.items()))
    forward = {ends for ends in unique if ends[0] != ends[1]} - backward_edges(graph)
    remaining = {name for ends in unique for name in ends}
    while remaining:
        last = {n for n in remaining if not any((n, other) in forward for other in remaining)}
        assert last, "a cycle is left"
        remaining -= last
