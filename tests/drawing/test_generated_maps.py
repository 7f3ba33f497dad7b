"""What holds for every map, whatever its size and whatever its labels say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observer.drawing.display_list import Bounds, Curve, DisplayList, Role, curve_samples
from observer.drawing.fonts import missing_characters, shown
from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, Seen, Stop, View
from observer.drawing.maps import draw_map
from tests.drawing.generated import CONTACTS, make_process

LABELS = st.one_of(
    st.text(st.characters(), max_size=300),
    st.sampled_from(
        ['"a" <b>&amp; \\N \\', "line\nbreak", "עברית", "顧客の確認", "👍🏽", "<<B>x</B>>"]
    ),
)


def texts_over_texts(drawing: DisplayList) -> int:
    boxes = sorted((text.bounds.grown(-1) for text in drawing.texts), key=lambda box: box.left)
    over = 0
    for index, box in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other.left >= box.right:
                break
            over += box.overlaps(other)
    return over


def lines_through_steps(drawing: DisplayList, graph: MapGraph) -> list[str]:
    boxes: dict[str, Bounds] = {
        node.id: drawing.by_owner[node.id][0].bounds.grown(-3)
        for node in graph.nodes
        if node.kind == "step"
    }
    return [
        curve.owner
        for curve in drawing.primitives
        if isinstance(curve, Curve) and curve.owner
        if any(box.contains(x, y) for x, y in curve_samples(curve, 6) for box in boxes.values())
    ]


@pytest.mark.parametrize("seed", range(20))
def test_nothing_lies_over_anything(seed: int) -> None:
    graph = make_process(seed)
    drawing = draw_map(graph)
    assert texts_over_texts(drawing) == 0
    assert lines_through_steps(drawing, graph) == []
    lanes = {text.text for text in drawing.texts if text.role is Role.LANE}
    owners = {node.owner for node in graph.nodes if node.owner}
    assert lanes == (owners if len(owners) > 1 else set())


@settings(max_examples=40)
@given(name=LABELS, reason=LABELS, holder=LABELS, outcome=LABELS, owner=LABELS, condition=LABELS)
def test_labels_come_out_whole_whatever_they_hold(
    name: str, reason: str, holder: str, outcome: str, owner: str, condition: str
) -> None:
    seen = Seen(CONTACTS, 10, 1000, 1000, 1000, (1,))
    stop = Stop("stop", "wait", reason, (holder,), seen)
    nodes = (
        MapNode("s", "step", name, owner, seen=seen, stops=(stop,)),
        MapNode("t", "step", "next", "somebody else", seen=seen),
        MapNode("o", "outcome", outcome, seen=seen),
    )
    edges = (MapEdge("s", "t", label=condition), MapEdge("t", "o", contacts=CONTACTS, count=10))
    drawing = draw_map(MapGraph(View.REAL, CONTACTS, nodes, edges))
    drawn = _letters(*(text.text for text in drawing.texts))
    for label in (name, reason, holder, condition):
        assert _letters(shown(label)) in drawn
    assert set(drawing.missing) == set(
        missing_characters("".join((name, reason, holder, outcome, owner, condition)))
    )


def _letters(*texts: str) -> str:
    return "".join("".join(texts).split())


def test_a_map_of_nothing_is_empty() -> None:
    assert draw_map(MapGraph(View.REAL, (), (), ())).primitives == ()


def test_a_process_of_only_loops_is_drawn() -> None:
    names = ("a", "b", "c")
    nodes = tuple(MapNode(name, "step", name) for name in names)
    edges = tuple(MapEdge(one, other) for one in names for other in names)
    drawing = draw_map(MapGraph(View.DOCUMENTED, (), nodes, edges))
    assert {edge.id for edge in edges} <= set(drawing.by_owner)
