"""A page of a drawing before it is a process: shapes, lines, and what each shape stands for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from observer.documented.page.area import Area, Point


class Role(StrEnum):
    """What a shape stands for.

    TERMINAL is a start or an end, as its arrows say. CONNECTOR goes on at the connector of the
    same name. LANE is an owner's, or a pool. NOTE is beside the process: text, data, a message.
    """

    STEP = "step"
    START = "start"
    END = "end"
    TERMINAL = "terminal"
    EVENT = "event"
    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    SUBPROCESS = "subprocess"
    CONNECTOR = "connector"
    LANE = "lane"
    NOTE = "note"


OR = Role.INCLUSIVE
"""The circle with a cross in it of flowcharts: any of several ways are taken."""

SUMMING_JUNCTION = Role.EXCLUSIVE
"""The circle with a saltire in it: ways run together, and none waits for another."""


class Counts(Enum):
    """When a shape is a node of the process."""

    ALWAYS = "always"
    NAMED = "where it has a name or an arrow, and is not merely a frame around others"
    TOUCHED = "where an arrow begins or ends at it"
    ATTACHED = "where an arrow is attached to it, not merely near it, as to a text"


@dataclass(frozen=True, slots=True)
class Shape:
    """
    Attributes:
        within: id of the shape it was put into; empty where the drawing does not say.
        repeats, interrupting, terminates, trigger: as of a `Node`.
    """

    id: str
    role: Role
    counts: Counts
    name: str
    area: Area
    within: str = ""
    repeats: bool = False
    interrupting: bool = True
    terminates: bool = False
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """
    Attributes:
        source, target: id of the shape, or line, it is attached to; empty where it is loose.
        points: its corners as far as they are known.
        start, end: where it was drawn to begin and end; None where not known.
        square: runs only across and down, where its corners are not known.
        headed: whether it has an arrow head.
        aside: dashed and without head, as to a note or from data.
    """

    id: str
    source: str
    target: str
    name: str
    points: tuple[Point, ...] = ()
    start: Point | None = None
    end: Point | None = None
    square: bool = False
    headed: bool = True
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """
    Attributes:
        where: names file and page in a warning.
    """

    id: str
    name: str
    where: str
    shapes: tuple[Shape, ...]
    lines: tuple[Line, ...]


def along_heads(line: Line, *, forth: bool, back: bool) -> Iterator[Line]:
    """A line as drawn, from head-less end to head; two where it has a head at each end."""
    if forth or not back:
        yield line
    if back:
        yield replace(
            line,
            id=f"{line.id} back" if forth else line.id,
            source=line.target,
            target=line.source,
            points=line.points[::-1],
            start=line.end,
            end=line.start,
        )
