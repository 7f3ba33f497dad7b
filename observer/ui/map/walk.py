"""Going from element to element of a drawing by keyboard."""

from __future__ import annotations

from observer.drawing.display_list import DisplayList
from observer.layout.geometry import Point

RIGHT: Point = (1, 0)
LEFT: Point = (-1, 0)
UP: Point = (0, -1)
DOWN: Point = (0, 1)

COSINE_70 = 0.342


def following(drawing: DisplayList, current: str, step: int) -> str:
    """The id `step` places on in reading order; "" past either end.

    From nowhere, a step forward leads to the first element and a step back to the last.
    """
    order = [owner for owner in drawing.elements if owner in drawing.by_owner]
    start = order.index(current) if current in order else (-1 if step > 0 else len(order))
    place = start + step
    return order[place] if 0 <= place < len(order) else ""


def neighbour(drawing: DisplayList, current: str, direction: Point) -> str:
    """The nearest id in a direction: at the other end of a line, else any node; "" for none.

    From a line, one of its ends.
    """
    nodes = {owner for owner, element in drawing.elements.items() if element.kind != "edge"}
    nodes -= {current}
    linked = _linked(drawing, current)
    return _nearest(drawing, current, linked, direction) or _nearest(
        drawing, current, nodes, direction
    )


def _linked(drawing: DisplayList, current: str) -> set[str]:
    """The ids that lines join to an element."""
    here = drawing.elements[current]
    lines = [line for line in drawing.elements.values() if current in (line.source, line.target)]
    ends = {end for line in (here, *lines) for end in (line.source, line.target)}
    return ends - {current, ""}


def _nearest(drawing: DisplayList, current: str, others: set[str], direction: Point) -> str:
    start = _centre(drawing, current)
    drawn = sorted(others & drawing.by_owner.keys())
    aims = {other: _aim(start, _centre(drawing, other), direction) for other in drawn}
    best = max(aims, key=lambda other: aims[other], default="")
    return best if best and aims[best] > 0 else ""


def _centre(drawing: DisplayList, owner: str) -> Point:
    bounds = drawing.bounds_of(owner)
    return (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2


def _aim(start: Point, end: Point, direction: Point) -> float:
    """Larger the shorter and the straighter the way is; 0 where it leads more than 70° off."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = max((across**2 + down**2) ** 0.5, 1e-9)
    cosine = (across * direction[0] + down * direction[1]) / length
    return cosine / length if cosine > COSINE_70 else 0
