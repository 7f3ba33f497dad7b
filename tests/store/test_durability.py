"""What makes a mark durable and unchangeable, seen from outside the program."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from observer.model.mark import MarkKind
from observer.store.connection import connect
from observer.store.study_file import StudyFile
from tests.store.studies import closed_study, create, mark_contact, raw


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mark SET kind = 'note'",
        "UPDATE mark SET happened_ns = 0 WHERE id = 1",
        "UPDATE OR REPLACE mark SET id = 99 WHERE id = 1",
        "DELETE FROM mark",
        "DELETE FROM mark WHERE id = 2",
        "INSERT OR REPLACE INTO mark SELECT 1, contact_id, 'close', happened_boot, 0, happened_at, "
        "pressed_boot, 0, pressed_at, '{}', NULL, NULL, '' FROM mark WHERE id = 2",
    ],
)
def test_no_program_changes_or_deletes_a_mark(tmp_path: Path, statement: str) -> None:
    path = closed_study(tmp_path / "a.study")
    with raw(path) as connection:
        before = connection.execute("SELECT * FROM mark").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM mark").fetchall() == before


def test_a_mark_of_no_contact_is_not_written(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        (mark,) = mark_contact(file, 0).standing(1)
        with pytest.raises(sqlite3.IntegrityError):
            file.append([replace(mark, id=2, contact_id=99)])


def settings(path: Path, *, writing: bool) -> dict[str, object]:
    db = connect(path, writing=writing)
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "query_only")
    found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    db.close()
    return found


def test_a_connection_syncs_each_commit_and_trusts_nothing_in_the_file(tmp_path: Path) -> None:
    path = closed_study(tmp_path / "a.study")
    assert settings(path, writing=True) == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "query_only": 0,
    }  # fmt: skip


def test_a_connection_for_reading_cannot_write(tmp_path: Path) -> None:
    path = closed_study(tmp_path / "a.study")
    assert settings(path, writing=False)["query_only"] == 1


def test_a_mark_is_in_the_file_before_the_press_returns(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        session = mark_contact(file, 0)
        for number in range(1, 6):
            (mark,) = session.press(MarkKind.NOTE, {"text": "x"})
            with raw(tmp_path / "a.study") as connection:
                assert connection.execute("SELECT max(id), count(*) FROM mark").fetchone() == (
                    mark.id,
                    number + 1,
                )


def test_closing_leaves_the_file_alone_and_whole(tmp_path: Path) -> None:
    path = closed_study(tmp_path / "a.study")
    assert [p.name for p in tmp_path.iterdir()] == ["a.study"]
    moved = path.rename(tmp_path / "moved.study")
    with StudyFile.open(moved) as file:
        assert len(file.recorded(file.round())[0][1]) == 21
