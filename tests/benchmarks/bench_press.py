"""From a key press to the changed page painted, in a small study and in a large one.

Ten contacts run, and the strip is open.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import make_application, make_window
from observer.capture.clock import ManualClock
from observer.capture.session import Session
from observer.model.mark import MarkKind
from observer.model.study import TARGET_CONTACTS, Study
from observer.store.study_file import StudyFile
from observer.ui.window import Window
from tests.benchmarks.figures import Figure, bound, folder_on_disk, p99

FRAME_MS = 16
SIZES = (100, 10_000)
BATCHES = 5
PRESSES = 100
"""A batch, after which both studies are as they were; so the small one stays small."""

KEYS = (Qt.Key.Key_W, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_F)
START = datetime(2026, 3, 9, 8, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    times: dict[int, list[Press]] = {size: [] for size in SIZES}
    app = make_application()
    with folder_on_disk() as folder:
        for size in SIZES:
            make_study(folder / f"{size}.study", size)
        for _ in range(BATCHES):
            for size in SIZES:
                copy = shutil.copy(folder / f"{size}.study", folder / "copy.study")
                with shown(Path(copy)) as (window, clock):
                    times[size] += press_times(app, window, clock)
    small, large = (p99([press.wall_ms for press in times[size]]) for size in SIZES)
    what = "key press to painted with 10,000 marks, p99"
    yield bound(what, large, FRAME_MS)
    yield Figure(what, large, small, 1.2, "with 100")
    small, large = (p99([press.cpu_ms for press in times[size]]) for size in SIZES)
    yield Figure(f"{what} of processor time alone", large, small, 1.2, "with 100")


def make_study(path: Path, marks: int) -> None:
    """A study with ten running contacts and so many marks, equally spread."""
    clock = ManualClock(START)
    with StudyFile.create(path, Study("Refund above the limit", START)) as file:
        session = Session(clock, file, file.round())
        for _ in range(TARGET_CONTACTS):
            session.press(MarkKind.OPEN)
            session.press(MarkKind.RESOLUTION_KNOWN)
            fill(session, clock, marks // TARGET_CONTACTS - 2)


def fill(session: Session, clock: ManualClock, marks: int) -> None:
    """Appends marks to the contact in focus; implied ones count."""
    waiting = cycle([MarkKind.WAIT, MarkKind.MOVING, MarkKind.FRUSTRATION])
    for kind in islice(waiting, marks):
        clock.advance(1_000)
        session.press(kind)


@contextmanager
def shown(study: Path) -> Iterator[tuple[Window, ManualClock]]:
    clock = ManualClock(datetime(2026, 3, 9, 14, tzinfo=UTC), boot_id="later")
    window = make_window(StudyFile.open(study), clock)
    window.show()
    window.toggle_strip()
    QApplication.processEvents()
    try:
        yield window, clock
    finally:
        window.close()
        window.deleteLater()


class Painted(QObject):
    """Whether the timeline was painted since `seen` was last set to False."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


class Press(NamedTuple):
    """What one press took, and what of it the program itself worked: the rest is the disk, and
    whatever else runs on the machine."""

    wall_ms: float
    cpu_ms: float


def press_times(app: QApplication, window: Window, clock: ManualClock) -> list[Press]:
    page, painted, times = window.observe, Painted(), []
    page.timeline.installEventFilter(painted)
    page.desk.continue_interrupted()
    for key in islice(cycle(KEYS), PRESSES):
        clock.advance(1_000)
        times.append(press_time(app, window, painted, key))
    return times


def press_time(app: QApplication, window: Window, painted: Painted, key: Qt.Key) -> Press:
    """Presses and releases a key that makes a mark; waits until the page is painted."""
    app.processEvents()
    painted.seen = False
    start_ns, start_cpu_ns = time.perf_counter_ns(), time.process_time_ns()
    QTest.keyPress(window.observe, key)
    while not painted.seen:
        app.processEvents()
    wall_ns = time.perf_counter_ns() - start_ns
    times = Press(wall_ns / 1e6, (time.process_time_ns() - start_cpu_ns) / 1e6)
    QTest.keyRelease(window.observe, key)
    return times
