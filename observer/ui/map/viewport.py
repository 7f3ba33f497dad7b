"""Where a drawing lies in the widget that shows it: zoom, pan and fit."""

from __future__ import annotations

from dataclasses import dataclass

from observer.drawing.display_list import Bounds
from observer.layout.geometry import Point

REVEAL_MARGIN_PX = 24
FIT_LARGEST = 2.0
"""Pixels a point that fitting never exceeds, so that a small map does not look inflated."""

SMALLEST, LARGEST = 0.05, 10.0
KEPT_PX = 64
"""How much of the drawing stays in sight, however far it is moved."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """`widget = scale × drawing + shift`; scale in pixels a point, shift in pixels."""

    scale: float = 1
    x: float = 0
    y: float = 0

    def to_drawing(self, x: float, y: float) -> Point:
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def to_widget(self, x: float, y: float) -> Point:
        return x * self.scale + self.x, y * self.scale + self.y

    def bounds_in_widget(self, bounds: Bounds) -> Bounds:
        left, top = self.to_widget(bounds.left, bounds.top)
        right, bottom = self.to_widget(bounds.right, bounds.bottom)
        return Bounds(left, top, right, bottom)

    def zoomed(self, factor: float, x: float, y: float) -> Viewport:
        """Larger or smaller by `factor`, with what lies under the widget's (x, y) left there."""
        scale = min(max(self.scale * factor, SMALLEST), LARGEST)
        ratio = scale / self.scale
        return Viewport(scale, x - (x - self.x) * ratio, y - (y - self.y) * ratio)

    def panned(self, across: float, down: float) -> Viewport:
        return Viewport(self.scale, self.x + across, self.y + down)

    def with_origin(self, x: float, y: float) -> Viewport:
        """The same for a drawing in which everything lies farther right and down by (x, y)."""
        return self.panned(-x * self.scale, -y * self.scale)

    def revealing(self, bounds: Bounds, width: float, height: float) -> Viewport:
        """Moved by as little as brings `bounds` of the drawing into a widget of that size."""
        shown = self.bounds_in_widget(bounds).grown(REVEAL_MARGIN_PX)
        return self.panned(
            _inward(shown.left, shown.right, width), _inward(shown.top, shown.bottom, height)
        )

    def kept(self, drawing: Bounds, width: float, height: float) -> Viewport:
        """Moved back where the drawing would otherwise leave a widget of that size."""
        shown = self.bounds_in_widget(drawing)
        return self.panned(
            _back(shown.left, shown.right, width), _back(shown.top, shown.bottom, height)
        )


def fitted(drawing: Bounds, width: float, height: float, largest: float = FIT_LARGEST) -> Viewport:
    """The whole drawing, as large as fits and centred, in a widget of that size."""
    across, down = width / max(drawing.width, 1), height / max(drawing.height, 1)
    scale = max(min(across, down, largest), SMALLEST)
    return Viewport(
        scale,
        width / 2 - scale * (drawing.left + drawing.right) / 2,
        height / 2 - scale * (drawing.top + drawing.bottom) / 2,
    )


def readable(
    drawing: Bounds, begin: Point, least_scale: float, width: float, height: float
) -> Viewport:
    """The whole drawing where `least_scale` allows; else the part of it around its `begin`.

    Such a part starts a margin left of the beginning, and has it half-way down.
    """
    whole = fitted(drawing, width, height)
    if whole.scale >= least_scale:
        return whole
    x = REVEAL_MARGIN_PX - least_scale * begin[0]
    y = height / 2 - least_scale * begin[1]
    return Viewport(
        least_scale,
        _filling(x, least_scale * drawing.left, least_scale * drawing.right, width),
        _filling(y, least_scale * drawing.top, least_scale * drawing.bottom, height),
    )


def _filling(shift: float, low: float, high: float, length: float) -> float:
    """The shift nearest to the one wanted that leaves no room beside what is longer than it."""
    if high - low <= length:
        return (length - low - high) / 2
    return min(max(shift, length - high), -low)


def between(start: Viewport, goal: Viewport, share: float) -> Viewport:
    """`share` (0 to 1) of the way; what zooming leaves in its place stays there throughout."""
    rest = 1 - share
    return Viewport(
        start.scale * rest + goal.scale * share,
        start.x * rest + goal.x * share,
        start.y * rest + goal.y * share,
    )


def _inward(low: float, high: float, length: float) -> float:
    """The shift that brings the stretch between 0 and `length`; its start, if it is longer."""
    if low < 0 or high - low > length:
        return -low
    return min(0.0, length - high)


def _back(low: float, high: float, length: float) -> float:
    """The shift after which at least `KEPT_PX` of the stretch lie between 0 and `length`."""
    return max(0.0, KEPT_PX - high) + min(0.0, length - KEPT_PX - low)
