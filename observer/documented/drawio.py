"""The documented process as a draw.io drawing: each page of the file is a process."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from observer.documented.drawio_cells import Cells
from observer.documented.drawio_diagram import Diagram, read_diagrams
from observer.documented.page import Page
from observer.documented.page_process import read_pages
from observer.model.process import ReadResult

_HEAD_BYTES = 4096
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ROOT = re.compile(r"<(?![?!])(?:\w+:)?(\w+)")


def is_drawio(content: bytes) -> bool:
    """Whether XML begins as draw.io's does, or is an SVG picture that holds such a drawing."""
    head = content[:_HEAD_BYTES].decode("utf-16" if content[:2] in _UTF_16 else "utf-8", "replace")
    root = _ROOT.search(head)
    if not root or not head.lstrip("\ufeff \t\r\n").startswith("<"):
        return False
    return root[1] in ("mxfile", "mxGraphModel") or (root[1] == "svg" and "&lt;mxfile" in head)


def read_drawio(content: bytes, path: Path) -> ReadResult:
    """Reads the pages of a draw.io file.

    Swimlanes and pools are owners. A rhombus is an exclusive gateway, a round shape that nothing
    leads to a start and one that leads nowhere an end; BPMN shapes are what BPMN says.

    Raises:
        UserError: the file is damaged, or too large for a process.
    """
    diagrams, warnings = read_diagrams(content, path)
    pages = [_page(number, diagram) for number, diagram in enumerate(diagrams, 1)]
    result = read_pages(pages, path)
    return replace(result, warnings=(*warnings, *result.warnings))


def _page(number: int, diagram: Diagram) -> Page:
    cells = Cells(diagram.model)
    shapes, lines = tuple(cells.shapes()), tuple(cells.lines())
    return Page(f"page-{number}", diagram.name, diagram.where, shapes, lines)
