"""What a draw.io file holds, by a plain walk over its cells that shares nothing with the reader."""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.interop.inventory import DATA, FileSet, Inventory

_BESIDE = ("swimlane", "shape=table", "shape=note", "shape=message", "mxgraph.bpmn.data")
"""In the style of a cell that is an owner, or beside the process."""

_BOXES = ("rounded", "whiteSpace", "ellipse", "rhombus")


@dataclass(frozen=True)
class Cell:
    id: str
    label: str
    style: str
    element: Element

    @property
    def is_beside(self) -> bool:
        return any(word in self.style for word in _BESIDE)


def expect(path: Path) -> Inventory:
    """The arrows between shapes, and the shapes that they join."""
    nodes: Counter[tuple[str, str]] = Counter()
    flows: Counter[tuple[str, str]] = Counter()
    for model in _models(path):
        cells = _cells(model)
        arrows = [a for edge in cells.values() for a in _arrows(edge, cells)]
        sources, targets = ({arrow[end].id for arrow in arrows} for end in (0, 1))
        for cell_id in sources | targets:
            through = cell_id in sources & targets
            nodes[_class_of(cells[cell_id], through=through), cells[cell_id].label] += 1
        flows.update((source.label, target.label) for source, target in arrows)
    return Inventory(nodes, flows)


def is_attached(path: Path) -> bool:
    """Whether every arrow of a file joins two shapes that are named, and every box has an arrow."""
    for model in _models(path):
        cells = _cells(model)
        joined = {
            end.id for edge in cells.values() for ends in _arrows(edge, cells) for end in ends
        }
        for cell in cells.values():
            if cell.element.get("edge") == "1":
                if not any(_arrows(cell, cells)):
                    return False
            elif cell.id in joined:
                if not cell.label:
                    return False
            elif cell.label and cell.style.startswith(_BOXES):
                return False
    return True


def _models(path: Path) -> Iterator[Element]:
    for diagram in ElementTree.parse(path).iter("diagram"):
        if len(diagram):
            yield diagram[0]
        else:
            packed = base64.b64decode(diagram.text or "")
            yield ElementTree.fromstring(unquote(zlib.decompress(packed, -15).decode()))


def _cells(model: Element) -> dict[str, Cell]:
    cells = {}
    for element in model.iter():
        inner = element.find("mxCell")
        if element.tag == "mxCell" and element.get("id"):
            label = element.get("value", "")
            cell = Cell(element.get("id", ""), _words(label), element.get("style", ""), element)
        elif inner is not None and element.get("id"):
            label = element.get("label", "")
            cell = Cell(element.get("id", ""), _words(label), inner.get("style", ""), inner)
        else:
            continue
        cells[cell.id] = cell
    return cells


def _words(label: str) -> str:
    spaced = re.sub(r"<(?:br|/?div|/?p)\b[^>]*>", " ", label)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).replace("\u200b", "").split())


def _arrows(edge: Cell, cells: dict[str, Cell]) -> Iterator[tuple[Cell, Cell]]:
    if edge.element.get("edge") != "1":
        return
    source, target = (cells.get(edge.element.get(end, "")) for end in ("source", "target"))
    if source is None or target is None or source.is_beside or target.is_beside:
        return
    style = dict(part.partition("=")[::2] for part in edge.style.split(";"))
    back, forth = (
        style.get(f"{end}Arrow", default) not in ("none", "oval")
        for end, default in (("start", "none"), ("end", "classic"))
    )
    if forth or not back:
        yield source, target
    if back:
        yield target, source


def _class_of(cell: Cell, *, through: bool) -> str:
    """`through`: arrows lead both to it and from it."""
    if "rhombus" in cell.style or "gateway" in cell.style or "flowchart.decision" in cell.style:
        return "gateway"
    if "bpmn.event" in cell.style:
        return "event"
    return "event" if re.search("ellipse|arcSize=50", cell.style) and not through else "activity"


def drawio_sets() -> Iterator[FileSet]:
    diagrams = sorted((DATA / "drawio" / "diagrams").iterdir())
    yield FileSet("draw.io", diagrams)
    attached = [path for path in diagrams if is_attached(path)]
    yield FileSet("draw.io, every arrow attached", attached, expect)
