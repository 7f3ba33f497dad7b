"""Marks moved, re-labelled, voided, added and split by key, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.discovery.traces import build_trace

from .conftest import Reviewer

if TYPE_CHECKING:
    from tests.ui.conftest import Leader

NOTE = "Note · <b>odd & even</b>"
LIVE = [
    (0, "Opened"),
    (10, "Step · Greet"),
    (60, "Wait · approval"),
    (120, "Moving again"),
    (180, "Step · Wrap up"),
    (210, NOTE),
    (240, "Closed · Resolved now"),
]


def waits(reviewer: Reviewer) -> list[tuple[str, int, int | None]]:
    """Reason, start and end in seconds of the waits as the map will have them."""
    trace = build_trace(1, reviewer.session.contacts[1].history)
    assert trace
    return [
        (event.label, event.start_ms // 1000, event.end_ms // 1000 if event.end_ms else None)
        for event in trace.events
        if event.kind == "wait"
    ]


def test_all_standing_marks_are_listed_in_order(reviewer: Reviewer) -> None:
    assert reviewer.rows() == LIVE
    assert reviewer.signs() == {}


def test_alt_and_an_arrow_move_a_mark_by_a_second(reviewer: Reviewer) -> None:
    reviewer.choose("Wait · approval")
    reviewer.press("Alt+Right", "Alt+Right", "Alt+Left")
    assert (61, "Wait · approval") in reviewer.rows()
    assert reviewer.signs() == {"Wait · approval": ("corrected",)}
    assert waits(reviewer) == [("approval", 61, 120)]


def test_a_time_is_typed(reviewer: Reviewer) -> None:
    reviewer.choose("Wait · approval")
    reviewer.press("Enter")
    reviewer.type("1:30")
    reviewer.press("Enter")
    assert waits(reviewer) == [("approval", 90, 120)]
    assert reviewer.page.form.isHidden()
    assert reviewer.chosen == "Wait · approval"


def test_a_mark_is_given_another_kind_and_reason(reviewer: Reviewer) -> None:
    reviewer.choose("Wait · approval")
    reviewer.press("Enter")
    reviewer.make("Blocked")
    reviewer.page.form.fields["for"].setFocus()
    reviewer.type("auth")
    reviewer.press("Enter")
    assert reviewer.page.form.refusal == ""
    assert reviewer.rows()[2] == (60, "Blocked · authority")
    assert waits(reviewer) == []


def test_a_voided_mark_goes_and_undo_brings_it_back(reviewer: Reviewer) -> None:
    reviewer.choose(NOTE)
    reviewer.press("Del")
    assert reviewer.rows() == [row for row in LIVE if row[1] != NOTE]
    reviewer.press("Ctrl+Z")
    assert reviewer.rows() == LIVE
    reviewer.press("Ctrl+Shift+Z")
    assert NOTE not in dict(reviewer.rows()).values()


def test_voided_marks_can_be_shown_and_added_again(reviewer: Reviewer) -> None:
    reviewer.choose(NOTE)
    reviewer.press("Del", "v")
    assert reviewer.rows() == LIVE
    assert reviewer.signs() == {NOTE: ("voided",)}
    reviewer.choose(NOTE)
    reviewer.press("Del")
    assert "voided" in reviewer.page.message.words
    reviewer.press("a", "Enter", "v")
    assert reviewer.rows() == LIVE
    assert reviewer.signs() == {NOTE: ("added",)}


def test_a_mark_is_added_at_the_time_selected(reviewer: Reviewer) -> None:
    reviewer.choose("Step · Wrap up")
    reviewer.press("a")
    reviewer.page.form.fields["on"].setFocus()
    reviewer.type("sys")
    reviewer.press("Enter")
    assert reviewer.chosen == "Wait · system"
    assert reviewer.signs() == {"Wait · system": ("added",)}
    assert waits(reviewer)[1][:2] == ("system", 180)


def test_a_wait_is_split_in_the_middle_into_two_reasons(reviewer: Reviewer) -> None:
    reviewer.choose("Wait · approval")
    reviewer.press("/")
    assert reviewer.page.form.time.text() == "1:30"
    reviewer.page.form.fields["on"].setFocus()
    reviewer.type("colleague")
    reviewer.press("Enter")
    assert waits(reviewer) == [("approval", 60, 90), ("colleague", 90, 120)]
    reviewer.press("Ctrl+Z")
    assert waits(reviewer) == [("approval", 60, 120)]


def test_undo_leaves_alone_what_was_marked_live(reviewer: Reviewer) -> None:
    before = reviewer.recorded()
    reviewer.press("Ctrl+Z")
    assert reviewer.recorded() == before
    assert reviewer.page.message.words == "There is no correction to undo."


def test_a_refusal_is_said_in_place_and_nothing_is_appended(reviewer: Reviewer) -> None:
    before = reviewer.recorded()
    reviewer.choose("Step · Wrap up")
    reviewer.press("Enter")
    reviewer.type("5:00")
    reviewer.press("Enter")
    assert reviewer.page.form.refusal.startswith("Nothing was changed: ")
    assert not reviewer.page.form.isHidden()
    reviewer.page.form.time.setFocus()
    reviewer.type("soon")
    reviewer.press("Enter")
    assert reviewer.page.form.refusal == "The time is written as m:ss, such as 2:05."
    reviewer.press("Esc")
    assert reviewer.rows() == LIVE
    assert reviewer.recorded() == before


def test_a_form_saved_as_it_was_changes_nothing(reviewer: Reviewer) -> None:
    before = reviewer.recorded()
    for _, words in LIVE:
        reviewer.choose(words)
        reviewer.press("Enter", "Enter")
    assert reviewer.recorded() == before
    assert reviewer.page.message.words == "Nothing was changed."


def test_a_contact_may_lose_its_only_mark_and_get_it_back(leader: Leader) -> None:
    leader.press("o", "Esc")
    leader.wait(1_000)
    reviewer = Reviewer(leader)
    reviewer.press("Del")
    assert reviewer.rows() == []
    reviewer.press("v", "a")
    assert reviewer.signs() == {"Opened": ("voided",)}
    assert reviewer.page.form.isHidden()
    reviewer.press("Ctrl+Z")
    assert reviewer.rows() == [(0, "Opened")]


def test_contacts_that_were_cut_off_are_not_corrected_before_they_go_on(
    reviewer: Reviewer,
) -> None:
    before = reviewer.recorded()
    reviewer.leader.desk.interrupted = [1]
    reviewer.press("Del", "Enter")
    assert "Continue or park" in reviewer.page.message.words
    assert reviewer.page.form.isHidden()
    assert reviewer.recorded() == before


def test_a_slash_counts_wherever_the_keyboard_has_it(reviewer: Reviewer) -> None:
    reviewer.choose("Step · Greet")
    QTest.keyClick(reviewer.page.marks, Qt.Key.Key_Slash, Qt.KeyboardModifier.ShiftModifier)
    assert not reviewer.page.form.isHidden()


def test_a_card_number_typed_in_is_masked_and_said_so(reviewer: Reviewer) -> None:
    reviewer.choose(NOTE)
    reviewer.press("Enter")
    reviewer.page.form.fields["text"].setFocus()
    reviewer.type("paid with 4111 1111 1111 1111")
    reviewer.press("Enter")
    assert "Note · paid with [card number]" in [words for _, words in reviewer.rows()]
    assert "Masked in it: card number" in reviewer.page.message.words
