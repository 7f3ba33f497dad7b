"""The study file as the rest of the program sees it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout

from observer.errors import UserError
from observer.model.brief import Brief
from observer.model.mark import Mark
from observer.model.matching import MatchEntry, Matching, ObservedName, standing_matching
from observer.model.place import Places
from observer.model.process import DocumentedProcess
from observer.model.reveal import Conclusion, Reveal
from observer.model.study import Contact, Round, Study
from observer.model.version import ProcessVersion
from observer.store.connection import connect
from observer.store.draft import drafted
from observer.store.format import migrate
from observer.store.held import is_held
from observer.store.rows import (
    brief_from_row,
    brief_to_row,
    mark_from_row,
    match_entry_from_row,
    match_to_row,
    process_from_json,
    process_to_json,
    reveal_from_row,
    study_from_row,
    version_from_row,
)
from observer.store.snapshot import Snapshot, require_study_header
from observer.store.soundness import require_sound
from observer.store.writer import Writer, highest_id

Decision = tuple[ObservedName, tuple[str, ...]]
"""An observed name, and the documented steps that it stands for."""

_INSERT_VERSION = "INSERT INTO documented_process (source, stored_at, content) VALUES (?, ?, ?)"
_INSERT_MATCH = """
    INSERT INTO matching (kind, label, step, documented, decided_at, author)
    VALUES (:kind, :label, :step, :documented, :decided_at, :author)
"""


class StudyFile:
    """An open study file; also the journal that a live session writes to.

    Attributes:
        path: the file.
        read_only: why nothing can be written; empty where it can.
        unsaved_since: None; what is written here is durable.
    """

    unsaved_since = None

    def __init__(
        self,
        path: Path,
        db: sqlite3.Connection,
        *,
        lock: FileLock | None = None,
        snapshot: Snapshot | None = None,
        read_only: str = "",
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._reader = db
        self._lock = lock
        self._writer = Writer(path, db) if lock else None
        self._snapshot = snapshot

    @property
    def _db(self) -> sqlite3.Connection:
        return self._writer.db if self._writer else self._reader

    @classmethod
    def create(cls, path: Path, study: Study) -> Self:
        """A new study with an empty baseline round, readable by its owner alone.

        Raises:
            UserError: the path is taken, or nothing can be written there.
        """
        with drafted(path) as draft, closing(connect(draft, writing=True)) as db:
            migrate(db)
            _write_study(db, study)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens for writing; read-only, with the reason, where that is not possible.

        Raises:
            UserError: the file is no study, damaged or from a newer version; it is left as it was.
        """
        if is_held(path):
            return cls.open_snapshot(path, "it is open here already")
        require_study_header(path)
        if not os.access(path, os.W_OK):
            return cls.open_snapshot(path, "the file is write-protected")
        real = path.resolve()
        lock = FileLock(real.with_name(f".{real.name}.lock"), mode=0o600)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return cls.open_snapshot(path, "it is open in another Observer")
        except OSError as error:
            return cls.open_snapshot(path, f"its folder cannot be written to ({error.strerror})")
        with _released_on_error(lock):
            return cls._open_locked(path, lock)

    @classmethod
    def _open_locked(cls, path: Path, lock: FileLock) -> Self:
        snapshot = Snapshot(path)
        try:
            require_sound(snapshot.path, path)
        finally:
            snapshot.close()
        db = connect(path, writing=True)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        migrate(db)
        return cls(path, db, lock=lock)

    @classmethod
    def open_snapshot(cls, path: Path, reason: str = "it was opened for reading") -> Self:
        """Opens a private copy for reading; the file itself is not touched.

        Raises:
            UserError: as `open`.
        """
        snapshot = Snapshot(path)
        try:
            require_sound(snapshot.path, path)
        except BaseException:
            snapshot.close()
            raise
        db = connect(snapshot.path, writing=False)
        return cls(path, db, snapshot=snapshot, read_only=reason)

    def close(self) -> None:
        if self._writer:
            self._writer.close()
        self._reader.close()
        if self._snapshot:
            self._snapshot.close()
        if self._lock:
            _release(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def require_writable(self) -> None:
        """
        Raises:
            UserError: the study is open for reading only.
        """
        self._writing()

    def _writing(self) -> Writer:
        if self._writer is None:
            raise UserError(f"the study cannot be changed: {self.read_only}", where=str(self.path))
        return self._writer

    def study(self) -> Study:
        return study_from_row(self._db.execute("SELECT * FROM study").fetchone())

    def set_study(self, study: Study) -> None:
        """Replaces what the study says of itself."""
        self._writing().change(lambda db: _write_study(db, study))

    def brief(self) -> Brief:
        """What the leader wrote for those who decide; empty where nothing was written."""
        row = self._db.execute("SELECT * FROM brief").fetchone()
        return brief_from_row(row) if row else Brief()

    def set_brief(self, brief: Brief) -> None:
        """Replaces what the leader wrote."""
        self._writing().change(lambda db: _replace_only_row(db, "brief", brief_to_row(brief)))

    def rounds(self) -> tuple[Round, ...]:
        rows = self._db.execute("SELECT id, name, position FROM round ORDER BY position")
        return tuple(Round(*row) for row in rows.fetchall())

    def round(self, name: str | None = None) -> Round:
        """The round of that name, the latest where none is given.

        Raises:
            UserError: there is no such round; it names those there are.
        """
        rounds = self.rounds()
        found = [r for r in rounds if name in (None, r.name)]
        if not found:
            names = ", ".join(r.name for r in rounds)
            raise UserError(f"there is no round “{name}”, only: {names}", where=str(self.path))
        return found[-1]

    def add_round(self, name: str) -> Round:
        row = (name, len(self.rounds()) + 1)
        sql = "INSERT INTO round (name, position) VALUES (?, ?)"
        self._writing().change(lambda db: db.execute(sql, row))
        return self.round(name)

    def remove_round(self, round_: Round) -> None:
        """Removes a round that has no contact."""
        sql = "DELETE FROM round WHERE id = ?"
        self._writing().change(lambda db: db.execute(sql, [round_.id]))

    def recorded(self, round_: Round) -> list[tuple[Contact, list[Mark]]]:
        """The contacts of a round by number, each with its rows in the order of recording."""
        contacts = self._contacts(round_)
        rows: dict[int, list[Mark]] = {contact.id: [] for contact in contacts}
        for mark in self._marks(round_):
            rows[mark.contact_id].append(mark)
        return [(contact, rows[contact.id]) for contact in contacts]

    def _contacts(self, round_: Round) -> list[Contact]:
        sql = "SELECT id, round_id, number FROM contact WHERE round_id = ? ORDER BY number"
        return [Contact(*row) for row in self._db.execute(sql, [round_.id]).fetchall()]

    def _marks(self, round_: Round) -> Iterator[Mark]:
        sql = """
            SELECT mark.* FROM mark JOIN contact ON contact.id = mark.contact_id
            WHERE contact.round_id = ? ORDER BY mark.id
        """
        return (mark_from_row(row) for row in self._db.execute(sql, [round_.id]).fetchall())

    def next_mark_id(self) -> int:
        return highest_id(self._db, "mark") + 1

    def add_contact(self, round_id: int, number: int) -> Contact:
        """A new contact of a round, which is durable with its first mark."""
        return self._writing().add_contact(round_id, number)

    def append(self, marks: Sequence[Mark]) -> None:
        """Writes the rows of one press in one transaction; durable on return.

        Raises:
            NotSaved: the disk does not take them; the same marks can be appended again later.
        """
        self._writing().append(marks)

    def write_rescue(self, path: Path, unsaved: Sequence[Mark] = ()) -> None:
        """Writes a new, complete study file elsewhere, even where this one is out of reach.

        Args:
            unsaved: the marks that `append` did not take yet.

        Raises:
            UserError: the path is taken or cannot be written.
        """
        self._writing().write_rescue(path, unsaved)

    def documented_process(self) -> DocumentedProcess | None:
        """The version stored last; None while there is none."""
        sql = "SELECT content FROM documented_process ORDER BY id DESC LIMIT 1"
        row = self._db.execute(sql).fetchone()
        return process_from_json(row[0]) if row else None

    def process_versions(self) -> list[ProcessVersion]:
        """Every version of the documented process, in the order of storing."""
        rows = self._db.execute("SELECT * FROM documented_process ORDER BY id").fetchall()
        return [version_from_row(row) for row in rows]

    def set_documented_process(
        self,
        process: DocumentedProcess,
        source: str,
        decisions: Iterable[Decision] = (),
        author: str = "",
    ) -> None:
        """Stores a new version beside the old ones, and what is matched with it at once.

        Args:
            source: where it was read from, or how else it came about.
            decisions: as in `decide_matches`.
        """
        now = datetime.now(UTC).isoformat()
        version = (source, now, process_to_json(process))
        matches = [match_to_row(observed, names, now, author) for observed, names in decisions]

        def store(db: sqlite3.Connection) -> None:
            db.execute(_INSERT_VERSION, version)
            db.executemany(_INSERT_MATCH, matches)

        self._writing().change(store)

    def match_entries(self) -> list[MatchEntry]:
        """Every decision on what an observed name stands for, in the order of decision."""
        rows = self._db.execute("SELECT * FROM matching ORDER BY id").fetchall()
        return [match_entry_from_row(row) for row in rows]

    def matching(self) -> Matching:
        """What stands of the decisions."""
        return standing_matching(self.match_entries())

    def decide_matches(self, decisions: Iterable[Decision], author: str = "") -> None:
        """Appends what observed names stand for from now on; without a step, for themselves."""
        now = datetime.now(UTC).isoformat()
        rows = [match_to_row(observed, names, now, author) for observed, names in decisions]
        self._writing().change(lambda db: db.executemany(_INSERT_MATCH, rows))

    def places(self) -> Places:
        """Where the nodes of the map are kept; empty where the layout is free."""
        rows = self._db.execute("SELECT node, x, y FROM place ORDER BY node").fetchall()
        return {node: (x, y) for node, x, y in rows}

    def set_places(self, places: Places) -> None:
        """Keeps all of these, and no other, places with the study; see `model.place`."""
        rows = [(node, x, y) for node, (x, y) in places.items()]

        def store(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM place")
            db.executemany("INSERT INTO place (node, x, y) VALUES (?, ?, ?)", rows)

        self._writing().change(store)

    def reveals(self) -> list[Reveal]:
        """Everything that was ever revealed to a team, in the order of revealing."""
        rows = self._db.execute("SELECT * FROM reveal ORDER BY id").fetchall()
        return [reveal_from_row(row) for row in rows]

    def add_reveal(self, round_: Round, conclusion: Conclusion) -> None:
        """Keeps that a conclusion on a round was revealed now."""
        row = (round_.id, conclusion.value, datetime.now(UTC).isoformat())
        sql = "INSERT INTO reveal (round_id, conclusion, revealed_at) VALUES (?, ?, ?)"
        self._writing().change(lambda db: db.execute(sql, row))

    def presenter_notes(self) -> str:
        """What the leader wants to say to the team; empty where nothing was written."""
        row = self._db.execute("SELECT content FROM presenter_notes").fetchone()
        return str(row[0]) if row else ""

    def set_presenter_notes(self, notes: str) -> None:
        sql = "INSERT OR REPLACE INTO presenter_notes (id, content) VALUES (1, ?)"
        self._writing().change(lambda db: db.execute(sql, [notes]))


def _write_study(db: sqlite3.Connection, study: Study) -> None:
    row = asdict(study) | {"created_at": study.created_at.isoformat()}
    _replace_only_row(db, "study", row)


def _replace_only_row(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    row = {"id": 1, **row}
    values = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(row)}) VALUES ({values})", row)


@contextmanager
def _released_on_error(lock: FileLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        _release(lock)
        raise


def _release(lock: FileLock) -> None:
    """Gives the lock back and removes its file; filelock sees a file that was removed."""
    with suppress(OSError):
        os.unlink(lock.lock_file)
    lock.release()
