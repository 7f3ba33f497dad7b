"""Study files for the tests, and looking at a file from outside."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from observer.capture.clock import ManualClock
from observer.capture.session import Session
from observer.model.mark import MarkKind
from observer.model.study import Study
from observer.store.study_file import StudyFile

AT = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
STUDY = Study("Refund above the limit", AT)


def create(path: Path) -> StudyFile:
    return StudyFile.create(path, STUDY)


def mark_contact(file: StudyFile, notes: int = 20) -> Session:
    """Opens a contact and takes notes in it; it stays open."""
    clock = ManualClock(AT)
    session = Session(clock, file, file.round(), file.recorded(file.round()))
    session.press(MarkKind.OPEN, {"channel": "call", "agent": "Agent A"})
    for number in range(notes):
        clock.advance(1000)
        session.press(MarkKind.NOTE, {"text": f"Note {number}"})
    return session


def closed_study(path: Path) -> Path:
    """A study of one contact with twenty notes, its log written back."""
    with create(path) as file:
        mark_contact(file)
    return path


def interrupted_study(path: Path) -> Path:
    """The same as a killed program leaves it: with its log beside it."""
    left = path.with_name(f"left-{path.name}")
    with create(left) as file:
        mark_contact(file)
        for suffix in ("", "-wal"):
            path.with_name(path.name + suffix).write_bytes(
                left.with_name(left.name + suffix).read_bytes()
            )
    left.unlink()
    return path


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The database as any other program would open it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


READ_BYTES = 1_000_000


def contents(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file of a folder: its size, when it was written, and what it begins with."""
    files = [path for path in folder.iterdir() if path.is_file()]
    return {path.name: (*_written(path), _begins(path)) for path in files}


def _written(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(READ_BYTES)
