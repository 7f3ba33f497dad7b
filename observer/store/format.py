"""Which databases are studies, and of which format."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x4F425356
"""Marks a database as a study: “OBSV” in ASCII, at offset 68 of the file."""

FORMAT = 6
"""The number of the newest format, kept as `user_version`: one for each migration."""


def migrate(db: sqlite3.Connection) -> None:
    """Brings a database to the newest format, each step in its own transaction."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found >= FORMAT:
        return
    from sqlite_utils import Database

    from observer.store.schema import migrations

    migrations.apply(Database(db))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {FORMAT}")
