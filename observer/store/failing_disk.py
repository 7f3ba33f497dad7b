"""A disk that is full or gone while a study is open: told from bugs, and found again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from observer.errors import NotSaved, UserError
from observer.store.connection import connect
from observer.store.snapshot import Snapshot
from observer.store.soundness import require_sound

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


def reconnect(path: Path, dead: sqlite3.Connection) -> sqlite3.Connection:
    """A new connection to the same file, in the place of one that may never work again."""
    new = connect(path, writing=True)
    dead.close()
    return new


def find_again(
    path: Path, old: sqlite3.Connection, mirror: sqlite3.Connection, saved_id: int
) -> sqlite3.Connection:
    """A connection to what stands at the path now: the same study on a disk that came back.

    Closing the old connection removes the log at its path, which belongs to the new file by now;
    so that is emptied first.

    Args:
        mirror: the study as it should be, up to the mark `saved_id` at least.

    Raises:
        NotSaved: it is another file, or not as it was left; it is left as it is.
    """
    _require_as_it_was_left(path, mirror, saved_id)
    with closing(connect(path, writing=True)) as new:
        busy, _, _ = new.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise not_saved(path, "another program has locked the file")
    old.close()
    return connect(path, writing=True)


def _require_as_it_was_left(path: Path, mirror: sqlite3.Connection, saved_id: int) -> None:
    try:
        with closing(Snapshot(path)) as snapshot:
            require_sound(snapshot.path, path)
            with closing(connect(snapshot.path, writing=False)) as copy:
                same = _saved_content(copy, saved_id) == _saved_content(mirror, saved_id)
    except UserError as error:
        raise not_saved(path, error.what) from error
    if not same:
        raise not_saved(path, "another file has taken the place of the study")


def _saved_content(db: sqlite3.Connection, saved_id: int) -> list[sqlite3.Row]:
    study = db.execute("SELECT contact_type, created_at FROM study").fetchall()
    rounds = db.execute("SELECT * FROM round ORDER BY id").fetchall()
    marks = "SELECT * FROM mark JOIN contact ON contact.id = contact_id WHERE mark.id <= ?"
    return study + rounds + db.execute(f"{marks} ORDER BY mark.id", [saved_id]).fetchall()
