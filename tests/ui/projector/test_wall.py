"""What the team sees, whatever the leader does on the map."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from observer.drawing import tokens
from observer.drawing.display_list import DisplayList, Role, Text
from observer.drawing.layers import Layer
from observer.drawing.map_graph import View
from observer.drawing.tokens import Colour
from observer.model.identity import edge_id, node_id
from observer.model.reveal import Conclusion
from tests.ui.projector.conftest import Show

STEP = node_id("step", "Obtain refund approval")
POINT = node_id("wait", "Obtain refund approval", "approval")
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


def test_a_click_lights_an_element_and_brings_it_to_the_middle(qtbot: QtBot, show: Show) -> None:
    show.click(STEP)
    canvas = show.wall.canvas
    assert canvas.selection == STEP
    assert canvas.lit is not None
    assert {STEP, POINT} <= canvas.lit
    assert node_id("step", "Book refund") not in canvas.lit

    def is_near_the_middle() -> bool:
        body = canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of(STEP))
        return abs((body.left + body.right) / 2 - canvas.width() / 2) < canvas.width() / 10

    qtbot.waitUntil(is_near_the_middle)
    show.press(Qt.Key.Key_Escape)
    assert canvas.selection == ""
    assert canvas.lit is None
    assert show.presentation.is_on


def test_a_click_on_a_line_lights_its_ends_too(show: Show) -> None:
    line = edge_id("start", node_id("step", "Identify customer"))
    show.page.canvas.select(line)
    assert show.wall.canvas.lit == frozenset((line, "start", node_id("step", "Identify customer")))


def test_the_soft_dot_follows_the_mouse_over_the_leaders_map(show: Show) -> None:
    page, wall = show.page.canvas, show.wall.canvas
    QTest.mouseMove(page, QPoint(200, 150))
    x, y = page.viewport.to_drawing(200, 150)
    assert wall.pointer == pytest.approx((x, y))
    show.page.show_view(View.COMPARISON)
    QTest.mouseMove(page, QPoint(210, 150))
    assert wall.pointer is None


def test_layers_go_and_come_back(show: Show) -> None:
    show.press(Qt.Key.Key_2)
    assert not [line for line in show.words if re.search(r"\d:\d\d", line)]
    assert [line for line in show.words if re.search(r"\d of 10", line)]
    show.press(Qt.Key.Key_2)
    assert show.wall.canvas.drawing is show.page.drawn.drawing
    assert "3:18" in " ".join(text.text for text in show.page.canvas.drawing.texts)


def test_the_walk_lights_one_way_place_by_place(show: Show) -> None:
    places = []
    for _ in range(4):
        show.press(Qt.Key.Key_N)
        places.append(show.wall.canvas.selection)
    assert places[:2] == ["start", node_id("step", "Identify customer")]
    assert show.wall.canvas.lit is not None
    assert set(places) <= show.wall.canvas.lit
    show.press(Qt.Key.Key_P)
    assert show.wall.canvas.selection == places[2]
    assert places[3] not in show.wall.canvas.lit


def test_the_ways_are_stepped_through_on_the_wall(show: Show) -> None:
    show.press(Qt.Key.Key_PageDown)
    first = show.wall.canvas.lit
    assert first == show.page.canvas.lit
    assert first
    show.press(Qt.Key.Key_PageDown)
    assert show.wall.canvas.lit is not None
    assert first < show.wall.canvas.lit


def test_the_replay_runs_on_the_wall_too(qtbot: QtBot, show: Show) -> None:
    show.page.replay.open()
    qtbot.waitUntil(lambda: show.wall.canvas.is_whole)
    show.page.replay.player.seek(330_000)
    drawn = show.wall.tokens.drawn().by_owner
    assert len(drawn) == len(show.page.replay.player.tokens) > 1
    show.page.replay.player.set_in_turn(True)
    qtbot.waitUntil(lambda: not show.wall.canvas.is_whole)
    before = show.wall.canvas.grab().toImage()
    show.page.replay.close()
    assert show.wall.canvas.grab().toImage() != before


def test_what_is_revealed_on_one_view_stays_on_the_next(show: Show) -> None:
    show.reveal(Conclusion.COMPARISON)
    show.reveal(Conclusion.RANKING)
    show.page.show_view(View.COMPARISON)
    assert show.team_sees() is View.COMPARISON
    assert {"1", "2", "3"} <= set(show.words)
    assert "held them longest" in show.projector.foot.words
