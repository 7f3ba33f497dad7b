"""The export page on the sample study."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis, analyse, read_observed
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.export.page import ExportPage
from observer.ui.keymap.live_keys import LiveKeys
from observer.ui.theme import apply_theme, load_fonts


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> ExportPage:
    """Shown, with its first document laid out."""
    load_fonts()
    apply_theme(qapp, dark=False)
    study = tmp_path / "refund.study"
    make_sample(study).close()

    def open_analysis() -> Analysis:
        with StudyFile.open_snapshot(study) as file:
            return analyse(read_observed(file))

    made = ExportPage(open_analysis, study, LiveKeys())
    qtbot.addWidget(made)
    made.resize(1300, 728)
    made.show()
    made.begin()
    settle(made, qtbot)
    return made


def settle(page: ExportPage, qtbot: QtBot) -> None:
    """Waits until nothing is laid out or saved any more."""
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
