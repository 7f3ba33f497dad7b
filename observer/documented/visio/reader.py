"""The documented process as a Visio drawing (`.vsdx`): each page in front is a process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from observer.documented.archive import is_archive, member_names
from observer.documented.page.contents import Page
from observer.documented.page.process import read_pages
from observer.documented.visio.package import Package
from observer.documented.visio.shapes import Sheets
from observer.model.process import ReadResult, ReadWarning


def is_vsdx(content: bytes) -> bool:
    return is_archive(content) and "visio/document.xml" in member_names(content)


def read_vsdx(content: bytes, path: Path) -> ReadResult:
    """Reads the pages of a Visio drawing.

    The names of the stencils' masters decide what a shape is, in any language of the program;
    swimlanes and pools are owners.

    Raises:
        UserError: the file is damaged, not to be trusted, or too large for a process.
    """
    package = Package(content, path)
    warnings: list[ReadWarning] = []
    pages = []
    for number, page in enumerate(package.pages(), 1):
        sheets = Sheets(page, package)
        shapes, lines = tuple(sheets.shapes()), tuple(sheets.lines())
        pages.append(Page(f"page-{number}", page.name, page.where, shapes, lines))
        if sheets.unsure:
            warnings.append(ReadWarning(page.where, _unsure(len(sheets.unsure))))
    result = read_pages(pages, path)
    return replace(result, warnings=(*package.warnings, *warnings, *result.warnings))


def _unsure(count: int) -> str:
    gateways = f"{count} gateways are" if count > 1 else "1 gateway is"
    return f"{gateways} read as exclusive: the drawing does not say of what kind"
