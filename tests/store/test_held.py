"""Reading a study that this very process has open takes nothing from the live session."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from observer.store.snapshot import is_study
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.store.studies import create, mark_contact

READS = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT * FROM mark').fetchall()"


def test_a_snapshot_leaves_the_live_session_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        mark_contact(file, 3)
        StudyFile.open_snapshot(path).close()
        check_study(path)
        assert is_study(path)
        StudyFile.open(path).close()
        # Another program that opens the study and is done with it takes the log away if it
        # finds no lock, and the marks after that would go to a file without a name.
        subprocess.run([sys.executable, "-c", READS, str(path)], check=True)
        assert (tmp_path / "a.study-wal").exists()


def test_a_study_opened_twice_is_for_reading_the_second_time(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    with create(path) as file:
        mark_contact(file, 3)
        with StudyFile.open(path) as second:
            assert second.read_only == "it is open here already"
            assert second.recorded(second.round()) == file.recorded(file.round())


def test_once_closed_it_is_opened_for_writing_again(tmp_path: Path) -> None:
    path = tmp_path / "a.study"
    create(path).close()
    with StudyFile.open(path) as file:
        assert file.read_only == ""
