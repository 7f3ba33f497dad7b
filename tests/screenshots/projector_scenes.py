"""Pictures of the map on the wall, and of what the leader has beside the map meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest

from observer.drawing.map_graph import View
from observer.model.reveal import Conclusion
from observer.ui.map.page import MapPage
from observer.ui.projector.presentation import Presentation
from observer.ui.window import Window
from tests.screenshots.scenes import HELD_MOST, Scene, Shown, Size, show_map

Act = Callable[[MapPage, Presentation], None]
SETTLE_MS = 700
"""Until what glides, fades and is drawn in small is there."""


def present(view: View, acts: tuple[Act, ...], *, wall: bool, folder: Path, size: Size) -> Shown:
    """The sample's map on the wall, or the leader's window beside it."""
    close, window = show_map(view, "", folder, size)
    assert isinstance(window, Window)
    page = window.findChild(MapPage)
    assert page
    window.toggle_projector()
    assert window.presentation
    projector = window.presentation.wall.projector
    projector.showNormal()
    projector.resize(*(size if wall else (1920, 1080)))
    QTest.qWait(SETTLE_MS)
    for act in acts:
        act(page, window.presentation)
    QTest.qWait(SETTLE_MS)
    return close, projector if wall else window


def wall(*acts: Act, view: View = View.REAL) -> Scene:
    return partial(_present, view, acts, True)


def leader(*acts: Act, view: View = View.REAL) -> Scene:
    return partial(_present, view, acts, False)


def _present(view: View, acts: tuple[Act, ...], on_wall: bool, folder: Path, size: Size) -> Shown:
    return present(view, acts, wall=on_wall, folder=folder, size=size)


def black(_page: MapPage, presentation: Presentation) -> None:
    presentation.panel.theme.button(1).click()


def whole(_page: MapPage, presentation: Presentation) -> None:
    presentation.panel.extent.button(1).click()


def reveal(conclusion: Conclusion) -> Act:
    return lambda _page, presentation: presentation.panel.conclusions[conclusion].click()


def light_most(page: MapPage, _presentation: Presentation) -> None:
    page.canvas.select(HELD_MOST)


def point(page: MapPage, presentation: Presentation) -> None:
    box = page.canvas.drawing.bounds_of(HELD_MOST)
    presentation.wall.canvas.point_at((box.right + 10, box.top))


def walk(page: MapPage, presentation: Presentation) -> None:
    page.ways.step(1)
    for _ in range(7):
        presentation.panel.on.click()


def replay(page: MapPage, _presentation: Presentation) -> None:
    page.replay.open()
    page.replay.player.seek(330_000)


def write_notes(_page: MapPage, presentation: Presentation) -> None:
    presentation.panel.notes.setPlainText("Ask first: what is missing?\nThen wait.")


SCENES: Mapping[str, Scene] = {
    "wall-white": wall(),
    "wall-black": wall(black),
    "wall-whole": wall(black, whole),
    "wall-lit": wall(light_most, point),
    "wall-walk": wall(black, walk),
    "wall-replay": wall(replay),
    "wall-findings": wall(reveal(Conclusion.FINDINGS), whole),
    "wall-ranking": wall(reveal(Conclusion.RANKING), light_most),
    "wall-comparison": wall(reveal(Conclusion.COMPARISON), view=View.COMPARISON),
    "presenter": leader(write_notes, walk),
    "presenter-hidden": leader(view=View.COMPARISON),
    "presenter-revealed": leader(
        reveal(Conclusion.COMPARISON), reveal(Conclusion.RANKING), view=View.COMPARISON
    ),
}
