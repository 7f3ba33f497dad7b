from __future__ import annotations

import pytest

from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Polygon,
    Primitive,
    Text,
    bounds_around,
    moved,
)
from observer.drawing.tokens import Colour

BOX = Box(10, 10, 40, 20, fill=Colour.SURFACE, owner="step")
LINE = Curve(((0, 0), (0, 0), (100, 0), (100, 0)), Colour.INK, 2, owner="edge")
SHAPE = Polygon(((60, 10), (80, 10), (70, 30)), fill=Colour.BLOCKED, owner="point")
WORDS = Text(10, 60, "6 of 10", 9, 30, owner="step")
DRAWING = DisplayList(100, 70, (Box(0, 0, 100, 70, fill=Colour.PAPER), LINE, BOX, SHAPE, WORDS))


@pytest.mark.parametrize(
    ("x", "y", "owner"),
    [(20, 20, "step"), (50, 3, "edge"), (50, 8, ""), (70, 15, "point"), (12, 58, "step")],
)
def test_the_pointer_finds_what_is_drawn(x: float, y: float, owner: str) -> None:
    assert DRAWING.owner_at(x, y) == owner


def test_what_is_in_front_is_found_first() -> None:
    front = Box(15, 15, 5, 5, owner="front")
    assert DisplayList(100, 70, (BOX, front)).owner_at(17, 17) == "front"


def test_bounds_hold_everything_of_an_owner() -> None:
    assert DRAWING.bounds_of("step") == Bounds(10, 10, 50, 62.25)
    with pytest.raises(KeyError):
        DRAWING.bounds_of("nothing")


@pytest.mark.parametrize("item", [BOX, LINE, SHAPE, WORDS])
def test_moving_moves_the_bounds(item: Primitive) -> None:
    before, after = item.bounds, moved(item, 3, -4).bounds
    assert after == Bounds(before.left + 3, before.top - 4, before.right + 3, before.bottom - 4)


def test_bounds_around_nothing_are_empty() -> None:
    assert bounds_around([]).width == 0
