"""A map over several sheets: nothing is lost between them, and the key page says how."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from observer.analysis import Analysis
from observer.documents.choices import Choices
from observer.documents.kinds import DocumentKind, compose
from observer.drawing.display_list import (
    Bounds,
    Box,
    Curve,
    DisplayList,
    Primitive,
    Text,
    bounds_around,
    curve_samples,
    moved,
)
from observer.drawing.map_graph import View
from observer.export.document import Block, Document, Part, Sheet, Tag, smallest_text_pt, walk
from observer.export.paper import MM_PT, Paper
from observer.export.sticky_notes import NOTE_WIDTH_PT
from observer.export.tiling import label
from observer.export.trimming import is_ground, trimmed
from observer.outputs import draw_outgoing

PRINTER_PT = 5 * MM_PT


@pytest.fixture(scope="module")
def wall(sample: Analysis) -> Document:
    return compose(sample, DocumentKind.WALL)


def tiles(document: Document) -> Iterator[tuple[Sheet, Block]]:
    for sheet in document.sheets[1:]:
        yield sheet, next(p.block for p in sheet.parts if p.block.tag is Tag.FIGURE)


def drawing_of(block: Block) -> DisplayList:
    assert block.drawing
    return block.drawing


def words(sheet: Sheet) -> str:
    drawn = (part.block.drawing for part in walk(sheet.parts) if part.block.drawing)
    return " ".join(text.text for drawing in drawn for text in drawing.texts)


def windows(document: Document) -> dict[str, Bounds]:
    """By its number, what each sheet shows of the drawing; the distance is the same between all.

    A primitive that two sheets show tells how far apart their windows begin.
    """
    found: dict[str, Bounds] = {}
    for sheet, block in tiles(document):
        drawing = drawing_of(block)
        column, row = ord(sheet.label[0]) - ord("A"), int(sheet.label[1:]) - 1
        across = drawing.width - 15 * MM_PT / block.scale
        down = drawing.height - 15 * MM_PT / block.scale
        left, top = column * across, row * down
        found[sheet.label] = Bounds(left, top, left + drawing.width, top + drawing.height)
    return found


def on_wall(document: Document) -> dict[str, list[Primitive]]:
    """What each sheet shows, where it stands on the wall."""
    at = windows(document)
    return {
        sheet.label: [
            moved(item, at[sheet.label].left, at[sheet.label].top)
            for item in drawing_of(block).primitives
        ]
        for sheet, block in tiles(document)
    }


def is_same(item: Primitive, other: Primitive) -> bool:
    """Whether it is the same thing at the same place."""
    said, told = (i.text if isinstance(i, Text) else "" for i in (item, other))
    if type(item) is not type(other) or said != told:
        return False
    ends = ((i.bounds.left, i.bounds.top, i.bounds.right) for i in (item, other))
    return all(abs(a - b) < 0.01 for a, b in zip(*ends, strict=True))


def points_of(item: Primitive) -> list[tuple[float, float]]:
    if isinstance(item, Curve):
        return list(curve_samples(item, 4))
    box = item.bounds
    return [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]


def test_every_primitive_of_the_map_is_shown_whole_or_over_the_overlap(
    sample: Analysis, wall: Document
) -> None:
    drawn = trimmed(draw_outgoing(sample, View.COMPARISON).drawing)
    shown = on_wall(wall)
    first = next(text for text in drawn.texts if text.text == "Identify customer")
    there = next(i for i in shown["A1"] if isinstance(i, Text) and i.text == "Identify customer")
    right, down = there.x - first.x, there.y - first.y
    at = windows(wall)
    for item in drawn.primitives:
        if is_ground(item):
            continue
        hung = moved(item, right, down)
        sheets = [n for n, items in shown.items() if any(is_same(hung, other) for other in items)]
        for x, y in points_of(hung):
            assert any(at[name].is_near(x, y, 0.01) for name in sheets)


def test_what_neighbours_share_is_the_same_on_both(wall: Document) -> None:
    at, shown = windows(wall), on_wall(wall)
    compared = 0
    for name, other in [("A1", "B1"), ("B1", "C1"), ("B1", "B2"), ("C1", "C2"), ("B2", "C2")]:
        both = Bounds(
            max(at[name].left, at[other].left), max(at[name].top, at[other].top),
            min(at[name].right, at[other].right), min(at[name].bottom, at[other].bottom),
        )  # fmt: skip
        mine, theirs = (
            [
                item
                for item in shown[sheet]
                if both.grown(-8).overlaps(item.bounds) and not isinstance(item, Curve)
            ]
            for sheet in (name, other)
        )
        for here, there in zip(mine, theirs, strict=True):
            assert type(here) is type(there)
            for side in ("left", "top", "right", "bottom"):
                assert getattr(here.bounds, side) == pytest.approx(getattr(there.bounds, side))
        compared += len(mine)
    assert compared > 20


def test_nothing_is_printed_where_an_office_printer_cannot(wall: Document) -> None:
    for sheet in wall.sheets:
        for part in walk(sheet.parts):
            drawn = printed(part)
            assert drawn.left >= PRINTER_PT - 0.01
            assert drawn.top >= PRINTER_PT - 0.01
            assert drawn.right <= sheet.size.width - PRINTER_PT + 0.01
            assert drawn.bottom <= sheet.size.height - PRINTER_PT + 0.01


def printed(part: Part) -> Bounds:
    """The box on the sheet around what a block draws itself; of an empty one its middle."""
    block = part.block
    items = block.drawing.primitives if block.drawing else ()
    if block.clipped or not items:
        shrunk = 0 if block.clipped else min(block.width, block.height) / 2
        box = Bounds(0, 0, block.width, block.height).grown(-shrunk)
        return Bounds(part.x + box.left, part.y + box.top, part.x + box.right, part.y + box.bottom)
    box, scale = bounds_around(items), block.scale
    return Bounds(
        part.x + box.left * scale, part.y + box.top * scale,
        part.x + box.right * scale, part.y + box.bottom * scale,
    )  # fmt: skip


def test_names_can_be_read_on_a_wall_and_the_rest_in_the_hand(wall: Document) -> None:
    for _, block in tiles(wall):
        sizes = [text.size * block.scale for text in drawing_of(block).texts]
        assert min(sizes, default=14) >= 14
    for sheet in wall.sheets:
        assert smallest_text_pt(sheet) >= 7


def test_the_key_page_shows_every_sheet_and_names_those_left_out(wall: Document) -> None:
    said = words(wall.sheets[0])
    names = [sheet.label for sheet in wall.sheets[1:]]
    assert all(f"{name} " in said + " " for name in names)
    columns = max(ord(name[0]) for name in names) - ord("A") + 1
    rows = max(int(name[1:]) for name in names)
    every = {label((column, row)) for column in range(columns) for row in range(rows)}
    left_out = every - set(names)
    assert ("left out: nothing" in said) is bool(left_out)
    for words_of_it in (
        "100 %",
        "15 mm",
        "letters count the columns",
        "wait: asked for and coming",
    ):
        assert words_of_it in said


def test_an_empty_sheet_is_left_out(sample: Analysis) -> None:
    """The sample's real process leaves the lower left corner of small sheets empty."""
    document = compose(
        sample, DocumentKind.WALL, Choices(view=View.REAL, paper=Paper.A4, sheets=40)
    )
    names = {sheet.label for sheet in document.sheets[1:]}
    said = words(document.sheets[0])
    last_row = max(int(name[1:]) for name in names)
    missing = {label((0, row)) for row in range(last_row)} - names
    assert missing
    assert all(name in said for name in missing)


def test_there_is_a_box_for_each_constraint(sample: Analysis, wall: Document) -> None:
    assert "The empty boxes are for you" in words(wall.sheets[0])
    boxes = [
        item
        for items in on_wall(wall).values()
        for item in items
        if isinstance(item, Box) and abs(item.width - NOTE_WIDTH_PT) < 0.01
    ]
    once = [box for n, box in enumerate(boxes) if not any(is_same(box, b) for b in boxes[:n])]
    assert len(once) == len(sample.findings.constraints)


def test_the_documented_process_has_no_boxes(sample: Analysis) -> None:
    document = compose(sample, DocumentKind.WALL, Choices(view=View.DOCUMENTED))
    assert "empty boxes" not in words(document.sheets[0])


@pytest.mark.parametrize("sheets", [1, 4, 12])
def test_the_number_of_sheets_can_be_given(sample: Analysis, sheets: int) -> None:
    document = compose(sample, DocumentKind.WALL, Choices(sheets=sheets))
    assert len(document.sheets) - 1 <= sheets
    sizes = [t.size * block.scale for _, block in tiles(document) for t in drawing_of(block).texts]
    if min(sizes) < 14:
        assert f"the smallest text is {min(sizes):.1f} pt, below 14 pt" in document.warnings[0]
    else:
        assert document.warnings == ()
