"""A disk that goes during a call: marking goes on, the window says so, nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile

from .conftest import START, Leader, make_study, show_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no open file can be moved there")


class Disk:
    """A folder that can be out of reach."""

    def __init__(self, folder: Path) -> None:
        self.place, self._away = folder / "disk", folder / "away"
        self.place.mkdir()
        self.study = self.place / "a.study"

    def go(self) -> None:
        self.place.rename(self._away)

    def come_back(self) -> None:
        self._away.rename(self.place)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    return Disk(tmp_path)


@pytest.fixture
def call(qtbot: QtBot, disk: Disk) -> Leader:
    """A contact waits when the disk goes; two more marks."""
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, make_study(disk.study), clock), clock)
    leader.press("o", "Esc", "w", "1")
    disk.go()
    leader.wait(60_000)
    leader.press("r", "p")
    return leader


def test_marking_goes_on_and_the_window_says_since_when(call: Leader, disk: Disk) -> None:
    since = f"{call.last().pressed.at.astimezone():%H:%M}"
    assert call.kinds() == ["open", "wait", "resolution-known", "permitted"]
    assert call.window.disk.sentence == f"Not on disk since {since} (2 marks). Retrying…"
    assert call.window.status.saved.words == f"Not on disk since {since}"
    disk.come_back()


def test_it_goes_away_by_itself_when_the_disk_is_back(
    call: Leader, disk: Disk, qtbot: QtBot
) -> None:
    disk.come_back()
    assert call.window.disk.isVisible()
    qtbot.waitUntil(lambda: not call.window.disk.isVisible())
    assert call.window.status.saved.words == "Saved on disk"
    assert rows_in(disk.study) == 5


def test_a_rescue_copy_holds_every_mark(call: Leader, disk: Disk, tmp_path: Path) -> None:
    rescue = tmp_path / "rescue.study"
    call.window.disk.save_rescue(rescue)
    assert str(rescue) in call.window.disk.sentence
    assert check_study(rescue).problems == ()
    assert rows_in(rescue) == 5
    disk.come_back()


def test_a_copy_that_cannot_be_written_says_why(call: Leader, disk: Disk, tmp_path: Path) -> None:
    call.window.disk.save_rescue(tmp_path / "nowhere" / "rescue.study")
    assert "No rescue copy was written" in call.window.disk.sentence
    disk.come_back()


def test_the_window_does_not_close_over_marks_that_would_be_lost(
    call: Leader, tmp_path: Path
) -> None:
    call.window.close()
    assert call.window.isVisible()
    assert "would be lost" in call.window.disk.sentence
    call.press("f")
    assert call.kinds()[-1] == "frustration"
    call.window.disk.save_rescue(tmp_path / "rescue.study")
    call.window.close()
    assert not call.window.isVisible()
    assert rows_in(tmp_path / "rescue.study") == 6


def test_it_closes_without_them_where_the_leader_says_so(call: Leader, disk: Disk) -> None:
    call.window.close()
    call.window.disk.leave.click()
    assert not call.window.isVisible()
    disk.come_back()
    assert rows_in(disk.study) == 3


def test_closing_saves_what_can_be_saved_by_then(call: Leader, disk: Disk) -> None:
    disk.come_back()
    call.window.close()
    assert not call.window.isVisible()
    assert rows_in(disk.study) == 5


def rows_in(path: Path) -> int:
    """Rows of the study: open, wait, its reason, and what came after."""
    with StudyFile.open_snapshot(path) as file:
        return sum(len(rows) for _, rows in file.recorded(file.round()))
