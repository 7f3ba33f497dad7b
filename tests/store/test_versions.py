"""Versions of the documented process and decisions on names: appended, kept, read back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess, Node, NodeKind
from observer.store.format import FORMAT
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import create, interrupted_study, mark_contact, raw

STEP = ObservedName(MarkKind.STEP, "refund approval")
POINT = ObservedName(MarkKind.BLOCKED, "approval")
AT_THE_START = ObservedName(MarkKind.BLOCKED, "approval", "")
ADDED_IN = {"matching": 3, "place": 4, "reveal": 5, "presenter_notes": 5, "brief": 6}
"""Tables, and the formats that brought them."""


def process(name: str) -> DocumentedProcess:
    return DocumentedProcess("p", "P", (Node("a", NodeKind.STEP, name),), (), ("a",))


def test_every_version_stays_with_its_source_and_time(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with create(tmp_path / "a.study") as file:
        assert file.process_versions() == []
        file.set_documented_process(process("A"), "first.csv")
        file.set_documented_process(process("B"), "second.bpmn")
    with StudyFile.open(tmp_path / "a.study") as file:
        versions = file.process_versions()
    assert [(v.number, v.source, v.process) for v in versions] == [
        (1, "first.csv", process("A")),
        (2, "second.bpmn", process("B")),
    ]
    assert before <= versions[0].stored_at <= versions[1].stored_at <= datetime.now(UTC)


def test_decisions_are_appended_and_the_last_one_for_a_name_stands(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.decide_matches([(STEP, ("Obtain approval",)), (POINT, ("A", "B"))], "Team manager")
        file.decide_matches([(STEP, ("Ask",)), (AT_THE_START, ("C",))], "Coach")
        file.decide_matches([(POINT, ())])
    with StudyFile.open(tmp_path / "a.study") as file:
        assert dict(file.matching().pairs) == {STEP: ("Ask",), AT_THE_START: ("C",)}
        entries = file.match_entries()
    assert [(e.id, e.observed, e.documented, e.author) for e in entries] == [
        (1, STEP, ("Obtain approval",), "Team manager"),
        (2, POINT, ("A", "B"), "Team manager"),
        (3, STEP, ("Ask",), "Coach"),
        (4, AT_THE_START, ("C",), "Coach"),
        (5, POINT, (), ""),
    ]
    assert all(datetime.now(UTC) - e.decided_at < timedelta(minutes=5) for e in entries)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE matching SET documented = '[]'",
        "DELETE FROM matching",
        "INSERT OR REPLACE INTO matching SELECT * FROM matching",
    ],
)
def test_no_decision_can_be_changed_or_removed(tmp_path: Path, statement: str) -> None:
    with create(tmp_path / "a.study") as file:
        file.decide_matches([(STEP, ("Ask",))])
    with (
        raw(tmp_path / "a.study") as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(statement)


def made_older(path: Path, number: int) -> Path:
    """A study as the version of the program that had that format would have left it."""
    with create(path) as file:
        mark_contact(file, 3)
    with raw(path) as connection:
        for table in (table for table, since in ADDED_IN.items() if number < since):
            connection.execute(f"DROP TABLE {table}")
        if number == 1:
            connection.execute("ALTER TABLE mark DROP COLUMN author")
        connection.execute("DELETE FROM _sqlite_migrations WHERE id > ?", [number])
        connection.execute(f"PRAGMA user_version = {number}")
    return path


@pytest.mark.parametrize("number", range(1, FORMAT))
def test_a_study_of_an_older_format_keeps_its_marks_and_takes_decisions(
    tmp_path: Path, number: int
) -> None:
    path = made_older(tmp_path / "a.study", number)
    assert check_study(path).problems == ()
    with StudyFile.open_snapshot(path) as file:
        assert file.match_entries() == []
    with StudyFile.open(path) as file:
        assert len(file.recorded(file.round())[0][1]) == 4
        file.decide_matches([(STEP, ("Ask",))])
        assert file.matching().step_names("refund approval") == ("Ask",)
    assert check_study(path).problems == ()


def test_a_decision_is_in_the_rescue_copy_too(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.decide_matches([(STEP, ("Ask",))])
        file.write_rescue(tmp_path / "b.study")
    with StudyFile.open(tmp_path / "b.study") as copy:
        assert dict(copy.matching().pairs) == {STEP: ("Ask",)}


def test_a_study_open_for_reading_takes_no_decision(tmp_path: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    with StudyFile.open_snapshot(path) as file, pytest.raises(Exception, match="cannot be changed"):
        file.decide_matches([(STEP, ("Ask",))])
