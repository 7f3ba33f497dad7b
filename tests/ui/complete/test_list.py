"""The to-complete list by keyboard: moving, answering, taking back, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from observer.store.study_file import StudyFile
from observer.ui.complete.page import NO_TEXT, NOTHING_MORE

if TYPE_CHECKING:
    from tests.ui.complete.conftest import Completer

ASKED = [
    ("close", "repeat"),
    ("close", "demand"),
    ("open", "agent"),
    ("wait", "who"),
    ("transfer", "mode"),
    ("transfer", "context"),
]


def test_closing_a_contact_asks_all_that_it_left_open_at_once(completer: Completer) -> None:
    assert completer.shown
    assert completer.list.sheet
    assert [(d.mark.kind.value, d.name) for d in completer.list.sheet.details] == ASKED
    assert completer.list.title.words == "To complete: contact 1 · 6 left open"
    assert completer.current == ASKED[0]


@pytest.mark.parametrize(("down", "up"), [("Down", "Up"), ("Tab", "Backtab")])
def test_arrows_and_tab_move_and_stop_at_the_ends(completer: Completer, down: str, up: str) -> None:
    completer.press(down, down)
    assert completer.current == ASKED[2]
    completer.press(up)
    assert completer.current == ASKED[1]
    completer.press(up, up, up)
    assert completer.current == ASKED[0]
    completer.press(*[down] * 9)
    assert completer.current == ASKED[-1]


def test_a_digit_answers_at_once_and_another_one_corrects_it(
    completer: Completer, study: StudyFile
) -> None:
    completer.press("1")
    assert completer.answer("close", "repeat") == "yes"
    assert completer.given("repeat") == ["yes"]
    assert completer.current == ASKED[0]
    completer.press("3")
    assert completer.given("repeat") == ["unknown"]
    ((_, rows),) = study.recorded(study.round())
    assert [dict(row.detail) for row in rows[-2:]] == [{"repeat": "yes"}, {"repeat": "unknown"}]
    completer.press("4", "9")
    assert completer.answer("close", "repeat") == "unknown"


def test_enter_goes_to_the_next_open_question_round_about(completer: Completer) -> None:
    completer.press("1", "Enter", "2", "Down", "Enter")
    assert completer.current == ("wait", "who")
    completer.press("Enter", "1", "Enter", "1", "Enter")
    assert completer.current == ("open", "agent")
    assert completer.list.title.words == "To complete: contact 1 · 2 left open"


def test_when_all_is_given_enter_says_so_and_leaves_the_list_there(completer: Completer) -> None:
    completer.press("1", "Enter", "1", "Enter", "/")
    completer.type("Agent B")
    completer.press("Enter", "/")
    completer.type("Team leader")
    completer.press("Enter", "1", "Enter", "1", "Enter")
    assert completer.list.title.words == "To complete: contact 1 · nothing is left open"
    assert completer.list.foot.words == NOTHING_MORE
    assert completer.shown
    completer.press("Esc", "c")
    assert not completer.shown
    assert completer.leader.told == "Nothing is left to complete"


def test_text_completes_itself_from_earlier_answers(completer: Completer) -> None:
    completer.press("Down", "Down", "Down", "/")
    completer.type("Team leader")
    completer.press("Enter")
    assert completer.answer("wait", "who") == "Team leader"
    completer.press("Esc", "o", "Esc", "b", "1", "e", "1", "Down", "Down", "Down", "Down")
    assert completer.current == ("blocked", "held_by")
    completer.press("/")
    completer.type("te")
    completer.press("Tab", "Enter")
    assert completer.answer("blocked", "held_by", 2) == "Team leader"


def test_a_holder_is_asked_for_as_a_role_never_as_a_person(completer: Completer) -> None:
    completer.press("Down", "Down", "Down", "/")
    assert completer.current == ("wait", "who")
    assert completer.list.entry.placeholderText() == "a role or team, never a person's name"


def test_earlier_answers_are_digits(completer: Completer) -> None:
    completer.press("Down", "Down", "Down", "/")
    completer.type("Team leader")
    completer.press("Enter", "Esc", "o", "Esc", "b", "1", "e", "1", *["Down"] * 4, "1")
    assert completer.answer("blocked", "held_by") == "Team leader"


def test_escape_leaves_the_text_first_and_then_the_list_with_all_left_open(
    completer: Completer,
) -> None:
    completer.press("Down", "Down", "/")
    completer.type("Agent")
    completer.press("Esc")
    assert completer.shown
    assert completer.answer("open", "agent") == ""
    completer.press("Esc")
    assert not completer.shown
    assert completer.leader.kinds() == ["open", "wait", "moving", "transfer", "close"]


def test_only_text_is_typed_where_no_choice_will_do(completer: Completer) -> None:
    completer.press("/")
    assert not completer.leader.page.typing
    completer.press("Down", "Down", "/")
    assert completer.leader.page.typing


def test_what_is_typed_where_only_a_choice_will_do_neither_answers_nor_acts(
    completer: Completer,
) -> None:
    completer.press("/")
    assert completer.list.foot.words == NO_TEXT
    completer.type("2 Ops now")
    assert completer.leader.desk.session.focus == 1
    assert completer.list.sheet
    assert completer.list.sheet.open_count == len(ASKED)
    completer.press("Enter")
    assert completer.current == ASKED[0]
    completer.press("2")
    assert completer.answer("close", "repeat") == "no"


def test_a_text_goes_on_to_what_this_contact_left_open_before_another_contact(
    completer: Completer,
) -> None:
    completer.press("Esc", "o", "Esc", "b", "Esc", "e", "1", "F1", "c", "Down", "Down")
    completer.press("Down", "1", "Down", "1", "Down", "1", "Up", "Up", "Up")
    assert completer.current == ("open", "agent")
    completer.press("/")
    completer.type("Agent B")
    completer.press("Enter")
    assert completer.number == 1
    assert completer.current[0] in {"wait", "close"}


def test_undo_takes_back_answer_by_answer_and_redo_gives_them_again(completer: Completer) -> None:
    completer.press("1", "Down", "1", *["Down"] * 3, "1")
    completer.press("Ctrl+z")
    assert completer.answer("transfer", "mode") == ""
    assert completer.current == ("transfer", "mode")
    completer.press("Ctrl+z")
    assert completer.answer("close", "demand") == ""
    assert completer.answer("close", "repeat") == "yes"
    completer.press("Ctrl+Shift+z")
    assert completer.answer("close", "demand") == "value"
    assert completer.current == ("close", "demand")


def test_before_any_answer_undo_takes_the_close_back(completer: Completer) -> None:
    completer.press("Ctrl+z")
    assert not completer.shown
    assert completer.leader.kinds() == ["open", "wait", "moving", "transfer"]


def test_keys_of_actions_go_on_acting(completer: Completer) -> None:
    completer.press("o")
    assert not completer.shown
    assert completer.leader.desk.session.focus == 2
    assert completer.leader.kinds(2) == ["open"]
