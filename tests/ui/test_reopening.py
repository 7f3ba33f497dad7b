"""A closed contact goes on: a slip is undone, anything later is asked and leaves a gap."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from observer.capture.state import Phase

from .conftest import START, Leader, after_restart

TEN_MINUTES_MS = 600_000
DAY_MS = 24 * 3_600_000


@pytest.fixture
def closed(leader: Leader) -> Leader:
    """Contact 1 waits from 2 s on and is closed at 10 s; the leader looks at it."""
    leader.press("o", "Esc")
    leader.wait(2_000)
    leader.press("w", "1")
    leader.wait(8_000)
    leader.press("e", "1", "Esc")
    return leader


def test_undo_within_a_minute_is_plain(closed: Leader) -> None:
    closed.wait(60_000)
    closed.press("Ctrl+z")
    assert closed.kinds() == ["open", "wait"]
    assert closed.told == "Taken back: closed"


def test_undo_of_an_old_close_asks_first(closed: Leader) -> None:
    closed.wait(TEN_MINUTES_MS)
    closed.press("Ctrl+z")
    assert closed.desk.state.phase is Phase.CLOSED
    at = START.astimezone().strftime("%H:%M")
    assert closed.told == f"Contact 1 was closed at {at}. Press Ctrl Z again to open it again"
    closed.wait(150)
    closed.press("Ctrl+z")
    assert closed.desk.state.phase is Phase.CLOSED
    closed.wait(100)
    closed.press("Ctrl+z")
    assert closed.marks()[2:] == [("open", {}, 610_250), ("gap", {"ms": "600250"}, 610_250)]
    closed.wait(5_000)
    assert closed.desk.tracks[1].elapsed_ms(closed.clock.now()) == 15_000
    assert closed.told == "Contact 1 is open again"


@pytest.mark.parametrize("between", [("F2", "Esc", "F1"), ("Esc", "Ctrl+Shift+z"), ("s", "Esc")])
def test_whatever_comes_between_makes_it_ask_again(
    closed: Leader, between: tuple[str, ...]
) -> None:
    closed.wait(TEN_MINUTES_MS)
    closed.press("Ctrl+z")
    closed.wait(300)
    closed.press(*between, "Ctrl+z")
    assert closed.kinds(1) == ["open", "wait", "moving", "close"]


def test_an_answer_that_comes_late_asks_again(closed: Leader) -> None:
    closed.wait(TEN_MINUTES_MS)
    closed.press("Ctrl+z")
    closed.wait(7_000)
    closed.press("Ctrl+z")
    assert closed.desk.state.phase is Phase.CLOSED


def test_a_close_from_an_earlier_start_asks_first(qtbot: QtBot, tmp_path: Path) -> None:
    leader = after_restart(qtbot, tmp_path / "a.study", ("o", "Esc", "e", "1", "Esc"))
    leader.press("Ctrl+z")
    assert leader.desk.state.phase is Phase.CLOSED
    leader.wait(300)
    leader.press("Ctrl+z")
    assert leader.marks() == [
        ("open", {}, 0),
        ("open", {}, 600_300),
        ("gap", {"ms": "600300"}, 600_300),
    ]


def test_weeks_later_the_weeks_are_the_gap(closed: Leader) -> None:
    closed.wait(14 * DAY_MS)
    closed.click_chip("open it again")
    assert closed.marks()[-1][:2] == ("gap", {"ms": str(14 * DAY_MS)})
    assert closed.desk.tracks[1].elapsed_ms(closed.clock.now()) == 10_000


def test_after_forty_years_it_stays_closed(closed: Leader) -> None:
    closed.wait(40 * 365 * DAY_MS)
    closed.press("Ctrl+z")
    closed.wait(300)
    closed.press("Ctrl+z")
    assert closed.told == "Not now: contact 1 was closed too long ago to be gone on with"
    closed.click_chip("open it again")
    assert closed.kinds() == ["open", "wait", "moving", "close"]


def test_the_offer_to_open_it_again_leaves_the_gap_too(closed: Leader) -> None:
    closed.wait(TEN_MINUTES_MS)
    closed.click_chip("open it again")
    assert closed.marks()[-1] == ("gap", {"ms": "600000"}, 610_000)
    assert closed.page.banner.headline.words == "Waiting on system"
    assert closed.desk.tracks[1].elapsed_ms(closed.clock.now()) == 10_000


def test_opened_again_within_a_minute_there_is_no_gap(closed: Leader) -> None:
    closed.wait(60_000)
    closed.click_chip("open it again")
    assert closed.kinds() == ["open", "wait", "open"]


def test_no_stretch_is_lost_twice(closed: Leader) -> None:
    """Opened again after 10 minutes, that undone, and opened again 10 minutes later."""
    closed.wait(TEN_MINUTES_MS)
    closed.click_chip("open it again")
    closed.wait(1_000)
    closed.press("Ctrl+z")
    closed.wait(TEN_MINUTES_MS)
    closed.press("Ctrl+Shift+z")
    gaps = [detail["ms"] for kind, detail, _ in closed.marks() if kind == "gap"]
    assert gaps == ["600000", "601000"]
    assert closed.desk.tracks[1].elapsed_ms(closed.clock.now()) == 10_000


def test_it_opens_with_its_own_channel_and_agent(leader: Leader) -> None:
    leader.press("o", "1", "/")
    leader.type("Agent A")
    leader.press("Enter")
    leader.wait(1_000)
    leader.press("e", "1", "Esc")
    leader.wait(1_000)
    leader.press("o", "2", "/")
    leader.type("Agent B")
    leader.press("Enter", "F1")
    leader.click_chip("open it again")
    assert leader.marks()[-1][:2] == ("open", {"channel": "call", "agent": "Agent A"})
