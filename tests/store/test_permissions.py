"""Studies and folders that the user may not write to, or not even look into."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import closed_study, contents, create

NOBODY = 65534

pytestmark = pytest.mark.skipif(
    os.name != "posix" or (os.getuid() == 0 and not hasattr(os, "setresuid")),
    reason="needs permissions as POSIX has them, and a user whom they bind",
)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root, whom no permission binds, becomes nobody for a while."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    path = Path(tempfile.mkdtemp(prefix="observer-test-"))
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "reason"),
    [
        (0o555, 0o666, "its folder cannot be written to (Permission denied)"),
        (0o777, 0o444, "the file is write-protected"),
    ],
)
def test_what_cannot_be_written_to_is_read_and_says_why(
    folder: Path, folder_mode: int, file_mode: int, reason: str
) -> None:
    path = closed_study(folder / "a.study")
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = contents(folder)
    with ordinary_user(), StudyFile.open(path) as file:
        assert file.read_only == reason
        assert len(file.recorded(file.round())[0][1]) == 21
        with pytest.raises(UserError, match="the study cannot be changed"):
            file.require_writable()
    assert contents(folder) == before


@pytest.mark.parametrize("look", [StudyFile.open, StudyFile.open_snapshot, check_study])
def test_a_study_that_may_not_be_read_is_one_sentence(folder: Path, look: type) -> None:
    path = closed_study(folder / "a.study")
    path.chmod(0o000)
    with ordinary_user():
        assert "Permission denied" in said(look, path)


@pytest.mark.parametrize("look", [StudyFile.open, StudyFile.open_snapshot, check_study, create])
def test_a_study_in_a_folder_out_of_reach_is_one_sentence(folder: Path, look: type) -> None:
    path = closed_study(folder / "a.study")
    folder.chmod(0o000)
    with ordinary_user():
        assert "Permission denied" in said(look, path)


def test_a_study_is_not_created_where_nothing_can_be(folder: Path) -> None:
    folder.chmod(0o555)
    with ordinary_user():
        assert "the study cannot be written (Permission denied)" in said(create, folder / "a.study")
    assert contents(folder) == {}


def said(look: object, path: Path) -> str:
    """What a user is told, by an error or as the problem that a check found."""
    try:
        found = look(path)  # type: ignore[operator]
    except UserError as error:
        return str(error)
    return str(found.problems)
