"""Which shapes of a page stand in which, as they were put there or as they lie."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from observer.documented.page.area import Point
from observer.documented.page.contents import Counts, Page, Role, Shape
from observer.errors import UserError

COMPARISON_LIMIT = 1_000_000
"""Pairs of shapes, or of shapes and loose ends, that are compared: a second at most."""


def shapes_around(page: Page) -> dict[str, tuple[Shape, ...]]:
    """By shape id the shapes around it, the innermost first.

    A shape stands in those it was put into, then in those that its centre lies in. What sits on
    the border of a shape, as an event does at an activity, does not stand in it; but in a lane it
    does, and so does a text.

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
    centres = [(shape.area.centre, shape.area.size, shape) for shape in page.shapes]
    axis = _longer_axis([centre for centre, _, _ in centres])
    centres.sort(key=lambda entry: entry[0][axis])
    places = [centre[axis] for centre, _, _ in centres]
    around: dict[str, list[Shape]] = {shape.id: [] for shape in page.shapes}
    compared = 0
    for outer in sorted(page.shapes, key=lambda shape: shape.area.size):
        (left, top), (right, bottom), size = *outer.area.corners, outer.area.size
        first = bisect_left(places, (left, top)[axis])
        past = bisect_right(places, (right, bottom)[axis])
        compared += past - first
        check_comparisons(compared, page)
        for (x, y), inner_size, inner in centres[first:past]:
            if inner_size < size and left <= x <= right and top <= y <= bottom:
                around[inner.id].append(outer)
    return {
        shape.id: [outer for outer in around[shape.id] if not _is_at_border(shape, outer)]
        for shape in page.shapes
    }


def _longer_axis(points: Sequence[Point]) -> int:
    """0 where points are spread more across than down, else 1."""
    spreads = [max(places) - min(places) for places in zip(*points, strict=True)] or [0]
    return spreads.index(max(spreads))


def _is_at_border(shape: Shape, outer: Shape) -> bool:
    if outer.role is Role.LANE or shape.counts is Counts.ATTACHED:
        return False
    return outer.area.border_distance(shape.area.centre) <= shape.area.shorter_side / 2
