"""What a study file looks like inside, and how an older one becomes a newer one."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from observer.model.study import BASELINE

migrations = Migrations("study")

_TABLES = (
    """
    CREATE TABLE study (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        contact_type TEXT NOT NULL,
        created_at TEXT NOT NULL,
        coached_metric TEXT NOT NULL,
        metric_baseline TEXT NOT NULL,
        how_chosen TEXT NOT NULL,
        observer_role TEXT NOT NULL,
        agent_count INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE round (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        round_id INTEGER NOT NULL REFERENCES round (id),
        number INTEGER NOT NULL CHECK (number > 0),
        UNIQUE (round_id, number)
    ) STRICT
    """,
    """
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY,
        contact_id INTEGER NOT NULL REFERENCES contact (id),
        kind TEXT NOT NULL,
        happened_boot TEXT NOT NULL,
        happened_ns INTEGER NOT NULL,
        happened_at TEXT NOT NULL,
        pressed_boot TEXT NOT NULL,
        pressed_ns INTEGER NOT NULL,
        pressed_at TEXT NOT NULL,
        detail TEXT NOT NULL,
        cause INTEGER REFERENCES mark (id),
        target INTEGER REFERENCES mark (id)
    ) STRICT
    """,
    """
    CREATE TABLE documented_process (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT
    """,
)

_MATCHING = """
    CREATE TABLE matching (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        step TEXT,
        documented TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        author TEXT NOT NULL
    ) STRICT
"""

_PLACE = """
    CREATE TABLE place (
        node TEXT PRIMARY KEY,
        x REAL NOT NULL,
        y REAL NOT NULL
    ) STRICT
"""

_PRESENTING = (
    """
    CREATE TABLE reveal (
        id INTEGER PRIMARY KEY,
        round_id INTEGER NOT NULL REFERENCES round (id),
        conclusion TEXT NOT NULL,
        revealed_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE presenter_notes (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        content TEXT NOT NULL
    ) STRICT
    """,
)

_BRIEF = """
    CREATE TABLE brief (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        question TEXT NOT NULL,
        decision TEXT NOT NULL,
        by_whom TEXT NOT NULL,
        by_when TEXT,
        words TEXT NOT NULL,
        said TEXT NOT NULL,
        author TEXT NOT NULL
    ) STRICT
"""

_APPEND_ONLY = """
    CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table} {when}
    BEGIN SELECT RAISE(ABORT, '{rows} are append-only'); END
"""
_REFUSED = {
    "UPDATE": "",
    "DELETE": "",
    "INSERT": "WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",  # INSERT OR REPLACE
}


@migrations()
def first_format(db: Database) -> None:
    for statement in _TABLES:
        db.execute(statement)
    _make_append_only(db, "mark", "marks")
    db.execute("INSERT INTO round (name, position) VALUES (?, 1)", [BASELINE])


def _make_append_only(db: Database, table: str, rows: str) -> None:
    for verb, when in _REFUSED.items():
        where = when.format(table=table)
        db.execute(_APPEND_ONLY.format(table=table, rows=rows, verb=verb, when=where))


@migrations()
def author_of_corrections(db: Database) -> None:
    db.execute("ALTER TABLE mark ADD COLUMN author TEXT NOT NULL DEFAULT ''")


@migrations()
def matching_of_names(db: Database) -> None:
    db.execute(_MATCHING)
    _make_append_only(db, "matching", "decisions on names")


@migrations()
def places_on_the_map(db: Database) -> None:
    db.execute(_PLACE)


@migrations()
def reveals_and_presenter_notes(db: Database) -> None:
    for statement in _PRESENTING:
        db.execute(statement)
    _make_append_only(db, "reveal", "reveals")


@migrations()
def brief_for_those_who_decide(db: Database) -> None:
    db.execute(_BRIEF)
