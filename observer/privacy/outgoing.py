"""The texts of what goes out: all that a reader, or a program that reads aloud, gets to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from observer.drawing.display_list import DisplayList, Text
from observer.drawing.lines import LEADING
from observer.export.document import Document, walk

_SLACK_PT = 0.5


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A text that goes out. `where` it stands is empty for a drawing by itself."""

    text: str
    where: str = ""


def document_texts(document: Document) -> Iterator[Outgoing]:
    """Of the sheets and the properties; who hands it on is named as they wish."""
    properties = document.properties
    yield from (Outgoing(text, "properties") for text in (properties.title, properties.subject))
    for sheet in document.sheets:
        where = f"page {sheet.label}"
        for part in walk(sheet.parts):
            block = part.block
            yield from (Outgoing(text, where) for text in (block.alternative, block.bookmark))
            if block.drawing is not None:
                yield from (Outgoing(text, where) for text in _texts(block.drawing))


def drawing_texts(drawing: DisplayList) -> Iterator[Outgoing]:
    return map(Outgoing, _texts(drawing))


def _texts(drawing: DisplayList) -> Iterator[str]:
    for element in drawing.elements.values():
        yield element.title
        yield element.description
    for lines in _paragraphs(drawing):
        yield " ".join(lines)
        if len(lines) > 1:
            yield "".join(lines)  # a long word may go on in the next line


def _paragraphs(drawing: DisplayList) -> Iterator[list[str]]:
    """The texts of a drawing, each with those that go on with it in the line below."""
    texts = list(drawing.texts)
    lines = [text.text for text in texts[:1]]
    for above, text in pairwise(texts):
        if not _goes_on(above, text):
            yield lines
            lines = []
        lines.append(text.text)
    if lines:
        yield lines


def _goes_on(above: Text, text: Text) -> bool:
    alike = (above.owner, above.x, above.size, above.anchor, above.role)
    if alike != (text.owner, text.x, text.size, text.anchor, text.role):
        return False
    return abs(text.y - above.y - text.size * LEADING) < _SLACK_PT


def markup_texts(markup: bytes) -> Iterator[Outgoing]:
    """Of a process as XML, as this program writes it: its names, and what stands as text in it."""
    from lxml import etree

    for element in etree.fromstring(markup).iter():
        words: tuple[str | None, ...] = (element.get("name"), element.text, element.tail)
        yield from (Outgoing(text) for text in words if text and text.strip())
