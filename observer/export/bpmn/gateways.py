"""Explicit starts, ends and gateways: each other element keeps one way in and one way out.

What several ways out of a step mean differs between drawings and BPMN, and many a tool refuses
to guess: so the choice is written out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from observer.export.bpmn.diagram import (
    EXCLUSIVE,
    INCLUSIVE,
    PARALLEL,
    Arrow,
    Diagram,
    Element,
    grouped,
)

_BEGINS = "startEvent"
_ENDS = "endEvent"
_CHOICE = "What next?"
_EVENTS = ("intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent")
_LABELS = {
    _BEGINS: "Start",
    _ENDS: "End",
    "task": "Step without a name",
    "callActivity": "Step without a name",
}


def with_gateways(diagram: Diagram, *, in_bpmn: bool) -> Diagram:
    """The diagram with nothing left implicit.

    Args:
        in_bpmn: several unconditional ways out of an element, or several elements to begin with,
            are all taken; else one of them is.
    """
    writer = _Writer(diagram, PARALLEL if in_bpmn else EXCLUSIVE)
    for parent in diagram.scopes:
        writer.begin(parent)
        writer.end(parent)
    writer.divide()
    writer.join()
    writer.name()
    return Diagram(diagram.name, _in_lanes(writer.elements.values()), tuple(writer.arrows))


def _in_lanes(elements: Iterable[Element]) -> tuple[Element, ...]:
    """What nobody owns stands in the lane with the most elements, and says that it has no owner."""
    elements = tuple(elements)
    lanes = Counter(e.lane for e in elements if e.lane and not e.parent)
    if not lanes:
        return elements
    home = lanes.most_common(1)[0][0]
    unowned = {"owner": ""}
    return tuple(
        e
        if e.lane or "owner" in e.facts
        else replace(e, lane="" if e.parent else home, facts={**e.facts, **unowned})
        for e in elements
    )


class _Writer:
    def __init__(self, diagram: Diagram, split: str) -> None:
        self.split = split
        self.elements = {element.id: element for element in diagram.elements}
        self.arrows = list(diagram.arrows)
        self.added = 0

    def begin(self, parent: str) -> None:
        """One start event, where none is drawn, or in a drawing several."""
        scope = self._scope(parent)
        blank = [e for e in scope if e.tag == _BEGINS and not e.trigger]
        others = [e for e in scope if e.begins]
        if any(e.tag == _BEGINS for e in scope) and (self.split == PARALLEL or len(blank) <= 1):
            return
        for element in blank:
            self.elements[element.id] = replace(element, tag="intermediateThrowEvent")
        first = [*blank, *others]
        if not first:
            return
        start = self._add(_BEGINS, first[0], "Start")
        if len(first) > 1:
            way = self._add(self.split, first[0], "")
            self._connect(start, way)
            start = way
        for element in first:
            self._connect(start, element)

    def end(self, parent: str) -> None:
        """An end event behind each element without a way out."""
        left = {arrow.source for arrow in self.arrows}
        for element in self._scope(parent):
            if element.id not in left and _needs_way_out(element):
                self._connect(element, self._add(_ENDS, element, "End"))

    def divide(self) -> None:
        """A gateway behind each other element with several unconditional ways out."""
        for source, arrows in grouped(self.arrows, "source").items():
            element = self.elements[source]
            plain = [a for a in arrows if not a.conditional and not a.default]
            if len(plain) > 1 and not element.is_gateway:
                way = self._add(self.split, element, "")
                self._lead([replace(arrow, source=way.id) for arrow in plain])
                self._connect(element, way, sum(arrow.weight for arrow in plain))

    def join(self) -> None:
        """A gateway before each element with several ways in, but for gateways that only join."""
        leaving = grouped(self.arrows, "source")
        for target, arrows in grouped(self.arrows, "target").items():
            element = self.elements[target]
            if len(arrows) > 1 and not (element.is_gateway and len(leaving[target]) <= 1):
                way = self._add(element.tag if element.is_gateway else EXCLUSIVE, element, "")
                self._lead([replace(arrow, target=way.id) for arrow in arrows])
                self._connect(way, element, sum(arrow.weight for arrow in arrows))

    def name(self) -> None:
        """A label for what has no name and would not be understood without."""
        leaving = grouped(self.arrows, "source")
        for element in list(self.elements.values()):
            label = _label(element, divides=len(leaving[element.id]) > 1)
            if label and not element.name.strip():
                facts = {**element.facts, "name": element.name}
                self.elements[element.id] = replace(element, name=label, facts=facts)

    def _scope(self, parent: str) -> list[Element]:
        return [element for element in self.elements.values() if element.parent == parent]

    def _add(self, tag: str, beside: Element, name: str) -> Element:
        self.added += 1
        element = Element(f"added_{self.added}", tag, name, beside.parent, beside.lane)
        self.elements[element.id] = element
        return element

    def _connect(self, source: Element, target: Element, weight: int = 0) -> None:
        self.added += 1
        self.arrows.append(Arrow(f"added_{self.added}", source.id, target.id, weight=weight))

    def _lead(self, arrows: Iterable[Arrow]) -> None:
        """Puts arrows with new ends in the places of the old ones."""
        moved = {arrow.id: arrow for arrow in arrows}
        self.arrows = [moved.get(arrow.id, arrow) for arrow in self.arrows]


def _label(element: Element, *, divides: bool) -> str:
    if element.tag in (EXCLUSIVE, INCLUSIVE):
        return _CHOICE if divides else ""
    if element.tag in _LABELS:
        return _LABELS[element.tag]
    return element.trigger.capitalize() or "Event" if element.tag in _EVENTS else ""


def _needs_way_out(element: Element) -> bool:
    throws_link = element.link and element.tag == "intermediateThrowEvent"
    return element.tag != _ENDS and not (element.triggered or throws_link)
