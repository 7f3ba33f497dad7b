"""What is painted over the map: a ring around a node, a line in the accent, a node on its way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from observer.drawing.display_list import Bounds, Curve, DisplayList, Text, bounds_around
from observer.drawing.tokens import RADIUS
from observer.layout.geometry import Point
from observer.ui.map.primitives import path_of, pen, rectangle

RING_GAP_PX = 3
SELECTED_PX, HOVERED_PX = 2.5, 1.5
"""Widths of the ring around a node, and by how much a line grows."""

MOVED_OPACITY = 0.25


def paint_ring(
    painter: QPainter, drawing: DisplayList, owner: str, accent: QColor, width: float
) -> None:
    """A ring around a node, or the line itself in the accent; `width` in points."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    curves = [item for item in drawing.by_owner[owner] if isinstance(item, Curve)]
    for curve in curves:
        painter.setPen(pen(accent, curve.stroke_width + width))
        painter.drawPath(path_of(curve))
    if not curves:
        painter.setPen(pen(accent, width))
        scale = painter.transform().m11() / painter.device().devicePixelRatio()
        gap, radius = RING_GAP_PX / scale, RADIUS + RING_GAP_PX / scale
        painter.drawRoundedRect(rectangle(body_of(drawing, owner).grown(gap)), radius, radius)


def paint_moved(
    painter: QPainter, drawing: DisplayList, owner: str, way: Point, accent: QColor
) -> None:
    """Where a node would lie after moving it by `way`."""
    body = body_of(drawing, owner)
    painter.save()
    painter.translate(*way)
    painter.setPen(pen(accent, 1))
    painter.setOpacity(MOVED_OPACITY)
    painter.setBrush(accent)
    painter.drawRoundedRect(rectangle(body), RADIUS, RADIUS)
    painter.restore()


def body_of(drawing: DisplayList, owner: str) -> Bounds:
    """Around what is drawn of a node, without the words beside it."""
    primitives = drawing.by_owner[owner]
    bodies = [item for item in primitives if not isinstance(item, Text)]
    return bounds_around(bodies or primitives)
