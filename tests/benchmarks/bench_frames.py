"""Frames while a large map is panned and zoomed, and what holds the window up meanwhile."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from observer.app import make_application
from observer.drawing.display_list import Box, Curve, DisplayList, Element, Primitive, Role, Text
from observer.drawing.fonts import text_width
from observer.drawing.tokens import Colour
from observer.drawing.typeface import Font
from observer.ui.map.canvas import MapCanvas
from tests.benchmarks.figures import Figure, bound, p99

NODES, EDGES = 500, 1500
COLUMNS = 25
SIZE = (1920, 1080)
FRAMES = 240
FRAME_MS = 16


def measure() -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or make_application()
    canvas = MapCanvas()
    canvas.resize(*SIZE)
    canvas.show()
    canvas.show_drawing(large_drawing())
    rested(canvas)
    screen = QImage(*SIZE, QImage.Format.Format_RGB32)
    for what, moves in (("pan", panning(canvas)), ("zoom", zooming(canvas))):
        times = [frame_ms(canvas, screen, move) for move in moves]
        yield bound(f"{what}, {NODES} nodes and {EDGES} edges: frame, p99", p99(times), FRAME_MS)


def frame_ms(canvas: MapCanvas, screen: QImage, move: Callable[[], None]) -> float:
    """The processor's time for a move and the frame after it: others may run beside."""
    start_ns = time.thread_time_ns()
    move()
    canvas.render(screen)
    taken_ns = time.thread_time_ns() - start_ns
    QApplication.processEvents()
    return taken_ns / 1e6


def rested(canvas: MapCanvas) -> None:
    """Waits until everything is painted."""
    until = time.monotonic() + 10
    while canvas.pictures.whole is None and time.monotonic() < until:
        QTest.qWait(20)


def panning(canvas: MapCanvas) -> Iterator[Callable[[], None]]:
    canvas.zoom(3)
    QTest.qWait(600)
    rested(canvas)
    for at in range(FRAMES):
        yield partial(canvas.pan, -12 if at < FRAMES / 2 else 12, 4)


def zooming(canvas: MapCanvas) -> Iterator[Callable[[], None]]:
    canvas.fit()
    QTest.qWait(600)
    middle = QPointF(SIZE[0] / 2, SIZE[1] / 2)
    for at in range(FRAMES):
        factor = 1.03 if at % 120 < 60 else 1 / 1.03
        yield partial(canvas._zoom_at, factor, middle)


def large_drawing() -> DisplayList:
    """Boxes with words in a grid, and curves between any two."""
    rng = random.Random(5)
    boxes = [((n % COLUMNS) * 190.0 + 40, (n // COLUMNS) * 120.0 + 40) for n in range(NODES)]
    primitives: list[Primitive] = []
    elements: dict[str, Element] = {}
    for n in range(EDGES):
        start = rng.randrange(NODES)
        end = min(NODES - 1, max(0, start + rng.choice((1, 2, -1, COLUMNS, COLUMNS + 1))))
        (x, y), (u, v) = boxes[start], boxes[end]
        name = f"e{n}"
        points = ((x + 140, y + 20), (x + 170, y + 20), (u - 30, v + 20), (u, v + 20))
        primitives.append(Curve(points, Colour.INK, rng.uniform(1, 5), owner=name))
        primitives.append(words("3", (x + u) / 2, (y + v) / 2, Role.EDGE, name))
        elements[name] = Element(name, "edge", name, "", source=f"n{start}", target=f"n{end}")
    for n, (x, y) in enumerate(boxes):
        name = f"n{n}"
        primitives.append(Box(x, y, 140, 56, 8, Colour.SURFACE, Colour.INK, owner=name))
        primitives.append(words(f"Check account {n}", x + 10, y + 20, Role.NAME, name))
        primitives.append(words("6 of 10 · 2:40 (0:20–5:12)", x + 10, y + 38, Role.FIGURE, name))
        elements[name] = Element(name, "step", name, "")
    width, height = COLUMNS * 190 + 80, NODES // COLUMNS * 120 + 80
    return DisplayList(width, height, tuple(primitives), elements)


def words(text: str, x: float, y: float, role: Role, owner: str) -> Text:
    width = text_width(text, Font.REGULAR, 11)
    return Text(x, y, text, 11, width, role=role, owner=owner)
