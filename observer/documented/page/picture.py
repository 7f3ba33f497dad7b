"""How a page was drawn."""

from __future__ import annotations

from observer.documented.page.area import Area, Point
from observer.documented.page.arrows import Arrow
from observer.documented.page.contents import Shape
from observer.documented.page.pools import Part
from observer.documented.page.scene import Scene
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
    """The line from border to border; ends that the file does not say are square to the border."""
    line, source, target = arrow.line, arrow.source.area, arrow.target.area
    points = line.points
    if line.square and not (points or line.start or line.end):
        points = _bend(source, target)
    start = line.start or _leave(source, points[0] if points else line.end or target.centre)
    end = line.end or _leave(target, points[-1] if points else start)
    return (start, *points, end)


def _leave(area: Area, towards: Point) -> Point:
    """Where a line to a point leaves a box: straight across the nearest side, if it can."""
    (left, top), (right, bottom), (x, y) = *area.corners, towards
    if top <= y <= bottom and not left <= x <= right:
        return (left if x < left else right, y)
    if left <= x <= right and not top <= y <= bottom:
        return (x, top if y < top else bottom)
    return area.border_towards(towards)


def _bend(source: Area, target: Area) -> tuple[Point, ...]:
    """The two corners of a line between boxes, of which none is right above or beside the other."""
    (x, y), (to_x, to_y) = source.centre, target.centre
    gap_across = abs(to_x - x) - (source.width + target.width) / 2
    gap_down = abs(to_y - y) - (source.height + target.height) / 2
    if min(gap_across, gap_down) < 0:
        return ()
    if gap_across >= gap_down:
        middle = (x + to_x) / 2
        return ((middle, y), (middle, to_y))
    middle = (y + to_y) / 2
    return ((x, middle), (to_x, middle))
