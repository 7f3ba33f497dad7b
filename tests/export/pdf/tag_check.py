"""What is wrong with the tags of a finished PDF, read with pypdf.

Run by hand: python -m tests.export.pdf.tag_check FILE…
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream

PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Tj", "TJ", "'", '"', "Do", "sh", "EI"}
PARENTS = {"TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}}
"""Where elements of a kind have to stand (ISO 32000-1, 14.8.4.3)."""


@dataclass
class Tags:
    """The structure tree as it was found.

    Attributes:
        elements: in reading order, each with its parent's tag.
        content: page and number of marked content, in reading order, with the element it is of.
        annotations: object numbers of annotations, with the element each is of.
    """

    elements: list[tuple[str, str, Any]] = field(default_factory=list)
    content: list[tuple[int, int, Any]] = field(default_factory=list)
    annotations: dict[int, Any] = field(default_factory=dict)


def flaws(pdf: bytes) -> list[str]:
    """Everything that is wrong, in sentences; empty for a well-tagged file."""
    reader = PdfReader(io.BytesIO(pdf))
    tags = read_tags(reader)
    return [
        *_of_catalog(reader),
        *_of_elements(tags),
        *_of_pages(reader, tags),
        *_of_annotations(reader, tags),
    ]


def read_tags(reader: PdfReader) -> Tags:
    tags = Tags()
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    root: Any = reader.root_object["/StructTreeRoot"]
    for kid in root["/K"]:
        _read_element(kid, root, "", tags, pages)
    return tags


def _read_element(kid: Any, above: Any, parent: str, tags: Tags, pages: dict[int, int]) -> None:
    element = kid.get_object()
    if isinstance(element, int):
        tags.content.append((pages[above.raw_get("/Pg").idnum], element, above))
    elif element.get("/Type") == "/MCR":
        tags.content.append((pages[element.raw_get("/Pg").idnum], element["/MCID"], above))
    elif element.get("/Type") == "/OBJR":
        tags.annotations[element.raw_get("/Obj").idnum] = above
    else:
        assert element["/P"].get_object() is above.get_object(), "an element has another parent"
        tag = element["/S"][1:]
        tags.elements.append((tag, parent, element))
        for inner in _kids(element):
            _read_element(inner, element, tag, tags, pages)


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    kids = element.raw_get("/K")
    return list(kids) if isinstance(kids, ArrayObject) else [kids]


def _of_catalog(reader: PdfReader) -> Iterator[str]:
    root: Any = reader.root_object
    if not root.get("/Lang"):
        yield "the document has no language"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "the document does not say that it is tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    metadata = root["/Metadata"].get_object().get_data().decode() if "/Metadata" in root else ""
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+<", metadata, re.DOTALL):
        yield "the metadata hold no title"


def _of_elements(tags: Tags) -> Iterator[str]:
    if [tag for tag, parent, _ in tags.elements if not parent] != ["Document"]:
        yield "the root is not one Document"
    level = 0
    for tag, parent, element in tags.elements:
        if tag == "Figure" and not element.get("/Alt"):
            yield "a figure has no alternative"
        if tag == "TH" and "/Scope" not in element.get("/A", {}):
            yield "a header cell has no scope"
        if parent not in PARENTS.get(tag, {parent}):
            yield f"{tag} stands in {parent}"
        if "/K" not in element:
            yield f"{tag} is empty"
        if re.fullmatch("H[1-6]", tag):
            if int(tag[1]) > level + 1:
                yield f"{tag} follows level {level}"
            level = int(tag[1])


def _of_pages(reader: PdfReader, tags: Tags) -> Iterator[str]:
    parents = _parents(reader)
    for at, page in enumerate(reader.pages):
        where = f"page {at + 1}"
        if page.get("/Tabs") != "/S":
            yield f"{where}: the keyboard does not follow the structure"
        marked: list[int] = []
        for flaw in _read_content(reader, page, marked):
            yield f"{where}: {flaw}"
        told = [(number, element) for of, number, element in tags.content if of == at]
        if [number for number, _ in told] != marked:
            yield f"{where}: drawn in the order {marked}, read in another"
        key: Any = page["/StructParents"]
        owners = parents[key].get_object()
        if [owner.get_object() for owner in owners] != [element for _, element in sorted(
            told, key=lambda pair: pair[0]
        )]:  # fmt: skip
            yield f"{where}: content does not lead back to its elements"


def _parents(reader: PdfReader) -> dict[int, Any]:
    """The parent tree: from keys to elements, or to lists of them."""
    root: Any = reader.root_object["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def _read_content(reader: PdfReader, page: PageObject, marked: list[int]) -> Iterator[str]:
    """Collects the numbers of marked content in the order of drawing."""
    open_tags: list[str] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode()
        if name in ("BMC", "BDC"):
            properties = operands[1] if name == "BDC" else {}
            if "/MCID" in properties:
                marked.append(properties["/MCID"])
            if operands[0] == "/Artifact" and open_tags:
                yield "an artifact stands within content"
            open_tags.append(operands[0])
        elif name == "EMC":
            open_tags.pop()
        elif name in PAINTS and not open_tags:
            yield f"{name} paints outside of all tags"
    if open_tags:
        yield f"{open_tags} are not closed"


def _of_annotations(reader: PdfReader, tags: Tags) -> Iterator[str]:
    parents = _parents(reader)
    pages = {page.indirect_reference for page in reader.pages}
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            owner = tags.annotations.get(reference.idnum)
            if owner is None or owner["/S"] != "/Link":
                yield "an annotation is no link of the structure"
            elif parents[annotation["/StructParent"]].get_object() != owner:
                yield "an annotation does not lead back to its element"
            if not annotation.get("/Contents"):
                yield "a link has no words"
            if annotation["/Dest"].get_object()[0] not in pages:
                yield "a link leads nowhere"


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for flaw in flaws(Path(name).read_bytes()) or ["well tagged"]:
            print(f"{name}: {flaw}")
