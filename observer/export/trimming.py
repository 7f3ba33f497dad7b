"""A drawing without the empty ground around what it shows."""

from __future__ import annotations

from dataclasses import replace

from observer.drawing.display_list import (
    Bounds,
    Box,
    DisplayList,
    Primitive,
    bounds_around,
    moved,
)
from observer.drawing.tokens import GRID


def is_ground(item: Primitive) -> bool:
    """Whether it is the tint of a lane, on which everything else stands."""
    return isinstance(item, Box) and not item.owner and item.stroke is None


def trimmed(drawing: DisplayList) -> DisplayList:
    """The drawing as large as what it shows: a view laid out among others may leave room empty."""
    shown = bounds_around(item for item in drawing.primitives if not is_ground(item)).grown(GRID)
    left, top = max(0, shown.left), max(0, shown.top)
    kept = Bounds(left, top, min(drawing.width, shown.right), min(drawing.height, shown.bottom))
    items = (_cut(item, kept) for item in drawing.primitives)
    return replace(
        drawing,
        width=kept.width,
        height=kept.height,
        primitives=tuple(moved(item, -left, -top) for item in items),
    )


def _cut(item: Primitive, to: Bounds) -> Primitive:
    if not (is_ground(item) and isinstance(item, Box)):
        return item
    left, top = max(item.x, to.left), max(item.y, to.top)
    box = item.bounds
    width, height = min(box.right, to.right) - left, min(box.bottom, to.bottom) - top
    return replace(item, x=left, y=top, width=max(0, width), height=max(0, height))
