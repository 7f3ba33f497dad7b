"""A study file that goes, comes back, is locked or replaced while it is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from observer.capture.safekeeping import Safekeeping
from observer.capture.session import Session
from observer.errors import NotSaved, UserError
from observer.model.mark import Mark, MarkKind
from observer.model.study import Study
from observer.store.snapshot import wal_path
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import AT, create, mark_contact, raw


@contextmanager
def observed(path: Path) -> Iterator[tuple[StudyFile, Session, Safekeeping]]:
    """A study of one contact with three notes, and a session that goes on in memory."""
    with create(path) as file:
        clock = mark_contact(file, 3).clock
        keeping = Safekeeping(file)
        yield file, Session(clock, keeping, file.round(), file.recorded(file.round())), keeping


def note(session: Session, contact: int = 1) -> Mark:
    (mark,) = session.press(MarkKind.NOTE, {"text": "x"}, contact=contact)
    return mark


def ids_in(path: Path) -> list[int]:
    with StudyFile.open_snapshot(path) as file:
        return [row.id for _, rows in file.recorded(file.round()) for row in rows]


@pytest.mark.skipif("sys.platform == 'win32'", reason="a file that is open cannot be moved")
def test_a_file_that_is_moved_away_and_back_has_every_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with observed(path) as (file, session, keeping):
        path.rename(tmp_path / "away")
        first = note(session)
        assert session.unsaved_since == first.pressed
        assert "the file is gone" in str(keeping.problem)
        session.press(MarkKind.OPEN, contact=2)
        (tmp_path / "away").rename(path)
        assert keeping.retry()
        assert file.recorded(file.round()) == session.recorded()
    assert ids_in(path) == [1, 2, 3, 4, 5, 6]


@pytest.mark.skipif("sys.platform == 'win32'", reason="a file that is open cannot be removed")
def test_a_disk_that_is_taken_out_and_put_in_again_has_every_mark(tmp_path: Path) -> None:
    path = tmp_path / "disk" / "a.study"
    path.parent.mkdir()
    with observed(path) as (_, session, keeping):
        shutil.copytree(path.parent, tmp_path / "copy")
        shutil.rmtree(path.parent)
        note(session)
        assert session.unsaved_since
        (tmp_path / "copy").rename(path.parent)
        assert keeping.retry()
        note(session)
        shutil.copytree(path.parent, tmp_path / "as killed now")
    for place in (path, tmp_path / "as killed now" / "a.study"):
        assert check_study(place).problems == ()
        assert ids_in(place) == [1, 2, 3, 4, 5, 6]


@pytest.mark.skipif("sys.platform == 'win32'", reason="a file that is open cannot be replaced")
def test_nothing_is_written_into_a_file_that_is_not_the_study_as_it_was_left(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.study"
    create(tmp_path / "younger.study").close()
    StudyFile.create(tmp_path / "other.study", Study("Something else", AT)).close()
    (tmp_path / "no.study").write_text("no study at all, but a text")
    with observed(path) as (_, session, keeping):
        for name in ("younger", "other", "no"):
            wal_path(path).unlink(missing_ok=True)
            (tmp_path / f"{name}.study").rename(path)
            before = path.read_bytes()
            note(session)
            assert session.unsaved_since
            assert path.read_bytes() == before
            assert str(path) in str(keeping.problem)
    assert keeping.unsaved


def test_a_file_that_another_program_has_locked_is_written_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with observed(path) as (_, session, keeping):
        with raw(path) as other:
            other.execute("BEGIN IMMEDIATE")
            note(session)
            assert "locked" in str(keeping.problem)
            other.execute("ROLLBACK")
        assert keeping.retry()
    assert ids_in(path) == [1, 2, 3, 4, 5]


def test_marks_that_a_failing_disk_kept_after_all_are_not_written_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with observed(path) as (file, session, _):
        mark = note(session)
        file.append([mark])
        assert file.recorded(file.round()) == session.recorded()


@pytest.mark.skipif("sys.platform == 'win32'", reason="a file that is open cannot be removed")
def test_a_rescue_file_is_the_whole_study_though_its_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with observed(path) as (file, session, keeping):
        later = file.add_round("after")
        file.set_study(Study("Refund", AT, coached_metric="handle time"))
        path.unlink()
        note(session)
        session.press(MarkKind.OPEN, contact=2)
        file.write_rescue(tmp_path / "rescue.study", keeping.unsaved)
        expected = session.recorded()
    assert check_study(tmp_path / "rescue.study").problems == ()
    with StudyFile.open(tmp_path / "rescue.study") as rescued:
        assert rescued.read_only == ""
        assert rescued.study().coached_metric == "handle time"
        assert rescued.round() == later
        assert rescued.recorded(rescued.round("baseline")) == expected


def test_a_rescue_file_takes_no_other_ones_place(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with observed(path) as (file, _, _):
        with pytest.raises(UserError, match="there is a file of this name already"):
            file.write_rescue(path)
        with pytest.raises(UserError, match="cannot be written"):
            file.write_rescue(tmp_path / "nowhere" / "b.study")


@pytest.mark.skipif("sys.platform == 'win32'", reason="a file that is open cannot be moved")
def test_without_safekeeping_a_mark_that_is_not_saved_has_no_effect(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        session = mark_contact(file, 3)
        path.rename(tmp_path / "away")
        before = session.standing(1)
        with pytest.raises(NotSaved, match="the file is gone"):
            note(session)
        with pytest.raises(NotSaved):
            file.add_round("after")
        (tmp_path / "away").rename(path)
        assert session.standing(1) == before
        assert [round_.name for round_ in file.rounds()] == ["baseline"]
        note(session)
