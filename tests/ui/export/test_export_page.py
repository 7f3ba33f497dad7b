"""Choosing a document, looking at it, and saving what was looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from observer.drawing.map_graph import View
from observer.export.document import Document
from observer.export.paper import Paper
from observer.export.pdf.writer import write_pdf
from observer.store.study_file import StudyFile
from observer.ui.buttons import PaintedButton
from observer.ui.export.kinds import KINDS
from observer.ui.export.page import ExportPage
from tests.ui.conftest import make_study
from tests.ui.export.conftest import choose, open_page, settle


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


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_every_kind_is_a_key_away_and_can_be_saved(
    page: ExportPage, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    choose(page, name, qtbot)
    assert page.composed
    assert page.composed.kind.name == name
    path = tmp_path / f"saved{page.composed.kind.suffix}"
    page.save(path)
    settle(page, qtbot)
    page.saving.allow.click()
    settle(page, qtbot)
    begins = b"<!DOCTYPE html>" if name == "html" else b"%PDF-"
    assert path.read_bytes().lower().startswith(begins.lower())


def test_only_what_matters_can_be_chosen(page: ExportPage, qtbot: QtBot) -> None:
    panel = page.choosing
    offered = {}
    for kind in KINDS:
        choose(page, kind.name, qtbot)
        offered[kind.name] = [
            chooser.name
            for chooser in (panel.views, panel.papers, panel.orientations, panel.counts)
            if chooser.isVisible()
        ]
    assert offered == {
        "map": ["View", "Sheet", "Lies"],
        "wall": ["View", "Sheet", "Lies", "Sheets"],
        "workshop": ["Sheet", "Lies"],
        "leadership": ["Sheet", "Lies"],
        "slides": [],
        "html": ["View"],
    }


def test_what_was_chosen_and_where_is_remembered(
    page: ExportPage, study: StudyFile, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "workshop", qtbot)
    page.choosing.papers.choose("A3")
    folder = tmp_path / "handed on"
    folder.mkdir()
    page.save(folder / "pack.pdf")
    settle(page, qtbot)
    again = open_page(study, qtbot)
    assert again.choosing.kind.name == "workshop"
    assert again.choosing.choices.paper is Paper.A3
    QTest.keyClick(again, Qt.Key.Key_S)
    dialog = again.findChild(QFileDialog)
    assert dialog
    assert Path(dialog.directory().path()) == folder
    dialog.reject()
    again.end()


def test_a_study_without_a_contact_is_one_sentence_and_what_to_do(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with make_study(tmp_path / "new.study", process=False) as file:
        page = open_page(file, qtbot)
        message = page.preview.message
        assert message.what.text() == "Round “baseline” has no contact yet."
        assert message.remedy.text() == "Observe one first."
        page.end()


def test_without_a_contact_the_documented_process_alone_can_be_handed_on(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with make_study(tmp_path / "new.study") as file:
        page = open_page(file, qtbot)
        assert page.preview.message.what.text() == "Round “baseline” has no contact yet."
        page.show_view(View.DOCUMENTED)
        settle(page, qtbot)
        assert shown(page).properties.title.endswith("Documented process")
        choose(page, "workshop", qtbot)
        assert page.composed is None
        assert page.preview.message.remedy.text() == "Observe one first."
        page.end()


def test_every_control_is_reached_by_tab_and_has_a_name(page: ExportPage) -> None:
    page.setFocus()
    reached = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget
        assert widget.accessibleName()
        reached.add(widget)
    buttons = [b for b in page.findChildren(PaintedButton) if b.isVisible()]
    assert set(buttons) <= reached
