"""The one place that reaches below ReportLab's canvas, to the objects of the file.

The canvas has no door for what stands here: structure, fonts of our own, metadata, and entries of
pages. All of it goes through the document that the canvas holds (`_doc`). Names, numbers and
references are given as they stand in a PDF, so a name is `"/Link"`; text goes through `text`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from observer.drawing.fonts import printable
from observer.drawing.typeface import Font, font_path
from observer.export.document import Properties

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

VERSION = (1, 7)
"""ISO 32000-1."""

Entries = Mapping[str, Any]


class File:
    """A PDF that is being written. `canvas` draws; the rest adds objects."""

    def __init__(self, properties: Properties, dated: datetime) -> None:
        """An empty file that says that it was made at `dated`, in UTC."""
        self._buffer = io.BytesIO()
        self.canvas = _open_canvas(self._buffer, properties.language)
        self.canvas.setTitle(printable(properties.title))
        self.canvas.setAuthor(printable(properties.author))
        self.canvas.setSubject(printable(properties.subject))
        self.canvas.setCreator(printable(properties.creator))
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.canvas.setDateFormatter(lambda *_: f"{dated:D:%Y%m%d%H%M%S}Z")
        self._annotations = 0

    @property
    def page_number(self) -> int:
        """Of the page that is being drawn; the first one is 1."""
        return int(self.canvas.getPageNumber())

    def page(self, number: int) -> Any:
        """A reference to a page, which need not be there yet."""
        return self.reference(f"Page{number}")

    def reference(self, name: str) -> Any:
        """A reference to an object, which need not be there yet."""
        from reportlab.pdfbase.pdfdoc import PDFObjectReference

        return PDFObjectReference(name)

    def add(self, name: str, entries: Entries) -> Any:
        """Adds a dictionary as an object of its own; gives the reference to it."""
        return self.canvas._doc.Reference(_value(entries), name)

    def add_stream(self, name: str, content: bytes, entries: Entries, packed: bool = True) -> Any:
        """Adds a stream; gives the reference to it."""
        from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

        filters = [PDFZCompress] if packed else []
        stream = PDFStream(_value(entries), content, filters)
        return self.canvas._doc.Reference(stream, name)

    def add_font(self, name: str, font: Any) -> None:
        """Lets every page name the font."""
        self.canvas._doc.idToObject["BasicFonts"][name] = font

    def destination(self, anchor: str) -> Any:
        """Where links to the anchor lead; it must be marked before the file is closed."""
        return self.canvas._bookmarkReference(anchor)

    def annotate(self, entries: Entries) -> Any:
        """Adds an annotation to the page that is being drawn; gives the reference to it."""
        self._annotations += 1
        name = f"annotation {self._annotations}"
        self.canvas._addAnnotation(_value(entries), name)
        return self.canvas._doc.refAnnotation(name)

    def set_page_entries(self, number: int, entries: Entries) -> None:
        page = self.canvas._doc.Pages.pages[number - 1]
        page.__NoDefault__ = [*page.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(page, name, _value(value))

    def set_catalog_entries(self, entries: Entries) -> None:
        for name, value in entries.items():
            setattr(self.canvas._doc.Catalog, name, _value(value))

    def close(self) -> bytes:
        """The whole file. Its id is a digest of what is drawn in it."""
        for page in self.canvas._doc.Pages.pages:
            self.canvas._doc.updateSignature(page.stream)
        self.canvas.save()
        return self._buffer.getvalue()


def text(words: str) -> Any:
    """Words as they stand in a PDF outside of its pages."""
    from reportlab.pdfbase.pdfdoc import PDFString

    return PDFString(printable(words))


def number(value: float) -> str:
    """A length as it stands in a page."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")


def _open_canvas(buffer: io.BytesIO, language: str) -> Canvas:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # a file need not be text
    return Canvas(
        buffer,
        pageCompression=1,
        invariant=1,
        pdfVersion=VERSION,
        lang=language,
        initialFontName=_initial_font(),
    )


def _initial_font() -> str:
    """A font that every page begins with. Only one that can be cut stays out of an unused file."""
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    name = "ObserverInitial"
    if name not in getRegisteredFontNames():
        registerFont(TTFont(name, str(font_path(Font.REGULAR))))
    return name


def _value(value: Any) -> Any:
    """Dictionaries and lists as ReportLab's; everything else is given as it stands in a PDF."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary

    if isinstance(value, Mapping):
        return PDFDictionary({name: _value(item) for name, item in value.items()})
    if isinstance(value, list | tuple):
        return PDFArray([_value(item) for item in value])
    return value
