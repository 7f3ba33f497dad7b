"""Where the team looks: what the leader lights, points at, walks along and plays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.drawing.map_graph import View
from observer.model.identity import edge_id, node_id
from tests.ui.projector.conftest import Show

STEP = node_id("step", "Obtain refund approval")
POINT = node_id("wait", "Obtain refund approval", "approval")


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


def test_what_is_followed_stays_in_sight_when_it_is_hidden(qtbot: QtBot, show: Show) -> None:
    show.page.canvas.select(POINT)
    canvas = show.wall.canvas

    def middle() -> float:
        body = canvas.viewport.bounds_in_widget(canvas.drawing.bounds_of(STEP))
        return (body.left + body.right) / 2

    qtbot.waitUntil(lambda: abs(middle() - canvas.width() / 2) < canvas.width() / 10)
    before = middle()
    show.press(Qt.Key.Key_1)
    assert POINT not in canvas.drawing.by_owner
    QTest.qWait(300)  # a glide away would be over
    assert middle() == pytest.approx(before, abs=2)


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
