from __future__ import annotations

from observer.drawing.display_list import Bounds, Curve
from observer.drawing.label_places import Ground, place_label
from observer.drawing.tokens import Colour

LINE = Curve(((0, 50), (0, 50), (100, 50), (100, 50)), Colour.INK, 4)


def test_a_label_stands_above_the_middle_of_its_line() -> None:
    x, y = place_label(Ground([], [LINE]), LINE, (20, 10))
    assert (round(x), y + 5 < 48) == (50, True)


def test_a_second_label_takes_another_place() -> None:
    ground = Ground([], [LINE])
    first = place_label(ground, LINE, (20, 10))
    second = place_label(ground, LINE, (20, 10))
    assert abs(first[0] - second[0]) >= 20 or abs(first[1] - second[1]) >= 10


def test_a_label_goes_below_where_something_stands_above() -> None:
    wall = Bounds(-100, 0, 200, 47)
    _, y = place_label(Ground([wall], [LINE]), LINE, (20, 10))
    assert y - 5 > 52
