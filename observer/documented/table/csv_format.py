"""The documented process as CSV or TSV, as a spreadsheet saves it; see `contents`.

Cells are separated by commas, tabs or semicolons, whichever the names of the columns are separated
by. Names in `next` are separated by `;`, or by `|` where semicolons separate the cells. Cells are
trimmed, empty rows are passed over. A cell that holds the separator, a quotation mark or a line
break is quoted.
"""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path

from observer.documented.table.contents import (
    COLUMNS,
    HEADER_ROWS,
    names_columns,
    read_table,
)
from observer.errors import UserError
from observer.files import csv_rows
from observer.model.process import ReadResult

_DELIMITERS = (",", ";", "\t")
_HEAD_CHARACTERS = 100_000
_CELL_LIMIT = 2_000_000


def read_csv(text: str, path: Path) -> ReadResult:
    """Reads the process that `text`, the content of `path`, describes; see `read_table`.

    Raises:
        UserError: as `read_table`; also where a quoted cell does not end, or ends before its cell.
    """
    delimiter = _find_delimiter(text)
    if text.count(delimiter) > _CELL_LIMIT:
        raise UserError(f"the table has more than {_CELL_LIMIT:,} cells", where=f"{path}:1")
    return read_table(csv_rows(text, path, delimiter), path, "|" if delimiter == ";" else ";")


def is_csv(text: str) -> bool:
    """Whether a row near the beginning names the columns, or the first one some of them."""
    lines = _first_lines(text)
    return any(names_columns(line.split(d)) for line in lines for d in _DELIMITERS) or any(
        len(set(COLUMNS) & {cell.strip(' "').casefold() for cell in line.strip().split(d)}) > 1
        for line in lines[:1]
        for d in _DELIMITERS
    )


def _first_lines(text: str) -> list[str]:
    return list(
        islice((line for line in io.StringIO(text[:_HEAD_CHARACTERS]) if line.strip()), HEADER_ROWS)
    )


def _find_delimiter(text: str) -> str:
    for line in _first_lines(text):
        for delimiter in _DELIMITERS:
            if names_columns(line.split(delimiter)):
                return delimiter
    return ","
