"""A leader on the page of the documented process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.model.study import Study
from observer.store.study_file import StudyFile
from observer.ui.process.page import ProcessPage
from observer.ui.process.rows import RowList

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

REAL = Path(__file__).parents[4] / "shared" / "data"
"""Files of vendors; not always here."""


class ProcessReader:
    """Presses keys on the page and reads what it shows."""

    def __init__(self, leader: Leader, qtbot: QtBot) -> None:
        self.leader, self._qtbot = leader, qtbot
        self.path = leader.window._path
        leader.press("d")
        page = leader.window.process_page
        assert page is not None
        self.page: ProcessPage = page
        self.settle()

    def settle(self) -> None:
        """Waits until what is read or drawn beside the window is there."""
        self._qtbot.waitUntil(lambda: not self.page.busy, timeout=30_000)

    def press(self, *keys: str) -> None:
        self.leader.press(*keys)

    def type(self, text: str) -> None:
        self.leader.type(text)

    def read(self, path: Path) -> None:
        """Types the path of a file, and waits for what is in it."""
        self.press("i")
        self.type(str(path))
        self.press("Enter")
        self.settle()

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of the process in use."""
        process = self.leader.window.process.process
        return process.step_names if process else ()

    @property
    def stored(self) -> tuple[str, ...]:
        """The steps of the process as the file holds it, whatever the window thinks."""
        with StudyFile.open_snapshot(self.path) as file:
            process = file.documented_process()
        return process.step_names if process else ()

    @property
    def said(self) -> str:
        return self.page.message.words

    def go_to(self, listed: RowList, words: str) -> None:
        """Goes to the row of those words, by arrow."""
        listed.setCurrentRow(0)
        while listed.chosen is None or listed.chosen.words != words:
            before = listed.currentRow()
            self.press("Down")
            assert listed.currentRow() > before, f"no row {words}"


@pytest.fixture
def reader(leader: Leader, qtbot: QtBot) -> ProcessReader:
    """On the sample's process."""
    return ProcessReader(leader, qtbot)


Opened = Callable[..., ProcessReader]


@pytest.fixture
def open_study(qtbot: QtBot, tmp_path: Path) -> Opened:
    """Opens the page on a study made by a function, or on one without a process."""
    from tests.ui.conftest import START, Leader, show_window

    def opened(make: Callable[[Path], StudyFile] | None = None) -> ProcessReader:
        path = tmp_path / "own.study"
        file = make(path) if make else StudyFile.create(path, Study("Refund", START))
        return ProcessReader(
            Leader(show_window(qtbot, file, ManualClock(START)), ManualClock(START)), qtbot
        )

    return opened
