"""The map in small: folded into rows, with what held contacts longest ringed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from observer.documents.leadership.matter import Held, Matter
from observer.documents.leadership.wording import constraint_name, contacts_held, place
from observer.drawing.display_list import DisplayList
from observer.drawing.folded import Folded, draw_folded, draw_in_parts, main_part
from observer.drawing.layers import ringed
from observer.drawing.map_graph import MapGraph
from observer.drawing.tokens import PAGE_PT
from observer.export.setting import Styles

_LARGER = (1.25, 1.1, 1)
"""How much larger than it must be it is drawn where there is room."""


@dataclass(frozen=True, slots=True)
class Small:
    """
    Attributes:
        scale: at which its smallest text is as large as small text is elsewhere on the sheet.
        left_out: how many steps of the path are left out for want of room.
    """

    drawing: DisplayList
    scale: float
    alternative: str
    left_out: int


def draw_small(matter: Matter, width: float, height: float, styles: Styles) -> Small | None:
    """As much of it as fits a room: the path, else the ringed steps alone, else None."""
    smallest = styles.scale.small / PAGE_PT.body
    constraints = [held.constraint for held in matter.first]
    whole = _part(matter, matter.first)
    for part in (whole, _part(matter, matter.first, path=False)):
        scales = [smallest * larger for larger in _LARGER]
        drawn = {scale: draw_folded(part, width / scale) for scale in scales}
        scale = _largest_fitting(drawn, height)
        if scale:
            drawing = ringed(drawn[scale].drawing, constraints, ranked=True)
            left_out = _steps(whole) - _steps(part)
            return Small(drawing, scale, _alternative(part, matter.first), left_out)
    return None


def neutral_parts(
    matter: Matter, width: float, height: float, styles: Styles, most: int
) -> list[Small]:
    """The path with all points that recur, none of them ringed, in drawings that fit a room.

    Args:
        most: drawings; where the path needs more, only its steps with such a point are drawn.
    """
    scale = styles.scale.small / PAGE_PT.body
    part = whole = _part(matter, matter.held)
    drawn = draw_in_parts(part, width / scale, height / scale)
    if len(drawn) > most:
        part = _part(matter, matter.held, path=False)
        drawn = draw_in_parts(part, width / scale, height / scale)
    left_out = _steps(whole) - _steps(part)
    return [Small(drawing, scale, _alternative(part, ()), left_out) for drawing in drawn]


def _part(matter: Matter, shown: Iterable[Held], path: bool = True) -> MapGraph:
    marks = {mark for held in shown for mark in held.constraint.marks}
    return main_part(matter.real, marks, path)


def _largest_fitting(drawn: Mapping[float, Folded], height: float) -> float:
    """The largest scale that fits, of those with the fewest rows; 0 for none."""
    fitting = [
        s for s, folded in drawn.items() if folded.rows and s * folded.drawing.height <= height
    ]
    rows = min((drawn[scale].rows for scale in fitting), default=0)
    return max((scale for scale in fitting if drawn[scale].rows == rows), default=0)


def _steps(graph: MapGraph) -> int:
    return sum(node.kind == "step" for node in graph.nodes)


def _alternative(graph: MapGraph, ringed_: Iterable[Held]) -> str:
    steps = ", ".join(node.label for node in graph.nodes if node.kind == "step")
    rings = "".join(
        f" Ringed {held.rank}: {constraint_name(held.constraint)} {place(held.constraint)}, "
        f"{contacts_held(held.constraint)}."
        for held in ringed_
    )
    return f"The path most contacts took: {steps}.{rings}"
