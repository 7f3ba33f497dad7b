"""The quiet line: where earlier contacts were held, and what was masked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from observer.capture.masking import Hidden
from observer.discovery import occurrences
from observer.discovery.occurrences import Occurrence
from observer.model.mark import Mark, MarkKind
from observer.model.matching import Matching, ObservedName
from observer.ui.observe.aside import masked_words

from .conftest import Leader


def held_at_the_step(leader: Leader, number: int, wait_ms: int) -> None:
    """A whole contact: ten seconds into its step a wait, closed."""
    leader.press(f"F{number}", "Esc", "Enter")
    leader.wait(10_000)
    leader.press("w", "2")
    leader.wait(wait_ms)
    leader.press("Space", "e", "1", "Esc")
    leader.wait(300_000)


def at_the_step(leader: Leader, number: int, for_ms: int) -> str:
    leader.press(f"F{number}", "Esc", "Enter")
    leader.wait(for_ms)
    return leader.page.aside.words


def test_the_flag_comes_at_the_step_and_time_of_earlier_waits(leader: Leader) -> None:
    held_at_the_step(leader, 1, 120_000)
    held_at_the_step(leader, 2, 140_000)
    assert at_the_step(leader, 3, 9_000) == ""
    leader.wait(1_000)
    assert leader.page.aside.words == "2 of 2 waited here, median 2:10"
    leader.press("Enter")
    leader.wait(60_000)
    assert leader.page.aside.words == ""


def test_the_flag_goes_when_the_contact_was_held_there_itself(leader: Leader) -> None:
    held_at_the_step(leader, 1, 120_000)
    held_at_the_step(leader, 2, 140_000)
    assert at_the_step(leader, 3, 12_000) != ""
    leader.press("w", "1")
    leader.wait(30_000)
    assert leader.page.aside.words == "2 of 2 waited here, median 2:10"
    leader.press("Space")
    leader.wait(1_000)
    assert leader.page.aside.words == ""
    leader.wait(200_000)
    assert leader.page.aside.words == ""


def test_one_contact_raises_no_flag(leader: Leader) -> None:
    held_at_the_step(leader, 1, 120_000)
    assert at_the_step(leader, 2, 60_000) == ""


def test_a_contact_opened_again_raises_none_until_it_is_closed(leader: Leader) -> None:
    held_at_the_step(leader, 1, 120_000)
    held_at_the_step(leader, 2, 140_000)
    leader.press("F2", "Ctrl+z")
    leader.wait(1_000)
    leader.press("Ctrl+z")
    assert leader.desk.session.running == [2]
    leader.wait(0)
    assert at_the_step(leader, 3, 60_000) == ""


def test_a_masked_text_is_told_quietly(leader: Leader) -> None:
    leader.press("o", "Esc", "n")
    leader.type("paid with 4111 1111 1111 1111")
    leader.press("Enter")
    assert leader.page.aside.words == "A card number was masked"
    assert leader.last().detail["text"] == "paid with [card number]"
    leader.wait(1_000)
    assert leader.page.aside.words == "A card number was masked"


def test_what_needs_no_masking_is_not_told(leader: Leader) -> None:
    leader.press("o", "Esc", "n")
    leader.type("asked for order 42")
    leader.press("Enter")
    assert leader.page.aside.words == ""


def test_two_kinds_are_one_sentence() -> None:
    both = (Hidden.EMAIL, Hidden.PHONE)
    assert masked_words(both) == "An e-mail address and a phone number were masked"


def test_the_flag_knows_a_step_by_what_its_name_stands_for(leader: Leader) -> None:
    held_at_the_step(leader, 1, 120_000)
    leader.press("F2", "Esc", "s")
    leader.type("Ask who it is")
    leader.press("Enter")
    leader.wait(10_000)
    leader.press("w", "2")
    leader.wait(140_000)
    leader.press("Space", "e", "1", "Esc")
    leader.wait(0)
    assert at_the_step(leader, 3, 12_000) == ""
    asked = ObservedName(MarkKind.STEP, "Ask who it is")
    leader.window.process.match(asked, ("Identify customer",))
    leader.wait(0)
    leader.wait(0)
    assert leader.page.aside.words == "2 of 2 waited here, median 2:10"


def test_the_marks_are_read_once_however_often_the_clock_ticks(
    leader: Leader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    find = occurrences.find_occurrences

    def count(marks: Iterable[Mark], matching: Matching) -> dict[int, Occurrence]:
        reads.append(1)
        return find(marks, matching)

    at_the_step(leader, 1, 1_000)
    monkeypatch.setattr(occurrences, "find_occurrences", count)
    for _ in range(5):
        leader.wait(250)
    assert reads == []
    leader.press("Enter")
    for _ in range(5):
        leader.wait(250)
    assert reads == [1]
