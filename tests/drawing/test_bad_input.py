"""Maps of what nobody plans for: nothing, far too much, and words of every script and length."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

import pytest

from observer.drawing.atlas import Atlas, draw_atlas
from observer.drawing.display_list import Bounds, DisplayList
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, View, ordered
from observer.layout.worker import LayoutWorker
from tests.drawing.lying import labels_over_anything, lines_over_nodes

TEN = tuple(range(1, 11))


def process(names: list[str], *more: tuple[int, int], contacts: tuple[int, ...] = TEN) -> MapGraph:
    """A chain of steps, and edges between some of them."""
    seen = Seen(contacts, len(contacts), 60_000, 1_000, 90_000)
    steps = [MapNode(f"s{index}", "step", name, seen=seen) for index, name in enumerate(names)]
    nodes = [
        MapNode("start", "start", ""),
        *steps,
        MapNode("out", "outcome", "resolved", seen=seen),
    ]
    pairs = [*pairwise(node.id for node in nodes), *((f"s{a}", f"s{b}") for a, b in more)]
    edges = [MapEdge(*ends, contacts=contacts[:1], count=1) for ends in dict.fromkeys(pairs)]
    return ordered(MapGraph(View.REAL, contacts, tuple(nodes), tuple(edges)))


def of_many_steps() -> MapGraph:
    near = [(index, index + 3) for index in range(0, 297, 7)]
    back = [(index + 4, index) for index in range(0, 290, 11)]
    return process([f"Step {index}" for index in range(300)], *near, *back)


def of_only_loops() -> MapGraph:
    count = 8
    ends = [(a, b) for a in range(count) for b in range(count) if (a - b) % count in (0, 1, 3)]
    return process([f"Step {index}" for index in range(count)], *ends)


CASES: dict[str, Callable[[], MapGraph]] = {
    "no contact": lambda: process(["Greet", "Refund"], contacts=()),
    "one contact": lambda: process(["Greet"], contacts=(1,)),
    "300 steps": of_many_steps,
    "long names": lambda: process(["Ask the customer why. " * 14, "x" * 300, "Close"], (2, 0)),
    "right to left": lambda: process(["تحقق من هوية العميل", "לבדוק את ההזמנה של הלקוח"], (1, 0)),
    "Chinese and Japanese": lambda: process(
        ["确认客户的身份信息并记录订单编号", "返金を承認する"], (1, 0)
    ),
    "only loops": of_only_loops,
}


def boxes_of_nodes(drawing: DisplayList, graph: MapGraph) -> Iterator[Bounds]:
    return (drawing.by_owner[node.id][0].bounds for node in graph.nodes)


def is_inside(box: Bounds, drawing: DisplayList) -> bool:
    return (
        box.left >= -0.5
        and box.top >= -0.5
        and box.right <= drawing.width + 0.5
        and box.bottom <= drawing.height + 0.5
    )


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("downwards", [False, True])
def test_it_is_a_readable_map(name: str, downwards: bool) -> None:
    graph = CASES[name]()
    atlas = draw_atlas([graph], downwards=downwards)
    drawing = atlas.drawings[View.REAL]
    assert atlas.warning == ""
    for one, other in combinations(boxes_of_nodes(drawing, graph), 2):
        assert not one.grown(-1).overlaps(other)
    assert all(is_inside(item.bounds, drawing) for item in drawing.primitives)
    assert lines_over_nodes(drawing) == []
    if not downwards:  # upright lines beside each other leave no room for a number between them
        assert labels_over_anything(drawing) == []


@pytest.fixture(scope="module")
def crowded() -> Iterator[Atlas]:
    chance = random.Random(1)
    ends = {(chance.randrange(300), chance.randrange(300)) for _ in range(1_800)}
    worker = LayoutWorker(limit_s=0.5)
    yield draw_atlas([process([f"Step {i}" for i in range(300)], *ends)], worker)
    worker.close()


def test_two_thousand_edges_are_drawn_and_a_sentence_says_what_is_missing(crowded: Atlas) -> None:
    assert len(crowded.graphs[View.REAL].edges) > 2_000
    assert "paths are drawn over the steps and without their numbers" in crowded.warning
    assert "could not be laid out within 0.5 seconds" in crowded.warning
    drawing = crowded.drawings[View.REAL]
    assert all(is_inside(item.bounds, drawing) for item in drawing.primitives)


def test_among_two_thousand_edges_every_step_is_seen(crowded: Atlas) -> None:
    places = crowded.places
    steps = [places[f"s{index}"] for index in range(300)]
    assert all(later[0] - one[0] > 50 for one, later in pairwise(steps))
