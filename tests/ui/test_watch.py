"""What the program missed is told, asked about without a dialog, and off the times."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.store.study_file import StudyFile

from .conftest import START, Leader, make_study, show_window

TEN_MINUTES_MS = 600_000


def slept(leader: Leader) -> None:
    """Contact 1 waits for five seconds; then the laptop sleeps for ten minutes."""
    leader.press("o", "Esc", "w", "1")
    leader.wait(5_000)
    leader.page.watch.beat()
    leader.clock.suspend(TEN_MINUTES_MS)
    leader.page.watch.beat()


def test_a_sleep_is_asked_about_and_off_the_clock_meanwhile(leader: Leader) -> None:
    slept(leader)
    question = leader.page.gap_question
    assert question.sentence == ("The laptop slept for 10:00 during contact 1. Was it observed?")
    assert leader.desk.tracks[1].elapsed_ms(leader.clock.now()) == 5_000
    leader.press("Space", "r")
    assert question.isVisible()


def test_seen_all_the_same_it_counts_again(leader: Leader) -> None:
    slept(leader)
    leader.page.gap_question.observed.click()
    assert not leader.page.gap_question.isVisible()
    assert leader.desk.tracks[1].elapsed_ms(leader.clock.now()) == 605_000
    assert leader.kinds() == ["open", "wait", "gap"]
    assert leader.marks()[-1][1]["observed"] == "yes"


def test_a_key_answers_it_too_and_undo_asks_again(leader: Leader) -> None:
    slept(leader)
    leader.press("x")
    assert not leader.page.gap_question.isVisible()
    assert leader.marks()[-1][1]["observed"] == "no"
    leader.press("Ctrl+z")
    assert leader.page.gap_question.isVisible()


def test_the_keys_of_the_answer_are_letters_in_a_text(leader: Leader) -> None:
    slept(leader)
    leader.press("n")
    leader.type("xy")
    leader.press("Enter")
    assert leader.last().detail["text"] == "xy"
    assert leader.page.gap_question.isVisible()


def test_where_nothing_is_asked_the_keys_of_the_answer_do_nothing(leader: Leader) -> None:
    leader.press("o", "Esc", "x", "y")
    assert leader.kinds() == ["open"]


def test_one_answer_is_for_all_contacts_that_ran(leader: Leader) -> None:
    leader.press("F1", "Esc", "F3", "Esc")
    leader.page.watch.beat()
    leader.clock.suspend(TEN_MINUTES_MS)
    leader.page.watch.beat()
    assert "during contacts 1 and 3." in leader.page.gap_question.sentence
    leader.press("x")
    assert leader.page.gap_question.sentence == ""
    assert [leader.desk.session.unanswered_gaps(number) for number in (1, 3)] == [[], []]


def test_what_ran_when_the_program_stopped_is_left_alone_until_decided(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "cut.study"
    first = Leader(show_window(qtbot, make_study(path), ManualClock(START)), ManualClock(START))
    first.press("o", "Esc")
    first.window.close()
    clock = ManualClock(START + timedelta(minutes=10), boot_id="next")
    leader = Leader(show_window(qtbot, StudyFile.open(path), clock), clock)
    clock.suspend(TEN_MINUTES_MS)
    leader.page.watch.beat()
    assert leader.kinds() == ["open"]
    leader.page.recovery.continue_button.click()
    assert leader.page.gap_question.sentence == (
        "The program did not run for 20:00 during contact 1. Was it observed?"
    )


def test_a_lost_keyboard_is_in_the_record(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc")
    other = QPushButton("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(leader.page.unrecorded.isVisible)
    assert leader.kinds() == ["open", "keys-lost"]
    leader.wait(3_000)
    leader.window.activateWindow()
    qtbot.waitUntil(lambda: not leader.page.unrecorded.isVisible())
    assert leader.kinds() == ["open", "keys-lost", "keys-back"]
    assert [entry.kind.value for entry in leader.desk.tracks[1].entries] == ["open"]


@pytest.mark.parametrize("key", ["Ctrl+F1", "Ctrl+K", "v", "d"])
def test_a_keyboard_lost_on_another_page_is_in_the_record(
    leader: Leader, qtbot: QtBot, key: str
) -> None:
    leader.press("o", "Esc", key)
    leader.wait(10_000)
    assert not leader.page.isVisible()
    other = QPushButton("another window")
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    assert leader.kinds() == ["open", "keys-lost"]
    leader.wait(20_000)
    leader.window.activateWindow()
    qtbot.waitUntil(leader.window.isActiveWindow)
    assert leader.kinds() == ["open", "keys-lost", "keys-back"]


def test_the_strip_has_the_keys_whatever_page_is_shown(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc")
    leader.window.toggle_strip()
    strip = leader.window.strip
    assert strip is not None
    qtbot.waitUntil(strip.isActiveWindow)
    leader.window.show_stage("Map")
    qtbot.waitUntil(strip.isActiveWindow)
    assert leader.kinds() == ["open"]
    assert leader.window.status.keys.accessibleName() == "Keys live"
    QTest.keyClicks(strip, "f")
    assert leader.kinds() == ["open", "frustration"]


def test_the_heart_beats_by_itself_once_it_is_started(leader: Leader, qtbot: QtBot) -> None:
    leader.press("o", "Esc")
    leader.page.watch.start()
    leader.clock.suspend(TEN_MINUTES_MS)
    qtbot.waitUntil(leader.page.gap_question.isVisible)
    leader.page.watch.end()
