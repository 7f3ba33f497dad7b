"""The export page on the sample study."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.app import analyse_file
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.export.kinds import KINDS
from observer.ui.export.page import ExportPage
from observer.ui.export.record import BriefRecord
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.theme import apply_theme, load_fonts


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudyFile]:
    """The sample study, open as the window has it."""
    with make_sample(tmp_path / "refund.study") as file:
        yield file


@pytest.fixture
def page(study: StudyFile, qtbot: QtBot, qapp: QApplication) -> Iterator[ExportPage]:
    """Shown, with its first document laid out."""
    load_fonts()
    apply_theme(qapp, dark=False)
    made = open_page(study, qtbot)
    yield made
    made.end()


def open_page(study: StudyFile, qtbot: QtBot) -> ExportPage:
    """The page of a study, with its first document laid out."""
    analyse = partial(analyse_file, study.path)
    made = ExportPage(analyse, study.path, LiveKeys(), BriefRecord(study))
    qtbot.addWidget(made)
    made.resize(1300, 728)
    made.show()
    made.begin()
    settle(made, qtbot)
    return made


def choose(page: ExportPage, name: str, qtbot: QtBot) -> None:
    """Chooses a kind of document by its key, and waits for it."""
    at = next(at for at, kind in enumerate(KINDS) if kind.name == name)
    page.setFocus()
    QTest.keyClick(page, Qt.Key(Qt.Key.Key_1 + at))
    settle(page, qtbot)


def settle(page: ExportPage, qtbot: QtBot) -> None:
    """Waits until nothing is laid out or saved any more."""
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
