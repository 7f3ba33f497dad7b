"""Setting type: words become blocks of a given width, and blocks stand below or beside others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from observer.drawing.display_list import Anchor, Box, DisplayList, Primitive
from observer.drawing.fonts import missing_characters
from observer.drawing.lines import Line, set_lines, total_height, widest, wrap_to_width
from observer.drawing.tokens import GRID, HAIRLINE, PAGE_PT, WIDE_MARGIN, Colour, TypeScale
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Tag
from observer.export.paper import HAND_PT, Paper, SheetSize, sheet_size

_HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3)
_RULE_PT = 0.6


@dataclass(frozen=True, slots=True)
class Styles:
    """How the words of a document are set; one for pages, a larger one for slides.

    Attributes:
        margin: round the content of a sheet.
    """

    scale: TypeScale = PAGE_PT
    margin: float = WIDE_MARGIN

    @property
    def body(self) -> Line:
        return Line("", self.scale.body)

    @property
    def small(self) -> Line:
        return Line("", self.scale.small, colour=Colour.MUTED)

    @property
    def strong(self) -> Line:
        return replace(self.body, font=Font.SEMIBOLD)

    @property
    def quiet(self) -> Line:
        return replace(self.body, colour=Colour.MUTED)

    def heading(self, level: int) -> Line:
        sizes = (self.scale.title, self.scale.lead, self.scale.body)
        return Line("", sizes[level - 1], Font.BOLD if level == 1 else Font.SEMIBOLD)


PAGE_STYLES = Styles()
SLIDE_STYLES = Styles(TypeScale(14, 20, 26, 34, 56), margin=40)


def enlargement(size: SheetSize) -> float:
    """How much larger than on a page everything on a sheet is: above A3 it is A3 enlarged."""
    shorter = min(size.width, size.height)
    return max(1, size.smallest_pt / HAND_PT, shorter / sheet_size(Paper.A3).height)


def sheet_styles(size: SheetSize) -> Styles:
    """How the words of a sheet of paper are set."""
    factor = enlargement(size)
    return Styles(PAGE_PT.scaled(factor), WIDE_MARGIN * factor)


def paragraph(
    text: str, like: Line, width: float, tag: Tag = Tag.PARAGRAPH, anchor: Anchor = Anchor.START
) -> Block:
    """The text in lines no wider than `width`, at the side that `anchor` names."""
    lines = [line for part in text.splitlines() for line in wrap_to_width(part, like, width)]
    at = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[anchor]
    items = tuple(set_lines(lines, at, 0, anchor))
    height = total_height(lines)
    drawing = DisplayList(width, height, items, missing=missing_characters(text))
    return Block(tag, width, height, drawing)


def heading(text: str, level: int, styles: Styles, width: float, anchor: str = "") -> Block:
    """A heading of level 1 to 3, which links may lead to and the bookmarks name."""
    block = paragraph(text, styles.heading(level), width, _HEADINGS[level - 1])
    return replace(block, anchor=anchor, bookmark=text if anchor else "", keeps_next=True)


def space(height: float) -> Block:
    return Block(Tag.ARTIFACT, 0, height)


def rule(width: float) -> Block:
    """A hairline across."""
    line = Box(0, 0, width, _RULE_PT, fill=Colour.LINE)
    return Block(Tag.ARTIFACT, width, _RULE_PT, DisplayList(width, _RULE_PT, (line,)))


def stacked(blocks: Iterable[Block], gap: float = 0, tag: Tag = Tag.DIVISION) -> Block:
    """The blocks below each other, as one that is not parted."""
    parts: list[Part] = []
    bottom = -gap
    for block in blocks:
        parts.append(Part(0, bottom + gap, block))
        bottom += gap + block.height
    width = max((part.block.width for part in parts), default=0)
    return Block(tag, width, max(0, bottom), parts=tuple(parts))


def beside(blocks: Iterable[Block], gap: float = 0, tag: Tag = Tag.DIVISION) -> Block:
    """The blocks beside each other, their tops in line."""
    parts: list[Part] = []
    right = -gap
    for block in blocks:
        parts.append(Part(right + gap, 0, block))
        right += gap + block.width
    height = max((part.block.height for part in parts), default=0)
    return Block(tag, max(0, right), height, parts=tuple(parts))


def figure(
    drawing: DisplayList, width: float, height: float, alternative: str, largest: float = 1
) -> Block:
    """A drawing made to fit the room, and no larger than `largest` times its size."""
    scale = fitting_scale(drawing, width, height, largest)
    return Block(
        Tag.FIGURE, drawing.width * scale, drawing.height * scale, drawing, scale,
        alternative=alternative,
    )  # fmt: skip


def fitting_scale(drawing: DisplayList, width: float, height: float, largest: float) -> float:
    """How far a drawing shrinks or grows to fill a room."""
    if not drawing.width or not drawing.height:
        return 1
    return min(width / drawing.width, height / drawing.height, largest)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, and where its words stand."""

    title: str
    share: float
    anchor: Anchor = Anchor.START


Cell = str | Block
"""Words, or a block that was set for the width of its column (see `column_widths`)."""


def column_widths(columns: Sequence[Column], width: float, gap: float = GRID) -> list[float]:
    """The widths of the columns of a table that is `width` wide."""
    whole = sum(column.share for column in columns)
    room = width - gap * (len(columns) - 1)
    return [room * column.share / whole for column in columns]


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    styles: Styles,
    width: float,
    links: Sequence[str] = (),
) -> list[Block]:
    """A table as one block a row, so that it can go on on the next sheet under its headings.

    Args:
        links: of each row, the anchor that it leads to.
    """
    quiet = replace(styles.small, font=Font.SEMIBOLD)
    titles = [column.title for column in columns]
    head = replace(_row(columns, titles, quiet, width, Tag.HEADER_CELL), keeps_next=True)
    body = (_row(columns, row, styles.body, width, Tag.CELL) for row in rows)
    leads = [*links, *[""] * (len(rows) - len(links))]
    return [
        head,
        *(replace(row, head=head, link=link) for row, link in zip(body, leads, strict=True)),
    ]


def _row(
    columns: Sequence[Column], cells: Sequence[Cell], like: Line, width: float, tag: Tag
) -> Block:
    pad = GRID / 2
    parts: list[Part] = []
    x = 0.0
    for column, cell, room in zip(columns, cells, column_widths(columns, width), strict=True):
        inside = cell
        if isinstance(inside, str):
            inside = paragraph(inside, like, room, anchor=column.anchor)
        parts.append(Part(x, pad, Block(tag, room, inside.height, parts=(Part(0, 0, inside),))))
        x += room + GRID
    height = max(part.block.height for part in parts) + 2 * pad
    line = Part(0, height - _RULE_PT, rule(width))
    return Block(Tag.ROW, width, height, parts=(*parts, line))


def panel(block: Block, padding: float = GRID, fill: Colour = Colour.PAPER) -> Block:
    """The block on a quiet ground, with room around it."""
    width, height = block.width + 2 * padding, block.height + 2 * padding
    ground = _ground(width, height, fill=fill)
    return Block(
        Tag.DIVISION, width, height, parts=(Part(0, 0, ground), Part(padding, padding, block))
    )


def frame(width: float, height: float) -> Block:
    """An empty box to write in."""
    return _ground(width, height, stroke=Colour.MUTED)


def _ground(
    width: float, height: float, fill: Colour | None = None, stroke: Colour | None = None
) -> Block:
    box: Primitive = Box(0, 0, width, height, GRID / 2, fill, stroke, HAIRLINE)
    return Block(Tag.ARTIFACT, width, height, DisplayList(width, height, (box,)))


def natural_width(text: str, like: Line) -> float:
    """How wide the text is on one line."""
    return widest(wrap_to_width(text, like, float("inf")))
