"""Saving what is shown from the Map page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis
from observer.discovery.filtering import Filters
from observer.documented.reading import choose_process, read_process
from observer.drawing.map_graph import View
from observer.drawing.reading import Reading
from observer.ui.map.forms import BPMN, FORMS, PDF, PNG, SVG, Form
from observer.ui.map.page import MapPage
from tests.ui.map.conftest import SCRIPT


def save(page: MapPage, form: Form, path: Path, qtbot: QtBot) -> str:
    """Saves, and returns what the page says of it."""
    page.save(form, path)
    qtbot.waitUntil(page.saving.line.open_folder.isVisible, timeout=20_000)
    return page.saving.line.result.text()


def test_the_form_is_chosen_and_then_the_file(page: MapPage, qtbot: QtBot, tmp_path: Path) -> None:
    a3 = next(action for action in page.saving.menu.actions() if "A3" in action.text())
    a3.trigger()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("team")
    with qtbot.waitSignal(page.saving.wanted) as told:
        dialog.accept()
    form = next(form for form in FORMS if "A3" in form.words)
    assert told.args == [form, tmp_path / "team.pdf"]
    qtbot.waitUntil(page.saving.line.open_folder.isVisible, timeout=20_000)
    assert (tmp_path / "team.pdf").exists()


@pytest.mark.parametrize(
    ("form", "begins"), [(PDF, b"%PDF"), (SVG, b"<?xml"), (PNG, b"\x89PNG"), (BPMN, b"<?xml")]
)
def test_each_form_is_a_file_of_its_kind(
    page: MapPage, qtbot: QtBot, tmp_path: Path, form: Form, begins: bytes
) -> None:
    target = tmp_path / f"map{form.suffix}"
    assert save(page, form, target, qtbot).startswith(f"Saved {target.name}")
    assert target.read_bytes().startswith(begins)


def test_a_picture_shows_what_is_shown_and_says_what_is_not(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.reading.changed.emit(Reading(Filters(outcomes=frozenset({"transferred"}))))
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    save(page, SVG, tmp_path / "map.svg", qtbot)
    content = (tmp_path / "map.svg").read_text("utf-8")
    assert "Billing" in content
    assert "resolved" not in content
    assert "1 of 4 contacts shown" in content
    save(page, PNG, tmp_path / "map.png", qtbot)
    picture, drawing = QImage(str(tmp_path / "map.png")), page.drawn.drawing
    assert picture.width() == pytest.approx(drawing.width * 150 / 72, abs=1)
    assert picture.height() > drawing.height * 150 / 72


def test_what_is_saved_whole_says_so_while_something_is_hidden(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert "hidden" not in save(page, PDF, tmp_path / "map.pdf", qtbot)
    page.reading.changed.emit(Reading(Filters(outcomes=frozenset({"transferred"}))))
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert "also what is hidden" in save(page, PDF, tmp_path / "map.pdf", qtbot)


def test_bpmn_is_offered_where_it_has_marks_for_the_view(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    offered = next(a for a in page.saving.menu.actions() if a.text() == BPMN.words)
    assert offered.isEnabled()
    page.show_view(View.COMPARISON)
    assert not offered.isEnabled()
    page.show_view(View.DOCUMENTED)
    assert offered.isEnabled()
    save(page, BPMN, tmp_path / "map.bpmn", qtbot)
    read = choose_process(read_process(tmp_path / "map.bpmn"))
    assert set(read.step_names) == {"Greet", "Check account", "Approve form"}


def test_a_saving_that_is_cancelled_writes_nothing(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    target, go_on = tmp_path / "map.svg", threading.Event()
    target.write_text("as it was", encoding="utf-8")
    ended = threading.Event()

    def export(to: Path, _allow: bool) -> tuple[str, ...]:
        go_on.wait(20)
        to.write_text("anew", encoding="utf-8")
        ended.set()
        return ()

    page.saving.line.save(target, export)
    assert page.saving.line.result.text() == "Saving map.svg…"
    QTest.mouseClick(page.saving.line.cancel, Qt.MouseButton.LeftButton)
    assert page.saving.line.result.text() == "map.svg was not saved."
    go_on.set()
    qtbot.waitUntil(ended.is_set)
    save(page, SVG, tmp_path / "next.svg", qtbot)
    assert target.read_text("utf-8") == "as it was"
    assert page.saving.line.result.text() == "Saved next.svg"


def test_a_file_that_cannot_be_written_is_one_sentence(
    page: MapPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.save(PDF, tmp_path / "none" / "map.pdf")
    qtbot.waitUntil(lambda: "cannot" in page.saving.line.result.text(), timeout=20_000)
    assert not page.saving.line.open_folder.isVisible()


def test_what_looks_personal_is_asked_about(
    open_page: Callable[..., MapPage],
    analyse_script: Callable[..., Analysis],
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    page = open_page(analyse_script(SCRIPT.replace("Team leader", "Mr Miller")))
    page.save(SVG, tmp_path / "map.svg")
    qtbot.waitUntil(page.saving.line.allow.isVisible, timeout=20_000)
    assert "Mr Miller" in page.saving.line.result.text()
    assert not (tmp_path / "map.svg").exists()
    QTest.mouseClick(page.saving.line.allow, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.saving.line.open_folder.isVisible, timeout=20_000)
    assert "Mr Miller" in (tmp_path / "map.svg").read_text("utf-8")
    assert not page.saving.line.allow.isVisible()
