"""The page of documents in the window of a study."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from tests.ui.conftest import START, Leader, show_window
from tests.ui.export.conftest import open_page, settle


def test_what_is_being_written_is_kept_when_the_window_is_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = ManualClock(START)
    leader = Leader(show_window(qtbot, make_sample(tmp_path / "refund.study"), clock), clock)
    leader.press("Ctrl+d")
    page = leader.window.documents_page
    assert page
    settle(page, qtbot)
    leader.press("4")
    settle(page, qtbot)
    leader.press("w")
    entry = page.form.rows["by_whom"].entry
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, "The board")
    leader.window.close()
    with StudyFile.open(tmp_path / "refund.study") as file:
        assert file.brief().by_whom == "The board"


def test_the_view_of_the_map_is_the_one_that_is_laid_out(qtbot: QtBot, tmp_path: Path) -> None:
    clock = ManualClock(START)
    window = show_window(qtbot, make_sample(tmp_path / "refund.study"), clock)
    window.show_stage("Map")
    window.show_documents()
    page = window.documents_page
    assert page
    settle(page, qtbot)
    assert page.composed
    assert page.composed.document.properties.title.endswith("Real process")
    window.close()


def test_a_document_never_takes_the_place_of_a_study(qtbot: QtBot, tmp_path: Path) -> None:
    with make_sample(tmp_path / "other.study") as other:
        question = other.brief().question
    with make_sample(tmp_path / "refund.study") as file:
        page = open_page(file, qtbot)
        page.save(tmp_path / "other.study")
        settle(page, qtbot)
        assert "Saved" not in page.saving.result.text()
        assert not page.saving.open_file.isVisible()
        page.end()
    with StudyFile.open(tmp_path / "other.study") as other:
        assert other.brief().question == question
