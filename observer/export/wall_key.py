"""The key page of a wall: the whole in small, what its signs say, and how it is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from observer.drawing.display_list import (
    Box,
    Curve,
    Dash,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.lines import Line, set_lines
from observer.drawing.tokens import GRID, THIN_PT, Colour
from observer.export.document import Block, Part, Sheet, Tag
from observer.export.facts import PageFacts
from observer.export.frame import foot_parts, gap, room_between, title_parts
from observer.export.paper import MM_PT, Orientation
from observer.export.setting import (
    Styles,
    beside,
    enlargement,
    figure,
    heading,
    paragraph,
    sheet_styles,
    stacked,
)
from observer.export.tiling import OVERLAP_PT, label, size_m
from observer.export.wall import Wall

_WORDS_SHARE = 0.36
"""Of the page's width, how much the words take beside the plan."""

_RULER_MM = 100


def key_sheet(wall: Wall, legend: DisplayList, facts: PageFacts, has_notes: bool) -> Sheet:
    """
    Args:
        legend: no wider than the sheet's `legend_room`.
        has_notes: whether there are boxes to write in.
    """
    size = wall.tiling.size
    styles, number = sheet_styles(size), f"key page and {len(wall.kept)} sheets"
    head, foot = title_parts(facts, size, styles), foot_parts(facts, size, number, styles)
    named = replace(head[0].block, anchor="key", bookmark=facts.title)
    room = room_between(head, foot, size, styles)
    apart, lies = styles.margin, size.orientation is Orientation.LANDSCAPE
    words_width = max(room.width * _WORDS_SHARE, _RULER_MM * MM_PT) if lies else room.width
    words = _assembling(wall, has_notes, styles, words_width)
    key = figure(legend, room.width, room.height, "Legend", enlargement(size))
    plan_width = room.width - words_width - apart if lies else room.width
    plan_height = room.height - key.height - apart - (0 if lies else words.height + apart)
    plan = _plan(wall, plan_width, plan_height, styles.heading(2))
    above = beside([plan, words], apart) if lies else stacked([plan, words], apart)
    parts = (
        replace(head[0], block=named),
        *head[1:],
        Part(room.left, room.top + gap(styles), above),
        Part(room.left, room.top + room.height - key.height, key),
        *foot,
    )
    return Sheet(size, parts, "key")


def _assembling(wall: Wall, has_notes: bool, styles: Styles, width: float) -> Block:
    title = heading("Putting it on the wall", 2, styles, width)
    steps = [
        paragraph(f"{number}. {words}", styles.body, width, Tag.ITEM)
        for number, words in enumerate(_steps(wall, has_notes), start=1)
    ]
    line = _ruler()
    check = Block(Tag.FIGURE, line.width, line.height, line, alternative="A line of 100 mm")
    said = paragraph(f"{_RULER_MM} mm, to check the printer", styles.small, width)
    return stacked([title, *steps, check, said], gap(styles))


def _steps(wall: Wall, has_notes: bool) -> Iterator[str]:
    tiling = wall.tiling
    width, height = (100 * length for length in size_m(tiling))
    yield (
        "Print every sheet at 100 % (“actual size”), not “fit to page”. The line below is then "
        f"{_RULER_MM} mm long."
    )
    yield (
        "Lay the sheets out as in the plan: letters count the columns from the left, numbers the "
        f"rows from the top. The whole is {width:.0f} × {height:.0f} cm."
    )
    if len(wall.kept) > 1:
        yield (
            "Cut a sheet along its marks on the left and at the top, where another one joins, and "
            "glue it onto that one so that the marks meet. Both show the same "
            f"{OVERLAP_PT / MM_PT:.0f} mm of the map there."
        )
    if has_notes:
        yield (
            "The empty boxes are for you: what is it like, where does it come from, who could "
            "end it? The line and the letter lead to the place."
        )
    left_out = [label(place) for place in tiling.places if place not in wall.kept]
    if left_out:
        verb = "is" if len(left_out) == 1 else "are"
        yield f"{', '.join(left_out)} {verb} left out: nothing of the map is there."


def _plan(wall: Wall, width: float, height: float, like: Line) -> Block:
    """The whole wall in small, without its words, with the joins and numbers of its sheets.

    Args:
        like: how the numbers are set.
    """
    tiling = wall.tiling
    whole = tiling.window(tiling.places[0]).union(tiling.window(tiling.places[-1]))
    scale = min(width / whole.width, height / whole.height)
    shapes = tuple(item for item in wall.drawing.primitives if not isinstance(item, Text))
    small = replace(wall.drawing, primitives=shapes, missing=())
    on_page = tiling.scale * scale
    picture = Block(
        Tag.FIGURE, small.width * on_page, small.height * on_page, small, on_page,
        alternative=_told(wall),
    )  # fmt: skip
    drawn = DisplayList(whole.width * scale, whole.height * scale, tuple(_grid(wall, scale, like)))
    grid = Block(Tag.ARTIFACT, drawn.width, drawn.height, drawn)
    at = Part(-whole.left * scale, -whole.top * scale, picture)
    return Block(Tag.DIVISION, grid.width, grid.height, parts=(at, Part(0, 0, grid)))


def _told(wall: Wall) -> str:
    last = label(wall.tiling.places[-1])
    return f"The whole map on {len(wall.kept)} sheets, from A1 at the top left to {last}"


def _grid(wall: Wall, scale: float, like: Line) -> Iterator[Primitive]:
    """The sheets as they are after cutting; of many, some columns are named."""
    origin = wall.tiling.window((0, 0))
    each = wall.tiling.step[0] * scale
    widest = replace(like, text=label(wall.tiling.places[-1])).width + GRID
    named = ceil(widest / each)
    for place in wall.tiling.places:
        box = wall.tiling.cell(place)
        cell = Box(
            (box.left - origin.left) * scale, (box.top - origin.top) * scale,
            box.width * scale, box.height * scale, stroke=Colour.MUTED, stroke_width=THIN_PT,
        )  # fmt: skip
        if place in wall.kept:
            yield cell
            if place[0] % named == 0:
                yield from _number(cell, replace(like, text=label(place)))
        else:
            yield from _crossed(cell)


def _number(cell: Box, line: Line) -> Iterator[Primitive]:
    """The number of a sheet in its corner, on a white ground over the map."""
    width, height = line.width + GRID, line.height
    yield Box(cell.x, cell.y, width, height, 2, Colour.SURFACE, Colour.MUTED, THIN_PT)
    yield from set_lines([line], cell.x + GRID / 2, cell.y)


def _crossed(cell: Box) -> Iterator[Primitive]:
    """A sheet that is not there."""
    yield replace(cell, dash=Dash.FINE)
    start, end = (cell.x, cell.y), (cell.x + cell.width, cell.y + cell.height)
    yield Curve((start, start, end, end), Colour.MUTED, THIN_PT, Dash.FINE)


def _ruler() -> DisplayList:
    """A line to check the printer with."""
    length, high = _RULER_MM * MM_PT, 6.0
    ticks = [
        Polygon(((x, 0), (x + THIN_PT, 0), (x + THIN_PT, high), (x, high)), Colour.INK)
        for x in (0.0, length - THIN_PT)
    ]
    line = Box(0, high / 2 - THIN_PT / 2, length, THIN_PT, fill=Colour.INK)
    return DisplayList(length, high, (line, *ticks))
