"""A scripted call, marked with the real keys on the real page, and its score."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.app import Program, make_study
from observer.errors import UserError
from observer.practice.rehearsal import Rehearsal
from observer.practice.scoring import Verdict
from observer.store.study_file import StudyFile
from observer.ui.practice.window import PracticeWindow

from .conftest import Learner

KEY = Qt.Key


def shown(window: PracticeWindow) -> str:
    return window.strip.dialogue.accessibleName()


def test_the_dialogue_appears_as_time_passes(learner: Learner) -> None:
    strip = learner.window.strip
    assert "Press Start" in shown(learner.window)
    learner.press_at(60_000)
    assert "Press Start" in shown(learner.window)
    strip.run_button.click()
    assert shown(learner.window) == "Line: A call comes in."
    learner.press_at(60_000 + 5_000)
    assert shown(learner.window).endswith("Hello. I sent a coffee machine back three weeks ago, "
                                          "and I still have no money.")  # fmt: skip
    assert strip.time.words == "0:05 of 4:34"


def test_keys_count_while_the_call_runs_only(learner: Learner) -> None:
    window = learner.window
    QTest.keyClick(window, KEY.Key_O)
    assert learner.kinds == []
    window.strip.run_button.click()
    learner.press_at(2_000, KEY.Key_O, KEY.Key_Escape, KEY.Key_W)
    assert learner.kinds == ["open", "wait"]
    window.strip.run_button.click()
    assert window.strip.time.words == "0:02 of 4:34 · paused"
    learner.press_at(90_000, KEY.Key_Space)
    assert learner.kinds == ["open", "wait"]
    window.strip.run_button.click()
    learner.press_at(91_000, KEY.Key_Space)
    assert learner.kinds == ["open", "wait", "moving"]
    assert window.strip.time.words == "0:03 of 4:34"


def test_the_score_says_what_was_missed_late_and_mistaken_and_what_was_said(
    learner: Learner,
) -> None:
    window = learner.window
    window.strip.run_button.click()
    learner.press_at(1_000, KEY.Key_O, KEY.Key_Escape)
    learner.press_at(13_500, KEY.Key_Return)  # Identify customer, 0.5 s after
    learner.press_at(29_000, KEY.Key_Return)  # Look up order, 3.5 s after
    learner.press_at(33_000, KEY.Key_B, KEY.Key_1)  # it is a wait
    learner.press_at(58_500)
    window.strip.score_button.click()
    page = window.score_page
    assert page.isVisible()
    assert {verdict.value: figure.text() for verdict, figure in page.figures.items()} == {
        "in time": "1", "late": "1", "mistaken": "1", "missed": "1",
    }  # fmt: skip
    assert page.rows.lines() == [
        "0:13, In time: Step “Identify customer”: marked 0.5 s after it happened. Agent: “I am "
        "sorry to hear that. First I have to make sure whom I speak to. Your date of birth and "
        "your postcode?”",
        "0:26, Late: Step “Look up order”: marked 3.5 s after it happened. Agent: “Thank you, "
        "that matches. Now I will look up the order.”",
        "0:32, Mistaken: Wait on system: marked as blocked for authority. Agent: “The order "
        "system is thinking. I have asked it for your order, it is still loading.”",
        "0:58, Missed: Moving again: not marked. Screen: “The order appears.”",
    ]


def test_start_again_forgets_what_was_marked(learner: Learner) -> None:
    window = learner.window
    window.strip.run_button.click()
    learner.press_at(1_000, KEY.Key_O, KEY.Key_Escape)
    window.strip.again_button.click()
    assert learner.kinds == []
    assert "Press Start" in shown(window)
    window.strip.run_button.click()
    window.strip.score_button.click()
    window.score_page.again_button.click()
    assert not window.score_page.isVisible()
    assert window.strip.run_button.text() == "Start"


def test_when_all_has_been_said_only_the_score_is_left(learner: Learner) -> None:
    window = learner.window
    window.strip.run_button.click()
    learner.press_at(300_000)
    assert window.strip.time.words == "4:34 of 4:34 · the call is over"
    assert not window.strip.run_button.isVisible()
    window.strip.score_button.click()
    assert window.rehearsal
    assert len(window.rehearsal.score().of(Verdict.MISSED)) == 21


def test_a_disk_that_takes_no_practice_study_is_told(qtbot: QtBot) -> None:
    def refuse() -> Rehearsal:
        raise UserError("the study cannot be written (No space left on device)")

    window = PracticeWindow(refuse)
    qtbot.addWidget(window)
    window.show()
    assert window.notice.sentence == "the study cannot be written (No space left on device)"
    window.strip.run_button.click()
    assert window.page is None


def test_it_is_reached_from_the_start_and_from_a_round_without_contacts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application)
    program.show_start()
    assert program.start
    program.start.practise_button.click()
    first = program.practice
    assert first
    assert first.isVisible()
    make_study(tmp_path / "a.study", "Refund")
    program.show_study(StudyFile.open(tmp_path / "a.study"), "observe")
    assert program.window
    program.window.observe.empty.practise_button.click()
    assert program.practice is first  # the one that is open
    first.close()
    program.window.observe.empty.practise_button.click()
    assert program.practice is not first
    program.start.compare_button.click()
    for window in (program.start, program.window, program.practice, program.agreement):
        assert window
        assert window.isVisible()
        qtbot.addWidget(window)
