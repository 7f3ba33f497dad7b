"""Scripted calls that come with the program: what is said, and what a good observer marks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from observer.capture.clock import ManualClock
from observer.files import csv_rows, read_text
from observer.model.mark import Mark
from observer.model.moment import distance_ms
from observer.model.study import Study
from observer.practice.marked import Marked, marked_since
from observer.recording import record_script
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile

CALL = "call-1"
HEADER = ["at_ms", "speaker", "line"]


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """What is said or seen, `at_ms` after the call came in."""

    at_ms: int
    speaker: str
    words: str


@dataclass(frozen=True, slots=True)
class ScriptedCall:
    """A call and its reference marks, both in order of time since it came in.

    Attributes:
        length_ms: when everything has been said and marked.
    """

    lines: tuple[SpokenLine, ...]
    reference: tuple[Marked, ...]
    length_ms: int

    def heard(self, at_ms: int) -> tuple[SpokenLine, ...]:
        """The lines that have been said at a time, oldest first."""
        return self.lines[: bisect_right(self.lines, at_ms, key=lambda line: line.at_ms)]


@cache
def load_call(name: str = CALL) -> ScriptedCall:
    """A scripted call of the resources, its reference marks played through the live session."""
    rows = _play(resource_path("practice", f"{name}-marks.csv"))
    start = rows[0].happened
    return ScriptedCall(
        lines=_read_lines(resource_path("practice", f"{name}.csv")),
        reference=marked_since(rows, start),
        length_ms=distance_ms(start, rows[-1].happened),
    )


def _read_lines(path: Path) -> tuple[SpokenLine, ...]:
    (_, header), *rows = csv_rows(read_text(path), path)
    assert header == HEADER
    return tuple(SpokenLine(int(at_ms), speaker, words) for _, (at_ms, speaker, words) in rows)


def _play(script: Path) -> list[Mark]:
    """The rows of the script's one contact; none of its own is refused."""
    start_at = datetime(2026, 1, 1, tzinfo=UTC)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reference.study"
        with StudyFile.create(path, Study("Practice", start_at)) as file:
            refused = record_script(file, script, clock=ManualClock(start_at))
            assert not refused, refused
            ((_, rows),) = file.recorded(file.round())
    return rows
