"""Connections to a study file, with the settings that every one of them has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCKED_S = 1.0
"""How long another program's lock is waited for."""


def connect(path: Path, *, writing: bool) -> sqlite3.Connection:
    """Opens a database that is known to be a study.

    A commit is durable when it returns: write-ahead log, every commit synced. Nothing that the
    file's schema says can run code of its own.
    """
    db = sqlite3.connect(path.resolve(), timeout=LOCKED_S, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA foreign_keys = ON")
    if writing:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    else:
        db.execute("PRAGMA query_only = ON")
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is executed inside; durable when it ends."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
