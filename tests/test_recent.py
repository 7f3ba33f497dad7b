"""The studies opened last: which are listed, and how far each has come."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.model.study import Study
from observer.recent import Glance, forget, glance, note_opened, pin, recent_studies
from observer.recording import record_script
from observer.sample import make_sample
from observer.settings import settings_path, write_settings
from observer.store.study_file import StudyFile

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HEAD = "contact,at_ms,key,detail\n"


def listed() -> list[tuple[str, bool]]:
    return [(study.path.stem, study.pinned) for study in recent_studies()]


def open_all(folder: Path, names: str) -> None:
    for name in names:
        note_opened(folder / f"{name}.study")


def test_the_one_opened_last_comes_first_and_none_twice(tmp_path: Path) -> None:
    assert recent_studies() == ()
    open_all(tmp_path, "abca")
    assert listed() == [("a", False), ("c", False), ("b", False)]


def test_the_last_ten_are_kept(tmp_path: Path) -> None:
    open_all(tmp_path, "abcdefghijkl")
    assert "".join(name for name, _ in listed()) == "lkjihgfedc"


def test_a_pinned_one_stays_beside_ten_others_until_it_is_let_go(tmp_path: Path) -> None:
    open_all(tmp_path, "ab")
    pin(tmp_path / "a.study", pinned=True)
    open_all(tmp_path, "cdefghijklm")
    assert "".join(name for name, _ in listed()) == "mlkjihgfeda"
    assert listed()[-1] == ("a", True)
    pin(tmp_path / "a.study", pinned=False)
    assert "".join(name for name, _ in listed()) == "mlkjihgfed"


def test_a_forgotten_one_is_off_the_list_and_its_file_stays(tmp_path: Path) -> None:
    StudyFile.create(tmp_path / "a.study", Study("Refund", NOON)).close()
    open_all(tmp_path, "ab")
    pin(tmp_path / "a.study", pinned=True)
    forget(tmp_path / "a.study")
    assert listed() == [("b", False)]
    assert (tmp_path / "a.study").exists()


def test_other_settings_stay_and_settings_that_cannot_be_read_are_left_alone(
    tmp_path: Path,
) -> None:
    write_settings(settings_path(), strip_position=(1, 2))
    open_all(tmp_path, "a")
    assert settings_path().read_text("utf-8").startswith("strip_position = [1, 2]\n")
    settings_path().write_text("recent = 7\n", encoding="utf-8")
    with pytest.raises(UserError, match="“recent” takes paths"):
        note_opened(tmp_path / "b.study")
    assert settings_path().read_text("utf-8") == "recent = 7\n"


def test_a_relative_path_is_remembered_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    note_opened(Path("a.study"))
    assert [study.path for study in recent_studies()] == [tmp_path / "a.study"]


def test_a_glance_tells_how_far_the_latest_round_has_come(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with StudyFile.create(path, Study("Refund", NOON)) as file:
        assert glance(path) == Glance("Refund", "0 of 10 contacts closed", unfinished=True)
        script = tmp_path / "marks.csv"
        rows = "1,0,open,\n1,10,close,outcome=resolved\n2,99,open,\n"
        script.write_text(HEAD + rows, encoding="utf-8")
        record_script(file, script)
        assert glance(path) == Glance("Refund", "1 of 10 contacts closed", unfinished=True)
    make_sample(tmp_path / "sample.study").close()
    done = glance(tmp_path / "sample.study")
    assert (done.progress, done.unfinished) == ("10 of 10 contacts closed", False)


def test_a_glance_says_why_a_study_cannot_be_opened(tmp_path: Path) -> None:
    assert glance(tmp_path / "gone.study").problem == "not found; moved or deleted"
    (tmp_path / "x.study").write_text("no study", encoding="utf-8")
    assert glance(tmp_path / "x.study").problem == "this is not a study"


@pytest.mark.skipif(sys.platform == "win32", reason="says that there is no such file")
def test_a_path_that_the_system_refuses_is_told_like_any_other(tmp_path: Path) -> None:
    """As it does where a folder may not be entered, or a shared one does not answer."""
    assert "cannot be used" in glance(tmp_path / f"{'long' * 100}.study").problem
