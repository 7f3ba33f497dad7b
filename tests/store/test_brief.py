"""What the leader writes for those who decide: kept with the study."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.model.brief import Brief
from observer.store.format import FORMAT
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import create, interrupted_study, raw

FORMAT_5 = Path(__file__).with_name("format_5.sql")
"""A study of a contact, a process, a place, a reveal and notes, as the fifth format held it."""

BRIEF = Brief(
    question="Should agents decide refunds up to 200 themselves?",
    decision="Raise the agents' own limit to 200",
    by_whom="Director of customer operations",
    by_when=date(2026, 4, 30),
    words="We know the answer, and then we wait.",
    said={"approval:Obtain approval": "She is always in a meeting.", "wait:A:b": "»…« \n“'”"},
    author="A. Leader",
)


def test_a_new_study_has_an_empty_one(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        assert file.brief() == Brief()


def test_all_of_it_is_kept_and_the_last_one_stands(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_brief(Brief(question="Why?"))
        file.set_brief(BRIEF)
    with StudyFile.open_snapshot(tmp_path / "a.study") as file:
        assert file.brief() == BRIEF
    assert check_study(tmp_path / "a.study").problems == ()


def test_it_is_in_the_rescue_copy_too(tmp_path: Path) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_brief(BRIEF)
        file.write_rescue(tmp_path / "b.study")
    with StudyFile.open(tmp_path / "b.study") as copy:
        assert copy.brief() == BRIEF


def test_a_study_open_for_reading_takes_none(tmp_path: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    with (
        StudyFile.open_snapshot(path) as file,
        pytest.raises(UserError, match="cannot be changed"),
    ):
        file.set_brief(BRIEF)


@pytest.mark.parametrize("damage", ["by_when = 'soon'", "said = '[1]'"])
def test_one_that_cannot_be_read_is_told_by_the_check(tmp_path: Path, damage: str) -> None:
    with create(tmp_path / "a.study") as file:
        file.set_brief(BRIEF)
    with raw(tmp_path / "a.study") as connection:
        connection.execute(f"UPDATE brief SET {damage}")
    assert "“brief”" in " ".join(check_study(tmp_path / "a.study").problems)


def test_a_study_of_the_fifth_format_keeps_all_it_holds_and_takes_one(tmp_path: Path) -> None:
    path = tmp_path / "old.study"
    with raw(path) as connection:
        connection.executescript(FORMAT_5.read_text("utf-8"))
    assert check_study(path).problems == ()
    with StudyFile.open(path) as file:
        assert len(file.recorded(file.round())[0][1]) == 3
        assert [version.source for version in file.process_versions()] == ["first.csv"]
        assert file.places() == {"step:Greet": (10.0, 20.5)}
        assert len(file.reveals()) == 1
        assert file.presenter_notes() == "Ask first."
        assert file.brief() == Brief()
        file.set_brief(BRIEF)
        assert file.brief() == BRIEF
    assert check_study(path).problems == ()
    with raw(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
