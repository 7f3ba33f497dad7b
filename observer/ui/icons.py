"""The six stages' icons, drawn on a grid of 24 × 24 and crisp at any size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

ICON_GRID = 24


def stage_icon(stage: str) -> QPainterPath:
    """The line drawing of a stage, to be stroked.

    Raises:
        KeyError: there is no such stage.
    """
    path = QPainterPath()
    _DRAWN[stage](path)
    return path


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


def _recognise(path: QPainterPath) -> None:
    """A magnifier on what is there."""
    path.addEllipse(QRectF(4, 4, 12, 12))
    _line(path, (14.5, 14.5), (20, 20))
    _line(path, (7.5, 10), (9.5, 12), (13, 8))


def _observe(path: QPainterPath) -> None:
    """An eye."""
    path.moveTo(2.5, 12)
    path.quadTo(QPointF(12, 1.5), QPointF(21.5, 12))
    path.quadTo(QPointF(12, 22.5), QPointF(2.5, 12))
    path.addEllipse(QRectF(8.8, 8.8, 6.4, 6.4))


def _map(path: QPainterPath) -> None:
    """Steps and the ways between them."""
    path.addRoundedRect(QRectF(2.5, 9, 6, 6), 1.5, 1.5)
    path.addRoundedRect(QRectF(15.5, 3, 6, 6), 1.5, 1.5)
    path.addRoundedRect(QRectF(15.5, 15, 6, 6), 1.5, 1.5)
    _line(path, (8.5, 12), (12, 12), (12, 6), (15.5, 6))
    _line(path, (12, 12), (12, 18), (15.5, 18))


def _redesign(path: QPainterPath) -> None:
    """A pencil."""
    _line(path, (4, 20), (5, 15.5), (16, 4.5), (19.5, 8), (8.5, 19), (4, 20))
    _line(path, (13.5, 7), (17, 10.5))


def _reinforce(path: QPainterPath) -> None:
    """A shield with a tick."""
    path.moveTo(12, 3)
    path.lineTo(19.5, 5.5)
    path.lineTo(19.5, 11.5)
    path.quadTo(QPointF(19, 18), QPointF(12, 21))
    path.quadTo(QPointF(5, 18), QPointF(4.5, 11.5))
    path.lineTo(4.5, 5.5)
    path.lineTo(12, 3)
    _line(path, (8.5, 11.5), (11, 14), (15.5, 9))


def _measure(path: QPainterPath) -> None:
    """A series falling under its line."""
    _line(path, (3.5, 3.5), (3.5, 20.5), (20.5, 20.5))
    _line(path, (6.5, 8), (10, 10.5), (13.5, 9), (16.5, 14.5), (20, 16))


_DRAWN: dict[str, Callable[[QPainterPath], None]] = {
    "Recognise": _recognise,
    "Observe": _observe,
    "Map": _map,
    "Redesign": _redesign,
    "Reinforce": _reinforce,
    "Measure": _measure,
}
