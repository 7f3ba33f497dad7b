"""The window to begin with, and the rounds of a study."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtTest import QTest

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.drawing.map_graph import View
from observer.recent import note_opened, pin
from observer.recording import record_script
from observer.resource_files import resource_path
from observer.rounds import begin_round
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.map.page import MapPage
from observer.ui.start import StartWindow
from tests.screenshots.scenes import (
    HELD_MOST,
    NEXT_MORNING,
    Scene,
    Shown,
    Size,
    half_a_round,
    lay_open,
)
from tests.ui.conftest import START, make_study

AFTER_WEEKS = NEXT_MORNING * 30


def show_start(folder: Path, size: Size) -> Shown:
    """Studies opened before: one is pinned, one is unfinished, one is gone."""
    make_sample(folder / "refunds in spring.study").close()
    half_a_round(folder / "refunds in summer.study").close()
    make_study(folder / "callbacks.study").close()
    names = ("callbacks", "moved away", "refunds in spring", "refunds in summer")
    for name in names:
        note_opened(folder / f"{name}.study")
    pin(folder / "refunds in spring.study", pinned=True)
    window = StartWindow(_nothing, _nothing, _nothing)
    lay_open(window, size)
    QTest.qWait(600)
    return window.close, window


def show_start_guide(folder: Path, size: Size) -> Shown:
    close, window = show_start(folder, size)
    assert isinstance(window, StartWindow)
    window.show_guide()
    return close, window


def two_rounds(path: Path, *, observed: bool = True) -> StudyFile:
    """The sample, and after a change its first contacts without the approval's wait."""
    file = make_sample(path)
    begin_round(file, "authority extended")
    if observed:
        header, *rows = resource_path("sample", "marks.csv").read_text("utf-8").splitlines()
        kept = [row for row in rows if int(row.split(",")[0]) <= 8 and "on=approval" not in row]
        script = path.with_suffix(".csv")
        script.write_text("\n".join([header, *kept]), encoding="utf-8")
        record_script(file, script, clock=ManualClock(START + AFTER_WEEKS, boot_id="after"))
    return file


def show_rounds(folder: Path, size: Size) -> Shown:
    clock = ManualClock(START + AFTER_WEEKS)
    window = make_window(two_rounds(folder / "rounds.study"), clock)
    lay_open(window, size)
    window.show_rounds()
    return window.close, window


def show_begun(folder: Path, size: Size) -> Shown:
    file = two_rounds(folder / "begun.study", observed=False)
    window = make_window(file, ManualClock(START + AFTER_WEEKS))
    lay_open(window, size)
    return window.close, window


def show_earlier(folder: Path, size: Size) -> Shown:
    file = two_rounds(folder / "earlier.study")
    window = make_window(file, ManualClock(START + AFTER_WEEKS), file.round("baseline"))
    lay_open(window, size)
    return window.close, window


def show_difference(folder: Path, size: Size) -> Shown:
    """Before and after; the evidence of what held most lies open."""
    window = make_window(two_rounds(folder / "both.study"), ManualClock(START + AFTER_WEEKS))
    lay_open(window, size)
    window.show_stage("Map")
    page = window.findChild(MapPage)
    assert page
    page.show_view(View.DIFFERENCE)
    while page.busy:
        QTest.qWait(50)
    page.canvas.select(HELD_MOST)
    page.evidence.rows.setCurrentRow(0)
    QTest.qWait(400)
    return window.close, window


def _nothing(*_: object) -> None:
    """What a button of the start window does in a picture."""


SCENES: Mapping[str, Scene] = {
    "start-recent": show_start,
    "start-guide": show_start_guide,
    "rounds": show_rounds,
    "round-begun": show_begun,
    "round-earlier": show_earlier,
    "difference-evidence": show_difference,
}
