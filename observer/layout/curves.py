"""Bezier paths drawn piece by piece: straight on, across in an S, and round corners."""

from __future__ import annotations

import math
from collections.abc import Sequence

from observer.layout.geometry import Point

CORNER_PT = 10.0
_ROUND = 0.5523
"""How far the controls of a quarter circle lie from its ends, over its radius."""


def line_to(points: list[Point], end: Point) -> None:
    """Goes straight on to a point, unless the path is there already."""
    start = points[-1]
    if start != end:
        points += [_between(start, end, 1 / 3), _between(start, end, 2 / 3), end]


def bend_to(points: list[Point], end: Point) -> None:
    """Goes across to a point in an S that is level at both ends."""
    start = points[-1]
    middle = (start[0] + end[0]) / 2
    points += [(middle, start[1]), (middle, end[1]), end]


def rounded(corners: Sequence[Point]) -> tuple[Point, ...]:
    """The path along straight lines from corner to corner, its turns rounded."""
    points = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        radius = min(CORNER_PT, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        line_to(points, start)
        points += [_between(start, corner, _ROUND), _between(end, corner, _ROUND), end]
    line_to(points, corners[-1])
    return tuple(points)


def _towards(start: Point, end: Point, by: float) -> Point:
    whole = math.dist(start, end)
    return _between(start, end, by / whole) if whole else start


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
