"""What each piece of a page is, in reading order (ISO 32000-1, 14.8: tagged PDF).

Every piece of content is either content of an element or an artifact, which is passed over when the
document is read aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from observer.export.document import Block, Tag
from observer.export.pdf.file import File, number, text
from observer.export.pdf.tree import Annotation, Content, Element, under, write_tree

_GROUPS = {Tag.ROW: Tag.TABLE, Tag.ITEM: Tag.LIST}
"""Blocks that follow each other as one element of this kind."""

_ITEM_BODY = "LBody"
_HOLDERS = ("Document", Tag.DIVISION)
"""Elements of elements: words stand in them as paragraphs."""

Area = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the bottom left of the page."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A link whose words are yet to come."""

    anchor: str
    area: Area
    words: str


class Structure:
    """The structure tree of a file that is being written."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._root = Element("Document")
        self._open = self._root
        self._artifacts = 0
        self._marked: dict[int, list[Element]] = {}
        self._linked: list[Element] = []
        self._awaited: _Link | None = None
        self._scope = "/Row"

    @contextmanager
    def element(self, block: Block, area: Area) -> Iterator[None]:
        """What is written meanwhile belongs to the block."""
        before = self._open
        awaited = _Link(block.link, area, _words(block)) if block.link else None
        if awaited and self._awaited:
            self._lead(self._open)
        self._awaited = awaited or self._awaited
        if block.tag is Tag.ARTIFACT or self._artifacts:
            self._artifacts += 1
            yield
            self._artifacts -= 1
        else:
            self._open = self._opened(block, area)
            yield
        if awaited and self._awaited is awaited:  # it held no words
            self._lead(self._open)
        self._open = before

    def _opened(self, block: Block, area: Area) -> Element:
        parent = self._group_of(block)
        if block.tag is Tag.FIGURE:
            # A picture stands in its link; words hold theirs.
            parent = self._lead(parent) if self._awaited else parent
            return under(parent, block.tag, _figure_entries(block, area))
        if block.tag is Tag.ROW:
            self._scope = "/Column" if _is_head(block) else "/Row"
        heads = {"A": {"O": "/Table", "Scope": self._scope}} if block.tag is Tag.HEADER_CELL else {}
        if block.tag is Tag.LINK and parent.tag in _HOLDERS:
            parent = under(parent, Tag.PARAGRAPH)
        made = under(parent, _tag_of(block), heads)
        return under(made, _ITEM_BODY) if block.tag is Tag.ITEM else made

    def _group_of(self, block: Block) -> Element:
        group = _GROUPS.get(block.tag)
        if group is None or self._open.tag == group:
            return self._open
        last = self._open.kids[-1] if self._open.kids else None
        if isinstance(last, Element) and last.tag == group and not _is_head(block):
            return last
        return under(self._open, group)

    def _lead(self, parent: Element) -> Element:
        """The element of the link that is awaited, with its annotation."""
        link, self._awaited = self._awaited, None
        assert link is not None
        element = parent if parent.tag == Tag.LINK else under(parent, Tag.LINK)
        annotation = self._file.annotate(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": [number(side) for side in link.area],
                "Border": [0, 0, 0],
                "Contents": text(link.words),
                "Dest": self._file.destination(link.anchor),
                "StructParent": len(self._linked),
            }
        )
        element.kids.append(Annotation(self._file.page_number, annotation))
        self._linked.append(element)
        return element

    @contextmanager
    def marked(self, is_running: bool) -> Iterator[None]:
        """What is painted meanwhile is content of the element that is open, or an artifact.

        Args:
            is_running: an artifact is a running head or foot, not decoration.
        """
        canvas = self._file.canvas
        if self._artifacts:
            kind = "Pagination" if is_running else "Layout"
            canvas.addLiteral(f"/Artifact <</Type /{kind}>> BDC")
        else:
            element = self._lead(self._open) if self._awaited else self._open
            content = Content(self._file.page_number, self._count(element))
            element.kids.append(content)
            canvas.addLiteral(f"/{element.tag} <</MCID {content.number}>> BDC")
        yield
        canvas.addLiteral("EMC")

    def _count(self, element: Element) -> int:
        of_page = self._marked.setdefault(self._file.page_number, [])
        of_page.append(element)
        return len(of_page) - 1

    def finish(self, pages: int) -> None:
        """Writes the tree; nothing may be painted afterwards."""
        marked = [self._marked.get(page, []) for page in range(1, pages + 1)]
        write_tree(self._file, self._root, self._linked, marked)


def _tag_of(block: Block) -> Tag:
    """A division with words of its own is a paragraph."""
    words = block.drawing is not None and any(block.drawing.texts)
    return Tag.PARAGRAPH if block.tag is Tag.DIVISION and words else block.tag


def _figure_entries(block: Block, area: Area) -> Mapping[str, Any]:
    box = {"O": "/Layout", "Placement": "/Block", "BBox": [number(side) for side in area]}
    alternative = {"Alt": text(block.alternative)} if block.alternative else {}
    return {"A": box, **alternative}


def _is_head(block: Block) -> bool:
    """Whether it is a row of header cells, with which a table begins."""
    cells = [part.block.tag for part in block.parts if part.block.tag is not Tag.ARTIFACT]
    return bool(cells) and all(tag is Tag.HEADER_CELL for tag in cells)


def _words(block: Block) -> str:
    """What a link says: its words, or what its picture shows."""
    drawn = [item.text for item in block.drawing.texts] if block.drawing else []
    inner = [_words(part.block) for part in block.parts]
    said = block.alternative or " ".join(filter(None, (*drawn, *inner)))
    return said or block.link
