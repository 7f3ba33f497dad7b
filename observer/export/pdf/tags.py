"""The structure of a tagged PDF: what each piece of a page is, in reading order.

ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF). ReportLab writes the objects; that
pages and pieces belong to elements is told here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from observer.drawing.fonts import printable
from observer.export.document import Block, Tag

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_GROUPS = {Tag.ROW: Tag.TABLE, Tag.ITEM: Tag.LIST}
"""Blocks that follow each other as one element of this kind."""


@dataclass(eq=False)
class _Element:
    tag: Tag | str
    number: int
    parent: _Element | None = None
    alternative: str = ""
    kids: list[Any] = field(default_factory=list)


class Structure:
    """The structure tree of a document that is being written on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._elements: list[_Element] = []
        self._open = self._new("Document", None)
        self._artifacts = 0
        self._marked: dict[int, list[_Element]] = {}
        self._annotations: list[_Element] = []

    def _new(self, tag: Tag | str, parent: _Element | None, alternative: str = "") -> _Element:
        element = _Element(tag, len(self._elements), parent, alternative)
        self._elements.append(element)
        if parent is not None:
            parent.kids.append(element)
        return element

    @contextmanager
    def element(self, block: Block) -> Iterator[None]:
        """What is written meanwhile belongs to the block."""
        if block.tag is Tag.ARTIFACT or self._artifacts:
            self._artifacts += 1
            yield
            self._artifacts -= 1
            return
        before = self._open
        parent = self._group_of(block.tag, before)
        self._open = self._new(block.tag, parent, block.alternative)
        yield
        self._open = before

    def _group_of(self, tag: Tag, parent: _Element) -> _Element:
        group = _GROUPS.get(tag)
        if group is None or parent.tag == group:
            return parent
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, _Element) and last.tag == group:
            return last
        return self._new(group, parent)

    @contextmanager
    def marked(self, tag: Tag) -> Iterator[None]:
        """What is painted meanwhile is content of the element that is open, or an artifact."""
        if self._artifacts:
            self._canvas.addLiteral("/Artifact BMC")
        else:
            of_page = self._marked.setdefault(self._page, [])
            self._canvas.addLiteral(f"/{tag} <</MCID {len(of_page)}>> BDC")
            self._open.kids.append((self._page, len(of_page)))
            of_page.append(self._open)
        yield
        self._canvas.addLiteral("EMC")

    @property
    def _page(self) -> int:
        return int(self._canvas.getPageNumber())

    def link(self, anchor: str, area: tuple[float, float, float, float]) -> None:
        """A click on the area, in points from the bottom left, leads to the anchor."""
        self._canvas.linkAbsolute("", anchor, area)

    def finish(self) -> None:
        """Writes the tree; nothing may be painted afterwards."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        doc = self._canvas._doc
        for element in self._elements:
            doc.Reference(self._written(element), _name(element))
        for number, page in enumerate(doc.Pages.pages, 1):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")
        numbers: list[Any] = []
        for page, elements in sorted(self._marked.items()):
            numbers += [page, PDFArray([_reference(element) for element in elements])]
        root = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": _reference(self._elements[0]),
                "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
            }
        )
        doc.Reference(root, "StructTreeRoot")
        doc.Catalog.StructTreeRoot = root
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _written(self, element: _Element) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        above = _reference(element.parent) if element.parent else _referred("StructTreeRoot")
        entries = {
            "Type": PDFName("StructElem"),
            "S": PDFName(str(element.tag)),
            "P": above,
            "K": PDFArray([self._kid(kid) for kid in element.kids]),
        }
        if element.alternative:
            entries["Alt"] = PDFString(printable(element.alternative))
        return PDFDictionary(entries)

    def _kid(self, kid: Any) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

        if isinstance(kid, _Element):
            return _reference(kid)
        page, number = kid
        return PDFDictionary(
            {"Type": PDFName("MCR"), "Pg": _referred(f"Page{page}"), "MCID": number}
        )


def _name(element: _Element) -> str:
    return f"Structure{element.number}"


def _reference(element: _Element) -> Any:
    return _referred(_name(element))


def _referred(name: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObjectReference

    return PDFObjectReference(name)
