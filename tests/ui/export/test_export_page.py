"""Choosing a document, looking at it, and saving what was looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from observer.drawing.map_graph import View
from observer.export.document import Document
from observer.export.paper import Paper
from observer.export.pdf.writer import write_pdf
from observer.ui.export.page import ExportPage
from tests.ui.export.conftest import choose, settle


def shown(page: ExportPage) -> Document:
    assert page.composed is not None
    return page.composed.document


def test_the_sheet_that_is_shown_is_the_one_that_is_saved(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = shown(page)
    page.save(tmp_path / "map.pdf")
    settle(page, qtbot)
    assert (tmp_path / "map.pdf").read_bytes() == write_pdf(before)
    assert page.saving.result.text().startswith("Saved map.pdf")
    assert page.saving.open_folder.isVisible()


def test_another_sheet_is_laid_out_anew(page: ExportPage, qtbot: QtBot) -> None:
    action = next(a for a in page.choosing.papers.menu.actions() if a.text() == "A1")
    action.trigger()
    settle(page, qtbot)
    assert shown(page).sheets[0].size.name == "A1"
    assert page.choosing.choices.paper is Paper.A1
    assert page.preview.number.words == "Sheet 1 of 1 · A1"


def test_another_view_is_laid_out_anew(page: ExportPage, qtbot: QtBot) -> None:
    page.show_view(View.DOCUMENTED)
    settle(page, qtbot)
    assert shown(page).properties.title.endswith("Documented process")


def test_a_view_without_data_is_one_sentence_and_nothing_to_save(
    page: ExportPage, qtbot: QtBot
) -> None:
    page.show_view(View.DIFFERENCE)
    settle(page, qtbot)
    assert "no round before" in page.preview.message.what.text().casefold()
    assert page.composed is None
    QTest.keyClick(page, Qt.Key.Key_S)
    assert not page.findChildren(QFileDialog)


def test_notes_stay_in_the_study_until_they_are_ticked(page: ExportPage, qtbot: QtBot) -> None:
    choose(page, "workshop", qtbot)
    notes = page.choosing.notes
    assert notes.isVisible()
    assert notes.count() == 5
    assert page.choosing.choices.notes == frozenset()
    notes.item(1).setCheckState(Qt.CheckState.Checked)
    assert len(page.choosing.choices.notes) == 1
    choose(page, "map", qtbot)
    assert not notes.isVisible()
    assert page.choosing.choices.notes == frozenset()


def test_a_folder_that_is_not_there_is_one_sentence(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.save(tmp_path / "none" / "map.pdf")
    settle(page, qtbot)
    assert "cannot" in page.saving.result.text()
    assert not page.saving.open_folder.isVisible()


def test_a_cancelled_export_leaves_the_old_file(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"old")
    page.save(path)
    page.saving.cancel.click()
    settle(page, qtbot)
    QTest.qWait(50)
    assert path.read_bytes() == b"old"
    assert "was not saved" in page.saving.result.text()


def test_esc_leads_back(page: ExportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_what_looks_personal_is_asked_about_first(
    page: ExportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    before = shown(page)
    named = replace(before, properties=replace(before.properties, subject="Mr Smith"))
    assert page.composed
    page.composed = replace(page.composed, document=named)
    page.save(tmp_path / "map.pdf")
    settle(page, qtbot)
    assert "“Mr Smith” looks like" in page.saving.result.text()
    assert not (tmp_path / "map.pdf").exists()
    page.saving.allow.click()
    settle(page, qtbot)
    assert (tmp_path / "map.pdf").exists()
