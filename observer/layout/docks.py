"""Where edges meet the sides of a node: apart from each other, in the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from observer.layout.geometry import Ends, Point
from observer.layout.ground import Bend, Way

GAP_PT = 8.0
"""Between two edges at the same side, where there is room."""

_BEND_PT = 40.0


class Side(Enum):
    LEFT = "left"
    RIGHT = "right"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class _End:
    """One end of an edge's way at a side of a node.

    Attributes:
        key: edges stand along the side in this order.
        pull: the one with the highest stays in the middle.
    """

    ends: Ends
    at_target: bool
    key: tuple[bool, float]
    pull: tuple[bool, int]


def dock(
    ways: Mapping[Ends, Way],
    weights: Mapping[Ends, int],
    room: Mapping[tuple[str, Side], float],
) -> dict[Ends, Way]:
    """The ways with their ends apart.

    Args:
        room: how far from its middle edges may meet a side; 0 where all meet it in one point.
    """
    docked = dict(ways)
    sides: dict[tuple[str, Side], list[_End]] = defaultdict(list)
    for ends, way in ways.items():
        for place, end in _ends(ends, way, weights[ends]):
            sides[place].append(end)
    for place, gathered in sides.items():
        for end, by in _shifts(gathered, room[place]):
            docked[end.ends] = _shifted(docked[end.ends], end.at_target, place[1], by)
    return docked


def _ends(ends: Ends, way: Way, weight: int) -> Iterator[tuple[tuple[str, Side], _End]]:
    for at_target, node in enumerate(ends):
        corners = way.turns[::-1] if at_target else way.turns
        side, key = _approach(corners, bool(at_target))
        yield (node, side), _End(ends, bool(at_target), key, (not way.bends, weight))


def _approach(corners: Sequence[Point], at_target: bool) -> tuple[Side, tuple[bool, float]]:
    """The side at which a way, told from its end there, meets a node, and its order there."""
    (x, _), (next_x, next_y) = corners[0], corners[1]
    if x == next_x:
        goes_right = corners[2][0] > x
        return Side.FOOT, (goes_right, -next_y if goes_right else next_y)
    level = corners[2][1] if len(corners) > 2 else next_y  # noqa: PLR2004 - the first turn
    return Side.LEFT if at_target else Side.RIGHT, (False, level)


def _shifts(ends: list[_End], room: float) -> Iterator[tuple[_End, float]]:
    """How far each end is moved along the side."""
    if len(ends) == 1 or not room:
        return
    ends = sorted(ends, key=lambda end: end.key)
    keeps = max(range(len(ends)), key=lambda index: ends[index].pull)
    gap = min(GAP_PT, room / max(keeps, len(ends) - 1 - keeps))
    for index, end in enumerate(ends):
        yield end, (index - keeps) * gap


def _shifted(way: Way, at_target: bool, side: Side, by: float) -> Way:
    if way.corners:
        return _with_corners_shifted(way, at_target, side, by)
    if not by:
        return way
    if at_target:
        end = (way.end[0], way.end[1] + by)
        if way.bends:
            bends = (*way.bends[:-1], replace(way.bends[-1], level=end[1]))
        else:
            bends = (_small_bend(way, end),)
        return replace(way, end=end, bends=bends)
    start = (way.start[0], way.start[1] + by)
    bends = way.bends or (_small_bend(way, way.end),)
    return replace(way, start=start, bends=bends)


def _small_bend(way: Way, end: Point) -> Bend:
    """In the middle of a way without any."""
    middle = (way.start[0] + way.end[0]) / 2
    half = min(_BEND_PT, (way.end[0] - way.start[0]) / 3) / 2
    return Bend(middle - half, middle + half, end[1])


def _with_corners_shifted(way: Way, at_target: bool, side: Side, by: float) -> Way:
    """The end and the corner next to it move together, and the line between stays straight."""
    corners = list(way.corners[::-1] if at_target else way.corners)
    across, down = (by, 0.0) if side is Side.FOOT else (0.0, by)
    for index in (0, 1):
        corners[index] = (corners[index][0] + across, corners[index][1] + down)
    corners = corners[::-1] if at_target else corners
    return replace(way, start=corners[0], end=corners[-1], corners=tuple(corners))
