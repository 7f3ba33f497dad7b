"""The window's first paint with the sample open, and its memory, beside a bare main window."""

from __future__ import annotations

from collections.abc import Iterator

from observer.sample import make_sample
from tests.benchmarks.figures import (
    Figure,
    bound,
    folder_on_disk,
    median,
    run_python,
    time_alternately,
)

RUNS = 15
MOST_MB = 150

# Ends as soon as the first painting is through, and prints its peak memory in KB. (Linux only:
# what the system accounts to a child elsewhere starts with the memory of the parent.)
FIRST_PAINT = """
import os, re, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.end)
        return False

    def end(self):
        status = Path("/proc/self/status").read_text()
        print(re.search(r"VmHWM:\\s*([0-9]+)", status)[1], flush=True)
        os._exit(0)

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
OBSERVER = f"""
import gc
gc.disable()  # as `observer open` does
from observer.app import StudyFile, SystemClock, make_application, make_window
{FIRST_PAINT}
app = make_application()
watch(app, make_window(StudyFile.open(Path(sys.argv[1])), SystemClock()))
"""


def measure() -> Iterator[Figure]:
    peaks_mb: list[float] = []
    with folder_on_disk() as folder:
        study = folder / "sample.study"
        make_sample(study).close()

        def open_observer() -> None:
            peak_kb = run_python("-c", OBSERVER, str(study))
            peaks_mb.append(int(peak_kb) * 1024 / 1e6)

        times = time_alternately(
            {"observer": open_observer, "bare": lambda: run_python("-c", BARE)}, RUNS
        )
    yield Figure(
        "start to first paint, median",
        median(times["observer"]),
        median(times["bare"]),
        2,
        "a bare QMainWindow",
    )
    yield bound("memory of the window, peak", max(peaks_mb), MOST_MB, "MB")
