"""A documented process comes from a file: a preview first, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.ui.page_head import NOT_RECORDED

from .conftest import REAL, Opened, ProcessReader

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

NEW = """step,next,owner,kind
Identify customer,Look up order,Agent,
Look up order,Big?,Agent,
Big?,Ask team leader;Book refund,,exclusive
Ask team leader,Book refund,Team leader,
Book refund,,Agent,
Weigh it,Book refund,Agent,
"""
"""Against the sample: one gateway, three steps kept, two new; one that cannot be reached."""

TWO = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
<process id="p1" name="Buy"><startEvent id="s1"/><task id="t1" name="Order"/>
<sequenceFlow id="f1" sourceRef="s1" targetRef="t1"/></process>
<process id="p2" name="Empty pool"/>
<process id="p3" name="Pay"><startEvent id="s3"/><task id="t3" name="Check invoice"/>
<task id="t4" name="Pay invoice"/><sequenceFlow id="f3" sourceRef="s3" targetRef="t3"/>
<sequenceFlow id="f4" sourceRef="t3" targetRef="t4"/></process></definitions>
"""


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    path = tmp_path / "new.csv"
    path.write_text(NEW, encoding="utf-8")
    return path


def test_the_preview_tells_what_would_change_and_changes_nothing(
    reader: ProcessReader, new_file: Path
) -> None:
    before = reader.stored
    reader.read(new_file)
    preview = reader.page.preview
    assert preview.isVisible()
    assert preview.counts.words == "5 steps, 1 gateway, 2 owners, 1 warning"
    assert preview.change.words == "Against the one in use: 2 new, 7 gone, 3 the same"
    rows = preview.listed.rows
    assert [row.words for row in rows if row.end == "new"] == ["Ask team leader", "Weigh it"]
    warning = next(row for row in rows if "cannot be reached" in row.words)
    assert warning.note.endswith("new.csv:7")
    assert "Explain refusal" in [row.words for row in rows if row.end == "gone"]
    assert reader.said == "Nothing is changed yet."
    reader.press("Esc")
    assert reader.page.editor.isVisible()
    assert reader.stored == before


def test_what_is_used_counts_at_once_and_the_old_one_stays(
    reader: ProcessReader, new_file: Path
) -> None:
    former = reader.steps
    reader.read(new_file)
    reader.press("Enter")
    wanted = ("Identify customer", "Look up order", "Ask team leader", "Book refund", "Weigh it")
    assert reader.stored == wanted
    assert reader.said.startswith("new.csv is in use: 5 steps")
    reader.press("Esc")
    leader = reader.leader
    assert leader.page.isVisible()
    leader.press("o", "Esc", "Enter")
    leader.wait(1_000)
    leader.press("Enter")
    assert leader.desk.next_steps() == ("Ask team leader", "Book refund")
    leader.press("s")
    leader.type("Weigh")
    leader.press("Tab", "Enter")
    assert leader.last().detail["name"] == "Weigh it"
    assert leader.desk.vocabulary.words(leader.last().kind, "name") == wanted
    leader.press("d", "v", "Down", "Enter")
    assert reader.stored == former
    assert reader.said == "Version 1 is in use again"
    assert len(leader.window.process.versions) == 3


def test_of_several_processes_one_is_chosen_and_an_empty_pool_is_none(
    reader: ProcessReader, tmp_path: Path
) -> None:
    path = tmp_path / "two.bpmn"
    path.write_text(TWO, encoding="utf-8")
    reader.read(path)
    assert [row.words for row in reader.page.intake.choices.rows] == ["Buy", "Pay"]
    assert reader.page.intake.choices.rows[1].note == "2 steps, 0 gateways, 0 owners"
    reader.press("Down", "Enter", "Enter")
    assert reader.stored == ("Check invoice", "Pay invoice")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("picture.bpmn", b"\x89PNG\r\n\x1a\n" + bytes(20), "this is a picture"),
        ("empty.csv", b"", "the file is empty"),
        ("table.csv", b"step,next\nA,B\n", "line"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_lost(
    reader: ProcessReader, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    before = reader.stored
    path = tmp_path / name
    path.write_bytes(content)
    reader.read(path)
    problem = reader.page.intake.problem.text()
    assert name in problem
    assert sentence in problem or "B" in problem
    assert reader.page.intake.path.hasFocus()
    reader.press("Esc")
    assert reader.page.editor.isVisible()
    assert reader.stored == before


def test_an_address_as_file_managers_copy_it_is_a_path(
    reader: ProcessReader, new_file: Path
) -> None:
    reader.press("i")
    reader.type(QUrl.fromLocalFile(str(new_file)).toString())
    reader.press("Enter")
    reader.settle()
    assert reader.page.preview.title.words == "new · new.csv"
    assert reader.page.head.line.words == NOT_RECORDED


def test_the_drawing_is_zoomed_by_key(reader: ProcessReader, new_file: Path) -> None:
    reader.read(new_file)
    canvas = reader.page.preview.picture.canvas
    before = canvas.viewport.scale
    reader.press("+")
    QTest.qWait(400)
    assert canvas.viewport.scale > before


def test_reading_can_be_stopped(reader: ProcessReader, new_file: Path) -> None:
    reader.press("i")
    reader.type(str(new_file))
    reader.press("Enter")
    assert reader.page.busy
    reader.press("Esc")
    assert not reader.page.intake.busy
    assert reader.page.intake.state.words == "Not read."
    reader.settle()
    assert not reader.page.preview.isVisible()


def test_a_file_is_dropped_on_the_window(leader: Leader, new_file: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(new_file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, window = Qt.DropAction.CopyAction, leader.window
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), copy, data, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, none))
    page = window.process_page
    assert page
    assert page.intake.state.words == "Reading new.csv …"
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.title.words == "new · new.csv"


def test_a_window_may_close_while_a_file_is_read(reader: ProcessReader, new_file: Path) -> None:
    reader.press("i")
    reader.type(str(new_file))
    reader.press("Enter")
    assert reader.page.intake.busy
    reader.leader.window.close()
    assert not reader.page.intake.busy


def real(path: str) -> Path:
    found = REAL / path
    if not found.exists():
        pytest.skip("../shared/data is not here")
    return found


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("bpmn/miwg/bpmn.io (Camunda Modeler) 18.6.1/A.1.0-export.bpmn", "Task 2"),
        ("vsdx/B.1.0.vsdx", "Service Task 3"),
        ("drawio/diagrams/basic__flowchart.xml", ""),
    ],
)
def test_files_of_vendors_come_in(open_study: Opened, path: str, step: str) -> None:
    file = real(path)
    reader = open_study()
    reader.press("Esc")
    reader.read(file)
    if reader.page.intake.choices.isVisible():
        reader.press("Enter")
    assert reader.page.preview.isVisible()
    assert reader.page.preview.change.words == "The first one of this study"
    reader.settle()
    reader.press("Enter")
    assert reader.stored
    assert step in ("", *reader.stored)
    assert reader.page.editor.elements.rows
