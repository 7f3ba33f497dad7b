"""What the layout is given and what it gives back: sizes in, places out.

All lengths are points, y runs down, and the process runs from left to right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class NodeSize:
    """A node's rectangle, and the part of its sides where edges meet it.

    Attributes:
        top: room kept above the part that edges meet.
        body: height of that part; edges aim at its middle.
        height: of the whole.
        lane: the lane it belongs to; "" for none.
    """

    id: str
    width: float
    top: float
    body: float
    height: float
    lane: str = ""


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
    """Nodes in reading order, edges, and lanes from top to bottom.

    No edge leads from a node to itself: such loops need no layout.
    """

    nodes: tuple[NodeSize, ...]
    edges: tuple[EdgeSize, ...]
    lanes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's way.

    Attributes:
        points: cubic Bezier pieces from the source to the foot of the arrowhead.
        tip: where the arrowhead touches the target.
        label: the centre of the label.
    """

    points: tuple[Point, ...]
    tip: Point
    label: Point | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is.

    Attributes:
        nodes: the top left of each node, by id.
        routes: by the ids of both ends.
        lanes: top and bottom, by name, for lanes that hold a node.
    """

    width: float
    height: float
    nodes: Mapping[str, Point]
    routes: Mapping[tuple[str, str], Route]
    lanes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
