"""From a key press to the changed page painted, and on until the program is idle again, in a small
study and in a large one.

Ten contacts run through the sample's documented process, and the strip is open.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
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
from observer.documented.reading import choose_process, read_process
from observer.model.mark import MarkKind
from observer.model.process import NodeKind
from observer.model.study import TARGET_CONTACTS, Study
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile
from observer.ui.window import Window
from tests.benchmarks.figures import Figure, bound, folder_on_disk, p99

FRAME_MS = 16
IDLE_MS = 100
"""Until then another key is taken without anybody noticing that it had to wait."""
SIZES = (100, 10_000)
BATCHES = 5
PRESSES = 100
"""A batch, after which both studies are as they were; so the small one stays small."""

KEYS = (Qt.Key.Key_W, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_F)
UNDO_EVERY = 7
"""So many presses, then an undo: it reads the contact again, and is a figure of its own."""
START = datetime(2026, 3, 9, 8, tzinfo=UTC)


def measure() -> Iterator[Figure]:
    times: dict[int, list[Press]] = {size: [] for size in SIZES}
    undos: dict[int, list[Press]] = {size: [] for size in SIZES}
    app = make_application()
    with folder_on_disk() as folder:
        for size in SIZES:
            make_study(folder / f"{size}.study", size)
        for _ in range(BATCHES):
            for size in SIZES:
                copy = shutil.copy(folder / f"{size}.study", folder / "copy.study")
                with shown(Path(copy)) as (window, clock):
                    pressed, taken_back = press_times(app, window, clock)
                    times[size] += pressed
                    undos[size] += taken_back
    small, large = (p99([press.wall_ms for press in times[size]]) for size in SIZES)
    what = "key press to painted with 10,000 marks, p99"
    yield bound(what, large, FRAME_MS)
    yield Figure(what, large, small, 1.2, "with 100")
    small, large = (p99([press.cpu_ms for press in times[size]]) for size in SIZES)
    yield Figure(f"{what} of processor time alone", large, small, 1.2, "with 100")
    for what, found in (("key press", times), ("undo", undos)):
        idle_ms = p99([press.idle_ms for press in found[SIZES[-1]]])
        yield bound(f"{what} to idle with 10,000 marks, p99", idle_ms, IDLE_MS)


def make_study(path: Path, marks: int) -> None:
    """A study with ten running contacts and so many marks, equally spread."""
    clock = ManualClock(START)
    with StudyFile.create(path, Study("Refund above the limit", START)) as file:
        source = resource_path("sample", "process.csv")
        process = choose_process(read_process(source))
        file.set_documented_process(process, source.name)
        steps = [node.name for node in process.nodes if node.kind is NodeKind.STEP]
        session = Session(clock, file, file.round())
        for _ in range(TARGET_CONTACTS):
            session.press(MarkKind.OPEN)
            session.press(MarkKind.RESOLUTION_KNOWN)
            fill(session, clock, steps, marks // TARGET_CONTACTS - 2)


def fill(session: Session, clock: ManualClock, steps: Sequence[str], marks: int) -> None:
    """Appends marks to the contact in focus, every fourth a step; implied ones count."""
    names = cycle(steps)
    kinds = cycle([MarkKind.STEP, MarkKind.WAIT, MarkKind.MOVING, MarkKind.FRUSTRATION])
    for kind in islice(kinds, marks):
        clock.advance(1_000)
        session.press(kind, {"name": next(names)} if kind is MarkKind.STEP else None)


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
    """What one press took until it was painted, and what of it the program itself worked: the rest
    is the disk, and whatever else runs on the machine. And what it took until nothing was left to
    do, such as looking ahead."""

    wall_ms: float
    cpu_ms: float
    idle_ms: float


def press_times(
    app: QApplication, window: Window, clock: ManualClock
) -> tuple[list[Press], list[Press]]:
    """Those of the keys, and those of the undos between them."""
    page, painted = window.observe, Painted()
    times: list[Press] = []
    undos: list[Press] = []
    page.timeline.installEventFilter(painted)
    page.desk.continue_interrupted()
    for at, key in enumerate(islice(cycle(KEYS), PRESSES), start=1):
        clock.advance(1_000)
        times.append(press_time(app, window, painted, key))
        if at % UNDO_EVERY == 0 and key is not Qt.Key.Key_Space:
            clock.advance(1_000)
            undo = Qt.KeyboardModifier.ControlModifier
            undos.append(press_time(app, window, painted, Qt.Key.Key_Z, undo))
            clock.advance(1_000)
            press_time(app, window, painted, key)
    return times, undos


def press_time(
    app: QApplication,
    window: Window,
    painted: Painted,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> Press:
    """Presses and releases a key that makes a mark; waits until the page is painted, and then until
    it looks ahead no more."""
    become_idle(app, window)
    painted.seen = False
    start_ns, start_cpu_ns = time.perf_counter_ns(), time.process_time_ns()
    QTest.keyPress(window.observe, key, modifiers)
    while not painted.seen:
        app.processEvents()
    wall_ms, cpu_ns = ms_since(start_ns), time.process_time_ns() - start_cpu_ns
    become_idle(app, window)
    times = Press(wall_ms, cpu_ns / 1e6, ms_since(start_ns))
    QTest.keyRelease(window.observe, key, modifiers)
    return times


def become_idle(app: QApplication, window: Window) -> None:
    app.processEvents()
    while window.observe._look_ahead.isActive():
        app.processEvents()


def ms_since(start_ns: int) -> float:
    return (time.perf_counter_ns() - start_ns) / 1e6
