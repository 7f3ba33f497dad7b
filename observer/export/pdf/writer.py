"""A document as PDF: vector shapes, embedded fonts, real text, links and bookmarks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from observer.drawing.fonts import printable, runs
from observer.drawing.tokens import LIGHT
from observer.drawing.typeface import Font
from observer.export.document import Block, Document, Part, Properties, Sheet, Tag, walk
from observer.export.pdf.painter import paint
from observer.export.pdf.tags import Structure

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def write_pdf(document: Document) -> bytes:
    """The document; the same one always gives the same bytes."""
    buffer = io.BytesIO()
    canvas = _open_canvas(buffer, document.properties)
    structure = Structure(canvas)
    for sheet in document.sheets:
        canvas.setPageSize((sheet.size.width, sheet.size.height))
        _mark_anchors(canvas, sheet)
        for part in sheet.parts:
            _write(canvas, structure, part, 0, sheet.size.height)
        canvas.showPage()
    structure.finish()
    canvas.save()
    return buffer.getvalue()


def _open_canvas(buffer: io.BytesIO, properties: Properties) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    face = runs("x", Font.REGULAR)[0].face
    canvas = Canvas(
        buffer,
        pageCompression=1,
        invariant=1,
        lang=properties.language,
        initialFontName=face,  # the default one would be named in the file without being in it
    )
    canvas.setTitle(printable(properties.title))
    canvas.setAuthor(printable(properties.author))
    canvas.setSubject(printable(properties.subject))
    canvas.setCreator(properties.creator)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _mark_anchors(canvas: Canvas, sheet: Sheet) -> None:
    for part in walk(sheet.parts):
        block, top = part.block, sheet.size.height - part.y
        if block.anchor:
            canvas.bookmarkPage(block.anchor, fit="XYZ", left=part.x, top=top)
        if block.bookmark:
            level = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3).index(block.tag)
            canvas.addOutlineEntry(printable(block.bookmark), block.anchor, level)


def _write(canvas: Canvas, structure: Structure, part: Part, x: float, y: float) -> None:
    """Writes the block with its parts; (x, y) is the top left of what it stands in, y upwards."""
    left, top, block = x + part.x, y - part.y, part.block
    with structure.element(block):
        if block.link:
            area = (left, top - block.height, left + block.width, top)
            structure.link(block.link, area)
        if block.drawing is not None:
            _draw(canvas, structure, block, left, top)
        for inner in block.parts:
            _write(canvas, structure, inner, left, top)


def _draw(canvas: Canvas, structure: Structure, block: Block, x: float, y: float) -> None:
    assert block.drawing is not None
    with structure.marked(block.tag):
        canvas.saveState()
        if block.clipped:
            window = canvas.beginPath()
            window.rect(x, y - block.height, block.width, block.height)
            canvas.clipPath(window, stroke=0, fill=0)
        paint(canvas, block.drawing, LIGHT, x, y, block.scale)
        canvas.restoreState()
