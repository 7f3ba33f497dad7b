"""A documented process from a file, its format recognised by content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from observer.documented.archive import is_archive, member_names
from observer.documented.bpmn.reader import is_bpmn, read_bpmn
from observer.documented.dot.reader import is_dot, read_dot
from observer.documented.drawio.reader import is_drawio, read_drawio
from observer.documented.mermaid.reader import read_mermaid
from observer.documented.mermaid.source import is_mermaid
from observer.documented.outline import is_outline, read_outline
from observer.documented.problems import quoted
from observer.documented.table.csv_format import is_csv, read_csv
from observer.documented.table.workbook import is_workbook, read_workbook
from observer.documented.visio.reader import is_vsdx, read_vsdx
from observer.documented.xml_kind import name_xml_kind
from observer.errors import UserError
from observer.files import decode, read_bytes
from observer.model.process import DocumentedProcess, ReadResult

LIMIT_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a documented process is kept in.

    Attributes:
        name: as a sentence lists it.
        fits: whether content is of this format; raises nothing.
        read: every process in the content of a file; raises `UserError` where it is flawed.
    """

    name: str
    fits: Callable[[bytes], bool]
    read: Callable[[bytes, Path], ReadResult]


def _text_format(
    name: str, fits: Callable[[str], bool], read: Callable[[str, Path], ReadResult]
) -> Format:
    """A format of UTF-8 text."""
    return Format(
        name,
        lambda content: (
            not _unreadable_kind(content) and fits(content.decode("utf-8-sig", "replace"))
        ),
        lambda content, path: read(decode(content, path), path),
    )


_OUTLINE = _text_format("an outline", is_outline, read_outline)

FORMATS = (
    Format("BPMN 2.0", is_bpmn, read_bpmn),
    Format("draw.io", is_drawio, read_drawio),
    Format("Visio (.vsdx)", is_vsdx, read_vsdx),
    Format("an Excel workbook (.xlsx)", is_workbook, read_workbook),
    _text_format("a Mermaid flowchart", is_mermaid, read_mermaid),
    _text_format("Graphviz DOT", is_dot, read_dot),
    _text_format("a table (CSV, TSV) with the columns “step” and “next”", is_csv, read_csv),
    _OUTLINE,
)
"""What can be read, in the order in which they are tried."""

READABLE = f"a process is read from {', '.join(f.name for f in FORMATS[:-1])} or {FORMATS[-1].name}"

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"%!PS", "a printed page"),
    (b"\xff\xfe", "text in UTF-16"),
    (b"\xfe\xff", "text in UTF-16"),
    (b"\xd0\xcf\x11\xe0", "a document of an old office program"),
)
_BINARY_ONLY = (b"BM", b"RIFF")
"""Signatures that a text may begin with, too."""

_MEMBERS = (
    ("word/", "a text document"),
    ("ppt/", "a presentation"),
    ("xl/", "a workbook of a kind that is not read"),
    ("visio/", "a Visio file of a kind that is not read"),
    ("content.xml", "an OpenDocument file"),
)
_HEAD_BYTES = 1024


def read_process(path: Path) -> ReadResult:
    """Reads every process of a file, whatever its name says of its format.

    Raises:
        UserError: the file cannot be read, is of no format that is known, or is flawed.
    """
    content = read_bytes(path, LIMIT_BYTES)
    found = next((f for f in FORMATS if f.fits(content)), None)
    is_text = found is _OUTLINE or (found is None and not _unreadable_kind(content))
    if is_text and path.suffix.casefold() in (".csv", ".tsv"):
        return read_csv(decode(content, path), path)  # which says what the table lacks
    if found is None:
        kind = name_xml_kind(content) or _unreadable_kind(content)
        what = f"this is {kind}" if kind else "the format of this file is not known"
        raise UserError(what, where=str(path), remedy=READABLE)
    return found.read(content, path)


def _unreadable_kind(content: bytes) -> str:
    """What content is that is no text; empty where it may be text."""
    is_binary = b"\0" in content[:_HEAD_BYTES]
    for start, kind in _SIGNATURES:
        if content.startswith(start) and (is_binary or start not in _BINARY_ONLY):
            return kind
    if is_archive(content):
        members = member_names(content)
        kinds = (kind for start, kind in _MEMBERS if any(m.startswith(start) for m in members))
        return next(kinds, "a document or archive")
    return "not a text file" if is_binary else ""


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
        raise UserError(what, where=where, remedy="name one of them: --process NAME")
    raise UserError(f"there is no process {quoted(name or '')}, but there is {names}", where=where)


def _described(process: DocumentedProcess) -> str:
    name = quoted(process.name or process.id)
    return name if process.id == process.name else f"{name} ({process.id})"
