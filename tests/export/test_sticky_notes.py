"""Boxes beside the points of a map: one for each constraint, over nothing, and joined to it."""

from __future__ import annotations

import pytest

from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Element,
    Primitive,
    Text,
    curve_samples,
)
from observer.drawing.tokens import Colour
from observer.export.sticky_notes import NOTE_HEIGHT_PT, NOTE_WIDTH_PT, with_sticky_notes
from observer.model.finding import Constraint, Share


def constraint(name: str, *marks: int) -> Constraint:
    share = Share(1, 10, 0, 0.5)
    return Constraint(
        name, "wait", ("wait",), "Step", name, (), (), (1,), 1, 60_000, 60_000, share, marks
    )


def map_of(count: int, *others: Primitive, width: float = 600, height: float = 400) -> DisplayList:
    """A map with `count` points below each other in its middle; point n has the mark n."""
    rows = [
        Text(width / 2, 30 + 24 * n, "waiting on a system", 9, 80, owner=f"wait:{n}")
        for n in range(count)
    ]
    elements = {
        row.owner: Element(row.owner, "wait", "", "", (1,), (n,)) for n, row in enumerate(rows)
    }
    return DisplayList(width, height, (*rows, *others), elements)


def noted(drawing: DisplayList, count: int) -> tuple[DisplayList, list[Box], list[Curve]]:
    result = with_sticky_notes(drawing, [constraint(str(n), n) for n in reversed(range(count))])
    new = result.primitives[len(drawing.primitives) :]
    boxes = [i for i in new if isinstance(i, Box) and i.width == NOTE_WIDTH_PT]
    return result, boxes, [i for i in new if isinstance(i, Curve)]


@pytest.mark.parametrize("count", [1, 3, 12])
@pytest.mark.parametrize("size", [(600, 400), (160, 80), (2000, 900)])
def test_each_has_a_box_over_nothing_inside_the_drawing(
    count: int, size: tuple[float, float]
) -> None:
    drawing = map_of(count, width=size[0], height=max(size[1], 40 + 24 * count))
    result, boxes, lines = noted(drawing, count)
    assert len(boxes) == len(lines) == count
    taken = [item.bounds for item in drawing.primitives]
    for box in boxes:
        assert not any(box.bounds.overlaps(other) for other in taken)
        assert box.x >= 0
        assert box.y + box.height <= result.height
        taken.append(box.bounds)


def test_a_line_leads_from_beside_its_point_to_its_box() -> None:
    _, boxes, lines = noted(map_of(4), 4)
    for number, (box, line) in enumerate(zip(boxes, lines, strict=True)):
        point = Bounds(300, 0, 380, 0)
        assert point.left - 4 <= line.points[0][0] <= point.right + 4
        assert abs(line.points[0][1] - (30 + 24 * number)) < 24
        assert box.bounds.is_near(*line.points[-1], 0.01)


def test_they_are_all_alike_and_in_the_order_of_the_map() -> None:
    """Whichever comes first among the findings; nothing is ranked."""
    drawing = map_of(3)
    found = [constraint(str(n), n) for n in range(3)]
    assert with_sticky_notes(drawing, found) == with_sticky_notes(drawing, found[::-1])
    _, boxes, _ = noted(drawing, 3)
    assert {(box.width, box.height, box.fill, box.stroke) for box in boxes} == {
        (NOTE_WIDTH_PT, NOTE_HEIGHT_PT, Colour.SURFACE, Colour.MUTED)
    }


def test_a_box_covers_no_line_either() -> None:
    ways = [Curve(((0, y), (0, y), (600, y), (600, y)), Colour.INK) for y in range(0, 400, 100)]
    _, boxes, _ = noted(map_of(3, *ways), 3)
    for box in boxes:
        for way in ways:
            assert not any(box.bounds.contains(*at) for at in curve_samples(way, 2))


def test_a_full_map_has_them_below_it() -> None:
    full = Box(0, 0, 600, 400, owner="step", stroke=Colour.INK)
    drawing = map_of(9, full)
    result, boxes, _ = noted(drawing, 9)
    assert all(box.y >= 400 for box in boxes)
    assert result.height >= max(box.y + box.height for box in boxes)
    assert len({(box.x, box.y) for box in boxes}) == 9


def test_the_tint_of_a_lane_is_free_room() -> None:
    lane = Box(0, 0, 600, 400, fill=Colour.PAPER)
    result, boxes, _ = noted(map_of(1, lane), 1)
    assert result.height == 400
    assert boxes[0].y < 400


def test_a_constraint_that_the_map_does_not_show_has_none() -> None:
    drawing = map_of(1)
    assert with_sticky_notes(drawing, [constraint("elsewhere", 99)]) == drawing
