"""A long map goes on in the next strip: larger, whole, and cut between its steps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Element,
    Primitive,
    Role,
    Text,
)
from observer.drawing.tokens import Colour
from observer.export.document import Block, Tag, walk
from observer.export.folding import folded
from observer.export.setting import PAGE_STYLES, figure

ROOM = (1_100.0, 700.0)
LARGEST = 1.25


def long_map(count: int, is_wide: bool = True) -> DisplayList:
    """Steps in a row, 100 × 40 and 50 apart, with an edge from each to the next; in one lane."""
    length = 150 * count
    width, height = (length, 120) if is_wide else (160, length)
    items: list[Primitive] = [
        Box(0, 0, width, height, fill=Colour.PAPER),
        Text(8, 12, "Agent", 9, 24, role=Role.LANE),
    ]
    elements = {}
    for number in range(count):
        at = 25 + 150 * number
        x, y = (at, 40) if is_wide else (30, at)
        name = f"step {number}"
        elements[name] = Element(name, "step", name, "")
        items.append(Box(x, y, 100, 40, 8, Colour.SURFACE, Colour.INK, owner=name))
        items.append(Text(x + 10, y + 20, name, 9, 40, owner=name))
        start, end = ((x + 100, y + 20), (x + 150, y + 20)) if is_wide else ((x, at), (x, at + 150))
        items.append(Curve((start, start, end, end), Colour.INK, owner=f"edge {number}"))
    return DisplayList(width, height, tuple(items), elements)


def fold(drawing: DisplayList) -> Block | None:
    plain = figure(drawing, *ROOM, "Map", LARGEST)
    return folded(drawing, *ROOM, plain.scale, LARGEST, PAGE_STYLES)


def strips(block: Block) -> list[Block]:
    return [part.block for part in block.parts if part.block.tag is Tag.FIGURE]


@settings(max_examples=30)
@given(st.integers(20, 200), st.booleans())
def test_it_is_much_larger_and_inside_its_room(count: int, is_wide: bool) -> None:
    drawing = long_map(count, is_wide)
    block = fold(drawing)
    assert block
    scale = strips(block)[0].scale
    assert scale > 1.2 * min(ROOM[0] / drawing.width, ROOM[1] / drawing.height)
    assert scale <= LARGEST
    for part in walk(block.parts):
        assert part.x + part.block.width <= ROOM[0] + 1e-6
        assert part.y + part.block.height <= ROOM[1] + 1e-6


@settings(max_examples=30)
@given(st.integers(20, 200), st.booleans())
def test_every_step_is_whole_on_one_strip_and_no_strip_cuts_one(count: int, is_wide: bool) -> None:
    block = fold(long_map(count, is_wide))
    assert block
    seen = []
    for strip in strips(block):
        assert strip.drawing
        assert strip.clipped
        for item in strip.drawing.primitives:
            box = item.bounds
            shown = Bounds(0, 0, strip.drawing.width, strip.drawing.height)
            if isinstance(item, Box) and item.owner and shown.overlaps(box):
                assert shown.union(box) == shown
                seen.append(item.owner)
    assert sorted(seen) == sorted(f"step {number}" for number in range(count))


def test_strips_are_in_reading_order_and_say_so() -> None:
    block = fold(long_map(60))
    assert block
    count = len(strips(block))
    told = [t.text for p in block.parts if p.block.drawing for t in p.block.drawing.texts]
    assert [text for text in told if " of " in text] == [
        f"{number} of {count}" for number in range(1, count + 1)
    ]
    tops = [part.y for part in block.parts if part.block.tag is Tag.FIGURE]
    assert tops == sorted(tops)
    assert strips(block)[0].alternative.startswith(f"Part 1 of {count} of the map: step 0, step 1")


def test_there_are_no_more_strips_than_it_takes() -> None:
    """A map of 2,400 pt has its full size of 1.25 in three strips of 1,000 pt."""
    block = fold(long_map(16))
    assert block
    assert len(strips(block)) == 3


def test_every_strip_names_its_lanes() -> None:
    block = fold(long_map(60))
    assert block
    for strip in strips(block):
        assert strip.drawing
        lanes = [text.text for text in strip.drawing.texts if text.role is Role.LANE]
        assert lanes == ["Agent"]


@pytest.mark.parametrize("size", [(1_500.0, 900.0), (1_000.0, 700.0), (900.0, 1_400.0)])
def test_a_map_of_the_shape_of_the_sheet_is_not_folded(size: tuple[float, float]) -> None:
    drawing = DisplayList(*size, (Box(0, 0, *size, stroke=Colour.INK, owner="step"),))
    assert fold(drawing) is None
