"""How long the window's event loop stands still while a map is analysed, laid out and drawn."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import analyse_file, make_application
from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Overlay, Reading
from observer.sample import make_sample
from observer.ui.map.page import MapPage
from tests.benchmarks.bench_views import STEPS, hundred_steps
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, waited_ns

STALL_MS = 16
SWITCH_MS = 100
SWITCHES = 10
SIZE = (1920, 1080)
REST_MS = 1_500
"""Long enough for whatever follows to come to its end."""


class Pulse:
    """Beats whenever the event loop turns, and keeps the longest time between two beats.

    Of that time counts what the window's thread worked, or waited for others of the program; not
    what any of them waited for a processor, which other programs have.
    """

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = self._now()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _now(self) -> tuple[int, int, int]:
        return time.perf_counter_ns(), time.thread_time_ns(), waited_ns()

    def _beat(self) -> None:
        passed, worked, waited = (b - a for a, b in zip(self._last, self._now(), strict=True))
        self.longest_ms = max(self.longest_ms, max(worked, passed - waited) / 1e6)
        self._last = self._now()


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or make_application()
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()
        yield from stalls("sample", MapPage(partial(analyse_file, study), study))
        hundred = hundred_steps()
        page = MapPage(lambda: hundred, Path("hundred.study"))
        yield from stalls(f"{STEPS} steps", page)
        times = [switch_ms(page) for _ in range(SWITCHES)]
        yield bound(f"{STEPS} steps: from one view to the next, median", median(times), SWITCH_MS)


def stalls(study: str, page: MapPage) -> Iterator[Figure]:
    page.resize(*SIZE)
    page.show()
    page.refresh()
    settle(page)
    for what, act in (
        ("refreshing", page.refresh),
        ("filtering", lambda: page.reading.changed.emit(Reading(overlay=Overlay.TIME))),
        ("taking filters away", lambda: page.reading.changed.emit(EVERYTHING)),
        ("switching views", lambda: page.show_view(View.COMPARISON)),
    ):
        pulse = Pulse()
        act()
        settle(page)
        yield bound(f"{study}, {what}: longest stall", pulse.longest_ms, STALL_MS)


def switch_ms(page: MapPage) -> float:
    """Until all of the other view is painted; it fades in from then on."""
    other = View.REAL if page.view is View.COMPARISON else View.COMPARISON
    start_ns = time.perf_counter_ns() - waited_ns()
    page.show_view(other)
    while not page.canvas.pictures.is_ready:
        QApplication.processEvents()
    taken_ns = time.perf_counter_ns() - waited_ns() - start_ns
    settle(page)
    return taken_ns / 1e6


def settle(page: MapPage) -> None:
    while page.busy:
        QTest.qWait(20)
    QTest.qWait(REST_MS)
