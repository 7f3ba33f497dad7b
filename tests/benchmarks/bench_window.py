"""The window's first paint with the sample open, and its memory, beside a bare main window."""

from __future__ import annotations

from collections.abc import Iterator

from observer.sample import make_sample
from tests.benchmarks.figures import Figure, bound, folder_on_disk, median, run_python

RUNS = 10
MOST_MB = 150

# Ends as soon as the first painting is through; the time and memory are those of the process.
FIRST_PAINT = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

def watch(app, window):
    first = FirstPaint(app)
    window.installEventFilter(first)
    window.resize(1366, 768)
    window.show()
    app.exec()
"""
BARE = f"""{FIRST_PAINT}
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
watch(app, QMainWindow())
"""
OBSERVER = f"""{FIRST_PAINT}
from pathlib import Path
from observer.app import SystemClock, StudyFile, make_application, make_window
app = make_application()
watch(app, make_window(StudyFile.open(Path(sys.argv[1])), SystemClock()))
"""


def measure() -> Iterator[Figure]:
    times: dict[str, list[float]] = {"observer": [], "bare": []}
    memory: dict[str, list[float]] = {"observer": [], "bare": []}
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()
        for _ in range(RUNS):
            for name, program in (("observer", OBSERVER), ("bare", BARE)):
                _, elapsed_ms, peak_mb = run_python("-c", program, str(study))
                times[name].append(elapsed_ms)
                memory[name].append(peak_mb)
    yield Figure(
        "start to first paint, median",
        median(times["observer"]),
        median(times["bare"]),
        2,
        "a bare QMainWindow",
    )
    yield bound("memory of the window, peak", max(memory["observer"]), MOST_MB, "MB")
    yield bound("memory of a bare QMainWindow, peak", max(memory["bare"]), MOST_MB, "MB")
