"""Places on a page: points, and the boxes that shapes take up; y runs downwards."""

from __future__ import annotations

import math
from dataclasses import dataclass

Point = tuple[float, float]

FARTHEST = 1e7
"""Coordinates beyond it are damage; they are brought back to it."""


def coordinate(text: str | None, default: float = 0.0) -> float:
    """A coordinate as a file writes it; `default` where it is missing or no number."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return default if math.isnan(value) else max(-FARTHEST, min(FARTHEST, value))


@dataclass(frozen=True, slots=True)
class Area:
    """A box; width and height are not negative."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        return (self.x + self.width / 2, self.y + self.height / 2)

    @property
    def corners(self) -> tuple[Point, Point]:
        """The upper left and the lower right one."""
        return ((self.x, self.y), (self.x + self.width, self.y + self.height))

    @property
    def size(self) -> float:
        return self.width * self.height

    @property
    def shorter_side(self) -> float:
        return min(self.width, self.height)

    def moved(self, dx: float, dy: float) -> Area:
        return Area(self.x + dx, self.y + dy, self.width, self.height)

    def holds(self, point: Point) -> bool:
        x, y = point
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def distance(self, point: Point) -> float:
        """How far a point lies outside; 0 inside."""
        x, y = point
        dx = max(self.x - x, 0.0, x - self.x - self.width)
        dy = max(self.y - y, 0.0, y - self.y - self.height)
        return math.hypot(dx, dy)

    def border_distance(self, point: Point) -> float:
        """How far a point lies from the border, inside or outside."""
        if not self.holds(point):
            return self.distance(point)
        x, y = point
        return min(x - self.x, self.x + self.width - x, y - self.y, self.y + self.height - y)

    def border_towards(self, point: Point) -> Point:
        """Where the line from the centre to a point crosses the border; the centre if inside."""
        x, y = self.centre
        dx, dy = point[0] - x, point[1] - y
        shares = [
            half / abs(part)
            for half, part in ((self.width / 2, dx), (self.height / 2, dy))
            if abs(part) > half
        ]
        share = min(shares, default=0.0)
        return (x + dx * share, y + dy * share)
