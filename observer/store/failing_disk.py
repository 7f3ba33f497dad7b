"""A disk that is full or gone while a study is open: told from bugs, and found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from observer.errors import NotSaved
from observer.store.connection import connect

_PRIMARY_CODE = 0xFF
_TROUBLES = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk does not answer as it should",
    sqlite3.SQLITE_READONLY: "the disk or the file has become read-only",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_PERM: "the file may not be used",
    sqlite3.SQLITE_BUSY: "another program has locked the file",
    sqlite3.SQLITE_LOCKED: "another program has locked the file",
    sqlite3.SQLITE_CORRUPT: "the file was damaged by something else",
    sqlite3.SQLITE_NOTADB: "the file was damaged by something else",
}
"""What the world can do to an open database (https://www.sqlite.org/rescode.html)."""

_DEAD = frozenset(
    {
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }
)


def is_dead(error: BaseException | None) -> bool:
    """Whether a connection may never work again after this, and is better opened anew."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & _PRIMARY_CODE in _DEAD


@contextmanager
def told_as_not_saved(path: Path) -> Iterator[None]:
    """Turns what a disk does to what is written inside into `NotSaved`; bugs stay bugs."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY_CODE
        if code not in _TROUBLES:
            raise
        raise not_saved(path, _TROUBLES[code]) from error
    except OSError as error:
        raise not_saved(path, "the file is gone") from error


def not_saved(path: Path, why: str) -> NotSaved:
    return NotSaved(
        f"marks cannot be saved: {why}",
        where=str(path),
        remedy="make room or bring the disk back, or save a rescue file elsewhere",
    )


def reopen(
    path: Path, old: sqlite3.Connection, mirror: sqlite3.Connection, saved_id: int, *, moved: bool
) -> sqlite3.Connection:
    """A new connection in the place of one that is dead, or whose file stands there no more.

    Args:
        mirror: the study as it should be, up to the mark `saved_id` at least.
        moved: whether another file stands at the path now: the same study on a disk that came
            back, one hopes.

    Raises:
        NotSaved: it is another study, or not as it was left.
    """
    new = connect(path, writing=True)
    try:
        if _last_saved(new, saved_id) != _last_saved(mirror, saved_id):
            raise not_saved(path, "another file has taken the place of the study")
        if moved:
            _empty_log(path, new)
    except BaseException:
        new.close()
        raise
    if moved:
        # Closing the old connection removes the log at its path, which is the new one's by now.
        new.close()
        old.close()
        return connect(path, writing=True)
    old.close()
    return new


def _last_saved(db: sqlite3.Connection, saved_id: int) -> tuple[object, ...]:
    """What two states of one study have in common, and two studies have not."""
    study = db.execute("SELECT contact_type, created_at FROM study").fetchone()
    mark = db.execute("SELECT * FROM mark WHERE id = ?", [saved_id]).fetchone()
    return study, mark


def _empty_log(path: Path, db: sqlite3.Connection) -> None:
    busy, _, _ = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise not_saved(path, "another program has locked the file")
