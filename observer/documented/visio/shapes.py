"""The shapes and connectors of a Visio page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from observer.documented.label import plain_label
from observer.documented.page.area import Area, Point, coordinate
from observer.documented.page.contents import Counts, Line, Role, Shape, along_heads
from observer.documented.visio import stencil
from observer.documented.visio.package import (
    Master,
    Package,
    VisioPage,
    cell_values,
    elements,
    first,
)
from observer.documented.visio.stencil import stencil_names

if TYPE_CHECKING:
    from lxml.etree import _Element

_QUARTER_TURN = 0.7
"""Sine of an angle from which on a shape lies on its side."""

_MIDDLES = {(1, 0), (2, 1), (1, 2), (0, 1)}
"""The corners of a rhombus: the middles of the sides of its box, in halves of it."""


_HEADS = frozenset(str(number) for number in (*range(1, 9), *range(12, 20)))
"""Line ends that are arrowheads; others are dots, diamonds and slashes, which mark a way in BPMN
as a message, conditional or the default one."""


@dataclass(frozen=True)
class Sheet:
    """One shape as it is drawn: what it does not say of itself, its master says.

    Attributes:
        element: the shape on the page.
        template: its counterpart in the master; None where there is none.
        names: of its master, then its own, in lower case.
        origin: the lower left corner of the group it is in, `y` running upwards.
        within: id of that group; empty at the top.
    """

    element: _Element
    template: _Element | None
    master: Master | None
    origin: Point
    within: str

    @property
    def id(self) -> str:
        return self.element.get("ID", "")

    @cached_property
    def names(self) -> tuple[str, ...]:
        own = (self.element.get("NameU", ""), self.element.get("Name", ""))
        return stencil_names((*(self.master.names if self.master else ()), *own))

    @cached_property
    def own_cells(self) -> dict[str, str]:
        return cell_values(self.element)

    @cached_property
    def cells(self) -> dict[str, str]:
        return {**cell_values(self.template), **self.own_cells}

    def number(self, name: str, default: float = 0.0) -> float:
        return coordinate(self.cells.get(name), default)

    @property
    def is_line(self) -> bool:
        return {"BeginX", "EndX"} <= self.cells.keys()

    @cached_property
    def properties(self) -> dict[str, str]:
        """Its shape data: lower-case values by lower-case names."""
        rows: dict[str, str] = {}
        for sheet in (self.template, self.element):
            for section in elements(sheet, "Section"):
                if section.get("N") == "Property":
                    for row in elements(section, "Row"):
                        value = cell_values(row).get("Value")
                        if value is not None:
                            rows[row.get("N", "").casefold()] = value.strip().casefold()
        return rows

    @cached_property
    def label(self) -> str:
        for sheet in (self.element, self.template):
            text = first(sheet, "Text")
            if text is not None:
                return plain_label("".join(map(str, text.itertext())))
        return ""

    @cached_property
    def corner(self) -> Point:
        """Its lower left corner on the page before it is turned, `y` running upwards."""
        x, y = self.origin
        width, height = self.number("Width"), self.number("Height")
        return (
            x + self.number("PinX") - self.number("LocPinX", width / 2),
            y + self.number("PinY") - self.number("LocPinY", height / 2),
        )

    def area(self, page_height: float) -> Area:
        width, height = abs(self.number("Width")), abs(self.number("Height"))
        loc_x, loc_y = self.number("LocPinX", width / 2), self.number("LocPinY", height / 2)
        sine, cosine = math.sin(self.number("Angle")), math.cos(self.number("Angle"))
        dx, dy = width / 2 - loc_x, height / 2 - loc_y
        x = self.origin[0] + self.number("PinX") + dx * cosine - dy * sine
        y = self.origin[1] + self.number("PinY") + dx * sine + dy * cosine
        if abs(sine) > _QUARTER_TURN:
            width, height = height, width
        return Area(x - width / 2, page_height - y - height / 2, width, height)


class Sheets:
    """The shapes of one page: those of their own, and which of them each part belongs to.

    Attributes:
        unsure: names of gateways of which nothing tells the kind.
    """

    def __init__(self, page: VisioPage, package: Package) -> None:
        self.unsure: list[str] = []
        self._page = page
        self._package = package
        self._sheets: dict[str, Sheet] = {}
        self._whole: dict[str, str] = {}
        self._texts: dict[str, list[str]] = {}
        self._markers: dict[str, list[str]] = {}
        self._add(first(page.root, "Shapes"), None)

    def shapes(self) -> Iterator[Shape]:
        for sheet in self._sheets.values():
            if not sheet.is_line:
                yield self._shape(sheet)

    def lines(self) -> Iterator[Line]:
        glued = self._glued()
        for sheet in self._sheets.values():
            if sheet.is_line and stencil.is_arrow(sheet.names):
                yield from self._lines(
                    sheet, *(glued.get((sheet.id, end), "") for end in ("B", "E"))
                )

    def _add(self, shapes: _Element | None, group: Sheet | None) -> None:
        """Shapes of the page or a group; those that a master brought along are its parts."""
        for element in elements(shapes, "Shape"):
            own_master = element.get("Master")
            inherited = group.master if group else None
            master = self._package.master(own_master) if own_master else inherited
            sheet = Sheet(
                element=element,
                template=_template(element, master, whole=bool(own_master)),
                master=master,
                origin=group.corner if group else (0.0, 0.0),
                within=self._whole[group.id] if group else "",
            )
            whole = bool(own_master) or group is None or group.master is None
            if not sheet.id or sheet.id in self._whole or element.get("Del") == "1":
                continue  # of shapes with one id the first counts
            self._whole[sheet.id] = sheet.id if whole else sheet.within
            if whole:
                self._sheets[sheet.id] = sheet
            else:
                self._texts.setdefault(sheet.within, []).append(sheet.label)
                self._markers.setdefault(sheet.within, []).extend(sheet.names[-1:])
            self._add(first(element, "Shapes"), sheet)

    def _shape(self, sheet: Sheet) -> Shape:
        names, properties = sheet.names, sheet.properties
        role, counts = stencil.meaning(names) or (_outline_role(sheet), Counts.TOUCHED)
        name = sheet.label or " ".join(filter(None, self._texts.get(sheet.id, ())))
        if role is Role.EXCLUSIVE and stencil.is_gateway(names):
            kind = stencil.gateway_kind(names, properties, name)
            role = kind or role
            self.unsure += [] if kind else [name or sheet.id]
        if sheet.master is None and first(sheet.element, "Section") is None:
            counts = Counts.ATTACHED
        event = role in (Role.START, Role.END, Role.EVENT)
        trigger = stencil.trigger(names, properties) if event else ""
        return Shape(
            id=sheet.id,
            role=role,
            counts=counts,
            name=name,
            area=sheet.area(self._page.height),
            within=sheet.within,
            repeats=stencil.repeats(properties, self._markers.get(sheet.id, ())),
            interrupting=stencil.interrupts(names, properties),
            terminates=role is Role.END and trigger == "terminate",
            trigger=trigger,
        )

    def _lines(self, sheet: Sheet, source: str, target: str) -> Iterator[Line]:
        begin_head, end_head = (sheet.cells.get(f"{end}Arrow", "") for end in ("Begin", "End"))
        headed = sheet.master is not None or {begin_head, end_head} - {"", "0"} != set()
        x, y = sheet.origin
        start, end = (
            self._down((x + sheet.number(f"{name}X"), y + sheet.number(f"{name}Y")))
            for name in ("Begin", "End")
        )
        points = tuple(self._down(point) for point in _corners(sheet))
        line = Line(
            id=sheet.id,
            source=source,
            target=target,
            name=sheet.label or " ".join(filter(None, self._texts.get(sheet.id, ()))),
            points=points,
            start=start,
            end=end,
            headed=headed,
            aside=sheet.cells.get("LinePattern", "1") not in ("0", "1") and not headed,
        )
        told = sheet.own_cells.get("BeginArrow", "") in _HEADS and end_head != ""
        yield from along_heads(line, forth=end_head != "0", back=told)

    def _glued(self) -> dict[tuple[str, str], str]:
        """The shape at the beginning (`B`) and end (`E`) of each line, by the line's id."""
        ends = {}
        for connect in elements(first(self._page.root, "Connects"), "Connect"):
            end = connect.get("FromCell", "")[:1]
            whole = self._whole.get(connect.get("ToSheet", ""))
            if whole:
                ends[self._whole.get(connect.get("FromSheet", ""), ""), end] = whole
        return ends

    def _down(self, point: Point) -> Point:
        return (point[0], self._page.height - point[1])


def _template(element: _Element, master: Master | None, *, whole: bool) -> _Element | None:
    """The counterpart of a shape in its master."""
    if master is None:
        return None
    if whole:
        return next(iter(master.shapes.values()), None)
    return master.shapes.get(element.get("MasterShape", ""))


def _outline_role(sheet: Sheet) -> Role:
    """What the outline of a shape makes of it that no name tells of."""
    rows = [row for row in _outline(sheet) if row.get("T") not in ("MoveTo", "RelMoveTo")]
    if [row.get("T") for row in rows] == ["Ellipse"]:
        return Role.TERMINAL
    width, height = sheet.number("Width"), sheet.number("Height")
    points = set()
    for row in rows:
        place, relative = cell_values(row), row.get("T", "").startswith("Rel")
        x, y = coordinate(place.get("X")), coordinate(place.get("Y"))
        points.add((x, y) if relative else (x / (width or 1), y / (height or 1)))
    at_middles = {(round(2 * x), round(2 * y)) for x, y in points} == _MIDDLES
    return Role.EXCLUSIVE if at_middles and len(rows) == len(_MIDDLES) else Role.STEP


def _outline(sheet: Sheet) -> list[_Element]:
    """The rows of the first geometry of a shape."""
    sections = (s for s in elements(sheet.element, "Section") if s.get("N") == "Geometry")
    return [row for row in elements(next(sections, None), "Row") if row.get("Del") != "1"]


def _corners(sheet: Sheet) -> Iterator[Point]:
    """The corners of a connector between its ends, `y` running upwards."""
    x, y = sheet.corner
    for row in _outline(sheet)[1:-1]:
        place = cell_values(row)
        if row.get("T") == "LineTo" and {"X", "Y"} <= place.keys():
            yield (x + coordinate(place["X"]), y + coordinate(place["Y"]))
