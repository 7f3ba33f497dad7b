"""Finds places for the labels of edges, beside their line and over nothing else."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from observer.drawing.display_list import Bounds, Curve
from observer.layout.geometry import Point, along, bezier_point, pieces

_CELL_PT = 12.0
_STEP_PT = 4.0
_CLEAR_PT = 1.5
_APART_PT = 3.0
_REACH_PT = 4.0
_BOX_COST = 100
_TRIES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9, 0.04, 0.96)
"""How far along its line a label may stand, in the order of trial."""


class Ground:
    """What is taken: cards and labels as boxes, lines as points with a radius."""

    def __init__(self, boxes: Iterable[Bounds], curves: Iterable[Curve]) -> None:
        self._boxes: dict[tuple[int, int], list[Bounds]] = defaultdict(list)
        self._points: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
        for box in boxes:
            self.take(box)
        for curve in curves:
            radius = curve.stroke_width / 2 + _CLEAR_PT
            for cell, (x, y) in _samples(curve.points):
                self._points[cell].append((x, y, radius))

    def take(self, box: Bounds) -> None:
        for cell in _cells(box):
            self._boxes[cell].append(box)

    def conflicts(self, box: Bounds) -> int:
        """How much of what is taken a label there would cover; 0 is a free place."""
        near = _cells(box.grown(_REACH_PT))
        apart = box.grown(_APART_PT)
        boxes = (other for cell in near for other in self._boxes.get(cell, ()))
        points = (point for cell in near for point in self._points.get(cell, ()))
        covered = _BOX_COST * sum(apart.overlaps(other) for other in boxes)
        return covered + sum(
            box.left - radius <= x <= box.right + radius
            and box.top - radius <= y <= box.bottom + radius
            for x, y, radius in points
        )


@lru_cache(maxsize=4096)
def _samples(points: tuple[Point, ...]) -> tuple[tuple[tuple[int, int], Point], ...]:
    """Points along a curve with their cells; kept, for each reading of a map has the same lines."""
    return tuple(
        ((_cell(x), _cell(y)), (x, y))
        for piece in pieces(points)
        for x, y in along(piece, _STEP_PT)
    )


def place_label(ground: Ground, curve: Curve, size: tuple[float, float]) -> Point:
    """The centre of the first free place beside the curve, else of the least bad; then taken."""
    best: tuple[int, Point] | None = None
    for centre in _candidates(curve, size):
        conflicts = ground.conflicts(_around(centre, size))
        if best is None or conflicts < best[0]:
            best = (conflicts, centre)
        if not conflicts:
            break
    assert best is not None
    ground.take(_around(best[1], size))
    return best[1]


def _candidates(curve: Curve, size: tuple[float, float]) -> Iterator[Point]:
    for away in (0.0, 3.0, 8.0, 14.0):
        for share in _TRIES:
            yield from _beside(curve, share, size, away)


def _beside(curve: Curve, share: float, size: tuple[float, float], away: float) -> Iterator[Point]:
    """Above or left of the line first, then on its other side."""
    pieces = list(curve.pieces)
    at, t = divmod(share * len(pieces), 1)
    piece = pieces[int(at)]
    (x, y), (later_x, later_y) = bezier_point(piece, t), bezier_point(piece, t + 0.02)
    length = math.hypot(later_x - x, later_y - y) or 1
    normal = ((later_y - y) / length, -(later_x - x) / length)
    reach = abs(normal[0]) * size[0] / 2 + abs(normal[1]) * size[1] / 2
    reach += curve.stroke_width / 2 + _CLEAR_PT + 0.5 + away
    for side in (1, -1):
        yield x + normal[0] * reach * side, y + normal[1] * reach * side


def _around(centre: Point, size: tuple[float, float]) -> Bounds:
    half_width, half_height = size[0] / 2, size[1] / 2
    return Bounds(
        centre[0] - half_width,
        centre[1] - half_height,
        centre[0] + half_width,
        centre[1] + half_height,
    )


def _cell(length: float) -> int:
    return math.floor(length / _CELL_PT)


def _cells(box: Bounds) -> Sequence[tuple[int, int]]:
    return [
        (column, row)
        for column in range(_cell(box.left), _cell(box.right) + 1)
        for row in range(_cell(box.top), _cell(box.bottom) + 1)
    ]
