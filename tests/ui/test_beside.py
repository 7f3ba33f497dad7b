"""What runs beside a wait or block, or ended with a park, is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from observer.drawing.tokens import LIGHT, Colour

if TYPE_CHECKING:
    from .conftest import Leader


@pytest.fixture
def handed_over(leader: Leader) -> Leader:
    """Transferred to Billing, and blocked for approval 20 s later."""
    leader.press("o", "1", "Esc")
    leader.wait(10_000)
    leader.press("t")
    leader.type("Billing")
    leader.press("Enter")
    leader.wait(20_000)
    leader.press("b", "2")
    leader.wait(10_000)
    return leader


def test_a_transfer_not_picked_up_is_said_beside_the_block(handed_over: Leader) -> None:
    headline = handed_over.page.banner.headline
    assert headline.words == "Blocked for approval"
    assert headline.about == "transferred to Billing, not picked up · Space ends the block first"
    handed_over.press("Space")
    assert handed_over.page.banner.headline.words == "Transferred to Billing"
    handed_over.wait(1_000)
    handed_over.press("Space")
    assert handed_over.page.banner.headline.words == "Moving"


def test_a_transfer_is_drawn_until_it_is_picked_up(handed_over: Leader) -> None:
    """At 120 s across the timeline, 25 s lies between the transfer's press and the block's."""
    timeline = handed_over.page.timeline
    picture = timeline.grab().toImage()
    left, right = 16, timeline.width() - 16
    x = round(left + (right - left) * 25_000 / 120_000)
    column = {picture.pixelColor(x, y).name() for y in range(timeline.height())}
    assert LIGHT[Colour.TRANSFER].lower() in column
    assert LIGHT[Colour.BLOCKED].lower() not in column


def test_typing_the_team_says_so_before_a_letter_is_taken_for_a_mark(leader: Leader) -> None:
    leader.press("o", "Esc", "t")
    title = leader.page.prompt_bar._title.words
    assert title == "To which team? – type it: Enter takes it, Esc leaves it open"


def test_the_first_contact_follows_none_that_its_channel_could_stand_as_in(
    leader: Leader,
) -> None:
    leader.press("o")
    prompt = leader.page.prompt_bar.prompt
    assert prompt
    assert not prompt.hint
    leader.press("1", "Esc")
    leader.wait(1_000)
    leader.press("o")
    prompt = leader.page.prompt_bar.prompt
    assert prompt
    assert prompt.hint == "Stands as in the contact before until it is changed."


def test_a_key_pressed_on_the_map_while_a_contact_runs_is_told_as_not_recorded(
    leader: Leader,
) -> None:
    leader.press("o", "Esc")
    leader.window.show_stage("Map")
    QTest.keyClick(leader.window, Qt.Key.Key_W)
    assert "wait" not in leader.kinds()
    assert leader.window.status._told.words == "Wait: not recorded, keys count on Observe only"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("w", "The wait ended with the park. Press W if it still lasts"),
        ("b", "The block ended with the park. Press B if it still lasts"),
    ],
)
def test_resuming_says_that_the_wait_does_not_go_on(
    leader: Leader, key: str, sentence: str
) -> None:
    leader.press("o", "Esc", key, "1", "Ctrl+p")
    leader.wait(5_000)
    leader.press("Ctrl+p")
    assert leader.told == sentence


def test_resuming_says_nothing_where_nothing_ended(leader: Leader) -> None:
    leader.press("o", "Esc", "w", "1", "Space", "Ctrl+p")
    leader.wait(5_000)
    leader.press("Ctrl+p")
    assert not leader.told.startswith("The wait ended")
