"""Empty boxes beside the points of a map, in its free room, for a team to write in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    Dash,
    DisplayList,
    Primitive,
    bounds_around,
    curve_samples,
)
from observer.drawing.map_graph import STOPS
from observer.drawing.shapes import BADGE_PT, badge
from observer.drawing.tokens import GRID, HAIRLINE, MARGIN, THIN_PT, Colour
from observer.export.trimming import is_ground
from observer.model.finding import Constraint

NOTE_WIDTH_PT, NOTE_HEIGHT_PT = 96.0, 68.0
"""On a wall, where a map is drawn half as large again at least, about 5 × 4 cm."""

_BADGE_AT_PT = 4.0
_CLEAR_PT = 7.0
_GAP_PT = 3.0
_REACH_PT = 480
_STEP_PT = 12
_LEVEL = 0.3
"""How much a note that stands level with its point is preferred."""

_CROSSING_PT = 40.0
"""How much farther off a note may be, so that its line crosses one thing less."""

Line = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Note:
    box: Bounds
    line: Line


def with_sticky_notes(drawing: DisplayList, constraints: Iterable[Constraint]) -> DisplayList:
    """The drawing with a box for each constraint, joined to its point by a line and its letter.

    In the order of the map, and all alike: nothing is ranked. Where the map has no room the
    boxes stand below it, and the drawing is so much higher.
    """
    room = _Room(drawing)
    items: list[Primitive] = []
    bottom = drawing.height
    for owners in _in_reading_order(drawing, constraints):
        note = room.place(bounds_around(drawing.by_owner[owners[0]]))
        items += _draw(note, [drawing.elements[owner].kind for owner in owners])
        bottom = max(bottom, note.box.bottom + MARGIN)
    return replace(drawing, height=bottom, primitives=(*drawing.primitives, *items))


def _in_reading_order(
    drawing: DisplayList, constraints: Iterable[Constraint]
) -> Iterator[list[str]]:
    """The ids of the points of each constraint that the drawing shows."""
    points = [e for e in drawing.elements.values() if e.kind in STOPS and e.id in drawing.by_owner]
    order = {point.id: index for index, point in enumerate(points)}
    found = [
        [point.id for point in points if set(constraint.marks) & set(point.marks)]
        for constraint in constraints
    ]
    yield from sorted(filter(None, found), key=lambda owners: order[owners[0]])


def _draw(note: _Note, kinds: list[str]) -> Iterator[Primitive]:
    (x, y), end = note.line
    yield Curve(((x, y), (x, y), end, end), Colour.MUTED, THIN_PT, Dash.FINE)
    box = note.box
    yield Box(box.left, box.top, box.width, box.height, 2, Colour.SURFACE, Colour.MUTED, HAIRLINE)
    for index, kind in enumerate(dict.fromkeys(kinds)):
        left = box.left + _BADGE_AT_PT + index * (BADGE_PT + _BADGE_AT_PT)
        yield from badge(kind, left, box.top + _BADGE_AT_PT)


class _Room:
    """What of a drawing is free, in squares of `GRID` points; and a row of boxes below it."""

    def __init__(self, drawing: DisplayList) -> None:
        self._width = max(drawing.width, NOTE_WIDTH_PT + 2 * MARGIN)
        self._height = drawing.height + NOTE_HEIGHT_PT + MARGIN
        self._taken = _taken(drawing)
        self._before = self._sums()
        self._notes: list[_Note] = []

    def _sums(self) -> list[list[int]]:
        """How many squares above and left of each corner are taken."""
        columns, rows = math.ceil(self._width / GRID), math.ceil(self._height / GRID)
        sums = [[0] * (columns + 1)]
        for row in range(rows):
            line = accumulate(
                ((column, row) in self._taken for column in range(columns)), initial=0
            )
            sums.append([above + left for above, left in zip(sums[-1], line, strict=True)])
        return sums

    def place(self, point: Bounds) -> _Note:
        """The best place for the note of a point; it is taken then."""
        best, least = None, math.inf
        for distance, right, down in _offsets(_coarse(point.width), _coarse(point.height)):
            if distance >= least:
                break
            box = _box_beside(point, right, down)
            if not self._is_free(box.grown(_CLEAR_PT)):
                continue
            note = _Note(box, _line(point, box))
            cost = distance + _CROSSING_PT * self._crossed(note.line)
            if cost < least:
                best, least = note, cost
        self._notes.append(best or self._below(point))
        return self._notes[-1]

    def _below(self, point: Bounds) -> _Note:
        """A place in rows below everything."""
        top = self._height
        each = NOTE_WIDTH_PT + MARGIN
        there = [note.box for note in self._notes if note.box.top >= top]
        in_row = max(1, int((self._width - MARGIN) / each))
        row, column = divmod(len(there), in_row)
        top += row * (NOTE_HEIGHT_PT + MARGIN)
        left = MARGIN + column * each
        box = Bounds(left, top, left + NOTE_WIDTH_PT, top + NOTE_HEIGHT_PT)
        return _Note(box, _line(point, box))

    def _is_free(self, box: Bounds) -> bool:
        if box.left < 0 or box.top < 0 or box.right > self._width or box.bottom > self._height:
            return False
        left, top = int(box.left / GRID), int(box.top / GRID)
        right, bottom = math.ceil(box.right / GRID), math.ceil(box.bottom / GRID)
        sums = self._before
        taken = sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
        return not taken and not any(self._meets(note, box) for note in self._notes)

    def _meets(self, note: _Note, box: Bounds) -> bool:
        return note.box.overlaps(box) or any(box.contains(*at) for at in _along(note.line))

    def _crossed(self, line: Line) -> int:
        """How many things a line leads over."""
        boxes = [note.box for note in self._notes]
        taken = [
            (int(x / GRID), int(y / GRID)) in self._taken or any(b.contains(x, y) for b in boxes)
            for x, y in _along(line)
        ]
        return sum(taken)


def _coarse(length: float) -> int:
    return math.ceil(length / _STEP_PT) * _STEP_PT


@lru_cache(maxsize=64)
def _offsets(width: int, height: int) -> list[tuple[float, int, int]]:
    """How far right and down of a point of that size a note may begin, the nearest place first."""
    reach = range(-_REACH_PT, _REACH_PT + 1, _STEP_PT)
    across = {right: max(0, right - width, -right - NOTE_WIDTH_PT) for right in reach}
    along = {down: max(0, down - height, -down - NOTE_HEIGHT_PT) for down in reach}
    return sorted(
        (across[right] + along[down] + _LEVEL * abs(down), right, down)
        for right in reach
        for down in reach
    )


def _box_beside(point: Bounds, right: int, down: int) -> Bounds:
    left, top = point.left + right, point.top + down
    return Bounds(left, top, left + NOTE_WIDTH_PT, top + NOTE_HEIGHT_PT)


def _taken(drawing: DisplayList) -> set[tuple[int, int]]:
    squares: set[tuple[int, int]] = set()
    for item in drawing.primitives:
        if isinstance(item, Curve):
            squares |= {(int(x / GRID), int(y / GRID)) for x, y in curve_samples(item, GRID / 2)}
        elif not is_ground(item):
            box = item.bounds
            squares |= {
                (column, row)
                for column in range(int(box.left / GRID), math.ceil(box.right / GRID))
                for row in range(int(box.top / GRID), math.ceil(box.bottom / GRID))
            }
    return squares


def _line(point: Bounds, box: Bounds) -> Line:
    """From beside a point's badge to the nearest place of a box."""
    middle = point.top + BADGE_PT / 2
    if box.left > point.right:
        start = (point.right + _GAP_PT, middle)
    elif box.right < point.left:
        start = (point.left - _GAP_PT, middle)
    elif box.top > middle:
        start = (point.left + BADGE_PT / 2, point.bottom + _GAP_PT)
    else:
        start = (point.left + BADGE_PT / 2, point.top - _GAP_PT)
    x = min(max(start[0], box.left), box.right)
    return start, (x, min(max(start[1], box.top), box.bottom))


def _along(line: Line) -> Iterator[tuple[float, float]]:
    (x0, y0), (x1, y1) = line
    count = max(1, int(math.hypot(x1 - x0, y1 - y0) / GRID))
    for index in range(1, count):
        yield x0 + (x1 - x0) * index / count, y0 + (y1 - y0) * index / count
