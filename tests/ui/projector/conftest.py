"""The sample's map in the window of a study, and on the wall."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.drawing.map_graph import View
from observer.model.reveal import Conclusion
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.map.page import MapPage
from observer.ui.projector.panel import PresenterPanel
from observer.ui.projector.presentation import Presentation
from observer.ui.projector.projector import Projector
from observer.ui.projector.wall import Wall
from observer.ui.window import Window
from tests.ui.conftest import START, show_window

WALL_SIZE = (1920, 1080)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Show:
    """A presentation that is on."""

    window: Window
    page: MapPage
    presentation: Presentation
    file: StudyFile

    @property
    def wall(self) -> Wall:
        return self.presentation.wall

    @property
    def projector(self) -> Projector:
        return self.wall.projector

    @property
    def panel(self) -> PresenterPanel:
        return self.presentation.panel

    def team_sees(self) -> View | None:
        return self.wall.view

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """On the leader's map."""
        QTest.keyClick(self.page.canvas, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def reveal(self, conclusion: Conclusion) -> None:
        self.panel.conclusions[conclusion].click()

    def click(self, owner: str) -> None:
        """On an element of the leader's map."""
        canvas = self.page.canvas
        canvas.fit()
        body = canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of(owner))
        spot = QPoint(round(body.left + 6), round((body.top + body.bottom) / 2))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)

    @property
    def words(self) -> list[str]:
        """All that is written on the wall's map."""
        return [text.text for text in self.wall.canvas.drawing.texts]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(tmp_path_factory.mktemp("sample"), "sample.study")
    make_sample(path).close()
    return path


@pytest.fixture
def study(tmp_path: Path, sample: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(sample, tmp_path / "own.study"))


@pytest.fixture
def open_show(qtbot: QtBot) -> Callable[[StudyFile], Show]:
    """Shows the real map in the window, then on a wall of 1920 × 1080."""

    def opened(file: StudyFile) -> Show:
        window = show_window(qtbot, file, ManualClock(START))
        window.show_stage("Map")
        page = window.findChild(MapPage)
        assert page
        qtbot.waitUntil(lambda: not page.busy and View.REAL in page.maps.views, timeout=20_000)
        window.toggle_projector()
        assert window.presentation
        projector = window.presentation.wall.projector
        projector.showNormal()
        projector.resize(*WALL_SIZE)
        QApplication.processEvents()
        return Show(window, page, window.presentation, file)

    return opened


@pytest.fixture
def show(open_show: Callable[[StudyFile], Show], study: Path) -> Show:
    return open_show(StudyFile.open(study))
