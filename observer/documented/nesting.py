"""Which shapes of a page stand in which, as they were put there or as they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from observer.documented.page import Page, Role, Shape
from observer.errors import UserError

COMPARISON_LIMIT = 3_000_000
"""Pairs of shapes, or of shapes and loose ends, that are compared: one to two seconds."""


def shapes_around(page: Page) -> dict[str, tuple[Shape, ...]]:
    """By shape id the shapes around it, the innermost first.

    A shape stands in those it was put into, then in those that its centre lies in. What sits on
    the border of a shape, as an event does at an activity, does not stand in it; but in a lane it
    does.

    Raises:
        UserError: too many shapes lie on one another.
    """
    by_id = {shape.id: shape for shape in page.shapes}
    lying = _lying(page)
    return {
        shape.id: tuple(dict.fromkeys((*_put_into(shape, by_id), *lying[shape.id])))
        for shape in page.shapes
    }


def check_comparisons(count: int, page: Page) -> None:
    """
    Raises:
        UserError: `count` passes `COMPARISON_LIMIT`.
    """
    if count > COMPARISON_LIMIT:
        what = "too many shapes and loose arrows lie on one another to be told apart"
        raise UserError(what, where=page.where)


def _put_into(shape: Shape, by_id: Mapping[str, Shape]) -> Iterator[Shape]:
    inner, seen = shape, {shape.id}
    while (outer := by_id.get(inner.within)) and outer.id not in seen:
        seen.add(outer.id)
        if not _is_at_border(shape, outer):
            yield outer
        inner = outer


def _lying(page: Page) -> dict[str, list[Shape]]:
    """By shape id the larger shapes that its centre lies in, the smallest first."""
    across = sorted(page.shapes, key=lambda shape: shape.area.centre[0])
    places = [shape.area.centre[0] for shape in across]
    around: dict[str, list[Shape]] = {shape.id: [] for shape in page.shapes}
    compared = 0
    for outer in sorted(page.shapes, key=lambda shape: shape.area.size):
        first = bisect_left(places, outer.area.x)
        past = bisect_right(places, outer.area.x + outer.area.width)
        compared += past - first
        check_comparisons(compared, page)
        for inner in _lying_in(outer, across[first:past]):
            around[inner.id].append(outer)
    return around


def _lying_in(outer: Shape, shapes: Sequence[Shape]) -> Iterator[Shape]:
    for inner in shapes:
        smaller = inner.area.size < outer.area.size
        if smaller and outer.area.holds(inner.area.centre) and not _is_at_border(inner, outer):
            yield inner


def _is_at_border(shape: Shape, outer: Shape) -> bool:
    distance = outer.area.border_distance(shape.area.centre)
    return outer.role is not Role.LANE and distance <= shape.area.shorter_side / 2
