"""The map in small: folded into rows, with what held contacts longest ringed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from observer.discovery.graph import path
from observer.documents.leadership.matter import Held, Matter
from observer.documents.leadership.wording import constraint_name, contacts_held, place
from observer.drawing.display_list import DisplayList
from observer.drawing.folded import Folded, draw_folded, draw_in_parts, main_part
from observer.drawing.layers import ringed
from observer.drawing.map_graph import MapGraph
from observer.drawing.reading_order import backward_edges, main_path
from observer.drawing.tokens import PAGE_PT
from observer.drawing.wording import of_all
from observer.export.setting import Styles

_LARGER = (1.25, 1.1, 1)
"""How much larger than it must be it is drawn where there is room."""


_MOST_POINTS = (None, 4, 2, 1)
"""Of a step, tried until each row of the map fits."""


@dataclass(frozen=True, slots=True)
class Small:
    """
    Attributes:
        scale: at which its smallest text is as large as small text is elsewhere on the sheet.
        left_out: what of the path is left out for want of room, in words; empty for nothing.
    """

    drawing: DisplayList
    scale: float
    alternative: str
    left_out: str


def path_words(matter: Matter) -> str:
    """What the map in small shows, and how many went all of it: at each step, others turned off."""
    real = matter.real
    on_path = main_path(real, backward_edges(real))
    kinds = {node.id: node.kind for node in real.nodes}
    steps = [node for node in on_path if kinds[node] == "step"]
    ways = ([visit.node for visit in path(t) if visit.kind == "step"] for t in matter.traces)
    whole = sum(way == steps for way in ways)
    return f"The main path, taken from end to end by {of_all(whole, matter.closed)}"


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
            left_out = _left_out(whole, part)
            return Small(drawing, scale, _alternative(part, matter, matter.first), left_out)
    return None


def neutral_parts(
    matter: Matter, width: float, height: float, styles: Styles, most: int
) -> list[Small]:
    """The path with all points that recur, none of them ringed, in drawings that fit a room.

    Args:
        most: drawings; where the path needs more, only its steps with such a point are drawn.
    """
    scale = styles.scale.small / PAGE_PT.body
    room = width / scale, height / scale
    whole = _part(matter, matter.held)
    path = len(draw_in_parts(whole, *room)) <= most
    for most_points in _MOST_POINTS:
        part = _part(matter, matter.held, path, most_points)
        drawn = draw_in_parts(part, *room)
        if all(drawing.height <= room[1] for drawing in drawn):
            break
    left_out = _left_out(whole, part)
    told = _alternative(part, matter, ())
    return [Small(drawing, scale, told, left_out) for drawing in drawn]


def _part(
    matter: Matter, shown: Iterable[Held], path: bool = True, most_points: int | None = None
) -> MapGraph:
    marks = {mark for held in shown for mark in held.constraint.marks}
    return main_part(matter.real, marks, path, most_points)


def _left_out(whole: MapGraph, part: MapGraph) -> str:
    """Such as `5 steps and 1 point left out`."""
    steps = _steps(whole) - _steps(part)
    points = sum(len(n.stops) for n in whole.nodes) - sum(len(n.stops) for n in part.nodes)
    counts = {"step": steps, "point": points}
    told = [f"{count} {word}{'s' * (count > 1)}" for word, count in counts.items() if count]
    return f"{' and '.join(told)} left out" if told else ""


def _largest_fitting(drawn: Mapping[float, Folded], height: float) -> float:
    """The largest scale that fits, of those with the fewest rows; 0 for none."""
    fitting = [
        s for s, folded in drawn.items() if folded.rows and s * folded.drawing.height <= height
    ]
    rows = min((drawn[scale].rows for scale in fitting), default=0)
    return max((scale for scale in fitting if drawn[scale].rows == rows), default=0)


def _steps(graph: MapGraph) -> int:
    return sum(node.kind == "step" for node in graph.nodes)


def _alternative(graph: MapGraph, matter: Matter, ringed_: Iterable[Held]) -> str:
    steps = ", ".join(node.label for node in graph.nodes if node.kind == "step")
    rings = "".join(
        f" Ringed {held.rank}: {constraint_name(held.constraint)} {place(held.constraint)}, "
        f"{contacts_held(held.constraint)}."
        for held in ringed_
    )
    return f"{path_words(matter)}: {steps}.{rings}"
