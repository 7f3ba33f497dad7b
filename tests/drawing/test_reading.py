"""What the lines of a map say, and what the traces add to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from observer.discovery.graph import discover_graph
from observer.drawing.descriptions import describe
from observer.drawing.display_list import Polygon
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import MapEdge, MapGraph, real_map
from observer.drawing.maps import draw_map
from observer.drawing.paths import edge_lines, edge_width
from observer.drawing.reading import Overlay, overlaid, with_details
from observer.drawing.tokens import EDGE_MAX_PT, Colour
from observer.model.identity import edge_id, node_id
from tests.discovery.playing import traces

ASK, PAY = node_id("step", "Ask"), node_id("step", "Pay")
ONWARD, DONE = edge_id(ASK, PAY), edge_id(PAY, node_id("outcome", "resolved"))


@pytest.fixture(scope="module")
def told() -> MapGraph:
    """1 hands over by callback and is parked for ten minutes; 2 is on hold for a minute."""
    observed = traces(
        [
            (0, "open", ""),
            (0, "step", "Ask"),
            (60_000, "transfer", "to=Billing;mode=callback"),
            (70_000, "park", ""),
            (670_000, "resume", ""),
            (690_000, "step", "Pay"),
            (700_000, "close", "outcome=resolved"),
        ],
        [
            (0, "open", ""),
            (0, "step", "Ask"),
            (60_000, "hold", ""),
            (120_000, "off-hold", ""),
            (130_000, "step", "Pay"),
            (140_000, "close", "outcome=resolved"),
        ],
    )
    return with_details(real_map(discover_graph(observed)), observed)


def edges(graph: MapGraph) -> dict[str, MapEdge]:
    return {edge.id: edge for edge in graph.edges}


def test_overlay_of_time_says_how_long_each_path_takes(told: MapGraph) -> None:
    timed = edges(overlaid(told, Overlay.TIME))
    assert timed[ONWARD].figure == "1:50"
    assert timed[DONE].figure == "0:10"
    assert edge_width(timed[ONWARD], 2) == EDGE_MAX_PT
    assert edge_width(timed[DONE], 2) < edge_width(timed[ONWARD], 2) / 2
    assert "median from step to step" in " ".join(
        text.text for text in draw_legend(overlaid(told, Overlay.TIME), 900).texts
    )


def test_overlay_of_frequency_says_nothing_where_all_passed(told: MapGraph) -> None:
    plain = edges(overlaid(told, Overlay.FREQUENCY))
    assert edge_lines(plain[ONWARD], 2) == ()
    assert edge_width(plain[ONWARD], 2) == EDGE_MAX_PT


def words(graph: MapGraph, owner: str) -> list[str]:
    return [text.text for text in draw_map(graph).texts if text.owner == owner]


def test_a_step_says_who_was_on_hold_and_who_was_parked(told: MapGraph) -> None:
    assert words(told, ASK)[-2:] == ["on hold 1 of 2 · 1:00", "parked 1 of 2 · 10:00"]
    said = {element.id: element.description for element in describe(told)}
    assert "on hold: 1 of 2 contacts, median 1:00" in said[ASK]
    assert "parked: 1 of 2 contacts, median 10:00" in said[ASK]


def test_hold_is_hatched_over_the_step_alone(told: MapGraph) -> None:
    drawing = draw_map(told)
    hatched = [
        item
        for item in drawing.primitives
        if isinstance(item, Polygon) and item.fill is Colour.HOLD
    ]
    assert {item.owner for item in hatched} == {ASK}
    texts = [text.bounds for text in drawing.texts]
    assert not any(item.bounds.overlaps(text) for item in hatched for text in texts)
    assert "customer on hold" in [text.text for text in draw_legend(told, 900).texts]


def test_a_transfer_says_that_it_was_a_callback(told: MapGraph) -> None:
    assert "callback" in words(told, node_id("transfer", "Ask", "Billing"))


@pytest.mark.parametrize(
    ("edge", "said"),
    [
        (MapEdge("a", "a", contacts=(1, 2), count=2, back=True), "again 2×"),
        (MapEdge("a", "a", contacts=(1, 2), count=5, back=True), "again 5× in 2"),
        (MapEdge("b", "a", contacts=(1,), count=1, back=True), "back 1×"),
        (MapEdge("a", "b", contacts=(1,), count=3), "1 (3×)"),
        (MapEdge("a", "b", contacts=(1,), count=1), "1"),
    ],
)
def test_rework_says_how_often(edge: MapEdge, said: str) -> None:
    assert [line.text for line in edge_lines(edge, 2)] == [said]


def test_a_name_of_any_length_stands_whole_in_lines_of_24_characters(told: MapGraph) -> None:
    name = "Check whether the refund can be granted without asking the team leader " * 3
    node = next(node for node in told.nodes if node.id == ASK)
    drawing = draw_map(replace(told, nodes=(replace(node, label=name),), edges=()))
    lines = [text.text for text in drawing.texts if text.owner == ASK and text.role == "name"]
    assert max(map(len, lines)) <= 24
    assert " ".join(lines) == name.strip()
    assert drawing.elements[ASK].title == name.strip()
