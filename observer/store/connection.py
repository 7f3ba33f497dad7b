"""Connections to a study file, with the settings that every one of them has."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database


def connect(path: Path, *, writing: bool) -> Database:
    """Opens a database that is known to be a study.

    A commit is durable when it returns: write-ahead log, every commit synced. Nothing that the
    file's schema says can run code of its own.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    db = Database(connection)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA foreign_keys = ON")
    if writing:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
    else:
        db.execute("PRAGMA query_only = ON")
    return db
