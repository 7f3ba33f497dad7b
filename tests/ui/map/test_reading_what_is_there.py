"""The page says truly what is lit, offers what does something, and comes back to where it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis, analyse, read_observed
from observer.drawing.map_graph import View
from observer.drawing.reading import EVERYTHING, Overlay
from observer.model.identity import node_id
from observer.model.study import Study
from observer.sample import START
from observer.store.study_file import StudyFile
from observer.ui.map.page import MapPage
from observer.ui.map.ways_panel import FACTS_PX, WayPainter, _lines
from observer.ui.painting import advance
from observer.ui.theme import SIZES, font

GREET = node_id("step", "Greet")
LEFT_BUTTON = Qt.MouseButton.LeftButton
FACTS = "12 steps, 10 points, a workaround, transferred out"


def test_an_element_chosen_leaves_no_way_said_to_be_lit(page: MapPage) -> None:
    page.ways.open()
    page.ways.step(1)
    page.ways.step(1)
    assert "2 ways" in page.ways.told.text()
    page.canvas.select(GREET)
    assert page.canvas.lit is None
    assert "ways of" not in page.ways.told.text()
    assert page.ways.lit_contacts == ()
    assert page.ways.next.text() == "Step through"


def test_what_is_searched_takes_the_place_of_a_way(page: MapPage) -> None:
    page.ways.step(1)
    page.search.open()
    QTest.keyClicks(page.search.entry, "Check")
    assert page.ways.lit_contacts == ()
    assert page.canvas.lit is not None


def test_facts_of_a_way_stand_on_two_lines_and_none_is_broken(page: MapPage) -> None:
    lines = list(_lines(FACTS))
    assert len(lines) == 2
    assert " ".join(lines) == FACTS
    assert all(advance(line, font(SIZES.small)) <= FACTS_PX for line in lines)
    page.ways.open()
    item = page.ways.rows.item(0)
    option, index = QStyleOptionViewItem(), page.ways.rows.indexFromItem(item)
    option.rect = QRect(0, 0, 200, 40)
    painter = page.ways.rows.itemDelegate()
    assert isinstance(painter, WayPainter)
    before = painter.sizeHint(option, index).height()
    words, _ = item.data(Qt.ItemDataRole.UserRole + 2)
    item.setData(Qt.ItemDataRole.UserRole + 2, (words, FACTS))
    assert painter.sizeHint(option, index).height() > before


def settled(page: MapPage, qtbot: QtBot) -> None:
    QTest.qWait(300)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


@pytest.mark.parametrize("fits", [True, False])
def test_the_map_comes_back_when_the_evidence_closes(
    page: MapPage, qtbot: QtBot, *, fits: bool
) -> None:
    canvas = page.canvas
    canvas.fit()
    if not fits:
        settled(page, qtbot)
        for _ in range(5):
            canvas.zoom(1.25)
            settled(page, qtbot)
    settled(page, qtbot)
    before = canvas.viewport
    canvas.select(node_id("outcome", "transferred"))
    settled(page, qtbot)
    assert canvas.viewport != before
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    settled(page, qtbot)
    assert canvas.viewport == before


def test_a_map_moved_by_hand_meanwhile_stays(page: MapPage, qtbot: QtBot) -> None:
    page.canvas.select(GREET)
    settled(page, qtbot)
    page.canvas.pan(-30, -20)
    moved = page.canvas.viewport
    QTest.keyClick(page.canvas, Qt.Key.Key_Escape)
    settled(page, qtbot)
    assert page.canvas.viewport == moved


def test_a_fitted_map_keeps_a_margin(page: MapPage, qtbot: QtBot) -> None:
    canvas = page.canvas
    for covered in (0, 300):
        canvas.covered_left_px = covered
        canvas.fit()
        settled(page, qtbot)
        shown = canvas.viewport.bounds_in_widget(canvas.page)
        across = shown.left - covered, canvas.width() - shown.right
        down = shown.top, canvas.height() - shown.bottom
        assert 8 <= min(*across, *down) <= 16


def test_choosers_rest_in_the_documented_view_and_say_why(page: MapPage, qtbot: QtBot) -> None:
    bar = page.reading
    choosers = (bar.overlay.button(1), bar.outcomes, bar.channels, bar.points, bar.rare)
    page.show_view(View.DOCUMENTED)
    for chooser in choosers:
        assert not chooser.isEnabled()
        assert "no contacts" in chooser.toolTip()
    QTest.mouseClick(bar.overlay.button(1), LEFT_BUTTON)
    assert bar.reading == EVERYTHING
    page.show_view(View.REAL)
    for chooser in choosers:
        assert chooser.isEnabled()
        assert not chooser.toolTip()
    QTest.mouseClick(bar.overlay.button(1), LEFT_BUTTON)
    assert bar.reading.overlay is Overlay.TIME
    settled(page, qtbot)


def test_nothing_at_all_offers_to_bring_the_process_in(
    qtbot: QtBot,
    themed: None,  # noqa: ARG001
    tmp_path: Path,
) -> None:
    path = tmp_path / "refunds.study"
    StudyFile.create(path, Study(contact_type="Refunds", created_at=START)).close()

    def read() -> Analysis:
        with StudyFile.open(path) as file:
            return analyse(read_observed(file, or_documented=True))

    page = MapPage(read, path)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(page.message.button.isVisible)
    with qtbot.waitSignal(page.process_wanted):
        QTest.mouseClick(page.message.button, LEFT_BUTTON)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_menu_stays_open_while_it_is_ticked(page: MapPage, qtbot: QtBot) -> None:
    button = page.reading.outcomes
    QTest.mouseClick(button, LEFT_BUTTON)
    menu = button.menu
    first, second = menu.actions()[:2]
    QTest.mouseClick(menu, LEFT_BUTTON, pos=menu.actionGeometry(first).center())
    assert menu.isVisible()
    assert first.isChecked()
    menu.setActiveAction(second)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert second.isChecked()
    settled(page, qtbot)
    assert len(page.reading.reading.filters.outcomes) == 2
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
