"""What was revealed to a team, and the presenter's notes: kept with the study."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.model.reveal import Conclusion
from observer.store.format import FORMAT
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import create, interrupted_study, raw

FORMAT_4 = Path(__file__).with_name("format_4.sql")
"""A study of a contact, a process, a match and a place, as the fourth format held it."""


def test_a_new_study_has_none(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        assert file.reveals() == []
        assert file.presenter_notes() == ""


def test_each_reveal_stays_with_its_round_and_time(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with create(tmp_path / "a.study") as file:
        file.add_reveal(file.round(), Conclusion.COMPARISON)
        after_change = file.add_round("after the change")
        file.add_reveal(after_change, Conclusion.FINDINGS)
        file.add_reveal(after_change, Conclusion.FINDINGS)
    with StudyFile.open_snapshot(tmp_path / "a.study") as file:
        reveals = file.reveals()
    assert [(r.id, r.round_id, r.conclusion) for r in reveals] == [
        (1, 1, Conclusion.COMPARISON),
        (2, 2, Conclusion.FINDINGS),
        (3, 2, Conclusion.FINDINGS),
    ]
    times = [reveal.revealed_at for reveal in reveals]
    assert before <= times[0] <= times[1] <= times[2] <= datetime.now(UTC)
    assert check_study(tmp_path / "a.study").problems == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reveal SET conclusion = 'ranking'",
        "DELETE FROM reveal",
        "INSERT OR REPLACE INTO reveal SELECT * FROM reveal",
    ],
)
def test_no_reveal_can_be_changed_or_removed(tmp_path: Path, statement: str) -> None:
    with create(tmp_path / "a.study") as file:
        file.add_reveal(file.round(), Conclusion.COMPARISON)
    with (
        raw(tmp_path / "a.study") as connection,
        pytest.raises(sqlite3.IntegrityError, match="reveals are append-only"),
    ):
        connection.execute(statement)


def test_a_reveal_of_something_unknown_is_told_by_the_check(tmp_path: Path) -> None:
    create(tmp_path / "a.study").close()
    with raw(tmp_path / "a.study") as connection:
        connection.execute(
            "INSERT INTO reveal VALUES (1, 1, 'gossip', '2024-03-04T09:00:00+00:00')"
        )
    assert "“reveal”" in " ".join(check_study(tmp_path / "a.study").problems)


def test_notes_take_the_place_of_the_former_ones(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_presenter_notes("Ask first.\n“What is missing?”")
        file.set_presenter_notes("Ask first, then wait.\n")
    with StudyFile.open(tmp_path / "a.study") as file:
        assert file.presenter_notes() == "Ask first, then wait.\n"


def test_both_are_in_the_rescue_copy_too(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.add_reveal(file.round(), Conclusion.RANKING)
        file.set_presenter_notes("Ask first.")
        file.write_rescue(tmp_path / "b.study")
    with StudyFile.open(tmp_path / "b.study") as copy:
        assert [reveal.conclusion for reveal in copy.reveals()] == [Conclusion.RANKING]
        assert copy.presenter_notes() == "Ask first."


def test_a_study_open_for_reading_keeps_neither(tmp_path: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    with StudyFile.open_snapshot(path) as file:
        with pytest.raises(UserError, match="cannot be changed"):
            file.add_reveal(file.round(), Conclusion.RANKING)
        with pytest.raises(UserError, match="cannot be changed"):
            file.set_presenter_notes("Ask first.")


def test_a_study_of_the_fourth_format_keeps_all_it_holds_and_takes_both(tmp_path: Path) -> None:
    path = tmp_path / "old.study"
    with raw(path) as connection:
        connection.executescript(FORMAT_4.read_text("utf-8"))
    assert check_study(path).problems == ()
    with StudyFile.open(path) as file:
        assert len(file.recorded(file.round())[0][1]) == 4
        assert file.process_versions()[0].source == "first.csv"
        assert file.places() == {"step:Greet": (10.0, 20.5)}
        assert file.reveals() == []
        file.add_reveal(file.round(), Conclusion.COMPARISON)
        file.set_presenter_notes("Ask first.")
    assert check_study(path).problems == ()
    with raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
