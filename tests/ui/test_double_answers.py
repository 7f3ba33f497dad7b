"""A key that has answered does nothing more within 200 ms, whatever came in the answer's place."""

from __future__ import annotations

import pytest

from .conftest import Leader


@pytest.fixture
def call(leader: Leader) -> Leader:
    """A leader a second into contact 1."""
    leader.press("o", "Esc")
    leader.wait(1_000)
    return leader


def test_the_digit_that_closes_answers_nothing_of_the_list(call: Leader) -> None:
    call.press("e", "1")
    call.wait(80)
    call.press("1")
    assert call.marks()[-1][1] == {"outcome": "resolved"}
    assert call.page.body.complete.foot.words == "1: pressed twice within 0.2 s, counted once"
    call.wait(120)
    call.press("1")
    assert call.marks()[-1][1] == {"outcome": "resolved", "repeat": "yes"}


def test_the_digit_of_the_channel_is_none_of_the_agent(call: Leader) -> None:
    call.press("F1", "F2", "/")
    call.wait(300)
    call.type("Agent A")
    call.press("Enter")
    call.wait(1_000)
    call.press("F3", "/")
    call.wait(300)
    call.type("Agent B")
    call.press("Enter")
    call.wait(1_000)
    call.press("o", "2")
    call.wait(80)
    call.press("2")
    assert call.marks(4) == [("open", {"agent": "Agent B", "channel": "chat"}, 0)]
    assert call.told == "2: pressed twice within 0.2 s, counted once"
    call.press("1")
    assert call.marks(4) == [("open", {"agent": "Agent A", "channel": "chat"}, 0)]


def test_the_enter_that_accepts_a_text_makes_no_step(call: Leader) -> None:
    call.press("n")
    call.wait(300)
    call.type("hm")
    call.press("Enter")
    call.wait(80)
    call.press("Enter")
    assert call.kinds() == ["open", "note"]
    assert call.told == "Enter: pressed twice within 0.2 s, counted once"
    call.wait(120)
    call.press("Enter")
    assert call.kinds() == ["open", "note", "step"]


def test_a_digit_where_nothing_is_asked_is_not_told(call: Leader) -> None:
    told = call.told
    call.press("1", "1")
    assert call.told == told
