"""Saving a map from its page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from observer.export.paper import Paper
from observer.ui.map.page import MapPage


def test_the_paper_is_chosen_and_then_the_file(page: MapPage, qtbot: QtBot, tmp_path: Path) -> None:
    a3 = next(action for action in page.saving.menu.actions() if "A3" in action.text())
    a3.trigger()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("team")
    with qtbot.waitSignal(page.saving.wanted) as told:
        dialog.accept()
    assert told.args == [Paper.A3, tmp_path / "team.pdf"]
    qtbot.waitUntil(page.saving.open_folder.isVisible, timeout=20_000)
    assert (tmp_path / "team.pdf").exists()


def test_saving_says_where_the_file_is(page: MapPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    page.save_pdf(Paper.A4, target)
    qtbot.waitUntil(page.saving.open_folder.isVisible, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert page.saving.result.text().startswith("Saved map.pdf")


def test_a_file_that_cannot_be_written_is_one_sentence(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.save_pdf(Paper.A3, tmp_path / "none" / "map.pdf")
    qtbot.waitUntil(lambda: "cannot" in page.saving.result.text(), timeout=20_000)
    assert not page.saving.open_folder.isVisible()
