"""The places that the owners of a document gave its elements."""

from __future__ import annotations

from observer.export.bpmn.diagram import Diagram
from observer.export.bpmn.placing import POOL_HEAD, Bounds, Placed, note_below
from observer.layout.geometry import Point
from observer.model.process import Box, DocumentedProcess


def place_as_drawn(diagram: Diagram, process: DocumentedProcess) -> Placed | None:
    """The diagram where its owners drew it; None where not all of it was drawn.

    Args:
        diagram: of `process`, by `documented_diagram`.
    """
    if process.picture is None:
        return None
    boxes = {box.id: _bounds(box) for box in process.picture.boxes}
    shapes = {
        element.id: boxes[node.id]
        for element, node in zip(diagram.elements, process.nodes, strict=False)
        if node.id in boxes
    }
    lines = {
        arrow.id: line for arrow, line in zip(diagram.arrows, process.picture.lines, strict=False)
    }
    added = len(diagram.elements) > len(process.nodes)
    if added or len(shapes) < len(diagram.elements) or len(lines) < len(diagram.arrows):
        return None
    whole = {
        arrow.id: lines[arrow.id] or (_centre(shapes[arrow.source]), _centre(shapes[arrow.target]))
        for arrow in diagram.arrows
    }
    lanes = {lane.id: _bounds(lane) for lane in process.picture.lanes if lane.id in diagram.lanes}
    notes = {e.id: note_below(e, shapes[e.id]) for e in diagram.elements if e.note}
    return Placed(shapes, notes, whole, lanes, _pool(lanes, shapes) if diagram.lanes else None)


def _bounds(box: Box) -> Bounds:
    return Bounds(box.x, box.y, box.width, box.height)


def _centre(bounds: Bounds) -> Point:
    return bounds.x + bounds.width / 2, bounds.y + bounds.height / 2


def _pool(lanes: dict[str, Bounds], shapes: dict[str, Bounds]) -> Bounds:
    """Around everything, with room for its name at the left."""
    inside = [*lanes.values(), *shapes.values()]
    left = min(bounds.x for bounds in inside) - POOL_HEAD
    top = min(bounds.y for bounds in inside)
    right = max(bounds.x + bounds.width for bounds in inside)
    bottom = max(bounds.y + bounds.height for bounds in inside)
    return Bounds(left, top, right - left, bottom - top)
