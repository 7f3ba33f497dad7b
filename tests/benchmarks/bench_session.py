"""Eight hours at the live page in a minute: memory, and the last marks beside the first."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt

from observer.app import make_application
from observer.model.mark import MarkKind
from observer.model.study import TARGET_CONTACTS
from tests.benchmarks.bench_press import Painted, Press, make_study, press_time, shown
from tests.benchmarks.figures import Figure, folder_on_disk, median, run_python

MARKS = 3_000
WARM_MARKS = 300
"""By then everything the page shows was shown once; memory is measured from there."""
COMPARED = 100
EVERY_MS = 8 * 3_600_000 // MARKS
KEYS = (Qt.Key.Key_W, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_F,
        Qt.Key.Key_H)  # fmt: skip
"""Each makes a mark at least, almost each in a step that begins, which is a mark too; then the next
contact gets the same."""


def measure() -> Iterator[Figure]:
    told = json.loads(run_python("-c", f"import {__name__} as session; session.run()"))
    what, against = f"the last {COMPARED} of {MARKS} marks in a session", f"the first {COMPARED}"
    for name, times_ms in told["times_ms"].items():
        first, last = median(times_ms[:COMPARED]), median(times_ms[-COMPARED:])
        yield Figure(f"{what}, {name}, median", last, first, 1.2, against)
    against = f"after {WARM_MARKS} marks"
    memory = told["warm_mb"], told["end_mb"]
    yield Figure(f"memory after {MARKS} marks", memory[1], memory[0], 1.05, against, "MB")


def run() -> None:
    """One session in a process of its own; prints what it measured as JSON."""
    presses: list[Press] = []
    app, warm_mb = make_application(), 0.0
    with folder_on_disk() as folder:
        study = folder / "session.study"
        make_study(study, 2 * TARGET_CONTACTS)
        with shown(study) as (window, clock):
            painted, desk = Painted(), window.desk
            window.observe.timeline.installEventFilter(painted)
            desk.continue_interrupted()
            steps = cycle(desk.vocabulary.words(MarkKind.STEP, "name"))
            while (marks := sum(len(c.rows) for c in desk.session.contacts.values())) < MARKS:
                desk.focus_on(len(presses) // len(KEYS) % TARGET_CONTACTS + 1, clock.now())
                for key in KEYS:
                    clock.advance(EVERY_MS)
                    if key is not Qt.Key.Key_Space:  # which ends the wait in the same step
                        desk.take_step(clock.now(), next(steps))
                    presses.append(press_time(app, window, painted, key))
                if marks >= WARM_MARKS and not warm_mb:
                    warm_mb = memory_mb()
            end_mb = memory_mb()
    times_ms = {
        "key press to painted": [press.wall_ms for press in presses],
        "processor time of it": [press.cpu_ms for press in presses],
        "key press to idle": [press.idle_ms for press in presses],
    }
    print(json.dumps({"times_ms": times_ms, "warm_mb": warm_mb, "end_mb": end_mb}))


def memory_mb() -> float:
    """What of the process is in memory now. (Linux only.)"""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6
