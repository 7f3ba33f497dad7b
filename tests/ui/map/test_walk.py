"""The way through a drawing by keyboard."""

from __future__ import annotations

import pytest

from observer.drawing.display_list import Box, Curve, DisplayList, Element
from observer.drawing.tokens import Colour
from observer.layout.geometry import Point
from observer.ui.map import walk


def node(name: str, x: float, y: float) -> tuple[Box, Element]:
    return Box(x, y, 40, 20, owner=name), Element(name, "step", name, "")


def line(source: str, target: str, start: Point, end: Point) -> tuple[Curve, Element]:
    name = f"{source}-{target}"
    curve = Curve((start, start, end, end), Colour.INK, owner=name)
    return curve, Element(name, "edge", name, "", source=source, target=target)


@pytest.fixture
def drawing() -> DisplayList:
    """a → b → c in a row, d below b with b → d, and e apart from all."""
    parts = (
        node("a", 0, 0),
        node("b", 100, 0),
        node("c", 200, 0),
        node("d", 120, 100),
        node("e", 100, -100),
        line("a", "b", (40, 10), (100, 10)),
        line("b", "c", (140, 10), (200, 10)),
        line("b", "d", (120, 20), (140, 100)),
    )
    return DisplayList(300, 200, tuple(item for item, _ in parts), {e.id: e for _, e in parts})


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("a", walk.RIGHT, "b"),
        ("b", walk.RIGHT, "c"),
        ("b", walk.LEFT, "a"),
        ("b", walk.DOWN, "d"),
        ("d", walk.UP, "b"),
        ("c", walk.RIGHT, ""),
        ("e", walk.UP, ""),
    ],
)
def test_arrows_follow_lines(drawing: DisplayList, start: str, direction: Point, end: str) -> None:
    assert walk.neighbour(drawing, start, direction) == end


@pytest.mark.parametrize(
    ("start", "direction", "end"), [("b", walk.UP, "e"), ("e", walk.DOWN, "b")]
)
def test_where_no_line_leads_the_nearest_node_is_next(
    drawing: DisplayList, start: str, direction: Point, end: str
) -> None:
    assert walk.neighbour(drawing, start, direction) == end


def test_an_arrow_leads_from_a_line_to_its_end(drawing: DisplayList) -> None:
    assert walk.neighbour(drawing, "b-c", walk.RIGHT) == "c"


@pytest.mark.parametrize("step", [1, -1])
def test_tab_reaches_every_element_once_and_then_leaves(drawing: DisplayList, step: int) -> None:
    seen = []
    current = walk.following(drawing, "", step)
    while current:
        seen.append(current)
        current = walk.following(drawing, current, step)
    assert seen == list(drawing.elements)[::step]
