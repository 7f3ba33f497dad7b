"""The documented process in a workbook (.xlsx); see `contents`.

It stands on the first sheet that has a row with the names of the columns. Of formulas the value
counts that was stored with them. Cells below no name, and all right of column CV, are passed over.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from observer.documented.archive import Archive, is_archive, member_names
from observer.documented.problems import NODE_LIMIT, too_large
from observer.documented.table.contents import HEADER_ROWS, Cells, names_columns, read_table
from observer.documented.xml_reading import parse_xml
from observer.errors import UserError
from observer.model.process import ReadResult

if TYPE_CHECKING:
    from lxml.etree import _Element
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

COLUMN_LIMIT = 100

ROW_LIMIT = 2 * NODE_LIMIT
"""The number of the last row that is read, empty ones counted."""

PARTS_LIMIT_BYTES = 32_000_000
"""What the parts that are XML may come to."""

STYLE_LIMIT = 50_000
"""Elements of the part with the styles; openpyxl reads all of them, and not fast."""

_WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_NOT_READ = ("customXml/", *(f"xl/{part}" for part in ("charts", "draw", "external", "pivot")))

_DAMAGE = (
    AttributeError,
    IndexError,
    KeyError,
    OSError,
    OverflowError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl raises where a part of a workbook is missing or says what it cannot."""


def is_workbook(content: bytes) -> bool:
    return is_archive(content) and _WORKBOOK in member_names(content)


def read_workbook(content: bytes, path: Path) -> ReadResult:
    """Reads the process on the first sheet of a workbook that has the names of the columns.

    Raises:
        UserError: the workbook is damaged or too large, no sheet has such a table, or as
            `read_table`, a line being a row.
    """
    parts = _checked_parts(content, path)
    try:
        table = _find_table(parts)
    except _DAMAGE as error:
        remedy = "open it and save it again as .xlsx"
        raise UserError("the workbook is damaged", where=str(path), remedy=remedy) from error
    if table and table[-1][0] > ROW_LIMIT:
        raise too_large(path, ROW_LIMIT)
    return read_table(table, path)


def _checked_parts(content: bytes, path: Path) -> IO[bytes]:
    """The workbook with those parts alone that are XML without comments, entities and far rows.

    openpyxl, which looks at none of this itself, is given no other part, whatever names one.
    """
    from lxml import etree

    archive = Archive(content, path)
    archive.check_size()
    left_bytes = PARTS_LIMIT_BYTES
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as checked:
        for name in archive.names():
            if name.casefold().endswith((".xml", ".rels")) and not name.startswith(_NOT_READ):
                part = archive.read(name, left_bytes)
                left_bytes -= len(part)
                root = parse_xml(part, path, name).root
                _check_styles(root, name, path)
                _draw_near(root)
                checked.writestr(name, etree.tostring(root, encoding="utf-8"))
    return packed


def _check_styles(root: _Element, name: str, path: Path) -> None:
    if name == _STYLES and sum(1 for _ in islice(root.iter(), STYLE_LIMIT)) == STYLE_LIMIT:
        remedy = "save the table as CSV"
        raise UserError("the workbook has too many styles", where=f"{path}, {name}", remedy=remedy)


def _draw_near(root: _Element) -> None:
    """Leaves one row beyond `ROW_LIMIT`, right below it, and that only if any there has a value.

    openpyxl makes every empty row above a row.
    """
    far = [row for row in root.iter("{*}row") if _number(row) > ROW_LIMIT]
    for row in far:
        if row.find(".//{*}v") is None and row.find(".//{*}t") is None:
            _remove(row)
    filled = [row for row in far if row.getparent() is not None]
    for row in filled[1:]:
        _remove(row)
    for row in filled[:1]:
        row.set("r", str(ROW_LIMIT + 1))


def _remove(row: _Element) -> None:
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)


def _number(row: _Element) -> float:
    """The number of a row in every form that openpyxl takes one in."""
    try:
        return float(row.get("r", "0"))
    except ValueError:
        return 0


def _find_table(parts: IO[bytes]) -> list[Cells]:
    """The rows of the first sheet that names the columns; without one, the first rows there are."""
    from openpyxl import load_workbook

    first: list[Cells] = []
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")  # openpyxl tells of styles that are amiss, and even prints
        workbook = load_workbook(parts, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            rows = _rows(sheet)
            head = list(islice(rows, HEADER_ROWS))
            if any(names_columns(cells) for _, cells in head):
                return [*head, *islice(rows, NODE_LIMIT + 1)]
            first = first or head
    return first


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[Cells]:
    """The rows with content, each with its number."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(  # type: ignore[misc]  # the stub takes it for another kind of sheet
        max_col=COLUMN_LIMIT, values_only=True
    )
    for number, row in enumerate(rows, 1):
        if row.count(None) < len(row):
            yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    """A cell as its spreadsheet shows it: a date without a time of day, a whole number as one."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
