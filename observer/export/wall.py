"""One drawing on several sheets of an office printer, to be cut and glued together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from observer.drawing.display_list import (
    Bounds,
    Curve,
    DisplayList,
    Primitive,
    curve_samples,
    moved,
)
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_to_width
from observer.drawing.tokens import GRID, MARGIN, PAGE_PT, THIN_PT, Colour
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Sheet, Tag
from observer.export.facts import PageFacts
from observer.export.setting import heading, paragraph, sheet_styles
from observer.export.tiling import OVERLAP_PT, PRINTER_PT, Place, Tiling, joins, label
from observer.export.trimming import cut_out, is_ground, names_in

_MARK_GAP_PT = 2.0
_LINE_PT = 4.0
_TITLE_PT = 400.0
"""What a title has of width above a narrower map."""


def wall_drawing(drawing: DisplayList, legend: DisplayList, facts: PageFacts) -> DisplayList:
    """The drawing under its title and legend, where the first row of sheets is in any case."""
    lines = _title(facts, max(drawing.width, legend.width, _TITLE_PT) - 2 * MARGIN)
    below_title = MARGIN + total_height(lines) + GRID
    below_legend = below_title + legend.height + GRID
    return replace(
        drawing,
        width=max(drawing.width, legend.width + 2 * MARGIN, widest(lines) + 2 * MARGIN),
        height=below_legend + drawing.height,
        primitives=(
            *set_lines(lines, MARGIN, MARGIN),
            *(moved(item, MARGIN, below_title) for item in legend.primitives),
            *(moved(item, 0, below_legend) for item in drawing.primitives),
        ),
    )


def _title(facts: PageFacts, width: float) -> list[Line]:
    title = Line("", PAGE_PT.display, Font.BOLD)
    quiet = Line("", PAGE_PT.lead, colour=Colour.MUTED)
    told = ((facts.title, title), (facts.subtitle, quiet), (facts.method, quiet))
    return [line for text, like in told for line in wrap_to_width(text, like, width)]


@dataclass(frozen=True, slots=True)
class Wall:
    """
    Attributes:
        kept: the sheets that have something on them besides the tint of a lane, row by row.
    """

    drawing: DisplayList
    tiling: Tiling
    kept: tuple[Place, ...]


def tiled(drawing: DisplayList, tiling: Tiling) -> Wall:
    """The wall, with the drawing where it takes the fewest sheets."""
    boxes = [box for item in drawing.primitives for box in _boxes(item)]
    ways = [replace(tiling, lean=(across, down)) for across in _LEANS for down in _LEANS]
    shown = {way: {place for box in boxes for place in way.showing(box)} for way in ways}
    best = min(ways, key=lambda way: len(shown[way]))
    return Wall(drawing, best, tuple(place for place in best.places if place in shown[best]))


_LEANS = (0.5, 0.0, 1.0)
"""The drawing stands in the middle unless it takes fewer sheets at a side."""


def _boxes(item: Primitive) -> list[Bounds]:
    """What a primitive takes of the wall: a line little by little, the tint of a lane nothing."""
    if isinstance(item, Curve):
        return [Bounds(x, y, x, y).grown(_LINE_PT) for x, y in curve_samples(item, _LINE_PT)]
    return [] if is_ground(item) else [item.bounds]


def tile_sheets(wall: Wall) -> list[Sheet]:
    """The sheets in their order, each with its number and the marks to cut it at."""
    return [
        _tile_sheet(wall, place, f"sheet {number} of {len(wall.kept)}")
        for number, place in enumerate(wall.kept, start=1)
    ]


def _tile_sheet(wall: Wall, place: Place, number: str) -> Sheet:
    name, size, inset = label(place), wall.tiling.size, wall.tiling.inset
    styles = sheet_styles(size)
    title = heading(name, 2, styles, OVERLAP_PT * 2, anchor=f"sheet-{name}")
    top = size.height - PRINTER_PT - title.height
    count = replace(paragraph(number, styles.small, 4 * OVERLAP_PT), tag=Tag.ARTIFACT)
    left = inset + OVERLAP_PT
    parts = (
        Part(left, top, title),
        Part(inset, inset, _tile(wall, place)),
        Part(0, 0, _marks(wall, place)),
        Part(left + OVERLAP_PT, top + title.height - count.height, count),
    )
    return Sheet(size, parts, name)


def _tile(wall: Wall, place: Place) -> Block:
    tiling = wall.tiling
    part = cut_out(wall.drawing, tiling.shown(place))
    names = names_in(part)
    return Block(
        Tag.FIGURE, part.width * tiling.scale, part.height * tiling.scale, part, tiling.scale,
        clipped=True,
        alternative=f"Part {label(place)} of the map" + (f": {names}" if names else ""),
    )  # fmt: skip


def _marks(wall: Wall, place: Place) -> Block:
    """Where to cut and where the neighbour's edge comes, outside the window."""
    size, inset = wall.tiling.size, wall.tiling.inset
    items: list[Primitive] = []
    for side, into in joins(wall.tiling, place, wall.kept):
        for near, far in _bands(size.height if side in _UPRIGHT else size.width, inset):
            ends = ((inset + into, near), (inset + into, far))
            items.append(_tick(*(ends if side in _UPRIGHT else (end[::-1] for end in ends))))
    drawn = DisplayList(size.width, size.height, tuple(items))
    return Block(Tag.ARTIFACT, size.width, size.height, drawn)


_UPRIGHT = ("left", "right")


def _bands(length: float, inset: float) -> Iterator[tuple[float, float]]:
    """From where to where a mark runs, between the printer's margin and the window."""
    near, far = PRINTER_PT, inset - _MARK_GAP_PT
    yield near, far
    yield length - far, length - near


def _tick(start: tuple[float, float], end: tuple[float, float]) -> Curve:
    return Curve((start, start, end, end), Colour.INK, THIN_PT)
