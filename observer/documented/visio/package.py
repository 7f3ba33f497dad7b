"""A Visio file as a package: its pages and masters, found by the relations between its parts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from observer.documented.archive import Archive
from observer.documented.page.area import coordinate
from observer.documented.problems import quoted
from observer.documented.xml_reading import parse_xml
from observer.errors import UserError
from observer.model.process import ReadWarning

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_LIMIT_BYTES = 32_000_000

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DEFAULT_HEIGHT = 11.0


@dataclass(frozen=True, slots=True)
class VisioPage:
    """
    Attributes:
        height: of the page, in inches; `y` runs upwards from its lower edge.
        where: names file and page in a warning.
    """

    name: str
    height: float
    where: str
    root: _Element


@dataclass(frozen=True, slots=True)
class Master:
    """A shape of a stencil.

    Attributes:
        names: what it is called whatever the language, and in the language of the file.
        shapes: its shapes by id; the first is the whole.
    """

    names: tuple[str, ...]
    shapes: dict[str, _Element]


def elements(parent: _Element | None, name: str) -> Iterator[_Element]:
    """The children of that name, whatever their namespace."""
    if parent is not None:
        yield from parent.iterchildren(f"{{*}}{name}")


def first(parent: _Element | None, name: str) -> _Element | None:
    return next(elements(parent, name), None)


def cell_values(sheet: _Element | None) -> dict[str, str]:
    """The values of the cells of a shape, page or row, by the names of the cells."""
    return {cell.get("N", ""): cell.get("V", "") for cell in elements(sheet, "Cell")}


class Package:
    """
    Attributes:
        warnings: flaws of the XML of the parts read so far.
    """

    def __init__(self, content: bytes, path: Path) -> None:
        """
        Raises:
            UserError: the archive is damaged or not to be trusted.
        """
        self.warnings: list[ReadWarning] = []
        self._path = path
        self._archive = Archive(content, path)
        self._masters: dict[str, Master | None] = {}
        self._relation_lists: dict[str, _Element] = {}

    def pages(self) -> Iterator[VisioPage]:
        """The pages in front, in the order of the file.

        Raises:
            UserError: a part is missing or damaged.
        """
        pages_part = self._related("visio/document.xml", "pages", "visio/pages/pages.xml")
        targets = self._relations(pages_part)
        for number, page in enumerate(elements(self._parse(pages_part), "Page"), 1):
            if page.get("Background") == "1":
                continue
            name = page.get("Name") or page.get("NameU") or ""
            part = targets.get(_relation(page), f"visio/pages/page{number}.xml")
            height = cell_values(first(page, "PageSheet")).get("PageHeight")
            where = f"{self._path}, page {quoted(name) if name else number}"
            inches = coordinate(height, _DEFAULT_HEIGHT)
            yield VisioPage(name, inches, where, self._parse(part))

    def master(self, master_id: str) -> Master | None:
        """The master of that id; None where the file lacks it."""
        if master_id not in self._masters:
            self._masters[master_id] = self._read_master(master_id)
        return self._masters[master_id]

    def _read_master(self, master_id: str) -> Master | None:
        entry = self._master_entries.get(master_id)
        if entry is None:
            return None
        part = self._relations(self._masters_part).get(_relation(entry), "")
        root = self._parse(part) if part in self._archive else None
        shapes = [] if root is None else list(root.iter("{*}Shape"))
        names = dict.fromkeys(filter(None, (entry.get("NameU"), entry.get("Name"))))
        return Master(tuple(names), {shape.get("ID", ""): shape for shape in shapes})

    @cached_property
    def _masters_part(self) -> str:
        return self._related("visio/document.xml", "masters", "visio/masters/masters.xml")

    @cached_property
    def _master_entries(self) -> dict[str, _Element]:
        if self._masters_part not in self._archive:
            return {}
        masters = elements(self._parse(self._masters_part), "Master")
        return {master.get("ID", ""): master for master in masters}

    def _related(self, part: str, kind: str, usual: str) -> str:
        """The part that another one is related to as `kind`."""
        root = self._relations_root(part)
        for relation in elements(root, "Relationship"):
            if relation.get("Type", "").endswith(f"/{kind}"):
                return _resolved(part, relation.get("Target", ""))
        return usual

    def _relations(self, part: str) -> dict[str, str]:
        """The parts that a part is related to, by the id of the relation."""
        root = self._relations_root(part)
        return {
            relation.get("Id", ""): _resolved(part, relation.get("Target", ""))
            for relation in elements(root, "Relationship")
        }

    def _relations_root(self, part: str) -> _Element | None:
        folder, name = posixpath.split(part)
        relations = f"{folder}/_rels/{name}.rels"
        if relations not in self._relation_lists and relations in self._archive:
            self._relation_lists[relations] = self._parse(relations)
        return self._relation_lists.get(relations)

    def _parse(self, part: str) -> _Element:
        if part not in self._archive:
            raise UserError(f"the drawing lacks its part “{part}”", where=str(self._path))
        root, warnings = parse_xml(self._archive.read(part, PART_LIMIT_BYTES), self._path, part)
        self.warnings += warnings
        return root


def _relation(entry: _Element) -> str:
    """The id of the relation that leads from an entry of a list to its part."""
    relation = first(entry, "Rel")
    return "" if relation is None else relation.get(_RELATION_ID, "")


def _resolved(part: str, target: str) -> str:
    """The name of a part that another one refers to; never outside the archive."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
