"""A window that is closed while its map is still on the way."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.app import make_window
from observer.capture.clock import ManualClock
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.map.forms import PDF
from observer.ui.map.page import MapPage
from tests.ui.conftest import START, show_window


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "sample.study"
    make_sample(path).close()
    return path


def at_work() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("map")]


@pytest.mark.parametrize("after_ms", [0, 10, 60, 150])
def test_nothing_comes_back_to_a_window_that_is_gone(
    qapp: QApplication, qtbot: QtBot, study: Path, after_ms: int
) -> None:
    for _ in range(3):
        window = make_window(StudyFile.open(study), ManualClock(START))
        window.show()
        window.show_stage("Map")
        QTest.qWait(after_ms)
        window.close()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.waitUntil(lambda: not at_work(), timeout=20_000)


def test_a_window_closed_while_it_saves_leaves_no_half_file(
    qapp: QApplication, qtbot: QtBot, study: Path, tmp_path: Path
) -> None:
    window = show_window(qtbot, StudyFile.open(study), ManualClock(START))
    window.show_stage("Map")
    page = window.findChild(MapPage)
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    page.save(PDF, tmp_path / "map.pdf")
    window.close()
    qapp.processEvents()
    qtbot.waitUntil(lambda: not list(tmp_path.glob(".*.part")), timeout=20_000)
    saved = tmp_path / "map.pdf"
    assert not saved.exists() or saved.read_bytes().rstrip().endswith(b"%%EOF")
