"""A document: sheets of blocks, in the order in which they are read.

The same blocks are written as PDF and painted in the window's preview. Lengths are points, y runs
down from the top of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from math import inf

from observer.drawing.display_list import DisplayList
from observer.export.paper import SheetSize


class Tag(StrEnum):
    """What a block is: the standard structure types of PDF (ISO 32000-1, 14.8.4)."""

    ARTIFACT = "Artifact"
    DIVISION = "Div"
    HEADING_1 = "H1"
    HEADING_2 = "H2"
    HEADING_3 = "H3"
    PARAGRAPH = "P"
    FIGURE = "Figure"
    TABLE = "Table"
    ROW = "TR"
    HEADER_CELL = "TH"
    CELL = "TD"
    LIST = "L"
    ITEM = "LI"
    LINK = "Link"


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of a sheet that is read as one thing.

    Attributes:
        tag: what it is; an `ARTIFACT` is passed over when the document is read aloud.
        width, height: of the room that it takes.
        drawing: its own marks, from its top left on; None for a block of parts alone.
        scale: of the drawing.
        clipped: whether what of the drawing lies outside is cut off.
        parts: the blocks in it, in reading order.
        alternative: what a figure shows, in words.
        anchor: the name by which links lead here.
        link: the anchor that a click on it leads to.
        bookmark: its words among the document's bookmarks; empty where it is none.
        head: the block that stands above it again where it begins a sheet, such as the header
            row of its table.
        keeps_next: whether the block after it must stand on the same sheet.
    """

    tag: Tag
    width: float
    height: float
    drawing: DisplayList | None = None
    scale: float = 1
    clipped: bool = False
    parts: tuple[Part, ...] = ()
    alternative: str = ""
    anchor: str = ""
    link: str = ""
    bookmark: str = ""
    head: Block | None = None
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A block and its place: its top left, from the top left of what it stands in."""

    x: float
    y: float
    block: Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `label` is its number as printed, such as `3` or `B2`."""

    size: SheetSize
    parts: tuple[Part, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself.

    Attributes:
        dated: the moment it speaks of, aware; the same study always gives the same one.
        language: a BCP 47 tag.
    """

    title: str
    dated: datetime
    subject: str = ""
    author: str = ""
    creator: str = ""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    properties: Properties
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = field(default=())


def walk(parts: tuple[Part, ...], x: float = 0, y: float = 0) -> Iterator[Part]:
    """Every block of these, each before its parts, with its place on the sheet."""
    for part in parts:
        placed = Part(x + part.x, y + part.y, part.block)
        yield placed
        yield from walk(part.block.parts, placed.x, placed.y)


def smallest_text_pt(sheet: Sheet) -> float:
    """The size of the smallest text of a sheet as printed; infinite where it has none."""
    blocks = (part.block for part in walk(sheet.parts))
    drawn = ((block.scale, block.drawing) for block in blocks if block.drawing)
    return min((scale * t.size for scale, drawing in drawn for t in drawing.texts), default=inf)


def magnified(part: Part, factor: float) -> Part:
    """The part so many times as large, and as far from the top left of what it stands in."""
    block = part.block
    larger = replace(
        block,
        width=block.width * factor,
        height=block.height * factor,
        scale=block.scale * factor,
        parts=tuple(magnified(inner, factor) for inner in block.parts),
        head=None,
    )
    return Part(part.x * factor, part.y * factor, larger)
