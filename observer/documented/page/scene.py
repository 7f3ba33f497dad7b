"""What the shapes of a page are to one another: nodes, frames, scopes, lanes, attached events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from observer.documented.page.area import Point
from observer.documented.page.arrows import Arrow
from observer.documented.page.contents import Counts, Page, Role, Shape
from observer.documented.page.nesting import check_comparisons

_BAR_RATIO = 5
"""How many times as long as it is wide a bar is."""

_ACTIVITIES = frozenset({Role.STEP, Role.SUBPROCESS})


class Scene:
    """A page with its arrows.

    Attributes:
        page: the page itself.
        shapes: those that are nodes of the process, in reading order.
        arrows: those that join nodes.
        left_out: the other arrows; a lane is at one of their ends.
    """

    def __init__(
        self, page: Page, arrows: Sequence[Arrow], around: Mapping[str, tuple[Shape, ...]]
    ) -> None:
        self.page = page
        self._around = around
        self._outgoing = Counter(arrow.source.id for arrow in arrows)
        self._incoming = Counter(arrow.target.id for arrow in arrows)
        self._frames = set(self._framing())
        self._has_lanes = any(
            shape.role is Role.LANE and shape.id in self._frames for shape in page.shapes
        )
        self.shapes = sorted(filter(self._stands, page.shapes), key=_reading_order(page))
        self._standing = {shape.id for shape in self.shapes}
        self.arrows = [arrow for arrow in arrows if self._joins_nodes(arrow)]
        self.left_out = [arrow for arrow in arrows if not self._joins_nodes(arrow)]
        self._crossed = set(self._crossed_borders())
        self._attached = dict(self._attachments())

    def begins(self, shape_id: str) -> bool:
        """Whether no arrow leads to it."""
        return not self._incoming[shape_id]

    def ends(self, shape_id: str) -> bool:
        """Whether no arrow leads from it."""
        return not self._outgoing[shape_id]

    def is_bar(self, shape: Shape) -> bool:
        """Whether it is drawn as the bar of a fork or join: thin, unnamed, with several ways."""
        width, height = shape.area.width, shape.area.height
        longer, shorter = max(width, height), min(width, height)
        thin = longer > 0 and longer >= _BAR_RATIO * shorter
        several = max(self._outgoing[shape.id], self._incoming[shape.id]) > 1
        return thin and several and not shape.name

    def is_touched(self, shape: Shape) -> bool:
        return not (self.begins(shape.id) and self.ends(shape.id))

    def is_scope(self, shape: Shape) -> bool:
        """Whether it is an activity, and what is drawn in it a process of its own."""
        return (
            shape.role in _ACTIVITIES
            and shape.id in self._frames & self._standing
            and shape.id not in self._crossed
        )

    def owner(self, shape: Shape) -> str:
        lanes = (outer for outer in self._around[shape.id] if outer.role is Role.LANE)
        return next((lane.name for lane in lanes if lane.name), "")

    def pool(self, shape: Shape) -> Shape | None:
        """The outermost lane around a shape."""
        lanes = [outer for outer in self._around[shape.id] if outer.role is Role.LANE]
        return max(lanes, key=lambda lane: lane.area.size, default=None)

    def scope_of(self, shape: Shape) -> str:
        """The id of the innermost scope it stands in; empty at the top."""
        shape = self._attached.get(shape.id, shape)
        return next((outer.id for outer in self._around[shape.id] if self.is_scope(outer)), "")

    def attached_to(self, shape: Shape) -> str:
        """The id of the activity on whose border an event sits; empty for all others."""
        activity = self._attached.get(shape.id)
        return activity.id if activity else ""

    def lanes(self, shapes: Iterable[Shape]) -> Iterator[Shape]:
        """The lanes with a name that the shapes are in, in the order of the page."""
        around = {outer.id for shape in shapes for outer in self._around[shape.id]}
        for shape in self.page.shapes:
            if shape.role is Role.LANE and shape.name and shape.id in around:
                yield shape

    def _framing(self) -> Iterator[str]:
        """Ids of the shapes with a node in them."""
        for shape in self.page.shapes:
            sure = shape.counts is Counts.ALWAYS or self.is_touched(shape)
            text = shape.counts is Counts.ATTACHED
            if sure and not text and shape.role not in (Role.LANE, Role.NOTE):
                yield from (outer.id for outer in self._around[shape.id])

    def _stands(self, shape: Shape) -> bool:
        touched = self.is_touched(shape)
        if shape.role is Role.NOTE:
            return False
        if shape.role is Role.LANE:  # a box of that form; but in a page of lanes it is a party
            return touched and not self._has_lanes
        if shape.counts is Counts.NAMED and not touched:
            return bool(shape.name) and shape.id not in self._frames
        return touched or shape.counts is Counts.ALWAYS

    def _joins_nodes(self, arrow: Arrow) -> bool:
        return {arrow.source.id, arrow.target.id} <= self._standing

    def _crossed_borders(self) -> Iterator[str]:
        """Ids of the shapes whose border an arrow crosses."""
        for arrow in self.arrows:
            ends = {arrow.source.id, arrow.target.id}
            source = {outer.id for outer in self._around[arrow.source.id]}
            target = {outer.id for outer in self._around[arrow.target.id]}
            yield from (source ^ target) - ends

    def _attachments(self) -> Iterator[tuple[str, Shape]]:
        """A start on the border of a step it does not lead to is meant as a boundary event."""
        led_to = {(a.source.id, a.target.id) for a in self.arrows if a.source.role is Role.START}
        activities = [shape for shape in self.shapes if shape.role in _ACTIVITIES]
        steps = [shape for shape in activities if shape.id not in self._frames]
        hosts = {Role.EVENT: activities, Role.START: steps}
        events = [s for s in self.shapes if s.role in hosts and self.begins(s.id)]
        check_comparisons(len(events) * len(activities), self.page)
        for event in events:
            reach, centre = event.area.shorter_side / 2, event.area.centre
            near = [
                (distance, activity.area.size, activity.id, activity)
                for activity in hosts[event.role]
                if (distance := activity.area.border_distance(centre)) <= reach
                and (event.id, activity.id) not in led_to
            ]
            if near:
                yield event.id, min(near)[-1]


def _reading_order(page: Page) -> Callable[[Shape], Point]:
    """Along the longer side of what is drawn, then across."""
    centres = [shape.area.centre for shape in page.shapes]
    across, down = ([centre[axis] for centre in centres] for axis in (0, 1))
    wide = bool(centres) and max(across) - min(across) >= max(down) - min(down)

    def place(shape: Shape) -> Point:
        x, y = shape.area.centre
        return (x, y) if wide else (y, x)

    return place
