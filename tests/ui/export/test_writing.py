"""What the leader writes for those who decide: in the form, in the study, in the document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.export.document import walk
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.export.brief_form import Row
from observer.ui.export.page import ExportPage
from tests.ui.export.conftest import choose, open_page, settle

APPROVAL = "approval:Obtain refund approval"


@pytest.fixture
def writing(page: ExportPage, qtbot: QtBot) -> ExportPage:
    """The form of the leadership pack, opened by its key."""
    choose(page, "leadership", qtbot)
    QTest.keyClick(page, Qt.Key.Key_W)
    return page


def write(row: Row, text: str) -> None:
    """Types in place of what stands there."""
    row.entry.setFocus()
    row.entry.selectAll()
    QTest.keyClicks(row.entry, text)


def printed(page: ExportPage) -> str:
    assert page.composed
    sheets = page.composed.document.sheets
    blocks = [part.block for sheet in sheets for part in walk(sheet.parts)]
    return " ".join(text.text for block in blocks if block.drawing for text in block.drawing.texts)


def test_only_documents_that_show_it_offer_to_write_it(page: ExportPage, qtbot: QtBot) -> None:
    assert not page.choosing.write.isVisible()
    QTest.keyClick(page, Qt.Key.Key_W)
    assert not page.form.isVisible()
    choose(page, "slides", qtbot)
    page.choosing.write.click()
    assert page.form.isVisible()


def test_what_is_written_is_kept_and_shown(
    writing: ExportPage, study: StudyFile, qtbot: QtBot
) -> None:
    write(writing.form.rows["question"], "May agents decide?")
    qtbot.waitUntil(lambda: study.brief().question == "May agents decide?")
    settle(writing, qtbot)
    assert "May agents decide?" in printed(writing)


def test_the_team_is_quoted_on_a_constraint(
    writing: ExportPage, study: StudyFile, qtbot: QtBot
) -> None:
    row = writing.form.said[APPROVAL]
    assert row.title.words == (
        "Waiting on approval, or blocked for it, at “Obtain refund approval”"
    )
    write(row, "She says yes.")
    QTest.keyClick(row.entry, Qt.Key.Key_Return)
    assert study.brief().said[APPROVAL] == "She says yes."
    settle(writing, qtbot)
    assert "She says yes." in printed(writing)


def test_facts_of_the_study_are_written_here(writing: ExportPage, study: StudyFile) -> None:
    rows = writing.form.rows
    write(rows["agent_count"], "6")
    write(rows["by_when"], "2026-05-04")
    QTest.keyClick(rows["by_when"].entry, Qt.Key.Key_Tab)
    assert study.study().agent_count == 6
    assert study.brief().by_when == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("by_when", "soon", "not a day: write it as 2026-04-30"),
        ("agent_count", "0", "not a number from 1 to 9999"),
        ("agent_count", "99999999999999999999", "not a number from 1 to 9999"),
    ],
)
def test_what_cannot_be_kept_stays_written_and_says_why(
    writing: ExportPage, study: StudyFile, field: str, text: str, why: str
) -> None:
    before = study.study(), study.brief()
    row = writing.form.rows[field]
    write(row, text)
    QTest.keyClick(row.entry, Qt.Key.Key_Return)
    assert (row.note.words, row.entry.text) == (why, text)
    write(writing.form.rows["by_whom"], "Nobody")
    writing.form.end()
    assert row.entry.text == text
    assert (study.study(), replace(study.brief(), by_whom=before[1].by_whom)) == before


def test_what_is_missing_is_named_until_it_is_given(study: StudyFile, qtbot: QtBot) -> None:
    study.set_brief(replace(study.brief(), question="", words=""))
    page = open_page(study, qtbot)
    choose(page, "leadership", qtbot)
    assert page.choosing.missing.text() == (
        "Not given yet: the question, a sentence in the team's own words."
    )
    QTest.keyClick(page, Qt.Key.Key_W)
    row = page.form.rows["question"]
    assert row.note.words == "not given yet"
    assert row.entry.hasFocus()
    write(row, "Why?")
    page.form.end()
    assert row.note.words == ""
    assert "the question" not in page.choosing.missing.text()
    page.end()


def test_undo_takes_back_a_field_at_a_time(writing: ExportPage, study: StudyFile) -> None:
    before = study.brief()
    entry = writing.form.rows["by_whom"].entry
    write(writing.form.rows["by_whom"], "The board")
    entry.take()
    QTest.keyClicks(entry, ", all of it")
    QTest.keyClick(entry, Qt.Key.Key_Return)
    write(writing.form.rows["words"], "We wait.")
    writing.form.rows["words"].entry.take()
    entry = writing.form.rows["words"].entry
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert study.brief() == replace(before, by_whom="The board, all of it")
    assert entry.text == before.words
    QTest.keyClick(entry, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert study.brief() == before
    again = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(entry, Qt.Key.Key_Z, again)
    assert study.brief().by_whom == "The board, all of it"


def test_esc_leaves_first_the_text_then_the_form_then_the_page(
    writing: ExportPage, study: StudyFile, qtbot: QtBot
) -> None:
    before = study.brief()
    row = writing.form.rows["question"]
    write(row, "x")
    QTest.keyClick(row.entry, Qt.Key.Key_Escape)
    assert row.entry.text == before.question
    QTest.keyClick(row.entry, Qt.Key.Key_Escape)
    assert not writing.form.isVisible()
    with qtbot.waitSignal(writing.left):
        QTest.keyClick(writing, Qt.Key.Key_Escape)
    assert study.brief() == before


def test_lines_that_are_pasted_become_one_text(writing: ExportPage, study: StudyFile) -> None:
    row = writing.form.rows["decision"]
    row.entry.setPlainText("Let agents\n\n decide\ud800 \U0001f600")
    row.entry.take()
    assert study.brief().decision == "Let agents decide \U0001f600"


def test_the_author_is_the_one_of_the_study(
    page: ExportPage, study: StudyFile, qtbot: QtBot
) -> None:
    assert page.composed
    assert page.composed.document.properties.author == study.brief().author != ""
    write(page.choosing.author, "Team lead")
    QTest.keyClick(page.choosing.author.entry, Qt.Key.Key_Tab)
    settle(page, qtbot)
    assert page.composed.document.properties.author == "Team lead"
    assert study.brief().author == "Team lead"


def test_a_study_that_is_only_read_says_so_and_takes_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    make_sample(tmp_path / "refund.study").close()
    with StudyFile.open_snapshot(tmp_path / "refund.study") as file:
        page = open_page(file, qtbot)
        choose(page, "leadership", qtbot)
        QTest.keyClick(page, Qt.Key.Key_W)
        assert page.form.told.text().startswith("Nothing can be written: ")
        row = page.form.rows["question"]
        before = row.entry.text
        QTest.keyClicks(row.entry, "x")
        assert row.entry.text == before
        page.end()
