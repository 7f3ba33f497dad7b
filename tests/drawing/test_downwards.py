"""A map that runs from top to bottom, as on a portrait page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from observer.drawing.atlas import Atlas, draw_atlas, draw_part
from observer.drawing.map_graph import MapGraph, View
from tests.drawing.generated import make_process
from tests.drawing.lying import labels_over_anything, lines_over_nodes


@pytest.fixture(scope="module")
def graph() -> MapGraph:
    return make_process(4, count=20)


@pytest.fixture(scope="module")
def atlas(graph: MapGraph) -> Atlas:
    return draw_atlas([graph], downwards=True)


def test_it_is_taller_than_wide_and_wider_than_tall_otherwise(
    graph: MapGraph, atlas: Atlas
) -> None:
    assert atlas.bounds.height > 2 * atlas.bounds.width
    lying = draw_atlas([graph]).bounds
    assert lying.width > 2 * lying.height


def test_the_outcomes_stand_side_by_side_at_the_foot(graph: MapGraph, atlas: Atlas) -> None:
    outcomes = [atlas.places[node.id] for node in graph.nodes if node.kind == "outcome"]
    steps = [atlas.places[node.id] for node in graph.nodes if node.kind == "step"]
    assert min(y for _, y in outcomes) > max(y for _, y in steps)
    across = [x for x, _ in outcomes]
    assert across == sorted(across)


def test_points_stand_right_of_their_step(graph: MapGraph, atlas: Atlas) -> None:
    drawing = atlas.drawings[View.COMPARISON]
    for node in graph.nodes:
        right = max(item.bounds.right for item in drawing.by_owner[node.id])
        for stop in node.stops:
            assert min(item.bounds.left for item in drawing.by_owner[stop.id]) >= right


def test_nothing_lies_over_anything(atlas: Atlas) -> None:
    drawing = atlas.drawings[View.COMPARISON]
    assert lines_over_nodes(drawing) == []
    assert labels_over_anything(drawing) == []


def test_a_lane_is_a_column_that_holds_its_steps(graph: MapGraph, atlas: Atlas) -> None:
    bands = sorted(atlas.layout.lanes.values())
    assert len(bands) > 1
    for (_, end), (begin, _) in pairwise(bands):
        assert end <= begin
    for node in graph.nodes:
        if node.kind == "step":
            left, right = atlas.layout.lanes[node.owner]
            assert left <= atlas.layout.nodes[node.id][0] <= right


def test_a_part_of_it_is_drawn_in_its_places(graph: MapGraph, atlas: Atlas) -> None:
    _, drawing = draw_part(atlas, graph)
    assert drawing.primitives == atlas.drawings[View.COMPARISON].primitives


def test_a_step_says_its_range_beside_its_median(graph: MapGraph, atlas: Atlas) -> None:
    step = next(node for node in graph.nodes if node.kind == "step")
    texts = [text.text for text in atlas.drawings[View.COMPARISON].texts if text.owner == step.id]
    assert texts[1].startswith("10 of 10 · 1:00 (0:10–")
    assert len(texts) == 2
