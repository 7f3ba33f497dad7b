"""The documented process as a table, in whatever kind of file it is kept.

The first row names the columns, in any order and in capitals or not; `step` and `next` are
needed, all others may be missing:

| column | holds |
| --- | --- |
| `step` | the name of a step or gateway, once in the table |
| `next` | the names of what follows, separated; empty where the process ends |
| `owner` | who performs it |
| `kind` | empty for a step, else `exclusive`, `parallel`, `inclusive` or `end` |
| `may_decide` | who may decide here |
| `introduced`, `reviewed` | when this approval was introduced and last reviewed, as written |
| `observable` | `yes` `true` `1`, or `no` `false` `0`; empty is yes |

Every further row is one element; the first of them is the start. Several `next` of a step are a
choice, several ways into a step merge. Rows of a title may stand above the first row. Other
columns are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
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

HEADER_ROWS = 20
"""Rows with content among which the names of the columns are looked for."""

Cells = tuple[int, Sequence[str]]
"""A row: the line it starts at, and its cells, trimmed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One element.

    Attributes:
        cells: by column.
        next_names: in the order written, those written twice among them.
        unnamed: numbers of the columns without a name in which it has a cell.
        surplus: whether it has a cell beyond the header.
    """

    line: int
    cells: Mapping[str, str]
    next_names: tuple[str, ...]
    unnamed: frozenset[int]
    surplus: bool

    @property
    def name(self) -> str:
        return self.cells["step"]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


def names_columns(cells: Iterable[str]) -> bool:
    """Whether a row names the columns that are needed."""
    return set(REQUIRED_COLUMNS) <= {cell.strip().strip('"').strip().casefold() for cell in cells}


def read_table(table: Iterable[Cells], path: Path, separator: str = ";") -> ReadResult:
    """Reads the process of a table, given by its rows with content.

    Args:
        path: the file, after which the process is named.
        separator: what stands between the names in a cell of `next`.

    Returns:
        One process; the ids of its nodes are their names. Columns passed over, names given twice
        in one `next` and what `validate` finds are warnings.

    Raises:
        UserError: it is no such table: `file:line: what`, the first problem and how many others
            there are.
    """
    rest = iter(table)
    head = list(islice(rest, HEADER_ROWS)) or [(1, [])]
    at = next((number for number, (_, cells) in enumerate(head) if names_columns(cells)), 0)
    header_line, header = head[at]
    where = f"{path}:{header_line}"
    columns = _read_header(header, where)
    rows = _read_rows(chain(head[at + 1 :], rest), columns, separator, path)
    if problems := list(_problems(rows)):
        raise refuse(path, problems)
    if not rows:
        raise UserError("there is no step below the header", where=where)
    process = _build_process(rows, path.stem)
    places = {row.name: f"{path}:{row.line}" for row in rows}
    warnings = [*_column_warnings(columns, rows, where), *_repeated_names(rows, places)]
    return ReadResult((process,), (*warnings, *validate(process, places)))


def _read_header(header: Sequence[str], where: str) -> list[str]:
    """The column names as known, else as written."""
    names = [cell.casefold() if cell.casefold() in COLUMNS else cell for cell in header]
    missing = [column for column in REQUIRED_COLUMNS if column not in names]
    if missing:
        columns = " and no column ".join(f"“{column}”" for column in missing)
        raise UserError(
            f"there is no column {columns}",
            where=where,
            remedy="name the columns in the first row; “step” and “next” are needed",
        )
    repeated = [column for column in COLUMNS if names.count(column) > 1]
    if repeated:
        raise UserError(f"there are two columns “{repeated[0]}”", where=where)
    return names


def _read_rows(table: Iterable[Cells], columns: list[str], separator: str, path: Path) -> list[Row]:
    rows: list[Row] = []
    flow_count = 0
    for line, cells in table:
        rows.append(_read_row(line, cells, columns, separator))
        flow_count += len(rows[-1].next_names)
        if len(rows) > NODE_LIMIT or flow_count > FLOW_LIMIT:
            raise too_large(path, line)
    return rows


def _read_row(line: int, cells: Sequence[str], columns: list[str], separator: str) -> Row:
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    filled = zip(columns, padded, strict=False)
    known = dict.fromkeys(columns, "") | {column: cell for column, cell in filled if column}
    names = (name.strip() for name in known["next"].split(separator))
    return Row(
        line,
        known,
        tuple(name for name in names if name),
        frozenset(n for n, column in enumerate(columns) if padded[n] and not column),
        surplus=any(cells[len(columns) :]),
    )


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


def _column_warnings(columns: list[str], rows: list[Row], where: str) -> Iterator[ReadWarning]:
    unnamed = frozenset().union(*(row.unnamed for row in rows))
    for number, column in enumerate(columns):
        if column and column not in COLUMNS:
            yield ReadWarning(where, f"the column {quoted(column)} is ignored")
        elif number in unnamed:
            yield ReadWarning(where, f"the column {number + 1}, which has no name, is ignored")


def _repeated_names(rows: list[Row], places: Mapping[str, str]) -> Iterator[ReadWarning]:
    for row in rows:
        for name in dict.fromkeys(row.next_names):
            if row.next_names.count(name) > 1:
                what = f"“next” names {quoted(name)} more than once; it is read once"
                yield ReadWarning(places[row.name], what)
