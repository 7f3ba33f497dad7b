"""The map in the whole window, on a real study: switch, filter, select, replay, drag, review."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from observer.capture.clock import ManualClock
from observer.drawing.contact_tokens import token_id
from observer.drawing.display_list import Box, Polygon
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.sample import make_sample
from observer.store.study_file import StudyFile
from observer.ui.map.page import VIEWS, MapPage
from observer.ui.review.page import ReviewPage
from observer.ui.rounds.page import RoundsPage
from observer.ui.window import Window
from tests.ui.conftest import START, show_window

LEFT_BUTTON = Qt.MouseButton.LeftButton
APPROVAL = node_id("step", "Obtain refund approval")
WAITED = node_id("wait", "Obtain refund approval", "approval")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    path = tmp_path / "sample.study"
    make_sample(path).close()
    return path


def open_map(qtbot: QtBot, study: Path) -> tuple[Window, MapPage]:
    window = show_window(qtbot, StudyFile.open(study), ManualClock(START))
    QTest.mouseClick(window.rail.stages["Map"], LEFT_BUTTON)
    page = window.findChild(MapPage)
    assert page
    settle(page, qtbot)
    return window, page


def settle(page: MapPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def spot(page: MapPage, owner: str) -> QPoint:
    """The middle of an element's shape, once it is in sight."""
    page.canvas.fit()
    QTest.qWait(300)
    parts = page.drawn.drawing.by_owner[owner]
    bounds = next(part.bounds for part in parts if isinstance(part, Box | Polygon))
    middle = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    return QPointF(*page.canvas.viewport.to_widget(*middle)).toPoint()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key)


def test_switch_filter_select_and_replay(qtbot: QtBot, study: Path) -> None:
    _, page = open_map(qtbot, study)
    QTest.mouseClick(page.segments.button(VIEWS.index(View.COMPARISON)), LEFT_BUTTON)
    kinds = {element.kind for element in page.canvas.drawing.elements.values()}
    assert {"step", "wait", "outcome"} <= kinds

    everyone = len(page.drawn.graph.contacts)
    outcome = page.reading.outcomes.menu.actions()[0]
    outcome.trigger()
    settle(page, qtbot)
    kept = page.drawn.graph.contacts
    assert 0 < len(kept) < everyone == 10
    assert page.reading.hidden.words.startswith(f"{len(kept)} of 10 contacts shown")

    QTest.mouseClick(page.canvas, LEFT_BUTTON, pos=spot(page, WAITED))
    assert page.canvas.selection == WAITED
    assert page.evidence.isVisible()
    listed = {row.contact for row in page.evidence.rows.rows}
    assert listed
    assert listed <= set(kept)

    page.canvas.setFocus()
    press(Qt.Key.Key_Escape)
    QTest.mouseClick(page.replay.button, LEFT_BUTTON)
    page.replay.player.set_speed(600)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.replay.player.playing, timeout=20_000)
    assert set(page.replay.overlay.drawn().by_owner) == {token_id(number) for number in kept}
    assert page.replay.bar.sentence.words == f"{len(kept)} closed"


def test_a_mark_is_seen_in_its_contact_and_read_over(qtbot: QtBot, study: Path) -> None:
    window, page = open_map(qtbot, study)
    page.canvas.select(WAITED)
    rows, strip = page.evidence.rows, page.evidence.strip
    assert strip.isHidden()
    place = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), LEFT_BUTTON, pos=place)
    chosen = rows.rows[1]
    assert not strip.visibleRegion().isEmpty()
    assert not page.evidence.review.visibleRegion().isEmpty()
    assert strip.accessibleName().startswith(f"Contact {chosen.contact}: 0:0")
    assert "wait approval" in strip.accessibleName()
    with_pointer = strip.grab().toImage()
    assert page.analysis
    traces = {trace.contact: trace for trace in page.analysis.observed.traces}
    strip.show_moment(traces[chosen.contact], 0)
    assert strip.grab().toImage() != with_pointer

    QTest.mouseClick(page.evidence.review, LEFT_BUTTON)
    review = window.findChild(ReviewPage)
    assert review
    assert review.isVisible()
    assert review.title.words == f"Review contact {chosen.contact}"
    press(Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.canvas.selection == WAITED


def test_a_dragged_step_is_kept_with_the_study(qtbot: QtBot, study: Path) -> None:
    window, page = open_map(qtbot, study)
    before, scale = spot(page, APPROVAL), page.canvas.viewport.scale
    x, y = page.maps.places[APPROVAL]
    start_x, start_y = page.maps.places[node_id("start")]
    QTest.mousePress(page.canvas, LEFT_BUTTON, pos=before)
    QTest.mouseMove(page.canvas, before + QPoint(0, 30))
    QTest.mouseMove(page.canvas, before + QPoint(0, 60))
    QTest.mouseRelease(page.canvas, LEFT_BUTTON, pos=before + QPoint(0, 60))
    settle(page, qtbot)
    window.close()

    window, page = open_map(qtbot, study)
    u, v = page.maps.places[APPROVAL]
    start_u, start_v = page.maps.places[node_id("start")]
    assert u - start_u == pytest.approx(x - start_x, abs=1)
    assert v - start_v == pytest.approx(y - start_y + 60 / scale, abs=1)
    QTest.mouseClick(page.tidy_button, LEFT_BUTTON)
    settle(page, qtbot)
    window.close()
    with StudyFile.open(study) as file:
        assert file.places() == {}


def test_before_and_after_leads_to_the_rounds_where_there_is_one_alone(
    qtbot: QtBot, study: Path
) -> None:
    window, page = open_map(qtbot, study)
    page.show_view(View.DIFFERENCE)
    assert page.message.button.isVisible()
    QTest.mouseClick(page.message.button, LEFT_BUTTON)
    rounds = window.findChild(RoundsPage)
    assert rounds
    assert rounds.isVisible()


def test_names_call_for_matching_until_their_page_was_seen(qtbot: QtBot, study: Path) -> None:
    window, page = open_map(qtbot, study)
    assert page.names_button.isVisible()
    assert not page.names_button.is_quiet
    QTest.mouseClick(page.names_button, LEFT_BUTTON)
    window.show_stage("Map")
    settle(page, qtbot)
    assert page.names_button.isVisible()
    assert page.names_button.is_quiet
