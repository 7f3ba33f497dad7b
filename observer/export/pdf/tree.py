"""The structure tree of a tagged PDF: its elements, and how they are written.

ISO 32000-1, 14.7 (logical structure). The tree leads from elements to pieces of pages, and the
parent tree leads back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from observer.export.pdf.file import File


@dataclass(frozen=True, slots=True)
class Content:
    """The piece of a page that is marked with a number."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """What can be clicked on a page."""

    page: int
    reference: Any


@dataclass(eq=False)
class Element:
    """
    Attributes:
        tag: a standard structure type.
        entries: what the file tells of it beside its place.
        name: by which the file refers to it; given when the tree is written.
    """

    tag: str
    entries: Mapping[str, Any] = field(default_factory=dict)
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    name: str = ""


def under(parent: Element, tag: str, entries: Mapping[str, Any] | None = None) -> Element:
    """A new element, the last one in another."""
    element = Element(tag, entries or {})
    parent.kids.append(element)
    return element


def write_tree(
    file: File, root: Element, linked: Sequence[Element], marked: Sequence[Sequence[Element]]
) -> None:
    """Adds the tree to the file.

    Args:
        linked: of each annotation, its element.
        marked: of each page, the element of each piece of its content.
    """
    _prune(root)
    for count, element in enumerate(_walk(root)):
        element.name = f"element {count}"
    tree = file.reference("structure")
    numbers: list[Any] = []
    for key, element in enumerate(linked):
        numbers += [key, file.reference(element.name)]
    for number, elements in enumerate(marked):
        key = len(linked) + number
        numbers += [key, [file.reference(element.name) for element in elements]]
        file.set_page_entries(number + 1, {"StructParents": key, "Tabs": "/S"})
    file.add(
        "structure",
        {
            "Type": "/StructTreeRoot",
            "K": [_write(file, root, tree)],
            "ParentTree": {"Nums": numbers},
            "ParentTreeNextKey": len(linked) + len(marked),
        },
    )
    file.set_catalog_entries({"StructTreeRoot": tree, "MarkInfo": {"Marked": "true"}})


def _prune(element: Element) -> None:
    """Leaves out what holds nothing, and divisions round a single element."""
    for at, kid in reversed(list(enumerate(element.kids))):
        if isinstance(kid, Element):
            _prune(kid)
            if not kid.kids:
                del element.kids[at]
            elif kid.tag == "Div" and len(kid.kids) == 1 and isinstance(kid.kids[0], Element):
                element.kids[at] = kid.kids[0]


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _write(file: File, element: Element, above: Any) -> Any:
    here = file.reference(element.name)
    page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = [_kid(file, kid, here, page) for kid in element.kids]
    entries = {"S": f"/{element.tag}", "P": above, "K": kids[0] if len(kids) == 1 else kids}
    if page is not None:
        entries["Pg"] = file.page(page)
    return file.add(element.name, {**entries, **element.entries})


def _kid(file: File, kid: Element | Content | Annotation, above: Any, page: int | None) -> Any:
    """What an element whose content is on `page` has in it."""
    if isinstance(kid, Element):
        return _write(file, kid, above)
    if isinstance(kid, Annotation):
        return {"Type": "/OBJR", "Pg": file.page(kid.page), "Obj": kid.reference}
    if kid.page == page:
        return kid.number
    return {"Type": "/MCR", "Pg": file.page(kid.page), "MCID": kid.number}
