"""What the team sees, whatever the leader does on the map."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from observer.drawing import tokens
from observer.drawing.display_list import DisplayList, Role, Text
from observer.drawing.layers import Layer
from observer.drawing.map_graph import View
from observer.drawing.tokens import Colour
from observer.model.reveal import Conclusion
from observer.recording import record_script
from observer.store.study_file import StudyFile
from tests.ui.projector.conftest import Show

LEAST_NAME_PX = 24


def test_the_wall_shows_the_same_drawing_and_nothing_to_press(show: Show) -> None:
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    assert show.projector.foot.words == "The process as it was observed · 10 of 10 contacts"
    assert show.projector.findChildren(QAbstractButton) == []


def test_names_are_large_enough_for_the_back_of_the_room(show: Show) -> None:
    canvas = show.wall.canvas
    names = [text.size for text in canvas.drawing.texts if text.role is Role.NAME]
    assert min(names) * canvas.viewport.scale == pytest.approx(LEAST_NAME_PX)
    start = canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of("start"))
    assert start.left >= 0
    assert start.bottom <= canvas.height()


def test_a_small_map_fills_the_wall(show: Show) -> None:
    words = Text(200, 150, "Greet", 11, 30)
    show.wall.canvas.show_drawing(DisplayList(400, 300, (words,)))
    canvas = show.wall.canvas
    assert canvas.is_whole
    assert canvas.viewport.scale == pytest.approx(canvas.height() / 300)


def test_the_whole_map_is_one_key_away_and_the_leader_is_told_that_it_is_small(
    qtbot: QtBot, show: Show
) -> None:
    show.press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: show.wall.canvas.is_whole)
    qtbot.waitUntil(lambda: "too small" in show.panel.told.text())
    show.press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: not show.wall.canvas.is_whole)


@pytest.mark.parametrize(("place", "palette"), [(0, tokens.WHITE), (1, tokens.BLACK)])
def test_its_ground_is_white_or_black_whatever_the_program_has(
    qtbot: QtBot, show: Show, place: int, palette: tokens.Palette
) -> None:
    show.panel.theme.button(place).click()
    show.panel.layers[Layer.LANES].click()
    corner = QPoint(show.wall.canvas.width() // 2, 2)
    wanted = QColor(palette[Colour.SURFACE])
    qtbot.waitUntil(lambda: show.wall.canvas.grab().toImage().pixelColor(corner) == wanted)


def test_filters_reach_the_wall(qtbot: QtBot, show: Show) -> None:
    menu = show.page.reading.outcomes
    menu.choose(frozenset({"callback"}))
    menu.changed.emit()
    qtbot.waitUntil(lambda: "3 of 10 contacts shown" in show.projector.foot.words)
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    assert "Resolved" not in show.words


def test_layers_go_and_come_back(show: Show) -> None:
    show.press(Qt.Key.Key_2)
    assert not [line for line in show.words if re.search(r"\d:\d\d", line)]
    assert [line for line in show.words if re.search(r"\d of 10", line)]
    show.press(Qt.Key.Key_2)
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    assert "3:18" in " ".join(text.text for text in show.page.canvas.drawing.texts)


@pytest.mark.skipif(sys.platform == "darwin", reason="it does not tell the number row")
def test_digits_are_found_on_a_french_keyboard_too(show: Show) -> None:
    typed = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, Qt.KeyboardModifier.NoModifier, 10, 0, 0, "&"
    )
    QApplication.sendEvent(show.page.canvas, typed)
    assert Layer.POINTS in show.wall.audience.hidden


def test_what_is_revealed_on_one_view_stays_on_the_next(show: Show) -> None:
    show.reveal(Conclusion.COMPARISON)
    show.reveal(Conclusion.RANKING)
    show.page.show_view(View.COMPARISON)
    assert show.team_sees() is View.COMPARISON
    assert {"1", "2", "3"} <= set(show.words)
    assert "held them longest" in show.projector.foot.words


def test_of_two_rounds_both_are_named_with_their_contacts(
    open_show: Callable[[StudyFile], Show], study: Path, tmp_path: Path
) -> None:
    script = tmp_path / "after.csv"
    script.write_text("contact,at_ms,key,detail\n1,0,open,\n1,9000,step,Ask\n", encoding="utf-8")
    file = StudyFile.open(study)
    assert record_script(file, script, "after") == []
    show = open_show(file)
    show.reveal(Conclusion.COMPARISON)
    show.page.show_view(View.DIFFERENCE)
    assert re.match(
        "Before and after · Round 1, .*, n = 10 → Round 2, .*, n = 1$", show.projector.foot.words
    )
