"""Cyclic garbage is freed in the window's thread, and in moments in which nobody waits for it."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_EVERY_MS = 1_000
MANY = 20_000
"""New objects from which on a look is worth its time."""


class Collector(QObject):
    """Takes the place of Python's own collector.

    That one runs in whichever thread makes the next object. Beside the window it would free what
    belongs to Qt, and it would hold up every thread while it looks through all the libraries
    loaded: tens of milliseconds. What came with libraries stays, so it is left out here.
    """

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._modules = 0
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.applicationStateChanged.connect(self._look_at_all)

    def look(self) -> None:
        """Frees what was made of late; with it goes nearly all there is."""
        if len(sys.modules) != self._modules:
            self._modules = len(sys.modules)
            gc.freeze()
        elif gc.get_count()[0] > MANY:
            gc.collect(1)

    def _look_at_all(self, state: Qt.ApplicationState) -> None:
        """Frees the rest while another program has the keyboard."""
        if state is not Qt.ApplicationState.ApplicationActive:
            gc.collect()


def free_all() -> None:
    """Frees all there is to free, also of what stood when libraries came: a window that is gone.

    It takes some tenths of a second.
    """
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    gc.collect()
    if frozen:
        gc.freeze()
