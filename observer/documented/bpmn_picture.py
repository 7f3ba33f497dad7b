"""How the owners of a BPMN 2.0 file drew it: its diagram interchange."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING

from observer.documented.bpmn_vocabulary import Vocabulary
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
    bounds = next((child for child in shape if local_name(child) == "Bounds"), None)
    if bounds is None:
        return None
    lengths = [_read_length(bounds, name) for name in ("x", "y", "width", "height")]
    x, y, width, height = lengths
    if x is None or y is None or not width or not height or min(width, height) < 0:
        return None
    return Box(of, x, y, width, height)


def _read_line(edge: _Element) -> Line:
    points = (child for child in edge if local_name(child) == "waypoint")
    corners = [(_read_length(point, "x"), _read_length(point, "y")) for point in points]
    return tuple((x, y) for x, y in corners if x is not None and y is not None)


def _read_length(element: _Element, name: str) -> float | None:
    try:
        length = float(element.get(name, ""))
    except ValueError:
        return None
    return length if isfinite(length) else None
