"""How the owners of a BPMN 2.0 file drew it: its diagram interchange."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from observer.documented.bpmn.vocabulary import Vocabulary
from observer.documented.xml_reading import local_name
from observer.model.process import Box

if TYPE_CHECKING:
    from lxml.etree import _Element

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, eq=False)
class Plane:
    """One drawing: shapes, lines and what it says of sub-processes, by the ids of elements."""

    boxes: dict[str, Box] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    expanded: dict[str, bool] = field(default_factory=dict)


class Drawing:
    """All the planes of a file."""

    def __init__(self, definitions: _Element, vocabulary: Vocabulary) -> None:
        self._showing: dict[str, list[Plane]] = defaultdict(list)
        for diagram in definitions:
            if local_name(diagram) != "BPMNDiagram":
                continue
            for element in diagram:
                if local_name(element) == "BPMNPlane":
                    plane = _read_plane(element, vocabulary)
                    for of in plane.boxes:
                        self._showing[of].append(plane)

    def choose_plane(self, ids: Iterable[str]) -> Plane:
        """The one that shows the most of these elements; an empty one where none shows any."""
        shown = Counter(plane for of in ids for plane in self._showing.get(of, ()))
        return max(shown, key=lambda plane: shown[plane], default=Plane())


def is_inside(inner: Box, outer: Box) -> bool:
    """Whether the middle of one box lies in another."""
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _read_plane(element: _Element, vocabulary: Vocabulary) -> Plane:
    plane = Plane()
    for shape in element:
        name, of = local_name(shape), vocabulary.resolve(shape.get("bpmnElement", ""))
        if name == "BPMNShape" and of:
            if box := _read_box(shape, of):
                plane.boxes.setdefault(of, box)
            if expanded := shape.get("isExpanded"):
                plane.expanded.setdefault(of, expanded.strip().casefold() in ("true", "1"))
        elif name == "BPMNEdge" and of:
            plane.lines.setdefault(of, _read_line(shape))
    return plane


def _read_box(shape: _Element, of: str) -> Box | None:
    for child in shape:
        if local_name(child) == "Bounds":
            numbers = _read_numbers(child, ("x", "y", "width", "height"))
            return Box(of, *numbers) if numbers and min(numbers[2:]) > 0 else None
    return None


def _read_line(edge: _Element) -> Line:
    points = [child for child in edge if local_name(child) == "waypoint"]
    corners = (_read_numbers(point, ("x", "y")) for point in points)
    return tuple((corner[0], corner[1]) for corner in corners if corner)


def _read_numbers(element: _Element, names: Iterable[str]) -> tuple[float, ...]:
    """Nothing where one of them is missing, or no number."""
    try:
        numbers = tuple([float(element.get(name, "")) for name in names])
    except ValueError:
        return ()
    return numbers if all(map(isfinite, numbers)) else ()
