"""How a page was drawn."""

from __future__ import annotations

from observer.documented.area import Point
from observer.documented.arrows import Arrow
from observer.documented.page import Shape
from observer.documented.pools import Part
from observer.documented.scene import Scene
from observer.model.process import Box, Picture


def draw_picture(scene: Scene, part: Part) -> Picture:
    return Picture(
        boxes=tuple(_box(shape, shape.id) for shape in part.shapes),
        lines=tuple(_corners(arrow) for arrow in part.arrows),
        lanes=tuple(_box(lane, lane.name) for lane in scene.lanes(part.shapes)),
    )


def _box(shape: Shape, box_id: str) -> Box:
    area = shape.area
    return Box(box_id, area.x, area.y, area.width, area.height)


def _corners(arrow: Arrow) -> tuple[Point, ...]:
    """Ends that the file does not say lie where the line meets the border of the shape."""
    line, source, target = arrow.line, arrow.source.area, arrow.target.area
    second = next(iter(line.points), line.end or target.centre)
    last_but_one = next(reversed(line.points), line.start or source.centre)
    start = line.start or source.border_towards(second)
    end = line.end or target.border_towards(last_but_one)
    return (start, *line.points, end)
