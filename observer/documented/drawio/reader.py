"""The documented process as a draw.io drawing: each page of the file is a process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from observer.documented.drawio.cells import Cells
from observer.documented.drawio.diagram import Diagram, read_diagrams
from observer.documented.page.contents import Page
from observer.documented.page.process import read_pages
from observer.documented.problems import quoted
from observer.documented.xml_reading import read_root_name
from observer.model.process import ReadResult, ReadWarning

_HEAD_BYTES = 4096
_IN_SVG = (b"&lt;mxfile", b"&lt;mxGraphModel")


def is_drawio(content: bytes) -> bool:
    """Whether XML begins as draw.io's does, or is an SVG picture that holds such a drawing."""
    root = read_root_name(content)
    if root is None:
        return False
    holds_drawing = any(start in content[:_HEAD_BYTES] for start in _IN_SVG)
    return root.name in ("mxfile", "mxGraphModel") or (root.name == "svg" and holds_drawing)


def read_drawio(content: bytes, path: Path) -> ReadResult:
    """Reads the pages of a draw.io file.

    Swimlanes and pools are owners. A rhombus is an exclusive gateway, a round shape that nothing
    leads to a start and one that leads nowhere an end; BPMN shapes are what BPMN says.

    Raises:
        UserError: the file is damaged, or too large for a process.
    """
    diagrams, warnings = read_diagrams(content, path)
    drawn = [(diagram, Cells(diagram.model)) for diagram in diagrams]
    pages = [_page(number, *page) for number, page in enumerate(drawn, 1)]
    result = read_pages(pages, path)
    repeated = (
        ReadWarning(diagram.where, _repeated(cell_id))
        for diagram, cells in drawn
        for cell_id in cells.repeated
    )
    return replace(result, warnings=(*warnings, *repeated, *result.warnings))


def _page(number: int, diagram: Diagram, cells: Cells) -> Page:
    shapes, lines = tuple(cells.shapes()), tuple(cells.lines())
    return Page(f"page-{number}", diagram.name, diagram.where, shapes, lines)


def _repeated(cell_id: str) -> str:
    return (
        f"more than one element has the id {quoted(cell_id)}; arrows at it are read as at the first"
    )
