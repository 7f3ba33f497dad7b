"""Going from element to element of a drawing by keyboard."""

from __future__ import annotations

from observer.drawing.display_list import DisplayList
from observer.layout.geometry import Point

RIGHT: Point = (1, 0)
LEFT: Point = (-1, 0)
UP: Point = (0, -1)
DOWN: Point = (0, 1)


def following(drawing: DisplayList, current: str, step: int) -> str:
    """The id `step` places on in reading order; "" past either end.

    From nowhere, a step forward leads to the first element and a step back to the last.
    """
    order = [owner for owner in drawing.elements if owner in drawing.by_owner]
    start = order.index(current) if current in order else (-1 if step > 0 else len(order))
    place = start + step
    return order[place] if 0 <= place < len(order) else ""


def neighbour(drawing: DisplayList, current: str, direction: Point) -> str:
    """The id at the other end of the line that leads most nearly in a direction; "" if none does.

    From a line itself, its source or target.
    """
    start = _centre(drawing, current)
    aims = {
        other: _aim(start, _centre(drawing, other), direction)
        for other in _linked(drawing, current)
        if other in drawing.by_owner
    }
    best = max(aims, key=lambda other: aims[other], default="")
    return best if best and aims[best] > 0 else ""


def _linked(drawing: DisplayList, current: str) -> set[str]:
    """The ids that lines join to an element."""
    here = drawing.elements[current]
    lines = [line for line in drawing.elements.values() if current in (line.source, line.target)]
    ends = {end for line in (here, *lines) for end in (line.source, line.target)}
    return ends - {current, ""}


def _centre(drawing: DisplayList, owner: str) -> Point:
    bounds = drawing.bounds_of(owner)
    return (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2


def _aim(start: Point, end: Point, direction: Point) -> float:
    """How nearly the way from start to end points in the direction; above 0 within 70° of it.

    Of ways that point alike the shorter has the larger value.
    """
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across**2 + down**2) ** 0.5, 1e-9)
    cosine = (across * direction[0] + down * direction[1]) / length
    narrowest = 0.34
    return cosine / length**0.5 if cosine > narrowest else 0
