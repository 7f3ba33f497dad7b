"""The writing end of an open study: its file, and a mirror in memory that no disk can take away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

from observer.errors import NotSaved
from observer.model.mark import Mark
from observer.model.study import Contact
from observer.store.connection import connect, transaction
from observer.store.draft import drafted
from observer.store.failing_disk import find_again, is_dead, reconnect, told_as_not_saved
from observer.store.held import hold, identity_of, let_go
from observer.store.rows import MARK_COLUMNS, mark_to_row

_INSERT_MARK = f"""
    INSERT INTO mark ({", ".join(MARK_COLUMNS)})
    VALUES ({", ".join(f":{name}" for name in MARK_COLUMNS)})
"""
_INSERT_CONTACT = "INSERT INTO contact (id, round_id, number) VALUES (:id, :round_id, :number)"


class Writer:
    """Writes to a study that this process holds; whoever opened the file has locked it.

    Attributes:
        db: the connection, which is another one after a disk went and came back.
    """

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db
        self._mirror = _mirror_of(db)
        self._identity = hold(path)
        self._is_dead = False
        self._saved_id = highest_id(db, "mark")
        self._next_contact_id = highest_id(db, "contact") + 1
        self._new_contacts: list[Contact] = []

    def change(self, action: Callable[[sqlite3.Connection], object]) -> None:
        """Changes anything but marks; durable on return.

        Raises:
            NotSaved: the disk does not take it; nothing is changed.
        """
        self._change_file(action)
        action(self._mirror)

    def _change_file(self, action: Callable[[sqlite3.Connection], object]) -> None:
        try:
            with told_as_not_saved(self.path):
                self._find_file()
                with transaction(self.db):
                    action(self.db)
        except NotSaved as error:
            self._is_dead = is_dead(error.__cause__)
            raise
        self._is_dead = False

    def _find_file(self) -> None:
        """Makes sure that what is written goes to where the study's path leads."""
        if identity_of(self.path) != self._identity:
            self.db = find_again(self.path, self.db, self._mirror, self._saved_id)
            let_go(self._identity)
            self._identity = hold(self.path)
        elif self._is_dead:
            self.db = reconnect(self.path, self.db)

    def add_contact(self, round_id: int, number: int) -> Contact:
        """A new contact, which is written with the first marks that can be."""
        contact = Contact(self._next_contact_id, round_id, number)
        self._next_contact_id += 1
        self._new_contacts.append(contact)
        return contact

    def append(self, marks: Sequence[Mark]) -> None:
        """Writes the rows of one press in one transaction; durable on return.

        Those that are there already are left: a disk that failed may have kept them after all.

        Raises:
            NotSaved: the disk does not take them.
        """
        self._put_into_mirror(marks)
        self._change_file(lambda db: _insert_missing(db, self._new_contacts, marks))
        self._new_contacts.clear()
        self._saved_id = max([self._saved_id, *(mark.id for mark in marks)])

    def _put_into_mirror(self, marks: Sequence[Mark]) -> None:
        with transaction(self._mirror):
            _insert_missing(self._mirror, self._new_contacts, marks)

    def write_rescue(self, path: Path, unsaved: Sequence[Mark]) -> None:
        """Writes all there is, with marks that no disk has yet, into a new study file."""
        self._put_into_mirror(unsaved)
        with drafted(path) as draft, closing(connect(draft, writing=True)) as db:
            self._mirror.backup(db)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        with suppress(sqlite3.OperationalError):  # what the log keeps, the next opening takes up
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.close()
        self._mirror.close()
        let_go(self._identity)


def _mirror_of(db: sqlite3.Connection) -> sqlite3.Connection:
    mirror = sqlite3.connect(":memory:", isolation_level=None)
    mirror.row_factory = sqlite3.Row
    db.backup(mirror)
    return mirror


def highest_id(db: sqlite3.Connection, table: str) -> int:
    (highest,) = db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    return int(highest)


def _insert_missing(
    db: sqlite3.Connection, contacts: Iterable[Contact], marks: Iterable[Mark]
) -> None:
    for sql, table, rows in (
        (_INSERT_CONTACT, "contact", [asdict(contact) for contact in contacts]),
        (_INSERT_MARK, "mark", [mark_to_row(mark) for mark in marks]),
    ):
        db.executemany(sql, [row for row in rows if not _is_there(db, table, row)])


def _is_there(db: sqlite3.Connection, table: str, row: dict[str, object]) -> bool:
    found = db.execute(f"SELECT * FROM {table} WHERE id = ?", [row["id"]]).fetchone()
    return found is not None and dict(found) == row
