"""How the list is reached: at any time, across contacts, by mouse, and never unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.discovery.traces import build_trace
from observer.findings.quality import observation_quality
from observer.model.mark import MarkKind
from observer.ui.complete.answers import INTERRUPTED
from observer.ui.complete.offer import open_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.complete.conftest import Completer


def open_second(completer: Completer) -> None:
    """Contact 2 runs, and waits for a reason left open."""
    completer.press("Esc", "o", "Esc", "w", "Esc")


def test_a_quiet_line_says_how_many_are_open_and_its_key_leads_there(
    completer: Completer, qtbot: QtBot
) -> None:
    offer = completer.leader.page.body.offer
    completer.press("Esc")
    qtbot.waitUntil(lambda: offer.text() == "6 details open")
    open_second(completer)
    qtbot.waitUntil(lambda: offer.text() == "3 details open, 6 in other contacts")
    completer.press("c")
    assert completer.shown
    assert completer.number == 2
    assert completer.current == ("open", "agent")


def test_the_line_speaks_of_one_and_of_many() -> None:
    assert open_words(1, 0) == "1 detail open"
    assert open_words(0, 1) == "1 detail open in other contacts"
    assert open_words(0, 0) == ""


def test_after_the_last_question_of_one_contact_comes_the_next_contact(
    completer: Completer,
) -> None:
    open_second(completer)
    completer.press("c", *["Enter"] * 3)
    assert completer.number == 1
    assert completer.current == ("close", "repeat")
    completer.press("1", "PgDn")
    assert completer.number == 2
    assert completer.list.others.words == "Left open in contact 1 too: PgDn, PgUp"
    completer.press("PgUp")
    assert completer.number == 1
    assert completer.leader.desk.session.focus == 1
    assert completer.leader.page.head.accessibleName().startswith("Contact 1 of 10")


def test_nothing_is_asked_while_a_contact_runs_and_keys_are_that_ones(
    completer: Completer,
) -> None:
    open_second(completer)
    completer.press("F1", "Ctrl+z", "Ctrl+z", "e", "1")
    assert not completer.shown
    assert completer.leader.desk.session.focus == 2
    assert completer.leader.told.startswith("Contact 1 is closed, contact 2 is in focus; 4 left")
    completer.press("b", "1")
    assert completer.leader.kinds(2)[-1] == "blocked"


def test_leaving_the_list_goes_back_to_the_contact_that_runs(completer: Completer) -> None:
    open_second(completer)
    completer.press("c", "PgUp")
    assert completer.leader.desk.session.focus == 1
    completer.press("b")
    assert completer.leader.kinds(2)[-1] == "blocked"
    completer.press("Esc", "c", "PgUp", "Esc")
    assert completer.leader.desk.session.focus == 2


def test_an_answer_to_another_contact_is_taken_back_in_that_contact(completer: Completer) -> None:
    open_second(completer)
    completer.press("c", "PgUp", "1", "PgDn", "Ctrl+z")
    assert completer.number == 1
    assert completer.answer("close", "repeat") == ""
    assert completer.leader.kinds(2) == ["open", "wait"]


def test_an_answer_to_the_mark_made_last_is_taken_back_alone(completer: Completer) -> None:
    open_second(completer)
    completer.press("c", "Down", "1", "Ctrl+z")
    assert completer.leader.marks(2)[-1][:2] == ("wait", {})
    completer.press("Ctrl+Shift+z")
    assert completer.leader.marks(2)[-1][:2] == ("wait", {"on": "system"})


def test_undo_goes_on_from_one_contact_to_the_other(completer: Completer) -> None:
    open_second(completer)
    completer.press("c", "Down", "1", "PgUp", "1", "Ctrl+z", "Ctrl+z")
    assert completer.number == 2
    assert completer.answer("close", "repeat", 1) == ""
    assert completer.leader.marks(2)[-1][:2] == ("wait", {})


def test_what_was_said_of_a_gap_since_is_taken_back_first_and_told(completer: Completer) -> None:
    open_second(completer)
    completer.leader.page.watch.beat()
    completer.leader.clock.suspend(20_000)
    completer.leader.page.watch.beat()
    completer.press("c", "Down", "1", "x", "Ctrl+z")
    assert completer.leader.desk.session.unanswered_gaps(2)
    assert completer.answer("wait", "on", 2) == "system"
    assert completer.list.foot.words == "Taken back: what was said of the time missed"
    completer.press("Ctrl+z")
    assert completer.answer("wait", "on", 2) == ""


def test_an_answer_given_afterwards_is_no_correction(completer: Completer) -> None:
    completer.press("1")
    row = completer.leader.desk.session.contacts[1].rows[-1]
    assert (row.kind, row.author) == (MarkKind.DETAIL, "Observer")
    observed = completer.leader.desk.session.contacts[1]
    trace = build_trace(1, observed.history)
    assert trace
    assert observation_quality(observed.rows, trace).corrected == 0


def test_a_contact_in_focus_that_left_nothing_open_leads_to_one_that_did(
    completer: Completer,
) -> None:
    completer.press("Esc", "F2", "1", "/")
    completer.type("Agent B")
    completer.press("Enter", "c")
    assert completer.number == 1


def test_a_click_answers_its_own_question_once(completer: Completer) -> None:
    chips = completer.row("mode").chips.chips()
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    completer.leader.clock.advance(150)
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert completer.answer("transfer", "mode") == "cold"
    assert completer.list.foot.words == "Clicked twice within 0.2 s, counted once"
    completer.leader.clock.advance(100)
    QTest.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    assert completer.answer("transfer", "mode") == "callback"


def test_a_text_begun_counts_where_another_question_is_clicked(completer: Completer) -> None:
    completer.press("Down", "Down", "/")
    completer.type("Agent B")
    QTest.mouseClick(completer.row("mode").chips.chips()[0], Qt.MouseButton.LeftButton)
    assert completer.answer("open", "agent") == "Agent B"
    assert completer.answer("transfer", "mode") == "warm"


def test_keys_pressed_in_the_strip_do_not_answer_what_is_not_seen_there(
    completer: Completer, qtbot: QtBot
) -> None:
    leader = completer.leader
    leader.window.toggle_strip()
    strip = leader.window.strip
    assert strip
    qtbot.waitUntil(strip.isActiveWindow)
    QTest.keyClick(strip, Qt.Key.Key_1)
    assert completer.answer("close", "repeat") == ""


def test_a_contact_cut_off_is_answered_once_it_was_decided_on(completer: Completer) -> None:
    open_second(completer)
    completer.leader.desk.interrupted = [2]
    completer.press("c", "Down", "1")
    assert completer.leader.marks(2)[-1][1] == {}
    assert completer.list.foot.words == INTERRUPTED


def test_a_study_for_reading_shows_what_is_open_and_takes_no_answer(completer: Completer) -> None:
    completer.leader.desk.read_only = "the file is write-protected"
    completer.press("1")
    assert completer.answer("close", "repeat") == ""
    assert "open for reading only" in completer.list.foot.words
