"""The folded map: the path most contacts took, in rows, nothing over anything else."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observer.drawing.display_list import Bounds, DisplayList
from observer.drawing.folded import draw_folded, draw_in_parts, main_part
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, Status, Stop, View
from observer.model.identity import node_id

CONTACTS = (1, 2, 3)


def step(name: str, *stops: Stop, contacts: tuple[int, ...] = CONTACTS) -> MapNode:
    return MapNode(node_id("step", name), "step", name, seen=Seen(contacts), stops=stops)


def stop(name: str, mark: int) -> Stop:
    return Stop(node_id("wait", name), "wait", name, ("Agent B",), Seen((1, 2), 2, marks=(mark,)))


def edge(one: MapNode, two: MapNode, contacts: tuple[int, ...] = CONTACTS) -> MapEdge:
    return MapEdge(one.id, two.id, Status.BOTH, contacts, count=len(contacts))


def chain(*names: str) -> MapGraph:
    """Steps in a row, of which the last waits twice."""
    nodes = [step(name) for name in names[:-1]]
    nodes.append(step(names[-1], stop("approval", 7), stop("system", 8)))
    edges = [edge(one, two) for one, two in pairwise(nodes)]
    return MapGraph(View.REAL, CONTACTS, tuple(nodes), tuple(edges))


def labels(graph: MapGraph) -> list[str]:
    return [node.label for node in graph.nodes]


def frames(drawing: DisplayList) -> list[Bounds]:
    """Everything drawn for each step or point."""
    owners = [name for name in drawing.by_owner if name and not name.startswith("edge")]
    return [drawing.bounds_of(name) for name in owners]


def test_the_path_of_most_contacts_is_shown_with_the_points_that_are_wanted() -> None:
    ask, rare, book = step("Ask", stop("system", 8)), step("Rare", contacts=(3,)), step("Book")
    edges = (edge(ask, book, (1, 2)), edge(ask, rare, (3,)), edge(rare, book, (3,)))
    graph = MapGraph(View.REAL, CONTACTS, (ask, rare, book), edges)
    assert labels(main_part(graph, {8})) == ["Ask", "Book"]
    assert [s.label for s in main_part(graph, {8}).nodes[0].stops] == ["system"]
    assert main_part(graph, {9}).nodes[0].stops == ()
    assert labels(main_part(graph, {8}, path=False)) == ["Ask"]


def test_a_step_off_the_path_is_shown_where_it_has_a_point_that_is_wanted() -> None:
    ask, rare, book = step("Ask"), step("Rare", stop("system", 8), contacts=(3,)), step("Book")
    edges = (edge(ask, book, (1, 2)), edge(ask, rare, (3,)), edge(rare, book, (3,)))
    graph = MapGraph(View.REAL, CONTACTS, (ask, rare, book), edges)
    assert set(labels(main_part(graph, {8}))) == {"Ask", "Book", "Rare"}


def test_holders_and_ranges_are_left_to_the_whole_map() -> None:
    words = [text.text for text in draw_folded(main_part(chain("A", "B"), {7}), 500).drawing.texts]
    assert "approval" in words
    assert "Agent B" not in words


@settings(deadline=None, max_examples=30)
@given(
    names=st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=14, unique=True),
    width=st.sampled_from([420.0, 565.0, 700.0]),
)
def test_nothing_lies_over_anything_else_or_out_of_the_width(
    names: list[str], width: float
) -> None:
    drawing = draw_folded(main_part(chain(*names), {7, 8}), width).drawing
    boxes = frames(drawing)
    assert len(boxes) == len(names) + 2
    assert not any(one.overlaps(two) for one, two in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= width for box in boxes)
    assert all(box.bottom <= drawing.height for box in boxes)


@pytest.mark.parametrize("height", [120, 200, 10_000])
def test_parts_hold_every_step_once_in_their_order(height: float) -> None:
    names = [f"Step {number}" for number in range(20)]
    parts = draw_in_parts(main_part(chain(*names), {7}), 500, height)
    shown = [e.title for drawing in parts for e in drawing.elements.values() if e.kind == "step"]
    assert shown == names
    assert len(parts) == 1 if height > 1000 else all(part.height <= height for part in parts)
