"""What the map means is told apart without colour, and its text can be read by everybody."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from observer.discovery.durations import summarise
from observer.discovery.pauses import Pause
from observer.drawing.display_list import Box, Curve, Dash, DisplayList, Polygon, Primitive
from observer.drawing.map_graph import MapEdge, MapGraph, Status
from observer.drawing.maps import draw_map
from observer.drawing.paths import draw_edge
from observer.drawing.shapes import LETTERS, badge
from observer.drawing.tokens import DARK, LIGHT, TEXT_PAIRS, Colour, Palette, contrast
from observer.layout.geometry import Route
from tests.drawing.colour_vision import MATRICES, difference, seen_by

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
FILLED = (Colour.WAIT, Colour.TRANSFER, Colour.BLOCKED)
APART = 20
"""Delta E that nobody takes for the same colour; about 2 can just be told apart side by side."""


def test_red_and_green_meet_where_they_are_known_to() -> None:
    assert difference("#FF0000", "#00FF00") > 150
    red, green = (seen_by("deutan", colour) for colour in ("#C06000", "#808000"))
    assert difference(red, green) < 15
    assert difference(*(seen_by("tritan", c) for c in ("#C06000", "#808000"))) > 30
    assert seen_by("grey", "#FF0000") == "#7F7F7F"


@THEMES
@pytest.mark.parametrize("kind", MATRICES)
def test_filled_points_are_of_different_colours_to_everybody(palette: Palette, kind: str) -> None:
    for one, other in combinations(FILLED, 2):
        assert difference(seen_by(kind, palette[one]), seen_by(kind, palette[other])) >= APART


@THEMES
@pytest.mark.parametrize("kind", [*MATRICES, "grey"])
def test_observed_only_stands_out_from_what_is_both(palette: Palette, kind: str) -> None:
    ink, only = (seen_by(kind, palette[c]) for c in (Colour.INK, Colour.OBSERVED_ONLY))
    assert difference(ink, only) >= APART


@THEMES
@pytest.mark.parametrize("kind", [*MATRICES, "grey"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_by_everybody(
    palette: Palette, kind: str, text: Colour, ground: Colour
) -> None:
    assert contrast(seen_by(kind, palette[text]), seen_by(kind, palette[ground])) >= 4.5


ON_HOLD = Pause((1, 2), summarise([60_000, 90_000]))


def form(item: Primitive) -> object:
    """What is left of a primitive when all colour is taken away."""
    if isinstance(item, Polygon):
        return "polygon", len(item.points), item.fill is not None, item.dash
    if isinstance(item, Box):
        return "box", item.radius, item.fill not in (None, Colour.SURFACE), item.dash
    if isinstance(item, Curve):
        return "curve", item.stroke is Colour.SURFACE, item.dash
    return "text", item.text


def test_each_kind_of_point_has_a_form_and_a_letter_of_its_own() -> None:
    shapes = {kind: form(badge(kind, 0, 0)[0]) for kind in LETTERS}
    letters = {kind: form(badge(kind, 0, 0)[1]) for kind in LETTERS}
    assert len(set(shapes.values())) == len(set(letters.values())) == 4


@pytest.mark.parametrize("kind", ["wait", "transfer", "blocked"])
def test_a_point_that_is_gone_has_another_form(kind: str) -> None:
    here, gone = badge(kind, 0, 0)[0], badge(kind, 0, 0, hollow=True)[0]
    assert isinstance(here, Box | Polygon)
    assert isinstance(gone, Box | Polygon)
    assert (here.dash, gone.dash) == (Dash.SOLID, Dash.FINE)
    assert here.fill is not gone.fill is Colour.SURFACE


@pytest.mark.parametrize("new", [Status.OBSERVED_ONLY, Status.AFTER_ONLY])
@pytest.mark.parametrize("gone", [Status.DOCUMENTED_ONLY, Status.BEFORE_ONLY])
def test_lines_of_each_status_have_a_form_of_their_own(new: Status, gone: Status) -> None:
    route = Route(((0, 0), (10, 0), (20, 0), (30, 0)), (40, 0))
    forms = {
        tuple(form(item) for item in draw_edge(MapEdge("a", "b", status, (1,)), route, 1))
        for status in (Status.BOTH, new, gone)
    }
    assert len(forms) == 3


def ground_of(drawing: DisplayList, index: int) -> Colour:
    """What a text stands on: the last filling below its middle; behind all is the surface."""
    bounds = drawing.primitives[index].bounds
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    below = (item for item in drawing.primitives[:index] if isinstance(item, Box | Polygon))
    fills = [item.fill for item in below if item.fill and item.bounds.contains(x, y)]
    return fills[-1] if fills else Colour.SURFACE


@pytest.mark.parametrize("name", ["real", "comparison", "documented"])
def test_all_text_of_a_map_stands_on_a_ground_it_is_checked_with(
    name: str, request: pytest.FixtureRequest
) -> None:
    graph: MapGraph = request.getfixturevalue(name)
    statuses = (Status.BOTH, Status.AFTER_ONLY, Status.BEFORE_ONLY)
    mixed = tuple(
        replace(node, status=statuses[index % 3], hold=ON_HOLD) if name == "real" else node
        for index, node in enumerate(graph.nodes)
    )
    drawing = draw_map(replace(graph, nodes=mixed))
    texts = list(drawing.texts)
    assert texts
    pairs = {(text.colour, ground_of(drawing, drawing.primitives.index(text))) for text in texts}
    assert pairs <= set(TEXT_PAIRS)
