"""Observing again: another round begun, taken back, and an earlier one shown, in the window."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from observer.app import Program, write_sample
from observer.capture.clock import ManualClock
from observer.recording import record_script
from observer.store.study_file import StudyFile
from observer.ui.garbage import free_all
from observer.ui.keys import Action
from observer.ui.map.page import MapPage
from observer.ui.review.page import ReviewPage
from observer.ui.rounds.page import RoundsPage
from observer.ui.theme import apply_theme, load_fonts
from observer.ui.window import Window
from tests.ui.conftest import START, make_study, show_window

CONTACT = "1,0,open,\n1,1000,step,{}\n1,9000,close,outcome=resolved\n"


class Study:
    """The program on a study whose first round has one closed contact."""

    def __init__(self, program: Program, path: Path, qtbot: QtBot) -> None:
        self.program, self.path, self._qtbot = program, path, qtbot

    @property
    def window(self) -> Window:
        assert self.program.window
        return self.program.window

    @property
    def page(self) -> RoundsPage:
        page = self.window.findChild(RoundsPage)
        assert page
        return page

    def press(self, *keys: Qt.Key) -> None:
        """Presses keys where the keyboard is, and lets the windows change."""
        for key in keys:
            self._qtbot.waitUntil(self.window.isActiveWindow)
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            QApplication.processEvents()

    def show_rounds(self) -> RoundsPage:
        self.press(Qt.Key.Key_A)
        return self.page

    def begin_second(self) -> None:
        page = self.show_rounds()
        page.begin_button.click()
        QApplication.processEvents()
        self._qtbot.waitUntil(self.window.isActiveWindow)


@pytest.fixture
def study(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Study]:
    load_fonts()
    apply_theme(qapp, dark=False)
    file = make_study(tmp_path / "refunds.study", process=False)
    script = tmp_path / "marks.csv"
    script.write_text("contact,at_ms,key,detail\n" + CONTACT.format("Ask"), encoding="utf-8")
    assert record_script(file, script) == []
    program = Program(qapp)
    program.show_study(file, "observe")
    yield Study(program, file.path, qtbot)
    if program.window:
        program.window.close()


def rounds_on_disk(path: Path) -> list[str]:
    with StudyFile.open_snapshot(path) as file:
        return [round_.name for round_ in file.rounds()]


def test_a_round_is_begun_and_observed_in(study: Study) -> None:
    page = study.show_rounds()
    assert [row.words for row in page.listed.rows] == ["Round 1 (baseline)"]
    assert "1 of 1 contacts closed" in page.listed.rows[0].note
    study.begin_second()
    assert rounds_on_disk(study.path) == ["baseline", "Round 2"]
    assert study.window.status.round_line.words == "Round 2 · 0 of 10 open or done"
    assert "Round 2 has begun" in study.window.observe.empty.title.text()
    study.press(Qt.Key.Key_O)
    with StudyFile.open_snapshot(study.path) as file:
        assert [len(file.recorded(round_)) for round_ in file.rounds()] == [1, 1]


def test_a_name_can_be_given(study: Study) -> None:
    page = study.show_rounds()
    page.name.setFocus()
    QTest.keyClicks(page.name, "authority extended")
    study.press(Qt.Key.Key_Return)
    assert rounds_on_disk(study.path) == ["baseline", "authority extended"]
    assert study.window.status.round_line.words.startswith("authority extended ·")


def test_an_empty_round_is_one_undo_away(study: Study, qtbot: QtBot) -> None:
    study.begin_second()
    QTest.keyClick(
        QApplication.focusWidget() or study.window,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier,
    )
    qtbot.waitUntil(lambda: rounds_on_disk(study.path) == ["baseline"])
    assert study.window.status.round_line.words == "baseline · 1 of 10 open or done"


def test_its_button_takes_it_back_too_until_a_contact_is_opened(study: Study) -> None:
    study.begin_second()
    empty = study.window.observe.empty
    assert not empty.take_back_button.isHidden()
    empty.take_back_button.click()
    QApplication.processEvents()
    assert rounds_on_disk(study.path) == ["baseline"]
    study.begin_second()
    study.press(Qt.Key.Key_O, Qt.Key.Key_Escape)
    page = study.show_rounds()
    assert page.listed.key == "2"
    assert page.back_button.isHidden()
    page.take_back()
    assert rounds_on_disk(study.path) == ["baseline", "Round 2"]


def test_another_round_waits_until_every_contact_is_closed(study: Study) -> None:
    study.begin_second()
    page = study.show_rounds()
    assert page.begin_button.isHidden()
    assert page.why_not.text() == "Round 2 has no contact yet, so no other round can begin."
    study.press(Qt.Key.Key_Escape, Qt.Key.Key_O, Qt.Key.Key_Escape)
    page = study.show_rounds()
    assert page.why_not.text() == "Contact 1 is not closed yet, so no other round can begin."
    study.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert study.window.rounds.shown.name == "Round 2"
    assert page.message.words == "Contact 1 is running; close or park it first."


def test_an_earlier_round_is_shown_reviewed_and_mapped_but_not_added_to(
    study: Study, qtbot: QtBot
) -> None:
    study.begin_second()
    study.show_rounds()
    study.press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: study.window.rounds.shown.name == "baseline")
    window = study.window
    assert "round 1, an earlier one" in window.earlier.sentence
    open_button = window.observe.buttons._buttons[Action.OPEN]
    assert open_button.accessibleDescription() == "contacts are opened in round 2"
    study.press(Qt.Key.Key_O)
    assert list(window.desk.session.contacts) == [1]
    assert "contacts are opened in round 2" in window.observe.prompt_bar._foot.words
    study.press(Qt.Key.Key_V)
    review = window.beside.made(Action.REVIEW)
    assert isinstance(review, ReviewPage)
    assert "Review contact 1" in review.title.words
    window.show_stage("Map")
    page = window.findChild(MapPage)
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.counts.words == "1 of 1 contacts closed · baseline"
    window.earlier.to_latest.click()
    QApplication.processEvents()
    assert study.window.rounds.shown.name == "Round 2"
    assert study.window.earlier.sentence == ""
    assert study.window.stage == "Map"


def test_the_window_takes_the_place_of_the_former_and_closes_the_study_once(study: Study) -> None:
    former: QWidget = study.window
    former.setGeometry(40, 30, 1200, 740)
    study.begin_second()
    assert study.window is not former
    assert study.window.size().width() == 1200
    study.window.close()
    with StudyFile.open(study.path) as file:
        assert file.read_only == ""


def test_a_complete_round_offers_to_observe_again(qtbot: QtBot, tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.study")
    window = show_window(qtbot, StudyFile.open(tmp_path / "sample.study"), ManualClock(START))
    window.observe._show_what_takes_long()
    offered = {chip.text(): chip for chip in window.observe.prompt_bar._chips.chips()}
    QTest.mouseClick(offered["observe again: another round"], Qt.MouseButton.LeftButton)
    page = window.findChild(RoundsPage)
    assert page
    assert page.isVisible()


def test_a_round_under_way_does_not(study: Study) -> None:
    study.window.observe._show_what_takes_long()
    chips = study.window.observe.prompt_bar._chips.chips()
    offered = [chip.text() for chip in chips]
    assert "open it again" in offered
    assert "observe again: another round" not in offered


def test_rounds_can_be_changed_while_the_map_is_drawn(study: Study, qtbot: QtBot) -> None:
    study.begin_second()
    for name in ("baseline", "Round 2") * 3:
        study.window.show_stage("Map")
        rounds = study.window.rounds
        wanted = next(one.round for one in rounds.facts if one.round.name == name)
        rounds.wanted.emit(wanted)
        QApplication.processEvents()
        assert study.window.rounds.shown.name == name
    assert study.window.stage == "Map"
    page = study.window.findChild(MapPage)
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.message.isVisible()


def parts_of(window: Window, qtbot: QtBot) -> list[weakref.ref[QObject]]:
    """The window and what it holds, once its map is drawn."""
    window.show_stage("Map")
    page = window.findChild(MapPage)
    assert page
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    return [weakref.ref(one) for one in (window, window.desk, page, page.maps)]


def test_a_window_whose_place_another_took_is_gone_with_all_it_held(
    study: Study, qtbot: QtBot
) -> None:
    """The pictures of its map would add up otherwise."""
    held = parts_of(study.window, qtbot)
    study.begin_second()

    def are_gone() -> bool:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        free_all()
        return not any(one() for one in held)

    qtbot.waitUntil(are_gone)
