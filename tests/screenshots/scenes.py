"""What is shown in each picture: the sample's round on a clock set by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.capture.heartbeat import GapReason, Missed
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.model.study import TARGET_CONTACTS
from observer.practice.rehearsal import Rehearsal
from observer.practice.scripted_call import load_call
from observer.recording import record_script
from observer.resource_files import resource_path
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.map.page import MapPage
from observer.ui.practice.window import PracticeWindow
from observer.ui.review.page import ReviewPage
from observer.ui.start import StartWindow
from tests.ui.conftest import START, Leader, make_study

Size = tuple[int, int]
Shown = tuple[Callable[[], object], QWidget]
"""What closes the window in the end, and what is in the picture."""
Scene = Callable[[Path, Size], Shown]

EARLIER_CONTACTS = 5
NEXT_MORNING = timedelta(days=1)


def lay_open(window: QMainWindow, size: Size) -> None:
    window.resize(*size)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def half_a_round(path: Path) -> StudyFile:
    """The first contacts of the sample."""
    file = make_study(path)
    header, *rows = resource_path("sample", "marks.csv").read_text("utf-8").splitlines()
    script = path.with_suffix(".csv")
    played = [row for row in rows if int(row.split(",")[0]) <= EARLIER_CONTACTS]
    script.write_text("\n".join([header, *played]), encoding="utf-8")
    assert not record_script(file, script, clock=ManualClock(START, boot_id="sample"))
    return file


def lead(file: StudyFile, size: Size, keys: tuple[str | int, ...]) -> Leader:
    """Presses keys, and waits so many milliseconds between them."""
    clock = ManualClock(START + NEXT_MORNING)
    window = make_window(file, clock)
    lay_open(window, size)
    leader = Leader(window, clock)
    for key in keys:
        if isinstance(key, int):
            leader.wait(key)
        else:
            leader.press(key)
    return leader


def show_idle(folder: Path, size: Size) -> Shown:
    window = lead(make_study(folder / "idle.study"), size, ()).window
    return window.close, window


def show_live(*keys: str | int) -> Scene:
    def show(folder: Path, size: Size) -> Shown:
        window = lead(half_a_round(folder / "live.study"), size, keys).window
        return window.close, window

    return show


def show_strip(*keys: str | int) -> Scene:
    def show(folder: Path, size: Size) -> Shown:
        leader = lead(half_a_round(folder / "strip.study"), size, (*MOVING, "Ctrl+m", *keys))
        assert leader.window.strip
        leader.window.strip.refresh()
        return leader.window.close, leader.window.strip

    return show


def show_gap_question(folder: Path, size: Size) -> Shown:
    leader = lead(half_a_round(folder / "gap.study"), size, HELD)
    leader.wait(600_000)
    missed = Missed(600_000, GapReason.SUSPENDED, leader.clock.now())
    leader.desk.take_in_automatic(leader.desk.session.record_gap(missed))
    return leader.window.close, leader.window


def show_full_disk(folder: Path, size: Size) -> Shown:
    """The disk is away, as full as a disk can be."""
    disk = folder / "disk"
    disk.mkdir()
    leader = lead(half_a_round(disk / "full.study"), size, (*HELD, "w", "2", 20_000))
    disk.rename(folder / "away")
    leader.press("p", "f")
    leader.window.disk.refresh()
    return leader.window.disk.leave.click, leader.window


def show_keys_lost(folder: Path, size: Size) -> Shown:
    """Another window has the keyboard."""
    leader = lead(half_a_round(folder / "lost.study"), size, (*HELD, "w", "2", 20_000))
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    other.hide()
    return leader.window.close, leader.window


def show_round_of(count: int) -> Scene:
    """So many chats, opened half a minute apart; some wait, the first two are done."""

    def show(folder: Path, size: Size) -> Shown:
        keys: list[str | int] = []
        for number in range(1, count + 1):
            again = ("o", 300) if number > TARGET_CONTACTS else ()
            keys += ["o", 300, *again, "2", "Esc", 9_000, "Enter", 11_000]
            keys += ["w", "2" if number % 3 else "Esc", 14_000]
            keys += ["e", "1", "1", "Esc", 2_000] if number <= count - TARGET_CONTACTS + 2 else []
            keys += ["Space", 1_000] if number % 2 else []
        window = lead(make_study(folder / "ten.study"), size, tuple(keys)).window
        return window.close, window

    return show


def show_review(folder: Path, size: Size) -> Shown:
    """A block is selected; a mark was corrected, another back-dated, and some details are open."""
    keys = (*HELD, "b", "2", "[", 40_000, "Space", 9_000, "t", "Esc", 8_000, "e", "1", "Esc", "v")
    window = lead(half_a_round(folder / "review.study"), size, keys).window
    page = window.findChild(ReviewPage)
    assert page
    page.marks.setCurrentRow(4)
    page.shift(-1_000)
    page.marks.setCurrentRow(7)
    return window.close, window


def show_map(view: View, selected: str, folder: Path, size: Size) -> Shown:
    """The sample's map; the evidence of what is selected lies open."""
    window = make_window(make_sample(folder / "map.study"), ManualClock(START + NEXT_MORNING))
    lay_open(window, size)
    window.show_stage("Map")
    page = window.findChild(MapPage)
    assert page
    page.show_view(view)
    while page.busy:
        QTest.qWait(50)
    page.canvas.select(selected)
    QTest.qWait(400)  # the map glides to what is selected
    return window.close, window


def show_replay(at_ms: int, steps: int, folder: Path, size: Size) -> Shown:
    """The sample's contacts on the map at a moment; or the first one, so many moments on."""
    close, window = show_map(View.REAL, "", folder, size)
    page = window.findChild(MapPage)
    assert page
    page.replay.open()
    page.replay.player.seek(at_ms)
    for _ in range(steps):
        page.replay.player.step(1)
    QTest.qWait(600)  # the token glides to where it is told to be
    return close, window


def show_start(_folder: Path, _size: Size) -> Shown:
    window = StartWindow(_nothing, _nothing, _nothing)
    lay_open(window, (window.width(), window.height()))
    return window.close, window


def show_practice(_folder: Path, size: Size) -> Shown:
    clock = ManualClock(START)
    window = PracticeWindow(lambda: Rehearsal(load_call(), clock))
    lay_open(window, size)
    window.strip.run_button.click()
    for at_ms, key in ((1_000, Qt.Key.Key_O), (1_500, Qt.Key.Key_Escape), (33_000, Qt.Key.Key_W)):
        clock.set(at_ms)
        window.show_call()
        QTest.keyClick(QApplication.focusWidget() or window, key)
    clock.set(45_000)
    window.show_call()
    return window.close, window


def show_score(folder: Path, size: Size) -> Shown:
    """The practice call broken off after half a minute."""
    close, window = show_practice(folder, size)
    assert isinstance(window, PracticeWindow)
    window.show_score()
    return close, window


def _nothing(*_: object) -> None:
    """What a button of the start window does in a picture."""


HELD_MOST = node_id("wait", "Obtain refund approval", "approval")
CONTACT = ("o", "Esc", 4_000, "Enter", 41_000, "Enter")
MOVING = (*CONTACT, 22_000, "w", "1", 48_000, "Space", 9_000)
HELD = (*MOVING, "Enter", 35_000, "r", 20_000)

SCENES: Mapping[str, Scene] = {
    "start": show_start,
    "practice": show_practice,
    "practice-score": show_score,
    "observe-idle": show_idle,
    "observe-moving": show_live(*MOVING),
    "observe-waiting-chips": show_live(*HELD, "w", 3_000),
    "observe-blocked": show_live(*HELD, "b", "2", 95_000),
    "observe-on-hold": show_live(*HELD, "h", 20_000, "w", "2", 64_000),
    "observe-two-contacts": show_live(*HELD, "w", "2", 12_000, *CONTACT, 20_000),
    "observe-closed": show_live(*HELD, "t", "Esc", 20_000, "e", "1"),
    "keys": show_live(*MOVING, "?"),
    "keys-changing": show_live(*MOVING, "Ctrl+k", "Enter"),
    "guide": show_live(*MOVING, "Ctrl+F1"),
    "strip-moving": show_strip(),
    "strip-waiting-chips": show_strip("w", 3_000),
    "strip-closing": show_strip("e", 2_000),
    "review": show_review,
    "observe-gap-question": show_gap_question,
    "observe-full-disk": show_full_disk,
    "observe-keys-lost": show_keys_lost,
    "observe-ten-contacts": show_round_of(10),
    "observe-twelve-contacts": show_round_of(12),
    "complete": show_live(*HELD, "b", "Esc", 40_000, "t", "Esc", 20_000, "e", "1", "2"),
    "complete-typing": show_live(
        *HELD, "b", "2", 40_000, "e", "1", *("Enter", 300) * 2, "/", "T", "e"
    ),
    "map-documented": partial(show_map, View.DOCUMENTED, ""),
    "map-real": partial(show_map, View.REAL, ""),
    "map-replay": partial(show_replay, 330_000, 0),
    "map-replay-step": partial(show_replay, 0, 8),
    "map-comparison-evidence": partial(show_map, View.COMPARISON, HELD_MOST),
}
