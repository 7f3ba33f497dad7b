"""The display list: what every output draws, from back to front.

Coordinates are points (1/72 inch), x to the right, y down. Colours are token names, so that a theme
is chosen when the list is painted. Every primitive names its `owner`: the id of the node or edge
it belongs to, or "" for decoration.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, reduce

from observer.drawing.tokens import Colour
from observer.drawing.typeface import Font
from observer.layout.geometry import Piece, along, pieces

Point = tuple[float, float]


class Dash(StrEnum):
    SOLID = "solid"
    DASHED = "dashed"
    FINE = "fine"


DASH_PT: Mapping[Dash, tuple[float, ...]] = {
    Dash.SOLID: (),
    Dash.DASHED: (5.0, 3.0),
    Dash.FINE: (2.5, 2.5),
}
"""Lengths in points of stroke and gap."""


class Anchor(StrEnum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Role(StrEnum):
    """What a text says; outputs may treat roles differently, a reader never needs to."""

    NAME = "name"
    FIGURE = "figure"
    REASON = "reason"
    LETTER = "letter"
    LANE = "lane"
    EDGE = "edge"
    LEGEND = "legend"


@dataclass(frozen=True, slots=True)
class Bounds:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def grown(self, by: float) -> Bounds:
        return Bounds(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def union(self, other: Bounds) -> Bounds:
        return Bounds(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: Bounds) -> bool:
        """Whether the two share area; touching edges do not count."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def contains(self, x: float, y: float) -> bool:
        return self.is_near(x, y, 0)

    def is_near(self, x: float, y: float, reach: float) -> bool:
        """Whether the point is inside, or at most `reach` to each side of it."""
        across = self.left - reach <= x <= self.right + reach
        return across and self.top - reach <= y <= self.bottom + reach


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners; a circle where `radius` is half its side."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1
    dash: Dash = Dash.SOLID
    owner: str = ""

    @property
    def bounds(self) -> Bounds:
        return Bounds(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed shape with straight sides."""

    points: tuple[Point, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1
    dash: Dash = Dash.SOLID
    owner: str = ""

    @property
    def bounds(self) -> Bounds:
        return bounds_of(self.points)


@dataclass(frozen=True, slots=True)
class Curve:
    """An open path of cubic Bezier pieces: a start, then two controls and an end for each piece."""

    points: tuple[Point, ...]
    stroke: Colour
    stroke_width: float = 1
    dash: Dash = Dash.SOLID
    owner: str = ""

    @property
    def bounds(self) -> Bounds:
        """The box around the controls, which holds the curve."""
        return bounds_of(self.points)

    @property
    def pieces(self) -> Iterator[Piece]:
        return pieces(self.points)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text.

    Attributes:
        x, y: the anchor on the baseline.
        text: printable characters only.
        width: measured, in points at `size`; an output that sets it otherwise fits it to this.
    """

    x: float
    y: float
    text: str
    size: float
    width: float
    font: Font = Font.REGULAR
    colour: Colour = Colour.INK
    anchor: Anchor = Anchor.START
    role: Role = Role.NAME
    owner: str = ""

    @property
    def bounds(self) -> Bounds:
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: self.width / 2, Anchor.END: self.width}
        left = self.x - shift[self.anchor]
        return Bounds(left, self.y - self.size * 0.75, left + self.width, self.y + self.size * 0.25)


Primitive = Box | Polygon | Curve | Text


@dataclass(frozen=True, slots=True)
class Element:
    """What an owner id stands for, for tooltips, evidence and assistive technology.

    Attributes:
        kind: `start step wait transfer blocked workaround outcome gateway end`, or `edge`.
        title: its name, whole and on one line.
        description: everything the drawing says about it, in words.
        contacts, marks: the evidence; empty for what was only documented.
        source, target: of an edge, the ids of its ends.
    """

    id: str
    kind: str
    title: str
    description: str
    contacts: tuple[int, ...] = ()
    marks: tuple[int, ...] = ()
    source: str = ""
    target: str = ""


@dataclass(frozen=True)
class DisplayList:
    """A drawing of `width` × `height` points, with the origin at its top left.

    Attributes:
        primitives: from back to front.
        elements: by owner id, in reading order.
        missing: characters that no font here can show; they are drawn as U+FFFD.
    """

    width: float
    height: float
    primitives: tuple[Primitive, ...]
    elements: Mapping[str, Element] = field(default_factory=dict)
    missing: tuple[str, ...] = ()

    @property
    def texts(self) -> Iterator[Text]:
        return (item for item in self.primitives if isinstance(item, Text))

    @cached_property
    def by_owner(self) -> dict[str, tuple[Primitive, ...]]:
        groups: dict[str, list[Primitive]] = {}
        for item in self.primitives:
            groups.setdefault(item.owner, []).append(item)
        return {owner: tuple(items) for owner, items in groups.items()}

    def bounds_of(self, owner: str) -> Bounds:
        """The box around everything drawn for `owner`.

        Raises:
            KeyError: nothing is drawn for it.
        """
        return bounds_around(self.by_owner[owner])

    def owner_at(self, x: float, y: float, reach: float = 4) -> str:
        """The id of the topmost node or edge within `reach` of a point, or ""."""
        near = (item for item, bounds in self._targets if bounds.is_near(x, y, reach))
        return next((item.owner for item in near if touches(item, x, y, reach)), "")

    @cached_property
    def _targets(self) -> tuple[tuple[Primitive, Bounds], ...]:
        """What can be pointed at, from front to back, with the box around all of it."""
        return tuple(
            (item, item.bounds.grown(_half_stroke(item)))
            for item in reversed(self.primitives)
            if item.owner
        )


def _half_stroke(item: Primitive) -> float:
    return 0 if isinstance(item, Text) else item.stroke_width / 2


def moved(item: Primitive, right: float, down: float) -> Primitive:
    """The primitive somewhere else."""
    if isinstance(item, Polygon | Curve):
        return replace(item, points=tuple((x + right, y + down) for x, y in item.points))
    return replace(item, x=item.x + right, y=item.y + down)


def stacked(upper: DisplayList, lower: DisplayList, margin: float) -> DisplayList:
    """One drawing above another, which has a margin on all sides."""
    down = upper.height + margin
    return DisplayList(
        max(upper.width, lower.width + 2 * margin),
        down + lower.height + margin,
        (*upper.primitives, *(moved(item, margin, down) for item in lower.primitives)),
        {**upper.elements, **lower.elements},
        tuple(dict.fromkeys((*upper.missing, *lower.missing))),
    )


def bounds_around(items: Iterable[Primitive]) -> Bounds:
    """The box around primitives; an empty one at the origin for none."""
    boxes = [item.bounds for item in items]
    return reduce(Bounds.union, boxes) if boxes else Bounds(0, 0, 0, 0)


def bounds_of(points: tuple[Point, ...]) -> Bounds:
    across = [x for x, _ in points]
    down = [y for _, y in points]
    return Bounds(min(across), min(down), max(across), max(down))


def touches(item: Primitive, x: float, y: float, reach: float) -> bool:
    """Whether a pointer at (x, y) is on the primitive, or within `reach` of a curve."""
    if not isinstance(item, Curve):
        return item.bounds.contains(x, y)
    within = max(reach, item.stroke_width / 2)
    if not item.bounds.grown(within).contains(x, y):
        return False
    return any((px - x) ** 2 + (py - y) ** 2 <= within**2 for px, py in curve_samples(item, within))


def curve_samples(curve: Curve, step: float) -> Iterator[Point]:
    """Points along the curve, never farther than about `step` apart."""
    for piece in curve.pieces:
        yield from along(piece, step)
