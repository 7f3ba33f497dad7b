"""A documented process from a file, its format recognised by content."""

from __future__ import annotations

import re
from pathlib import Path

from observer.documented.csv_format import is_csv, read_csv
from observer.documented.outline import read_outline
from observer.documented.problems import quoted
from observer.errors import UserError
from observer.files import read_text, require_file, unreadable
from observer.model.process import DocumentedProcess, ReadResult

READABLE = (
    "a process is read from CSV with the columns “step” and “next”, or from an outline, "
    "as text in UTF-8"
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
    (b"PK\x03\x04", "a document or archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program"),
)
_HEAD_BYTES = 1024
_LIMIT_BYTES = 5_000_000

_NO_OUTLINE = re.compile(r"(<|{|%%|---|(strict\s+)?(di)?graph\s|flowchart\s|sequenceDiagram)")
"""How mark-up, JSON and descriptions of charts begin; they are text, but no outline."""


def read_process(path: Path) -> ReadResult:
    """Reads every process of a file, as CSV or as a typed outline.

    Raises:
        UserError: the file cannot be read, is of none of these formats, or is flawed.
    """
    _refuse_binary(path)
    text = read_text(path, _LIMIT_BYTES)
    if path.suffix.casefold() == ".csv" or is_csv(text):
        return read_csv(text, path)
    if _NO_OUTLINE.match(text.lstrip()):
        raise UserError("the format of this file is not known", where=str(path), remedy=READABLE)
    return read_outline(text, path)


def _refuse_binary(path: Path) -> None:
    require_file(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    kind = next((kind for start, kind in _SIGNATURES if head.startswith(start)), "")
    if b"\0" in head:
        kind = kind or "not a text file"
    if kind:
        raise UserError(f"this is {kind}", where=str(path), remedy=READABLE)


def choose_process(
    result: ReadResult, name: str | None = None, where: str = ""
) -> DocumentedProcess:
    """The process of that name or id; without a name the only one there is.

    Raises:
        UserError: there is none of that name, or there are several and none is named; both list
            what there is. Or the file holds no process at all.
    """
    if not result.processes:
        raise UserError("there is no process in it", where=where)
    named = [p for p in result.processes if name is None or name in (p.name, p.id)]
    if len(named) == 1:
        return named[0]
    names = ", ".join(_described(process) for process in result.processes)
    if named:
        what = f"there are several processes: {names}"
        raise UserError(what, where=where, remedy="name one of them")
    raise UserError(f"there is no process {quoted(name or '')}, but there is {names}", where=where)


def _described(process: DocumentedProcess) -> str:
    name = quoted(process.name or process.id)
    return name if process.id == process.name else f"{name} ({process.id})"
