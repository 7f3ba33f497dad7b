"""The Map page as a leader uses it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from observer.analysis import Analysis
from observer.drawing.display_list import Box, Polygon
from observer.drawing.map_graph import View
from observer.drawing.tokens import DARK, LIGHT, Colour, Palette
from observer.errors import UserError
from observer.model.identity import node_id
from observer.ui.map.page import VIEWS, MapPage
from observer.ui.theme import apply_theme

BLOCKED = node_id("blocked", "Check account", "authority")
Opened = Callable[..., MapPage]


def choose(page: MapPage, view: View, qtbot: QtBot) -> None:
    QTest.mouseClick(page.segments.button(VIEWS.index(view)), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def click(page: MapPage, owner: str) -> None:
    """A click into the middle of an element's shape."""
    parts = page.drawn.drawing.by_owner[owner]
    bounds = next(part.bounds for part in parts if isinstance(part, Box | Polygon))
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    spot = QPointF(*page.canvas.viewport.to_widget(x, y)).toPoint()
    QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=spot)


def words(page: MapPage) -> list[str]:
    return [label.text() for label in page.evidence.findChildren(QLabel)]


def test_the_head_says_what_and_how_many(page: MapPage) -> None:
    assert page.title.words == "Refunds"
    assert page.counts.words == "3 of 4 contacts closed · baseline"


def test_a_click_on_a_point_lists_exactly_its_marks(page: MapPage) -> None:
    click(page, BLOCKED)
    assert page.evidence.isVisible()
    listed = [page.evidence.rows.item(i).text() for i in range(page.evidence.rows.count())]
    assert listed == [
        "Contact 1 at 1:20, 1:00, Team leader",
        "Contact 2 at 0:31, 0:30, Back office",
    ]
    assert "Blocked at Check account" in words(page)
    assert "2 of 4" in words(page)


def test_the_panel_closes_and_the_map_keeps_the_keys(page: MapPage) -> None:
    page.canvas.select(BLOCKED)
    page.canvas.opened.emit(BLOCKED)
    QTest.keyClick(page.evidence.rows, Qt.Key.Key_Escape)
    assert page.evidence.isHidden()
    assert page.canvas.selection == ""


def test_markup_in_a_step_name_is_shown_as_it_stands(page: MapPage) -> None:
    page.canvas.select(node_id("step", "<b>x</b>"))
    name = next(x for x in page.evidence.findChildren(QLabel) if x.text() == "<b>x</b>")
    assert name.textFormat() is Qt.TextFormat.PlainText
    assert "<b>x</b>" in [text.text for text in page.drawn.drawing.texts]


@pytest.mark.parametrize(("dark", "palette"), [(False, LIGHT), (True, DARK)])
def test_the_panel_follows_the_theme(
    page: MapPage, qapp: QApplication, dark: bool, palette: Palette
) -> None:
    page.canvas.select(BLOCKED)
    apply_theme(qapp, dark=dark)
    shown = page.evidence.grab().toImage().pixelColor(10, 20)
    assert shown == QColor(palette[Colour.SURFACE])


def test_each_view_shows_its_own_map(page: MapPage, qtbot: QtBot) -> None:
    steps = {}
    for view in VIEWS[:3]:
        choose(page, view, qtbot)
        elements = page.drawn.drawing.elements.values()
        steps[view] = {element.title for element in elements if element.kind == "step"}
    assert steps == {
        View.DOCUMENTED: {"Greet", "Check account", "Approve form"},
        View.REAL: {"Greet", "Check account", "<b>x</b>"},
        View.COMPARISON: {"Greet", "Check account", "Approve form"},
    }


def test_the_selection_stays_where_the_next_view_has_it(page: MapPage, qtbot: QtBot) -> None:
    page.canvas.select(BLOCKED)
    choose(page, View.COMPARISON, qtbot)
    assert page.canvas.selection == BLOCKED
    assert "2 of 3" in words(page)
    choose(page, View.DOCUMENTED, qtbot)
    assert page.canvas.selection == ""
    assert page.evidence.isHidden()


@pytest.mark.parametrize("view", [View.DOCUMENTED, View.COMPARISON])
def test_without_a_documented_process_the_page_says_what_to_do(
    open_page: Opened, analyse_script: Callable[..., Analysis], view: View
) -> None:
    page = open_page(analyse_script(process=""), view)
    assert page.message.isVisible()
    assert page.message.what.text() == "No documented process is in this study yet."
    assert page.message.button.isVisible()
    assert page.message.button.text() == "Bring in the documented process"
    assert not page.tools.isVisible()


def test_nothing_is_compared_before_a_contact_is_closed(
    open_page: Opened, analyse_script: Callable[..., Analysis]
) -> None:
    script = "contact,at_ms,key,detail\n1,0,open,\n1,1000,step,Greet\n"
    page = open_page(analyse_script(script), View.COMPARISON)
    assert page.message.what.text() == "No contact is closed yet."


def test_a_study_that_cannot_be_read_is_one_sentence(qtbot: QtBot, themed: None) -> None:  # noqa: ARG001
    def refuse() -> Analysis:
        raise UserError("round “baseline” has no contact yet", remedy="observe one first")

    page = MapPage(refuse, Path("refund.study"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not page.busy)
    assert page.message.what.text() == "Round “baseline” has no contact yet."
    assert page.message.remedy.text() == "Observe one first."


def test_what_comes_too_late_is_dropped(
    analysis: Analysis,
    qtbot: QtBot,
    themed: None,  # noqa: ARG001
) -> None:
    """A reading that hangs is overtaken by the next one, and never shown after it."""
    go_on = threading.Event()
    calls: list[int] = []

    def open_analysis() -> Analysis:
        calls.append(1)
        if len(calls) == 1:
            go_on.wait(20)
            raise UserError("too late")
        return analysis

    page = MapPage(open_analysis, Path("refund.study"))
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    page.refresh()
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.what.text() == "Laying out…"
    go_on.set()
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert page.canvas.isVisible()
