"""Small documents to write and read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from observer.drawing.display_list import DisplayList, Polygon, Primitive
from observer.drawing.tokens import Colour
from observer.export.document import Block, Document, Part, Properties, Sheet, Tag
from observer.export.paper import Orientation, Paper, sheet_size
from observer.export.setting import (
    PAGE_STYLES,
    Column,
    figure,
    heading,
    paragraph,
    rule,
    stacked,
    table,
)

A4 = sheet_size(Paper.A4, Orientation.PORTRAIT)
PROPERTIES = Properties(
    "Refund & more",
    datetime(2025, 3, 4, 9, 30, tzinfo=UTC),
    "ten contacts",
    "A. Leader",
    "Observer",
)


def document(*sheets: Sheet) -> Document:
    return Document(PROPERTIES, sheets)


def sheet_of(*blocks: Block, label: str = "") -> Sheet:
    """The blocks below each other on an upright A4 sheet."""
    parts: list[Part] = []
    top = 40.0
    for block in blocks:
        parts.append(Part(40, top, block))
        top += block.height + 6
    return Sheet(A4, tuple(parts), label)


def words(text: str, size: float = 12) -> Block:
    return paragraph(text, replace(PAGE_STYLES.body, size=size), 500)


def lines(*texts: str) -> Document:
    return document(sheet_of(*(words(text) for text in texts)))


def drawing_of(*primitives: Primitive) -> DisplayList:
    return DisplayList(100, 50, primitives)


def picture(alternative: str = "A triangle") -> Block:
    triangle = Polygon(((0, 0), (10, 0), (5, 8)), fill=Colour.BLOCKED)
    return figure(drawing_of(triangle), 100, 50, alternative)


def rows(*links: str) -> list[Block]:
    """A table of two columns under its headings, with a row for each link."""
    cells = [[f"cause {at}", f"{at} of 10"] for at in range(1, len(links) + 1)]
    columns = [Column("Constraint", 2), Column("Contacts", 1)]
    return table(columns, cells, PAGE_STYLES, 400, links)


def item(text: str) -> Block:
    return stacked([words(text)], tag=Tag.ITEM)


def running(text: str) -> Block:
    """A head or foot of a sheet."""
    return replace(words(text), tag=Tag.ARTIFACT)


def rich() -> Document:
    """Everything that a document can hold, on two sheets."""
    first = sheet_of(
        running("head"),
        heading("Refunds", 1, PAGE_STYLES, 500, "refunds"),
        heading("Constraints", 2, PAGE_STYLES, 500, "constraints"),
        rule(500),
        *rows("evidence", "", "evidence"),
        stacked([item("first"), item("second")]),
        replace(picture(), link="evidence"),
        replace(words("see the evidence"), link="evidence"),
        label="1",
    )
    second = sheet_of(
        heading("Evidence", 2, PAGE_STYLES, 500, "evidence"),
        *rows("refunds"),
        replace(words("back"), tag=Tag.LINK, link="refunds"),
        replace(picture(), anchor="picture"),
        replace(running("page 2 of 2"), link="refunds"),
        label="B2",
    )
    return document(first, second)
