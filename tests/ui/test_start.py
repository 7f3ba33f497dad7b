"""Before a study is open, and when something goes wrong inside the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from observer.app import Program, make_study, write_sample
from observer.capture.clock import ManualClock
from observer.crash import log_folder
from observer.errors import UserError
from observer.store.study_file import StudyFile
from observer.ui.start import StartWindow

from .conftest import START, show_window


@pytest.fixture
def opened() -> list[Path]:
    return []


@pytest.fixture
def start(qtbot: QtBot, opened: list[Path]) -> StartWindow:
    window = StartWindow(opened.append, make_study, write_sample)
    qtbot.addWidget(window)
    window.show()
    return window


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def test_a_new_study_needs_a_contact_type(
    start: StartWindow, opened: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "a.study")
    start.new_button.click()
    assert start.notice.sentence == "Name the one type of contact that the study is about."
    start.contact_type.setText("  Refund ")
    start.new_button.click()
    assert opened == [tmp_path / "a.study"]
    with StudyFile.open(tmp_path / "a.study") as file:
        assert file.study().contact_type == "Refund"


def test_a_study_is_kept_as_one_whatever_its_name_and_never_in_the_place_of_another(
    start: StartWindow, opened: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[str] = []

    def save_name(*given: str) -> tuple[str, str]:
        proposed.append(given[2])
        return str(tmp_path / "a"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_name)
    start.contact_type.setText("Refund: above/limit")
    start.new_button.click()
    assert opened == [tmp_path / "a.study"]
    assert Path(proposed[0]).name == "Refund--above-limit.study"
    start.new_button.click()
    assert opened == [tmp_path / "a.study"]
    assert start.notice.sentence
    start.contact_type.textEdited.emit("Refunds")
    assert not start.notice.sentence


def test_the_sample_is_written_where_the_user_says(
    start: StartWindow, opened: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "s.study")
    start.sample_button.click()
    assert opened == [tmp_path / "s.study"]
    with StudyFile.open(tmp_path / "s.study") as file:
        assert len(file.recorded(file.round())) == 10


def test_a_file_that_is_no_study_is_told_in_one_sentence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(path: Path) -> None:
        raise UserError("this is no study", where=str(path))

    window = StartWindow(refuse, make_study, write_sample)
    qtbot.addWidget(window)
    window.show()
    choose(monkeypatch, tmp_path / "<b>x</b>")
    window.open_button.click()
    assert window.notice.sentence == f"{tmp_path}/<b>x</b>: this is no study"


def test_a_bug_is_reported_and_told_while_the_study_stays(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_study(tmp_path / "a.study", "Refund")
    file = StudyFile.open(tmp_path / "a.study")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application)
    program.window = show_window(qtbot, file, ManualClock(START))
    program.report_bug(ZeroDivisionError, ZeroDivisionError("by zero"), None)
    (report,) = log_folder().glob("crash-*.txt")
    assert "ZeroDivisionError: by zero" in report.read_text()
    assert str(report) in program.window.crashed.sentence
    assert "on disk" in program.window.crashed.sentence
    assert "ZeroDivisionError" in capsys.readouterr().err
