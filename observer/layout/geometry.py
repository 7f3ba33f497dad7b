"""What the layout is given and what it gives back: sizes in, places out.

All lengths are points, y runs down, and the process runs from left to right unless it is turned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

Point = tuple[float, float]

Ends = tuple[str, str]
"""The ids of the nodes that an edge leads from and to."""

Piece = tuple[Point, Point, Point, Point]
"""A cubic Bezier piece: its start, two controls and its end."""


@dataclass(frozen=True, slots=True)
class NodeSize:
    """A node's rectangle, and the part of its sides where edges meet it.

    Attributes:
        top: room kept above the part that edges meet.
        body: height of that part; edges aim at its middle.
        height: of the whole.
        lane: the lane it belongs to; "" for none.
        square: its sides are straight, so that edges may meet them beside the middle too.
    """

    id: str
    width: float
    top: float
    body: float
    height: float
    lane: str = ""
    square: bool = False


@dataclass(frozen=True, slots=True)
class EdgeSize:
    """An edge with the pull it has and the room that its arrowhead and label take.

    Attributes:
        weight: the heavier, the shorter and straighter.
        backward: it leads back to an earlier node.
        arrow: length of the arrowhead.
        label: width and height of its label; None for none.
    """

    source: str
    target: str
    weight: int = 1
    backward: bool = False
    arrow: float = 8
    label: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class SizedGraph:
    """Nodes in reading order, edges, lanes, and the gap between one rank of nodes and the next.

    No edge leads from a node to itself: such loops need no layout.

    Attributes:
        column: nodes of one lane that stand one below the other, in this order.
    """

    nodes: tuple[NodeSize, ...]
    edges: tuple[EdgeSize, ...]
    lanes: tuple[str, ...] = ()
    gap: float = 28
    column: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's way.

    Attributes:
        points: cubic Bezier pieces from the source to the foot of the arrowhead.
        tip: where the arrowhead touches the target.
    """

    points: tuple[Point, ...]
    tip: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is.

    Attributes:
        nodes: the top left of each node, by id.
        routes: by the ids of both ends.
        lanes: where each begins and ends across the process, by name; empty where the graph had
            to be placed without.
        crowded: whether the routes run over nodes, so that there is no room for labels.
        warning: why it is simpler than it could be, in one sentence; empty where it is not.
    """

    width: float
    height: float
    nodes: Mapping[str, Point]
    routes: Mapping[tuple[str, str], Route]
    lanes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    crowded: bool = False
    warning: str = ""

    @property
    def turned(self) -> Layout:
        """The same running from top to bottom: across and down change places."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            nodes={name: (y, x) for name, (x, y) in self.nodes.items()},
            routes={
                ends: Route(tuple((y, x) for x, y in route.points), route.tip[::-1])
                for ends, route in self.routes.items()
            },
        )


def pieces(points: tuple[Point, ...]) -> Iterator[Piece]:
    """The Bezier pieces of a path: a start, then two controls and an end for each."""
    for at in range(0, len(points) - 3, 3):
        start, first, second, end = points[at : at + 4]
        yield start, first, second, end


def along(piece: Piece, step: float) -> Iterator[Point]:
    """Points along a piece, never farther than about `step` apart."""
    span = sum(abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in pairwise(piece))
    count = max(2, round(span / step) + 1)
    return (bezier_point(piece, index / count) for index in range(count + 1))


def bezier_point(piece: Piece, t: float) -> Point:
    """The point at 0 ≤ `t` ≤ 1 of a cubic Bezier piece (Bernstein form)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = piece
    s = 1 - t
    a, b, c, d = s * s * s, 3 * t * s * s, 3 * t * t * s, t * t * t
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
