"""Whether a study file is sound, and what is wrong where it is not."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from observer.errors import UserError
from observer.model.history import History
from observer.model.mark import Mark, MarkKind
from observer.store.connection import connect
from observer.store.format import FORMAT, migrate
from observer.store.rows import (
    brief_from_row,
    mark_from_row,
    match_entry_from_row,
    reveal_from_row,
    study_from_row,
    version_from_row,
)
from observer.store.snapshot import Snapshot, newer_format, wal_path
from observer.store.write_ahead_log import log_problem

_MIGRATIONS = "_sqlite_migrations"
_TABLES = {
    "study", "round", "contact", "mark", "documented_process", "matching", "place",
    "reveal", "presenter_notes", "brief", _MIGRATIONS,
}  # fmt: skip
_APPEND_ONLY = ("mark", "matching", "reveal")
_TRIGGERS = {f"{t}_{verb}" for t in _APPEND_ONLY for verb in ("UPDATE", "DELETE", "INSERT")}


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found. `contacts` and `marks` are counts, as far as they could be read."""

    problems: tuple[str, ...]
    contacts: int = 0
    marks: int = 0

    @property
    def sound(self) -> bool:
        return not self.problems


def check_study(path: Path) -> Soundness:
    """Checks a copy of the file; the file itself is not touched.

    Raises:
        UserError: there is no such file, or it cannot be read.
    """
    try:
        snapshot = Snapshot(path)
    except UserError as error:
        return _unreadable_study(path, error)
    try:
        return check_copy(snapshot.path)
    finally:
        snapshot.close()


def _unreadable_study(path: Path, error: UserError) -> Soundness:
    if not os.path.isfile(path):
        raise error
    return Soundness((error.what,))


def require_sound(copy: Path, where: Path) -> None:
    """
    Raises:
        UserError: the copy is damaged; the sentence names the original, `where`.
    """
    problems = check_copy(copy).problems
    if problems:
        problem = " ".join(problems[0].split())  # it may quote what damage made of a name
        raise UserError(
            f"the study is damaged ({problem})",
            where=str(where),
            remedy="it was left as it is; open a backup copy",
        )


def check_copy(path: Path) -> Soundness:
    """Checks a copy, and brings a sound one to the newest format."""
    try:
        with closing(connect(path, writing=False)) as db:
            return _check(db, path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # the latter quotes the schema
        return Soundness((str(error),))


def _check(db: sqlite3.Connection, path: Path) -> Soundness:
    problems = tuple(_structure_problems(db, path))
    if problems:
        return Soundness(problems)
    db.execute("PRAGMA query_only = OFF")
    migrate(db)
    return Soundness(tuple(_content_problems(db)), _count(db, "contact"), _count(db, "mark"))


def _count(db: sqlite3.Connection, table: str) -> int:
    (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _structure_problems(db: sqlite3.Connection, path: Path) -> Iterator[str]:
    _, read_frames, _ = db.execute("PRAGMA wal_checkpoint").fetchone()
    problem = log_problem(wal_path(path), max(0, read_frames))
    if problem:
        yield problem
    (page_bytes,) = db.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size % page_bytes:
        yield "it is cut off within a page"
    for (answer,) in db.execute("PRAGMA integrity_check").fetchall():
        if answer != "ok":
            yield answer.removeprefix("*** in database main ***\n").replace("\n", ", ")
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > FORMAT:
        yield newer_format(found)
    if found < FORMAT:
        return
    objects = {name for (name,) in db.execute("SELECT name FROM sqlite_schema").fetchall()}
    for name in sorted((_TABLES | _TRIGGERS) - objects):
        yield f"“{name}” is missing"
    if _MIGRATIONS in objects and _count(db, _MIGRATIONS) != FORMAT:
        yield "the list of its migrations is not complete"


def _content_problems(db: sqlite3.Connection) -> Iterator[str]:
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row_id} of “{table}” belongs to a missing “{parent}”"
    if _count(db, "study") != 1:
        yield "the study's own facts are missing"
    yield from _unreadable_rows(db)
    yield from _mark_problems(db)


_READERS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "study": study_from_row,
    "brief": brief_from_row,
    "documented_process": version_from_row,
    "matching": match_entry_from_row,
    "reveal": reveal_from_row,
}


def _unreadable_rows(db: sqlite3.Connection) -> Iterator[str]:
    for table, read in _READERS.items():
        for row in db.execute(f"SELECT * FROM {table}").fetchall():
            try:
                read(row)
            except (ValueError, LookupError, TypeError) as error:
                yield f"row {row[0]} of “{table}” cannot be read ({error})"


def _mark_problems(db: sqlite3.Connection) -> Iterator[str]:
    rows = db.execute("SELECT * FROM mark ORDER BY contact_id, id").fetchall()
    for contact_id, group in groupby(rows, key=lambda row: row["contact_id"]):
        history = History()
        for row in group:
            try:
                history.append(_read_mark(row))
            except (ValueError, LookupError, TypeError) as error:
                yield f"mark {row[0]} of contact {contact_id} cannot be read ({error})"
                break


def _read_mark(row: Mapping[str, Any]) -> Mark:
    """The mark, with the details that no mark of its kind is without."""
    mark = mark_from_row(row)
    if mark.kind is MarkKind.STEP and not mark.detail["name"]:
        raise ValueError("the step has no name")
    if mark.kind is MarkKind.GAP and int(mark.detail["ms"]) <= 0:
        raise ValueError("the gap has no length")
    return mark
