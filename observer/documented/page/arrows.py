"""The lines of a page as arrows from shape to shape, loose ends snapped to what they point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from observer.documented.page.area import Point
from observer.documented.page.contents import Counts, Line, Page, Role, Shape
from observer.documented.page.nesting import check_comparisons
from observer.documented.problems import quoted
from observer.model.process import ReadWarning

_REACH = 0.5
"""How far a loose end reaches, of the shorter side that half of the page's shapes have."""


@dataclass(frozen=True, slots=True)
class Arrow:
    line: Line
    source: Shape
    target: Shape


def connect(
    page: Page, around: Mapping[str, tuple[Shape, ...]]
) -> tuple[tuple[Arrow, ...], tuple[ReadWarning, ...]]:
    """The arrows of a page in its order, and what was wrong with the others.

    An arrow that begins or ends at another one begins where that begins, or ends where it ends.
    Lines to notes, dashed ones without head to a text or a lane, and rules are no arrows.

    Args:
        around: by shape id the shapes around it.

    Raises:
        UserError: there are too many loose ends.
    """
    ends = _Ends(page, around)
    arrows = []
    for line in page.lines:
        if not (line.headed or line.source or line.target):
            continue  # a rule that divides the page
        source = ends.find(line, "source", "")
        target = ends.find(line, "target", source.id if source else "")
        if source and not line.source and target and source.id == target.id:
            source = ends.find(line, "source", target.id)
        if source and target and not _is_aside(line, source, target):
            arrows.append(Arrow(line, source, target))
        elif not (line.aside or _is_note(source) or _is_note(target)):
            ends.warnings.append(_unattached(page, line, source, target))
    return tuple(arrows), (*_snapped(page, arrows), *ends.warnings)


def _is_note(shape: Shape | None) -> bool:
    return shape is not None and shape.role is Role.NOTE


def _is_aside(line: Line, source: Shape, target: Shape) -> bool:
    if _is_note(source) or _is_note(target):
        return True
    lane = Role.LANE in (source.role, target.role)
    return line.aside and (lane or Counts.ATTACHED in (source.counts, target.counts))


class _Ends:
    """Finds the shapes at the ends of lines.

    Attributes:
        warnings: of what was found wrong on the way.
    """

    def __init__(self, page: Page, around: Mapping[str, tuple[Shape, ...]]) -> None:
        self.warnings: list[ReadWarning] = []
        self._page = page
        self._shapes = {shape.id: shape for shape in page.shapes}
        self._lines = {line.id: line for line in page.lines}
        self._frames = {outer.id for outers in around.values() for outer in outers}
        self._near = [
            shape
            for shape in page.shapes
            if shape.role not in (Role.LANE, Role.NOTE) and shape.counts is not Counts.ATTACHED
        ]
        self._reach = _REACH * median([shape.area.shorter_side for shape in self._near] or [0.0])
        self._compared = 0

    def find(self, line: Line, end: str, other: str) -> Shape | None:
        """The shape at the `source` or `target` of a line; a loose end is not at `other`."""
        seen = {line.id}
        while True:
            attached = line.source if end == "source" else line.target
            if attached in self._shapes:
                return self._shapes[attached]
            onto = self._lines.get(attached)
            if onto is None:
                return self._nearest(line.start if end == "source" else line.end, other)
            if onto.id in seen:
                return None
            seen.add(onto.id)
            line = onto

    def _nearest(self, point: Point | None, other: str) -> Shape | None:
        if point is None:
            return None
        self._compared += len(self._near)
        check_comparisons(self._compared, self._page)
        reached = [
            (shape.counts is Counts.TOUCHED, distance, shape.area.size, shape.id)
            for shape in self._near
            if shape.id != other and (distance := self._distance(shape, point)) <= self._reach
        ]
        return self._shapes[min(reached)[-1]] if reached else None

    def _distance(self, shape: Shape, point: Point) -> float:
        if shape.id in self._frames:
            return shape.area.border_distance(point)
        return shape.area.distance(point)


def _snapped(page: Page, arrows: Iterable[Arrow]) -> list[ReadWarning]:
    return [
        ReadWarning(
            page.where,
            f"the arrow {_described(arrow.source, arrow.target, arrow.line)} is not attached at "
            f"{loose}; it is read as drawn",
        )
        for arrow in arrows
        if (loose := _loose_ends(arrow.line))
    ]


def _loose_ends(line: Line) -> str:
    ends = {"its beginning": line.source, "its end": line.target}
    return " and ".join(name for name, attached in ends.items() if not attached)


def _unattached(page: Page, line: Line, source: Shape | None, target: Shape | None) -> ReadWarning:
    end = "its end" if source else "its beginning" if target else "either end"
    what = f"the arrow {_described(source, target, line)} has no shape at {end}; it is left out"
    return ReadWarning(page.where, what)


def _described(source: Shape | None, target: Shape | None, line: Line) -> str:
    words = [quoted(line.name)] if line.name else []
    if source:
        words.append(f"from {quoted(source.name or source.id)}")
    if target:
        words.append(f"to {quoted(target.name or target.id)}")
    return " ".join(words) or quoted(line.id)
