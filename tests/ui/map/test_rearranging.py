"""Dragging a step to another place, and taking that back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from observer.errors import UserError
from observer.model.identity import node_id
from observer.model.place import Places
from observer.ui.map.page import MapPage

GREET, CHECK = node_id("step", "Greet"), node_id("step", "Check account")


@pytest.fixture
def kept(page: MapPage) -> list[Places]:
    """What is written to the study."""
    written: list[Places] = []
    page.rearranging.keep = written.append
    page.maps.drawn.emit()
    return written


def settle(page: MapPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def apart(page: MapPage) -> tuple[float, float]:
    """How far right and down of the one step the other lies."""
    (x, y), (u, v) = page.maps.places[GREET], page.maps.places[CHECK]
    return u - x, v - y


def drag(page: MapPage, node: str, way: QPoint) -> None:
    start = QPointF(*page.canvas.viewport.to_widget(*page.maps.places[node])).toPoint()
    QTest.mousePress(page.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(page.canvas, start + way / 2)
    QTest.mouseMove(page.canvas, start + way)
    QTest.mouseRelease(page.canvas, Qt.MouseButton.LeftButton, pos=start + way)


def test_a_dragged_step_stays_there_and_is_taken_back(
    page: MapPage, kept: list[Places], qtbot: QtBot
) -> None:
    before, scale = apart(page), page.canvas.viewport.scale
    drag(page, CHECK, QPoint(0, 90))
    settle(page, qtbot)
    assert apart(page) == pytest.approx((before[0], before[1] + 90 / scale), abs=1)
    assert kept[-1].keys() == page.maps.places.keys()
    assert page.tidy_button.isVisible()
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page, qtbot)
    assert apart(page) == pytest.approx(before, abs=1)
    assert kept[-1] == {}
    assert not page.tidy_button.isVisible()


def test_tidying_up_can_be_taken_back_too(page: MapPage, kept: list[Places], qtbot: QtBot) -> None:
    before = apart(page)
    drag(page, CHECK, QPoint(0, 90))
    settle(page, qtbot)
    dragged = apart(page)
    QTest.mouseClick(page.tidy_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert apart(page) == pytest.approx(before, abs=1)
    QTest.keyClick(page.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page, qtbot)
    assert apart(page) == pytest.approx(dragged, abs=1)
    assert len(kept) == 3


def test_a_place_that_cannot_be_kept_is_told(page: MapPage) -> None:
    def refuse(_places: Places) -> None:
        raise UserError("the study is opened for reading")

    page.rearranging.keep = refuse
    page.maps.drawn.emit()
    before = apart(page)
    drag(page, CHECK, QPoint(0, 90))
    assert page.saving.isVisible()
    assert page.saving.line.result.text() == "The study is opened for reading."
    assert apart(page) == before
    assert not page.busy


def test_nothing_is_dragged_where_nothing_can_be_kept(page: MapPage) -> None:
    before = page.canvas.viewport
    drag(page, CHECK, QPoint(40, 20))
    assert page.canvas.viewport == before.panned(40, 20)
