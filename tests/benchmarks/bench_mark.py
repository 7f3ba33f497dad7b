"""A mark while ten contacts run, call to durable, beside writing and syncing one page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle

from observer.capture.clock import SystemClock
from observer.capture.session import Session
from observer.model.mark import MarkKind
from observer.model.study import TARGET_CONTACTS, Study
from observer.store.study_file import StudyFile
from tests.benchmarks.figures import Figure, folder_on_disk, p99, time_alternately

MARKS = 1_000
PAGE = b"\0" * 4096
PRESSES: tuple[tuple[MarkKind, dict[str, str]], ...] = (
    (MarkKind.STEP, {"name": "Check account"}),
    (MarkKind.WAIT, {"on": "system"}),
    (MarkKind.MOVING, {}),
    (MarkKind.BLOCKED, {"for": "authority"}),
    (MarkKind.NOTE, {"text": "asks the team leader"}),
)


def measure() -> Iterator[Figure]:
    with folder_on_disk() as folder, (folder / "page").open("wb", buffering=0) as page:

        def write_page() -> None:
            page.write(PAGE)
            os.fsync(page.fileno())

        with StudyFile.create(folder / "bench.study", _study()) as file:
            session = Session(SystemClock(), file, file.round())
            for _ in range(TARGET_CONTACTS):
                session.press(MarkKind.OPEN)
            presses = cycle(PRESSES)
            actions = {"mark": lambda: session.press(*next(presses)), "page": write_page}
            times = time_alternately(actions, MARKS)
    against = "write and sync of 4 KiB, p99"
    yield Figure("a mark, call to durable, p99", p99(times["mark"]), p99(times["page"]), 2, against)


def _study() -> Study:
    return Study("Refund above the limit", datetime.now(UTC))
