"""What a reader finds on the sheets of a document."""

from __future__ import annotations

from observer.export.document import Document, Part, Sheet, Tag, walk


def words(sheet: Sheet) -> str:
    """All text of a sheet, in reading order."""
    drawings = (part.block.drawing for part in walk(sheet.parts))
    return " ".join(text.text for drawn in drawings if drawn for text in drawn.texts)


def links(sheet: Sheet) -> dict[str, str]:
    """The anchors that words of a sheet lead to, by these words."""
    return {
        words(Sheet(sheet.size, (part,))): part.block.link
        for part in walk(sheet.parts)
        if part.block.link
    }


def pages_of(document: Document) -> dict[str, int]:
    """The page that each anchor stands on."""
    return {
        part.block.anchor: number
        for number, sheet in enumerate(document.sheets, start=1)
        for part in walk(sheet.parts)
        if part.block.anchor
    }


def told(sheet: Sheet) -> list[Part]:
    """The blocks that stand side by side or below each other, without those inside them."""
    return [part for part in sheet.parts if part.block.tag is not Tag.ARTIFACT]


def outside(sheet: Sheet) -> list[Part]:
    """Blocks that stand out of the sheet."""
    return [
        part
        for part in walk(sheet.parts)
        if part.y + part.block.height > sheet.size.height or part.y < 0
        or part.x < 0 or part.x + part.block.width > sheet.size.width + 1
    ]  # fmt: skip
