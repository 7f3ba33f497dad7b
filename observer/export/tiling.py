"""A drawing cut into sheets that are glued together: how many, how they overlap, which is where.

Lengths are points. The wall is the drawing at its scale, with its origin at the top left of the
first sheet's window; a window is what a sheet shows of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor

from observer.drawing.display_list import Bounds
from observer.export.paper import MM_PT, WALL_PT, Orientation, Paper, SheetSize, sheet_size
from observer.export.setting import enlargement

OVERLAP_PT = 15 * MM_PT
"""How much of the drawing neighbouring sheets both show."""

PRINTER_PT = 5 * MM_PT
"""What an office printer leaves white at each edge."""

_BAND_PT = 6 * MM_PT
_LETTERS = 26
_ROUNDING = 1e-6

Place = tuple[int, int]
"""Column and row of a sheet, from 0."""


@dataclass(frozen=True)
class Tiling:
    """How a drawing of `width` × `height` at a scale is spread over sheets of one size.

    Attributes:
        lean: what share of what is left over is left of the drawing, and above it.
    """

    size: SheetSize
    columns: int
    rows: int
    scale: float
    width: float
    height: float
    lean: tuple[float, float] = (0.5, 0.5)

    @cached_property
    def inset(self) -> float:
        """From the edge of a sheet to its window: the printer's margin, and a band for marks."""
        return PRINTER_PT + _BAND_PT * enlargement(self.size)

    @cached_property
    def step(self) -> tuple[float, float]:
        """How much further right, and down, the next sheet's window begins."""
        return _step(self.size, self.inset)

    @property
    def places(self) -> list[Place]:
        """Row by row."""
        return [(column, row) for row in range(self.rows) for column in range(self.columns)]

    def window(self, place: Place) -> Bounds:
        """What a sheet shows, on the wall."""
        across, down = self.step
        left, top = place[0] * across - self._spare[0], place[1] * down - self._spare[1]
        return Bounds(left, top, left + across + OVERLAP_PT, top + down + OVERLAP_PT)

    def shown(self, place: Place) -> Bounds:
        """What a sheet shows, in the lengths of the drawing."""
        on_wall, scale = self.window(place), self.scale
        return Bounds(
            on_wall.left / scale, on_wall.top / scale, on_wall.right / scale, on_wall.bottom / scale
        )

    def cell(self, place: Place) -> Bounds:
        """What of the wall a sheet is after cutting: from join to join, or to the wall's edge."""
        window, half = self.window(place).grown(-OVERLAP_PT / 2), OVERLAP_PT / 2
        return Bounds(
            window.left - half * (place[0] == 0),
            window.top - half * (place[1] == 0),
            window.right + half * (place[0] == self.columns - 1),
            window.bottom + half * (place[1] == self.rows - 1),
        )

    def showing(self, box: Bounds) -> Iterator[Place]:
        """The sheets that show something of a box of the drawing."""
        for row in self._reach(1, box.top, box.bottom, self.rows):
            for column in self._reach(0, box.left, box.right, self.columns):
                yield column, row

    def _reach(self, axis: int, start: float, end: float, count: int) -> range:
        step, spare = self.step[axis], self._spare[axis]
        first = ceil((start * self.scale + spare - OVERLAP_PT) / step) - 1
        last = floor((end * self.scale + spare) / step)
        return range(max(0, first), min(count - 1, last) + 1)

    @cached_property
    def _spare(self) -> tuple[float, float]:
        """What is left over left of the drawing and above it."""
        across, down = self.step
        room = self.columns * across + OVERLAP_PT, self.rows * down + OVERLAP_PT
        used = self.width * self.scale, self.height * self.scale
        return (room[0] - used[0]) * self.lean[0], (room[1] - used[1]) * self.lean[1]


def size_m(tiling: Tiling) -> tuple[float, float]:
    """Width and height of the drawing on the wall, in metres."""
    metre_pt = 1000 * MM_PT
    return tiling.width * tiling.scale / metre_pt, tiling.height * tiling.scale / metre_pt


def label(place: Place) -> str:
    """A sheet's number, such as `B2`: letters for columns as in a spreadsheet, figures for rows."""
    column, letters = place[0] + 1, ""
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{place[1] + 1}"


def tile_to_read(width: float, height: float, text_pt: float, sizes: Iterable[SheetSize]) -> Tiling:
    """The fewest sheets on which text drawn `text_pt` high can be read on a wall, filled well."""
    found = (_tiling(width, height, WALL_PT / text_pt, size) for size in sizes)
    return min(found, key=lambda tiling: (tiling.columns * tiling.rows, -tiling.scale))


def tile_on(width: float, height: float, sheets: int, sizes: Iterable[SheetSize]) -> Tiling:
    """The largest drawing that takes no more than that many sheets."""
    found = (
        _filled(width, height, size, columns, sheets // columns)
        for size in sizes
        for columns in range(1, sheets + 1)
    )
    best = max(found, key=lambda tiling: (tiling.scale, -tiling.columns * tiling.rows))
    return _tiling(width, height, best.scale, best.size)


def tile_sizes(paper: Paper, orientation: Orientation | None) -> list[SheetSize]:
    """The paper both ways, or the one way that is asked for."""
    ways = [orientation] if orientation else list(Orientation)
    return [sheet_size(paper, way) for way in ways]


def _tiling(width: float, height: float, scale: float, size: SheetSize) -> Tiling:
    """As few sheets of a size as the drawing at least at that scale needs, filled."""
    across, down = _step(size, PRINTER_PT + _BAND_PT * enlargement(size))
    columns = ceil((width * scale - OVERLAP_PT) / across - _ROUNDING)
    rows = ceil((height * scale - OVERLAP_PT) / down - _ROUNDING)
    return _filled(width, height, size, max(1, columns), max(1, rows))


def _filled(width: float, height: float, size: SheetSize, columns: int, rows: int) -> Tiling:
    across, down = _step(size, PRINTER_PT + _BAND_PT * enlargement(size))
    scale = min((columns * across + OVERLAP_PT) / width, (rows * down + OVERLAP_PT) / height)
    return Tiling(size, columns, rows, scale, width, height)


def _step(size: SheetSize, inset: float) -> tuple[float, float]:
    return size.width - 2 * inset - OVERLAP_PT, size.height - 2 * inset - OVERLAP_PT


def joins(tiling: Tiling, place: Place, kept: Collection[Place]) -> Iterator[tuple[str, float]]:
    """Where a sheet meets the neighbours that there are: the side, and how far into its window."""
    column, row = place
    window, half = tiling.window(place), OVERLAP_PT / 2
    neighbours = {
        "left": ((column - 1, row), half),
        "right": ((column + 1, row), window.width - half),
        "top": ((column, row - 1), half),
        "bottom": ((column, row + 1), window.height - half),
    }
    for side, (neighbour, into) in neighbours.items():
        if neighbour in kept:
            yield side, into
