"""How one gets to the page, types a process from nothing, and gets back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from observer.app import Program

from .conftest import Opened

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

LINES = ("Greet", "Check amount", "small: Refund", "big: Ask team leader")
INDENTED = 2
"""From this line on Tab indents."""


def test_esc_leads_back_and_the_clocks_run_on(leader: Leader) -> None:
    leader.press("o", "Esc", "d")
    page = leader.window.process_page
    assert page
    assert page.isVisible()
    assert leader.window.status.keys.words == "Keys are live on Observe only"
    assert "not recorded" in page.head.line.words
    leader.press("w")
    assert page.head.line.words == "W was not recorded. Esc goes back, then press it."
    leader.clock.advance(60_000)
    leader.press("Esc")
    assert leader.page.isVisible()
    assert leader.kinds() == ["open"]
    leader.wait(0)
    track = leader.desk.track
    assert track
    assert track.elapsed_ms(leader.clock.now()) == 60_000


def test_the_map_leads_there_and_back(leader: Leader, qtbot: QtBot) -> None:
    leader.window.show_stage("Map")
    page = leader.window._map
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.process_button.text() == "Process (D)"
    leader.press("d")
    process_page = leader.window.process_page
    assert process_page
    assert process_page.isVisible()
    leader.press("Esc")
    assert page.isVisible()


def test_without_a_process_the_steps_are_typed_one_a_line(open_study: Opened) -> None:
    reader = open_study()
    assert reader.page.outline.isVisible()
    for at, line in enumerate(LINES):
        if at >= INDENTED:
            reader.press("Tab")
        reader.type(line)
        reader.press("Enter")
    reader.press("Shift+Enter")
    assert reader.stored == ("Greet", "Check amount", "Refund", "Ask team leader")
    assert reader.page.editor.isVisible()
    assert reader.page.editor.elements.rows[1].note == "→ small: Refund / big: Ask team leader"


def test_a_line_that_cannot_be_read_is_named_and_the_text_stays(open_study: Opened) -> None:
    reader = open_study()
    reader.type("Greet")
    reader.press("Enter")
    reader.type("Greet")
    reader.press("Shift+Enter")
    assert reader.page.outline.problem.text().startswith("Line 2: the step “Greet” stands already")
    assert reader.page.outline.text.toPlainText() == "Greet\nGreet"
    assert reader.stored == ()


def test_observe_without_a_process_offers_to_bring_one_in(open_study: Opened) -> None:
    reader = open_study()
    reader.press("Esc", "Esc")
    leader = reader.leader
    assert leader.page.empty.process_button.isVisible()
    assert "(D)" in leader.page.empty.process_button.text()
    leader.press("o", "Esc", "Esc")
    leader.click_chip("bring in the documented process")
    assert reader.page.isVisible()


def test_with_a_process_nothing_is_offered(leader: Leader) -> None:
    assert not leader.page.empty.process_button.isVisible()
    leader.press("o", "Esc", "Esc")
    leader.page._show_what_takes_long()
    chips = leader.page.prompt_bar._chips
    assert "bring in the documented process" not in [chip.text() for chip in chips.chips()]


def test_a_new_study_begins_with_its_process(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = tmp_path / "steps.txt"
    source.write_text("Greet\nRefund\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.study"), ""))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application)
    program.show_start()
    start = program.start
    assert start
    qtbot.addWidget(start)
    start.contact_type.setText("Refund")
    start.process_file.setText(str(tmp_path / "missing.csv"))
    start.new_button.click()
    assert "there is no such file" in start.notice.sentence
    assert not (tmp_path / "a.study").exists()
    start.process_file.setText(str(source))
    start.new_button.click()
    window = program.window
    assert window
    qtbot.addWidget(window)
    page = window.process_page
    assert page
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.use.click()
    assert window.process.process
    assert window.process.process.step_names == ("Greet", "Refund")
    window.close()
