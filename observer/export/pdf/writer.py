"""A document as PDF: vector shapes, embedded fonts, real text, links and bookmarks."""

from __future__ import annotations

from observer.drawing.display_list import Bounds
from observer.drawing.fonts import printable
from observer.drawing.tokens import LIGHT
from observer.export.document import Block, Document, Part, Sheet, Tag, walk
from observer.export.pdf.embedding import Embedding
from observer.export.pdf.file import File
from observer.export.pdf.metadata import PRODUCER, dated, describe
from observer.export.pdf.painter import colours_of, paint
from observer.export.pdf.tags import Structure

_HEADINGS = (Tag.HEADING_1, Tag.HEADING_2, Tag.HEADING_3)


def write_pdf(document: Document) -> bytes:
    """The document; the same one always gives the same bytes.

    Raises:
        UserError: `SOURCE_DATE_EPOCH` is set, and is no moment.
    """
    moment = dated(document.properties)
    file = File(document.properties, moment)
    file.canvas.setProducer(PRODUCER)
    writer = _Writer(file)
    for number, sheet in enumerate(document.sheets):
        file.canvas.addPageLabel(number, prefix=printable(sheet.label) or f"{number + 1}")
        writer.write_sheet(sheet)
    writer.finish(len(document.sheets))
    describe(file, document.properties, moment)
    return file.close()


class _Writer:
    """Writes sheets into a file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._fonts = Embedding(file)
        self._structure = Structure(file)
        self._colours = colours_of(LIGHT)
        self._level = -1

    def write_sheet(self, sheet: Sheet) -> None:
        self._file.canvas.setPageSize((sheet.size.width, sheet.size.height))
        self._mark_anchors(sheet)
        for part in sheet.parts:
            self._write(part, 0, sheet.size.height)
        self._file.canvas.showPage()

    def finish(self, pages: int) -> None:
        self._structure.finish(pages)
        self._fonts.finish()

    def _mark_anchors(self, sheet: Sheet) -> None:
        for part in walk(sheet.parts):
            block, top = part.block, sheet.size.height - part.y
            if block.anchor:
                self._file.canvas.bookmarkPage(block.anchor, fit="XYZ", left=part.x, top=top)
            if block.bookmark:
                self._add_bookmark(block)

    def _add_bookmark(self, block: Block) -> None:
        # A level may not be left out on the way down.
        self._level = min(_HEADINGS.index(block.tag), self._level + 1)
        canvas = self._file.canvas
        canvas.addOutlineEntry(printable(block.bookmark), block.anchor, self._level)
        canvas.showOutline()

    def _write(self, part: Part, x: float, y: float) -> None:
        """Writes the block with its parts; (x, y) is the top left of what it stands in."""
        left, top, block = x + part.x, y - part.y, part.block
        area = (left, top - block.height, left + block.width, top)
        with self._structure.element(block, area):
            if block.drawing is not None:
                self._draw(block, left, top)
            for inner in block.parts:
                self._write(inner, left, top)

    def _draw(self, block: Block, x: float, y: float) -> None:
        drawing, canvas = block.drawing, self._file.canvas
        assert drawing is not None
        window = None
        with self._structure.marked(is_running=any(drawing.texts)):
            canvas.saveState()
            canvas.translate(x, y)
            canvas.scale(block.scale, block.scale)
            if block.clipped:
                window = Bounds(0, 0, block.width / block.scale, block.height / block.scale)
                frame = canvas.beginPath()
                frame.rect(0, -window.height, window.width, window.height)
                canvas.clipPath(frame, stroke=0, fill=0)
            paint(canvas, drawing, self._colours, self._fonts, window)
            canvas.restoreState()
