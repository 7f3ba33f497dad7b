"""Two contacts worked out by hand, the map of them, and the replay over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from observer.analysis import Observed, analyse
from observer.drawing.contact_tokens import token_id
from observer.drawing.display_list import Bounds, DisplayList, Text
from observer.drawing.map_graph import View
from observer.model.study import BASELINE, Round, Study
from observer.model.trace import Trace
from observer.sample import START
from observer.ui.map.canvas import MapCanvas
from observer.ui.replay.replay import Replay
from observer.ui.theme import apply_theme, load_fonts
from observer.views import draw_views
from tests.discovery.playing import Row, traces

FIRST: tuple[Row, ...] = (
    (0, "open", "channel=call"),
    (2000, "step", "Greet"),
    (10_000, "step", "Check"),
    (20_000, "wait", "on=system;who=Order system"),
    (50_000, "moving", ""),
    (60_000, "close", "outcome=resolved"),
)
SECOND: tuple[Row, ...] = (
    (0, "open", "channel=chat"),
    (5000, "step", "Greet"),
    (15_000, "park", ""),
    (75_000, "resume", ""),
    (80_000, "transfer", "to=Billing;mode=cold;context=lost"),
    (90_000, "close", "outcome=transferred"),
)


@dataclass
class Audience:
    """Somebody who presses the keys of a replay and looks at the map."""

    replay: Replay
    canvas: MapCanvas

    def press(self, key: Qt.Key, *, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or self.canvas.window(), key, held)

    def says(self, contact: int) -> str:
        """What is written on a token; "" where it is not on the map."""
        items = self.replay.overlay.drawn().by_owner.get(token_id(contact), ())
        return " ".join(item.text for item in items if isinstance(item, Text))

    def place(self, contact: int) -> Bounds:
        return self.replay.overlay.drawn().bounds_of(token_id(contact))

    @property
    def sentence(self) -> str:
        return self.replay.bar.sentence.words

    @property
    def clock(self) -> str:
        return self.replay.bar.clock.words


@pytest.fixture
def contacts() -> list[Trace]:
    return traces(FIRST, SECOND)


@pytest.fixture
def real_map(contacts: list[Trace]) -> DisplayList:
    study = Study("Refunds", START)
    observed = Observed(study, Round(1, BASELINE, 1), tuple(contacts), None)
    return draw_views(analyse(observed))[View.REAL].drawing


@pytest.fixture
def audience(
    qtbot: QtBot, qapp: QApplication, contacts: list[Trace], real_map: DisplayList
) -> Iterator[Audience]:
    load_fonts()
    apply_theme(qapp, dark=False)
    window, canvas = QWidget(), MapCanvas()
    qtbot.addWidget(window)
    replay = Replay(canvas)
    layout = QVBoxLayout(window)
    for widget in (canvas, replay.bar, replay.button):
        layout.addWidget(widget)
    window.resize(1200, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    canvas.show_drawing(real_map)
    canvas.fit()
    replay.load(contacts)
    QTest.mouseClick(replay.button, Qt.MouseButton.LeftButton)
    yield Audience(replay, canvas)
    replay.player.pause()
