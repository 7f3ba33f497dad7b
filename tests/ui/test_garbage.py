"""Cyclic garbage is freed in the window's thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from observer.ui import garbage
from observer.ui.garbage import Collector


class Ring:
    """Holds itself, so that only a collector frees it."""

    def __init__(self, freed_in: list[str]) -> None:
        self.ring = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread().name))


@pytest.fixture
def collector(qapp: QGuiApplication) -> Iterator[Collector]:
    made = Collector(qapp)
    made.look()
    yield made
    made.deleteLater()
    gc.unfreeze()
    gc.enable()


def make_many() -> None:
    """More objects than Python's own collector would let pass."""
    kept = [[number] for number in range(2 * garbage.MANY)]
    del kept


def test_work_beside_the_window_frees_nothing_of_it(collector: Collector, qtbot: QtBot) -> None:
    freed_in: list[str] = []
    Ring(freed_in)
    worker = threading.Thread(target=make_many, name="worker")
    worker.start()
    worker.join()
    assert freed_in == []
    kept = [[number] for number in range(2 * garbage.MANY)]
    collector.look()
    qtbot.waitUntil(lambda: bool(freed_in))
    assert freed_in == [threading.main_thread().name]
    assert kept


@pytest.mark.usefixtures("collector")
def test_what_stood_when_libraries_came_is_freed_with_its_window() -> None:
    freed_in: list[str] = []
    kept = Ring(freed_in)
    gc.freeze()
    del kept
    gc.collect()
    assert freed_in == []
    garbage.free_all()
    assert freed_in == [threading.main_thread().name]
    assert gc.get_freeze_count()


def test_a_look_at_little_is_not_worth_its_time(collector: Collector) -> None:
    freed_in: list[str] = []
    gc.collect()
    Ring(freed_in)
    collector.look()
    assert freed_in == []
