"""Contacts that a stop of the program cut off: nothing is marked before they go on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.capture.state import Phase
from observer.errors import UserError
from observer.model.mark import Mark, MarkKind
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from observer.ui.keys import Action

from .conftest import START, Leader, after_restart, make_study, show_window

TEN_MINUTES_MS = 600_000
DAY_MS = 24 * 3_600_000


def interrupted(qtbot: QtBot, folder: Path, *keys: str) -> Leader:
    """Contacts were open when the program stopped; it starts ten minutes later."""
    return after_restart(qtbot, folder / "cut.study", keys or ("F1", "Esc", "F2", "Esc"))


def test_contacts_cut_off_by_a_stop_can_be_continued(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    assert leader.page.recovery.sentence.startswith("2 contacts were running when the program")
    leader.page.recovery.continue_button.click()
    assert not leader.page.recovery.isVisible()
    assert leader.marks(1)[-1] == ("gap", {"ms": "600000", "reason": "stopped"}, 600_000)
    assert leader.desk.tracks[1].elapsed_ms(leader.clock.now()) == 0


def test_or_be_left_parked_since_their_last_mark(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.page.recovery.leave_button.click()
    assert [leader.desk.session.state(n).phase for n in (1, 2)] == [Phase.PARKED] * 2
    assert leader.marks(1)[-1] == ("park", {}, 0)


def test_a_key_pressed_instead_continues_them_first(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.press("w")
    assert leader.kinds(2) == ["open", "gap", "wait"]


def test_a_step_that_is_offered_continues_them_first(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.wait(5_000)
    leader.click_chip("Identify customer")
    name = {"name": "Identify customer"}
    assert leader.marks(2)[1:] == [
        ("gap", {"ms": "605000", "reason": "stopped"}, 605_000),
        ("step", name, 605_000),
    ]
    assert leader.kinds(1) == ["open", "gap"]
    assert leader.desk.tracks[2].entries[-1].start_ms == 0


def test_a_contact_opened_again_continues_them_first(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path, "F1", "Esc", "e", "1", "Esc", "F2", "Esc")
    leader.press("F1")
    leader.click_chip("open it again")
    assert leader.kinds(2) == ["open", "gap"]
    assert leader.kinds(1) == ["open", "open", "gap"]


def test_nothing_is_marked_where_their_gap_cannot_be_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader = interrupted(qtbot, tmp_path)

    def full(_marks: list[Mark]) -> None:
        raise UserError("the disk is full", where="cut.study")

    with monkeypatch.context() as broken:
        broken.setattr(leader.desk.session._journal, "append", full)
        leader.press("w")
        leader.page.recovery.leave_button.click()
    assert "the disk is full" in leader.page.unsaved.sentence
    assert leader.page.recovery.sentence.startswith("2 contacts were running")
    assert leader.kinds(2) == ["open"]
    leader.wait(1_000)
    leader.press("w")
    assert leader.kinds(2) == ["open", "gap", "wait"]


def test_weeks_later_they_go_on_with_a_gap_of_weeks(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.wait(14 * DAY_MS)
    leader.press("w")
    since_ms = str(14 * DAY_MS + TEN_MINUTES_MS)
    assert leader.marks(2)[1][:2] == ("gap", {"ms": since_ms, "reason": "stopped"})
    assert leader.kinds(2) == ["open", "gap", "wait"]


def test_after_forty_years_they_can_only_be_left_parked(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.wait(40 * 365 * DAY_MS)
    leader.press("w")
    assert "leave them parked" in leader.told
    assert leader.kinds(2) == ["open"]
    leader.page.recovery.leave_button.click()
    assert leader.kinds(2) == ["open", "park"]


def test_a_parked_contact_resumes_weeks_later(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path, "F1", "Esc", "w", "1", "Ctrl+p")
    leader.wait(21 * DAY_MS)
    leader.press("Ctrl+p")
    leader.wait(4_000)
    leader.press("e", "1", "Esc")
    assert leader.kinds(1) == ["open", "wait", "moving", "park", "resume", "close"]
    assert leader.desk.tracks[1].elapsed_ms(leader.clock.now()) == 4_000
    leader.window.close()
    assert check_study(tmp_path / "cut.study").problems == ()


def test_one_contact_is_told_in_the_singular(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path, "F1", "Esc")
    assert leader.page.recovery.sentence.startswith("1 contact was running when the program")
    assert leader.page.recovery.leave_button.text() == "Leave it parked"


def test_enter_only_continues_them(qtbot: QtBot, tmp_path: Path) -> None:
    leader = interrupted(qtbot, tmp_path)
    leader.page.buttons.acted.emit(Action.EXPECTED_STEP)
    assert leader.kinds(2) == ["open", "gap"]


def test_a_gap_is_answered_only_after_the_time_of_the_stop_is_accounted_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = ManualClock(START)
    first = Leader(show_window(qtbot, make_study(tmp_path / "g.study"), clock), clock)
    first.press("o", "Esc")
    clock.suspend(60_000)
    first.page.watch.beat()
    first.window.close()
    clock = ManualClock(START + timedelta(minutes=31), boot_id="next")
    leader = Leader(show_window(qtbot, StudyFile.open(tmp_path / "g.study"), clock), clock)
    leader.press("x")
    assert leader.told == "Not now: say first whether the contacts go on or stay parked"
    leader.page.recovery.continue_button.click()
    assert leader.marks(1)[-1] == ("gap", {"ms": "1800000", "reason": "stopped"}, 1_860_000)


def test_reasons_of_ones_own_keep_their_places_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    clock = ManualClock(START)
    first = Leader(show_window(qtbot, make_study(tmp_path / "v.study"), clock), clock)
    first.press("F1", "Esc", "F2", "Esc")
    for contact, reason in (("F2", "printer"), ("F1", "fax")):
        first.press(contact)
        first.wait(1_000)
        first.press("w", "/")
        first.type(reason)
        first.press("Enter")
        first.wait(1_000)
    first.window.close()
    clock = ManualClock(START + timedelta(minutes=10), boot_id="next")
    leader = Leader(show_window(qtbot, StudyFile.open(tmp_path / "v.study"), clock), clock)
    assert leader.desk.vocabulary.words(MarkKind.WAIT, "on")[-2:] == ("printer", "fax")
