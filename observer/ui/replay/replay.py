"""The replay on the Map page: its button, the tokens over the map, and the bar below it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent

from observer.model.trace import Trace
from observer.ui.buttons import WordButton
from observer.ui.map.canvas import MapCanvas
from observer.ui.map.glide import wants_motion
from observer.ui.replay.bar import ReplayBar
from observer.ui.replay.overlay import Overlay
from observer.ui.replay.player import Player
from observer.ui.theme import plain_tooltip


class Replay(QObject):
    """Plays the contacts of a map over its canvas.

    Signals:
        toggled: it was opened, or put away.

    Attributes:
        button: opens the replay, and puts it away.
        bar: belongs below the canvas; hidden until the replay is opened.
    """

    toggled = Signal()

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._traces: tuple[Trace, ...] = ()
        self.player = Player(self)
        self.overlay = Overlay(canvas, self.player)
        self.bar = ReplayBar(self.player)
        self.bar.hide()
        self.button = WordButton("Replay")
        self.button.setToolTip(plain_tooltip("The contacts move through the map again"))
        self.button.clicked.connect(self.toggle)
        self.bar.left.connect(self.close)

    @property
    def is_open(self) -> bool:
        return not self.bar.isHidden()

    def load(self, traces: Iterable[Trace]) -> None:
        """Takes the contacts that are shown; while it is closed they are made ready later."""
        self._traces = tuple(traces)
        if self.is_open:
            self._load()

    def _load(self) -> None:
        self.player.load(self._traces)
        self.bar.show_contacts()

    def toggle(self) -> None:
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Shows everyone at the start of the whole map; `Space` plays."""
        self.player.glides = wants_motion(self._canvas)
        self._load()
        self.player.seek(0)
        self.overlay.show()
        self.bar.show()
        self.bar.refresh()
        self._canvas.fit()
        self.bar.setFocus()
        self.toggled.emit()

    def close(self) -> None:
        self.bar.hide()
        self.overlay.hide()
        self._canvas.setFocus()
        self.toggled.emit()

    def use_key(self, event: QKeyEvent) -> bool:
        """Keys of the replay that were pressed elsewhere on the page, while it is open."""
        return self.is_open and self.bar.use_key(event)
