"""Mark scripts: a recorded session as CSV, played through the same session as live keys.

The header is `contact,at_ms,key,detail`. `at_ms` counts from the contact's first `open`; for
`open` itself from the start of the script. Rows are played in order of absolute time, ties in
file order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from observer.capture.clock import ManualClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.errors import UserError
from observer.files import csv_rows, read_text
from observer.model.mark import CORRECTIONS, DETAIL_NAMES, Mark, MarkKind
from observer.model.process import ReadWarning

HEADER = ("contact", "at_ms", "key", "detail")
_NUMBER = re.compile("[0-9]{1,12}")
"""Up to thirty years of milliseconds, more than which would be a slip."""
SCRIPT_KEYS = frozenset(MarkKind) - CORRECTIONS - {MarkKind.KEYS_LOST, MarkKind.KEYS_BACK}
_TEXT_KINDS = frozenset({MarkKind.STEP, MarkKind.WORKAROUND, MarkKind.NOTE})


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One row: `at_ms` since the contact opened (for `open`: since the script began).

    Attributes:
        line: where the row starts in the file, from 1.
        mark_number: for `detail`, which of the contact's presses it completes; None: the last.
    """

    line: int
    contact: int
    at_ms: int
    kind: MarkKind
    detail: dict[str, str]
    mark_number: int | None = None


def read_script(path: Path) -> tuple[ScriptRow, ...]:
    """Reads a mark script.

    Raises:
        UserError: the file cannot be read, or a row is none of a mark script: `file:line: what`.
    """
    numbered = list(csv_rows(read_text(path), path))
    if not numbered or tuple(numbered[0][1]) != HEADER:
        raise UserError(
            "this is no mark script", where=f"{path}:1", remedy=f"begin with “{','.join(HEADER)}”"
        )
    rows = tuple(_read_row(cells, line, path) for line, cells in numbered[1:])
    if not rows:
        raise UserError("the script holds no mark", where=str(path))
    return rows


def _read_row(cells: list[str], line: int, path: Path) -> ScriptRow:
    where = f"{path}:{line}"
    if len(cells) not in (len(HEADER) - 1, len(HEADER)):
        raise UserError(f"{len(HEADER)} columns are needed, not {len(cells)}", where=where)
    contact, at_ms, key, detail = [*cells, ""][: len(HEADER)]
    kind = _read_kind(key, where)
    pairs = _read_detail(kind, detail)
    number = pairs.pop("mark", None) if kind is MarkKind.DETAIL else None
    return ScriptRow(
        line,
        _read_number(contact, "contact", 1, where),
        _read_number(at_ms, "at_ms", 0, where),
        kind,
        pairs,
        _read_number(number, "mark", 1, where) if number is not None else None,
    )


def _read_kind(key: str, where: str) -> MarkKind:
    if key not in SCRIPT_KEYS:
        raise UserError(f"“{key}” is no key of a mark script", where=where)
    return MarkKind(key)


def _read_number(text: str, name: str, least: int, where: str) -> int:
    number = int(text) if _NUMBER.fullmatch(text) else None
    if number is None or number < least:
        raise UserError(f"“{name}” is a whole number from {least}, not “{text}”", where=where)
    return number


def _read_detail(kind: MarkKind, text: str) -> dict[str, str]:
    """Free text is the first detail of its kind; else `name=value` pairs separated by `;`."""
    names = DETAIL_NAMES.get(kind, ("",))
    if kind in _TEXT_KINDS or "=" not in text:
        return {names[0]: text} if text else {}
    pairs = (part.partition("=") for part in text.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def play(session: Session, clock: ManualClock, rows: Iterable[ScriptRow]) -> list[ReadWarning]:
    """Plays rows through a session whose clock is `clock`, standing at the script's start.

    Returns:
        One warning for each row that was refused: its line, and why.
    """
    warnings = []
    for at_ms, row in in_time(tuple(rows)):
        clock.set(at_ms)
        try:
            session.press(
                row.kind, row.detail, contact=row.contact, target=_target_id(session, row)
            )
        except Refused as refused:
            what = f"“{row.kind}” of contact {row.contact} was refused: {refused}"
            warnings.append(ReadWarning(f"line {row.line}", what))
    return warnings


def in_time(rows: Sequence[ScriptRow]) -> list[tuple[int, ScriptRow]]:
    """Rows with their absolute time, which for a contact without `open` is the script's own."""
    opened_ms: dict[int, int] = {}
    for row in rows:
        if row.kind is MarkKind.OPEN:
            opened_ms[row.contact] = min(row.at_ms, opened_ms.get(row.contact, row.at_ms))
    timed = [
        (row.at_ms + (0 if row.kind is MarkKind.OPEN else opened_ms.get(row.contact, 0)), row)
        for row in rows
    ]
    return sorted(timed, key=lambda pair: pair[0])


def _target_id(session: Session, row: ScriptRow) -> int | None:
    if row.mark_number is None:
        return None
    observed = session.contacts.get(row.contact)
    presses: list[Mark] = observed.presses() if observed else []
    if row.mark_number > len(presses):
        raise Refused(f"the contact has no mark {row.mark_number}")
    return presses[row.mark_number - 1].id


def length_ms(rows: Iterable[ScriptRow]) -> int:
    """How long a script takes to play."""
    return max((at_ms for at_ms, _ in in_time(tuple(rows))), default=0)
