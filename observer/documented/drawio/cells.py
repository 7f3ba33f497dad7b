"""The cells of a draw.io diagram as shapes and lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from observer.documented.drawio import styles
from observer.documented.drawio.styles import parse_style
from observer.documented.label import html_label, plain_label
from observer.documented.page.area import Area, Point, coordinate
from observer.documented.page.contents import Counts, Line, Role, Shape, along_heads

if TYPE_CHECKING:
    from lxml.etree import _Element

_WRAPPERS = frozenset({"UserObject", "object"})
_PLACEHOLDER = re.compile(r"%(\w+)%")
_NESTING_LIMIT = 20
_OF_OTHERS = (Counts.TOUCHED, Counts.ATTACHED)
_NOWHERE = Area(0, 0, 0, 0)


@dataclass(frozen=True)
class Cell:
    """One `mxCell`, with what an object around it says of it."""

    id: str
    parent: str
    element: _Element
    wrapper: _Element | None

    @cached_property
    def style(self) -> dict[str, str]:
        return parse_style(self.element.get("style", ""))

    @cached_property
    def label(self) -> str:
        text = self.element.get("value", "")
        if self.wrapper is not None:
            text = self.wrapper.get("label", text)
            if self.wrapper.get("placeholders") == "1":
                known = self.wrapper.attrib
                text = _PLACEHOLDER.sub(lambda found: str(known.get(found[1], found[0])), text)
        return html_label(text) if self.style.get("html") == "1" else _plain(text)

    @cached_property
    def geometry(self) -> _Element | None:
        return self.element.find("mxGeometry")

    @property
    def is_vertex(self) -> bool:
        return self.element.get("vertex") == "1"

    @property
    def is_edge(self) -> bool:
        return self.element.get("edge") == "1"

    @property
    def is_hidden(self) -> bool:
        return self.element.get("visible") == "0"

    def number(self, name: str, default: float = 0.0) -> float:
        return default if self.geometry is None else coordinate(self.geometry.get(name), default)

    def point(self, name: str) -> Point | None:
        """The `mxPoint` of that role, relative to the parent."""
        for point in () if self.geometry is None else self.geometry.iterfind("mxPoint"):
            if point.get("as") == name:
                return (coordinate(point.get("x")), coordinate(point.get("y")))
        return None

    def corners(self) -> Iterator[Point]:
        for array in () if self.geometry is None else self.geometry.iterfind("Array"):
            if array.get("as") == "points":
                for point in array.iterfind("mxPoint"):
                    yield (coordinate(point.get("x")), coordinate(point.get("y")))


def _plain(text: str) -> str:
    """A label of plain text; labels with mark-up are met there, too."""
    return html_label(text) if re.search(r"<(br|div|p|span|font|b)\b", text) else plain_label(text)


class Cells:
    """The cells of one `mxGraphModel`.

    Attributes:
        repeated: ids that more than one cell has; the later ones are given others.
    """

    def __init__(self, model: _Element) -> None:
        self.repeated: dict[str, None] = {}
        self._by_id: dict[str, Cell] = {}
        for number, element in enumerate(model.iter("mxCell")):
            outer = element.getparent()
            wrapper = outer if outer is not None and outer.tag in _WRAPPERS else None
            cell_id = (wrapper if wrapper is not None else element).get("id") or f"#{number}"
            if cell_id in self._by_id:
                self.repeated[cell_id] = None
                cell_id = f"{cell_id}#{number}"
            self._by_id[cell_id] = Cell(cell_id, element.get("parent", ""), element, wrapper)
        self._areas: dict[str, Area] = {}
        self._children: dict[str, list[Cell]] = {}
        for cell in self._by_id.values():
            self._children.setdefault(cell.parent, []).append(cell)

    def shapes(self) -> Iterator[Shape]:
        for cell in self._shown():
            if cell.is_vertex and not any(outer.is_edge for outer in self._outer(cell)):
                yield self._shape(cell)

    def lines(self) -> Iterator[Line]:
        for cell in self._shown():
            if cell.is_edge and not styles.is_message(cell.style):
                yield from self._lines(cell)

    def _shown(self) -> Iterator[Cell]:
        for cell in self._by_id.values():
            if not (cell.is_hidden or any(outer.is_hidden for outer in self._outer(cell))):
                yield cell

    def _outer(self, cell: Cell) -> Iterator[Cell]:
        """The cells around a cell, the innermost first."""
        for _ in range(_NESTING_LIMIT):
            outer = self._by_id.get(cell.parent)
            if outer is None or outer is cell:
                return
            yield outer
            cell = outer

    def _shape(self, cell: Cell) -> Shape:
        style = cell.style
        role, counts = styles.meaning(style)
        return Shape(
            id=cell.id,
            role=role,
            counts=counts,
            name=self._name(cell, role),
            area=self._area(cell),
            within=cell.parent,
            repeats=styles.repeats(style),
            interrupting=styles.interrupts(style),
            terminates=role is Role.END and styles.trigger(style) == "terminate",
            trigger=styles.trigger(style),
        )

    def _name(self, cell: Cell, role: Role) -> str:
        """Its label, else that of the texts in it; the columns of a table of lanes have none."""
        outer = self._by_id.get(cell.parent)
        if role is Role.LANE and outer and outer.style["shape"] == "tableRow" and outer.label:
            return ""
        return cell.label or _joined(
            inner
            for inner in self._children.get(cell.id, ())
            if inner.is_vertex and styles.meaning(inner.style)[1] in _OF_OTHERS
        )

    def _area(self, cell: Cell) -> Area:
        """Where a vertex lies on the page."""
        for each in (*reversed(tuple(self._outer(cell))), cell):
            if each.id not in self._areas:
                x, y = self._origin(each, each.number("x"), each.number("y"))
                width, height = (max(0.0, each.number(name)) for name in ("width", "height"))
                self._areas[each.id] = Area(x, y, width, height)
        return self._areas[cell.id]

    def _origin(self, cell: Cell, x: float, y: float) -> Point:
        """A place within the parent of a cell, on the page."""
        outer = self._by_id.get(cell.parent)
        if outer is None or not outer.is_vertex:
            return (x, y)
        area = self._areas.get(outer.id, _NOWHERE)
        if cell.is_vertex and cell.geometry is not None and cell.geometry.get("relative") == "1":
            dx, dy = cell.point("offset") or (0.0, 0.0)
            x, y = x * area.width + dx, y * area.height + dy
        return (area.x + x, area.y + y)

    def _lines(self, cell: Cell) -> Iterator[Line]:
        forth, back = (styles.has_head(cell.style, end) for end in ("end", "start"))
        yield from along_heads(self._line(cell, headed=forth or back), forth=forth, back=back)

    def _line(self, cell: Cell, *, headed: bool) -> Line:
        source, target = (cell.element.get(end, "") for end in ("source", "target"))
        self._area(cell)  # places the cells around it
        labels = (inner for inner in self._children.get(cell.id, ()) if inner.is_vertex)
        return Line(
            id=cell.id,
            source=source if source in self._by_id else "",
            target=target if target in self._by_id else "",
            name=" ".join(filter(None, (cell.label, _joined(labels)))),
            points=tuple(self._origin(cell, *corner) for corner in cell.corners()),
            start=self._end(cell, source, "exit", "sourcePoint"),
            end=self._end(cell, target, "entry", "targetPoint"),
            square=styles.is_square(cell.style),
            headed=headed,
            aside=styles.is_dashed(cell.style) and not headed,
        )

    def _end(self, cell: Cell, attached: str, side: str, loose: str) -> Point | None:
        """Where a line meets its shape, as far as that is fixed, or where it ends loosely."""
        shape = self._by_id.get(attached)
        if shape is None:
            point = cell.point(loose)
            return self._origin(cell, *point) if point else None
        if shape.is_vertex and f"{side}X" in cell.style and f"{side}Y" in cell.style:
            area = self._area(shape)
            across, down = (coordinate(cell.style[f"{side}{axis}"]) for axis in "XY")
            return (area.x + across * area.width, area.y + down * area.height)
        return None


def _joined(cells: Iterable[Cell]) -> str:
    return " ".join(cell.label for cell in cells if cell.label)
