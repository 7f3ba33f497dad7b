"""The documented process as CSV, as a spreadsheet saves it.

The first row names the columns, in any order and in capitals or not; `step` and `next` are
needed, all others may be missing:

| column | holds |
| --- | --- |
| `step` | the name of a step or gateway, once in the file |
| `next` | the names of what follows, separated by `;`; empty where the process ends |
| `owner` | who performs it |
| `kind` | empty for a step, else `exclusive`, `parallel`, `inclusive` or `end` |
| `may_decide` | who may decide here |
| `introduced`, `reviewed` | when this approval was introduced and last reviewed, as written |
| `observable` | `yes` `true` `1`, or `no` `false` `0`; empty is yes |

Every further row is one element; the first of them is the start. Several `next` of a step are a
choice, several ways into a step merge. Cells are trimmed, empty rows are passed over. Cells are
separated by commas; a cell that holds a comma, a quotation mark or a line break is quoted.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from observer.documented.problems import (
    FLOW_LIMIT,
    NODE_LIMIT,
    Problem,
    closest_name,
    name_problem,
    quoted,
    refuse,
    too_large,
)
from observer.documented.validation import validate
from observer.errors import UserError
from observer.files import csv_rows
from observer.model.process import (
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    ReadResult,
    ReadWarning,
)

REQUIRED_COLUMNS = ("step", "next")
COLUMNS = (
    *REQUIRED_COLUMNS, "owner", "kind", "may_decide", "introduced", "reviewed", "observable",
)  # fmt: skip

KINDS = {
    "": NodeKind.STEP,
    "exclusive": NodeKind.EXCLUSIVE,
    "parallel": NodeKind.PARALLEL,
    "inclusive": NodeKind.INCLUSIVE,
    "end": NodeKind.END,
}
OBSERVABLE = {
    "": True, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False,
}  # fmt: skip

_OTHER_DELIMITERS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Row:
    """One element: the line its row starts at, its cells by column, and cells beyond the header."""

    line: int
    cells: Mapping[str, str]
    surplus: bool

    @property
    def name(self) -> str:
        return self.cells["step"]

    @property
    def next_names(self) -> list[str]:
        return [name.strip() for name in self.cells["next"].split(";") if name.strip()]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


def read_csv(text: str, path: Path) -> ReadResult:
    """Reads the process that `text`, the content of `path`, describes.

    Returns:
        One process named after the file; the ids of its nodes are their names. Unknown columns,
        names given twice in one `next` and what `validate` finds are warnings.

    Raises:
        UserError: the text is no such table: `file:line: what`, the first problem and how many
            others there are.
    """
    numbered = csv_rows(text, path)
    header_line, header = next(numbered, (1, []))
    columns = _read_header(header, header_line, path)
    rows = _read_rows(numbered, columns, path)
    problems = list(_problems(rows))
    if problems:
        raise refuse(path, problems)
    if not rows:
        raise UserError("there is no step below the header", where=f"{path}:{header_line}")
    process = _build_process(rows, path.stem)
    places = {row.name: f"{path}:{row.line}" for row in rows}
    warnings = [*_header_warnings(columns, f"{path}:{header_line}"), *_repeated_names(rows, places)]
    return ReadResult((process,), (*warnings, *validate(process, places)))


def is_csv(text: str) -> bool:
    """Whether the first row that is not empty names at least two of the columns."""
    line = next((line for line in io.StringIO(text) if line.strip()), "")
    return any(
        len(_column_names(line.split(delimiter)) & set(COLUMNS)) > 1
        for delimiter in (",", *_OTHER_DELIMITERS)
    )


def _column_names(cells: list[str]) -> set[str]:
    return {cell.strip().strip('"').strip().casefold() for cell in cells}


def _read_header(header: list[str], line: int, path: Path) -> list[str]:
    """The column names as known, else as written; the last one has a name."""
    names = [cell.casefold() if cell.casefold() in COLUMNS else cell for cell in header]
    while names and not names[-1]:
        names.pop()
    where = f"{path}:{line}"
    missing = [column for column in REQUIRED_COLUMNS if column not in names]
    if missing:
        raise _missing_columns(header, missing, where)
    repeated = [column for column in COLUMNS if names.count(column) > 1]
    if repeated:
        raise UserError(f"there are two columns “{repeated[0]}”", where=where)
    return names


def _missing_columns(header: list[str], missing: list[str], where: str) -> UserError:
    for delimiter, delimiters in _OTHER_DELIMITERS.items():
        if set(REQUIRED_COLUMNS) <= _column_names(",".join(header).split(delimiter)):
            return UserError(
                f"the columns are separated by {delimiters}",
                where=where,
                remedy="save the table with commas between the columns",
            )
    columns = " and no column ".join(f"“{column}”" for column in missing)
    return UserError(
        f"there is no column {columns}",
        where=where,
        remedy="name the columns in the first row; “step” and “next” are needed",
    )


def _read_rows(
    numbered: Iterator[tuple[int, list[str]]], columns: list[str], path: Path
) -> list[Row]:
    rows: list[Row] = []
    flow_count = 0
    for line, cells in numbered:
        padded = cells + [""] * (len(columns) - len(cells))
        known = {column: cell for column, cell in zip(columns, padded, strict=False) if column}
        rows.append(Row(line, known, surplus=any(cells[len(columns) :])))
        flow_count += len(rows[-1].next_names)
        if len(rows) > NODE_LIMIT or flow_count > FLOW_LIMIT:
            raise too_large(path, line)
    return rows


def _problems(rows: list[Row]) -> Iterator[Problem]:
    """Everything that keeps the rows from being a process, in the order of the file."""
    names = {row.name for row in rows}
    first_lines: dict[str, int] = {}
    hinted = False
    for row in rows:
        if row.surplus:  # its cells stand in the wrong columns: whatever else they say is noise
            what = "the row has more cells than the header"
            yield Problem(row.line, what, "put a name that holds a comma in quotation marks")
            continue
        yield from _cell_problems(row)
        if row.name and first_lines.setdefault(row.name, row.line) != row.line:
            what = f"the step {quoted(row.name)} stands already in line {first_lines[row.name]}"
            yield Problem(row.line, what, "give each step a name of its own")
        for unknown in (name for name in row.next_names if name not in names):
            remedy = "" if hinted else closest_name(unknown, names)  # only the first is told
            hinted = True
            yield Problem(row.line, f"“next” names {quoted(unknown)}, which no row is for", remedy)


def _cell_problems(row: Row) -> Iterator[Problem]:
    kind, observable = row.cell("kind"), row.cell("observable")
    if not row.name:
        yield Problem(row.line, "the step has no name")
    if too_long := name_problem(row.line, row.name):
        yield too_long
    if kind.casefold() not in KINDS:
        known = ", ".join(name for name in KINDS if name)
        what = f"{quoted(kind)} is no kind of element"
        yield Problem(row.line, what, f"leave it empty for a step, or write one of {known}")
    elif KINDS[kind.casefold()] is NodeKind.END and row.next_names:
        yield Problem(row.line, f"the end {quoted(row.name)} has a “next”", "leave it empty")
    if observable.casefold() not in OBSERVABLE:
        what = f"{quoted(observable)} does not say whether the step is observable"
        yield Problem(row.line, what, "write yes or no")


def _build_process(rows: list[Row], name: str) -> DocumentedProcess:
    nodes = tuple(
        Node(
            id=row.name,
            kind=KINDS[row.cell("kind").casefold()],
            name=row.name,
            owner=row.cell("owner"),
            may_decide=row.cell("may_decide"),
            introduced=row.cell("introduced"),
            reviewed=row.cell("reviewed"),
            observable=OBSERVABLE[row.cell("observable").casefold()],
        )
        for row in rows
    )
    flows = [Flow(row.name, target) for row in rows for target in row.next_names]
    return DocumentedProcess(name, name, nodes, tuple(dict.fromkeys(flows)), (nodes[0].id,))


def _header_warnings(columns: list[str], where: str) -> Iterator[ReadWarning]:
    for number, column in enumerate(columns, 1):
        if column not in COLUMNS:
            named = quoted(column) if column else f"{number}, which has no name,"
            yield ReadWarning(where, f"the column {named} is ignored")


def _repeated_names(rows: list[Row], places: Mapping[str, str]) -> Iterator[ReadWarning]:
    for row in rows:
        names = row.next_names
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                what = f"“next” names {quoted(name)} more than once; it is read once"
                yield ReadWarning(places[row.name], what)
