"""Two programs on one study, and what looking at one leaves behind."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from observer.errors import UserError
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import (
    STUDY,
    closed_study,
    contents,
    create,
    interrupted_study,
    mark_contact,
)

READER = """
import json, sys
from pathlib import Path
from observer.errors import UserError
from observer.store.study_file import StudyFile

with StudyFile.open(Path(sys.argv[1])) as file:
    found = {"read_only": file.read_only, "marks": [len(m) for _, m in file.recorded(file.round())]}
    try:
        file.require_writable()
    except UserError as error:
        found["refusal"] = str(error)
print(json.dumps(found))
"""


def read_in_another_process(path: Path) -> dict[str, object]:
    command = [sys.executable, "-c", READER, str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, object] = json.loads(run.stdout)
    return found


def test_a_second_process_reads_and_says_why_it_does_not_write(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        session = mark_contact(file, 4)
        before = contents(tmp_path)
        found = read_in_another_process(path)
        assert contents(tmp_path) == before
        session.press(session.standing(1)[-1].kind, {"text": "still writing"})
    assert found == {
        "read_only": "it is open in another Observer",
        "marks": [5],
        "refusal": f"{path}: the study cannot be changed: it is open in another Observer",
    }
    assert read_in_another_process(path) == {"read_only": "", "marks": [6]}


def test_a_link_to_the_study_is_the_same_study(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.study"
    link.symlink_to(path)
    with create(path) as file:
        mark_contact(file, 4)
        assert read_in_another_process(link)["marks"] == [5]
        assert read_in_another_process(link)["read_only"] == "it is open in another Observer"
        assert check_study(link).marks == 5


def test_nothing_that_writes_works_on_a_study_opened_for_reading(tmp_path: Path) -> None:
    path = closed_study(tmp_path / "a.study")
    before = contents(tmp_path)
    with StudyFile.open_snapshot(path) as file:
        ((_, marks),) = file.recorded(file.round())
        for change in (
            lambda: file.set_study(STUDY),
            lambda: file.add_round("x"),
            lambda: file.add_contact(1, 9),
            lambda: file.append(marks[:1]),
        ):
            with pytest.raises(UserError, match="it was opened for reading"):
                change()
    assert contents(tmp_path) == before


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that takes the place of the system's temporary one."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_looking_at_a_study_leaves_no_copy_behind(tmp_path: Path, temporary: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    before = contents(tmp_path)
    found = check_study(path)
    assert (found.sound, found.problems, found.contacts, found.marks) == (True, (), 1, 21)
    with StudyFile.open_snapshot(path) as file:
        assert list(temporary.iterdir())
        assert len(file.recorded(file.round())[0][1]) == 21
    assert list(temporary.iterdir()) == []
    assert contents(tmp_path) == before


def test_a_file_refused_leaves_no_copy_and_no_lock_behind(tmp_path: Path, temporary: Path) -> None:
    path = closed_study(tmp_path / "a.study")
    path.write_bytes(path.read_bytes()[:-4096])
    assert not check_study(path).sound
    for open_ in (StudyFile.open, StudyFile.open_snapshot):
        with pytest.raises(UserError):
            open_(path)
    assert list(temporary.iterdir()) == []
    assert list(contents(tmp_path)) == ["a.study"]


def test_a_study_interrupted_is_opened_with_every_mark(tmp_path: Path) -> None:
    path = interrupted_study(tmp_path / "a.study")
    with StudyFile.open(path) as file:
        assert file.read_only == ""
        assert len(file.recorded(file.round())[0][1]) == 21
    assert list(contents(tmp_path)) == ["a.study"]
