"""How long the window's event loop stands still while a map is analysed, laid out and drawn."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import analyse_file, make_application
from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Overlay, Reading
from observer.sample import make_sample
from observer.ui.map.page import MapPage
from tests.benchmarks.figures import Figure, bound, folder_on_disk

STALL_MS = 16
SIZE = (1920, 1080)
MOST_S = 30


class Pulse:
    """Beats whenever the event loop turns, and keeps the longest time between two beats."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or make_application()
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()
        page = MapPage(partial(analyse_file, study), study)
        page.resize(*SIZE)
        page.show()
        settle(page)
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
            yield bound(f"{what}: longest stall", pulse.longest_ms, STALL_MS)


def settle(page: MapPage) -> None:
    until = time.monotonic() + MOST_S
    QTest.qWait(300)
    while page.busy and time.monotonic() < until:
        QTest.qWait(20)
    QTest.qWait(300)


if __name__ == "__main__":
    for figure in measure():
        print(figure)
