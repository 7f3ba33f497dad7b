"""Pictures of the Map page as it is read: lit, narrowed, searched, rearranged, replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from observer.drawing.map_graph import View
from observer.drawing.reading import Overlay
from observer.model.identity import node_id
from observer.ui.map.page import MapPage
from tests.screenshots.scenes import HELD_MOST, Scene, Shown, Size, show_map

GLIDE_MS = 400
LEFT_BUTTON = Qt.MouseButton.LeftButton
APPROVAL = node_id("step", "Obtain refund approval")

Act = Callable[[MapPage], None]


def read_map(view: View, *acts: Act) -> Scene:
    """The sample's map after what a leader does to it."""

    def show(folder: Path, size: Size) -> Shown:
        close, window = show_map(view, "", folder, size)
        page = window.findChild(MapPage)
        assert page
        for act in acts:
            act(page)
            settle(page)
        return close, window

    return show


def settle(page: MapPage) -> None:
    while page.busy or page.canvas.pictures.whole is None:
        QTest.qWait(20)
    QTest.qWait(GLIDE_MS)


def open_ways(page: MapPage) -> None:
    page.ways.open()


def step_on(page: MapPage) -> None:
    page.ways.step(1)


def filter_outcome(page: MapPage) -> None:
    page.reading.outcomes.menu.actions()[0].trigger()


def hide_rare(page: MapPage) -> None:
    page.reading.rare.steps.setValue(3)
    page.reading.rare.paths.setValue(2)


def tell_times(page: MapPage) -> None:
    QTest.mouseClick(page.reading.overlay.button(1), LEFT_BUTTON)
    assert page.reading.reading.overlay is Overlay.TIME


def search(page: MapPage) -> None:
    page.search.open()
    QTest.keyClicks(page.search.entry, "approv")


def drag(page: MapPage) -> None:
    canvas, way = page.canvas, QPoint(20, 110)
    start = QPointF(*canvas.viewport.to_widget(*page.maps.places[APPROVAL])).toPoint()
    QTest.mousePress(canvas, LEFT_BUTTON, pos=start)
    for share in (0.5, 1):
        QTest.mouseMove(canvas, start + way * share)
    QTest.mouseRelease(canvas, LEFT_BUTTON, pos=start + way)


def zoom_in(page: MapPage) -> None:
    for _ in range(4):
        page.canvas.zoom(1.25)


def fit(page: MapPage) -> None:
    page.canvas.fit()


def select_worst(page: MapPage) -> None:
    page.canvas.select(HELD_MOST)


def choose_row(page: MapPage) -> None:
    rows = page.evidence.rows
    spot = rows.visualItemRect(rows.item(1)).center()
    QTest.mouseClick(rows.viewport(), LEFT_BUTTON, pos=spot)


def save(page: MapPage) -> None:
    page.saving.line.say("Saved refund – real.pdf", page.saving.line.open_folder)


SCENES: Mapping[str, Scene] = {
    "map-whole": read_map(View.COMPARISON, fit),
    "map-ways": read_map(View.REAL, open_ways, step_on, step_on),
    "map-filtered": read_map(View.REAL, filter_outcome),
    "map-rare-hidden": read_map(View.REAL, hide_rare),
    "map-times": read_map(View.COMPARISON, tell_times),
    "map-search": read_map(View.COMPARISON, search),
    "map-dragged": read_map(View.REAL, fit, drag),
    "map-minimap": read_map(View.REAL, zoom_in),
    "map-evidence-contact": read_map(View.REAL, select_worst, choose_row),
    "map-saved": read_map(View.REAL, save),
}
