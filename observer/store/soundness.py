"""Whether a study file is sound, and what is wrong where it is not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sqlite_utils import Database

from observer.errors import UserError
from observer.model.history import History
from observer.store.connection import connect
from observer.store.rows import mark_from_row
from observer.store.schema import migrations
from observer.store.snapshot import Snapshot

_TABLES = {"study", "round", "contact", "mark", "documented_process"}
_TRIGGERS = {"mark_UPDATE", "mark_DELETE"}


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
    if not path.is_file():
        raise error
    return Soundness((error.what,))


def require_sound(copy: Path, where: Path) -> None:
    """
    Raises:
        UserError: the copy is damaged; the sentence names the original, `where`.
    """
    problems = check_copy(copy).problems
    if problems:
        raise UserError(
            f"the study is damaged ({problems[0]})",
            where=str(where),
            remedy="it was left as it is; open a backup copy",
        )


def check_copy(path: Path) -> Soundness:
    try:
        db = connect(path, writing=False)
        try:
            return _check(db)
        finally:
            db.close()
    except sqlite3.DatabaseError as error:
        return Soundness((str(error),))


def _check(db: Database) -> Soundness:
    problems = tuple(_structure_problems(db))
    if problems:
        return Soundness(problems)
    contacts = db["contact"].count
    marks = db["mark"].count
    return Soundness(tuple(_content_problems(db)), contacts, marks)


def _structure_problems(db: Database) -> Iterator[str]:
    for (answer,) in db.execute("PRAGMA integrity_check").fetchall():
        if answer != "ok":
            yield answer
    if migrations.pending(db):
        return
    objects = {name for (name,) in db.execute("SELECT name FROM sqlite_schema").fetchall()}
    for name in sorted((_TABLES | _TRIGGERS) - objects):
        yield f"“{name}” is missing"


def _content_problems(db: Database) -> Iterator[str]:
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row_id} of “{table}” belongs to a missing “{parent}”"
    if db["study"].count != 1:
        yield "the study's own facts are missing"
    yield from _mark_problems(db)


def _mark_problems(db: Database) -> Iterator[str]:
    rows = db.execute("SELECT * FROM mark ORDER BY contact_id, id").fetchall()
    for contact_id, group in groupby(rows, key=lambda row: row["contact_id"]):
        history = History()
        for row in group:
            try:
                history.append(mark_from_row(row))
            except (ValueError, IndexError, json.JSONDecodeError) as error:
                yield f"mark {row['id']} of contact {contact_id} cannot be read ({error})"
                break
