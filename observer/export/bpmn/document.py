"""A placed diagram as a BPMN 2.0 document with its diagram interchange.

The order of elements and attributes is that of the OMG's schema (BPMN 2.0.2, `BPMN20.xsd`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from observer.documented.bpmn.extension import NAMESPACE
from observer.export.bpmn.diagram import (
    EXCLUSIVE,
    SUB_PROCESS,
    Arrow,
    Diagram,
    Element,
    grouped,
)
from observer.export.bpmn.placing import Bounds, Placed
from observer.layout.geometry import Point

if TYPE_CHECKING:
    from lxml.etree import _Element

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
INTERCHANGE = "http://www.omg.org/spec/BPMN/20100524/DI"
GRAPHICS = "http://www.omg.org/spec/DD/20100524/DC"
DRAWING = "http://www.omg.org/spec/DD/20100524/DI"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
PREFIXES = {
    "bpmn": MODEL,
    "bpmndi": INTERCHANGE,
    "dc": GRAPHICS,
    "di": DRAWING,
    "xsi": INSTANCE,
    "observer": NAMESPACE,
}
TARGET = "urn:observer:study"
_CONDITION = "if it applies"
"""Stands at a way whose condition has no words."""

_NO_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is not a `Char` of XML 1.0, section 2.2."""


def write_document(diagram: Diagram, placed: Placed) -> bytes:
    """The document, in UTF-8; the same diagram always gives the same bytes."""
    from lxml import etree

    root = etree.Element(_name("definitions"), nsmap=PREFIXES)
    root.set("id", "definitions")
    root.set("targetNamespace", TARGET)
    root.set("exporter", "Observer")
    if placed.pool:
        collaboration = _add(root, "collaboration", id="collaboration")
        _add(
            collaboration, "participant", id="pool", name=_text(diagram.name), processRef="process"
        )
    process = _add(root, "process", id="process", name=_text(diagram.name), isExecutable="false")
    _add_lanes(process, diagram)
    _add_scope(process, diagram, "")
    _add_interchange(root, diagram, placed)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return content


def _name(tag: str, namespace: str = MODEL) -> str:
    return f"{{{namespace}}}{tag}"


def _add(parent: _Element, tag: str, namespace: str = MODEL, /, **attributes: str) -> _Element:
    from lxml import etree

    return etree.SubElement(parent, _name(tag, namespace), attributes)


def _text(text: str) -> str:
    """Without what XML 1.0 cannot hold."""
    return _NO_CHARACTER.sub("\ufffd", text)


def _add_lanes(process: _Element, diagram: Diagram) -> None:
    if not diagram.lanes:
        return
    lane_set = _add(process, "laneSet", id="lanes")
    for number, name in enumerate(diagram.lanes, 1):
        lane = _add(lane_set, "lane", id=f"lane_{number}", name=_text(name))
        for element in diagram.within(""):
            if element.lane == name:
                _add(lane, "flowNodeRef").text = element.id


def _add_scope(parent: _Element, diagram: Diagram, scope: str) -> None:
    elements = diagram.within(scope)
    here = {element.id for element in elements}
    arrows = [arrow for arrow in diagram.arrows if arrow.source in here]
    incoming, outgoing = grouped(arrows, "target"), grouped(arrows, "source")
    conditional = {
        arrow.id for element in elements for arrow in _conditional(element, outgoing[element.id])
    }
    for element in elements:
        _add_element(parent, diagram, element, incoming[element.id], outgoing[element.id])
    for arrow in arrows:
        _add_flow(parent, arrow, conditional=arrow.id in conditional)
    for element in elements:
        if element.note:
            _add_note(parent, element)


def _conditional(element: Element, arrows: list[Arrow]) -> list[Arrow]:
    """Those with a condition. Out of a gateway, all have one but the default one, or none has."""
    told = [arrow for arrow in arrows if arrow.conditional]
    if not element.is_gateway:
        return told
    plain = [arrow for arrow in arrows if not arrow.default]
    if element.tag == EXCLUSIVE and len(plain) == len(arrows) > len(told):
        return []
    return plain if told or len(plain) < len(arrows) else []


def _add_element(
    parent: _Element,
    diagram: Diagram,
    element: Element,
    incoming: Iterable[Arrow],
    outgoing: Iterable[Arrow],
) -> None:
    item = _add(parent, element.tag, id=element.id, **_attributes(element, outgoing))
    for name, value in element.facts.items():
        item.set(_name(name, NAMESPACE), _text(value))
    for arrow in incoming:
        _add(item, "incoming").text = arrow.id
    for arrow in outgoing:
        _add(item, "outgoing").text = arrow.id
    if element.repeats:
        _add(item, "standardLoopCharacteristics", id=f"{element.id}_loop")
    _add_definition(item, element)
    _add_scope(item, diagram, element.id)


def _attributes(element: Element, outgoing: Iterable[Arrow]) -> dict[str, str]:
    is_sub_process = element.tag == SUB_PROCESS
    attributes = {"name": _text(element.name)} if element.name else {}
    if element.attached_to:
        attributes |= {
            "attachedToRef": element.attached_to,
            "cancelActivity": str(element.interrupting).lower(),
        }
    if element.tag == "startEvent" and not element.interrupting:
        attributes["isInterrupting"] = "false"
    if element.triggered:
        attributes["triggeredByEvent" if is_sub_process else "isForCompensation"] = "true"
    default = next((arrow.id for arrow in outgoing if arrow.default), "")
    return attributes | ({"default": default} if default else {})


def _add_definition(item: _Element, element: Element) -> None:
    trigger = "link" if element.link else element.trigger
    if not trigger:
        return
    definition = _add(item, f"{trigger}EventDefinition", id=f"{element.id}_definition")
    if element.link:
        definition.set("name", _text(element.link))
    if trigger == "conditional":
        _add_formal(definition, "condition", element.name)


def _add_formal(parent: _Element, tag: str, text: str) -> None:
    expression = _add(parent, tag)
    expression.set(_name("type", INSTANCE), "bpmn:tFormalExpression")
    expression.text = _text(text)


def _add_flow(parent: _Element, arrow: Arrow, *, conditional: bool) -> None:
    label = arrow.name or (_CONDITION if conditional else "")
    name = {"name": _text(label)} if label else {}
    ends = {"sourceRef": arrow.source, "targetRef": arrow.target}
    flow = _add(parent, "sequenceFlow", id=arrow.id, **name, **ends)
    if label != arrow.name:
        flow.set(_name("name", NAMESPACE), "")
    if conditional:
        _add_formal(flow, "conditionExpression", arrow.name)


def _add_note(parent: _Element, element: Element) -> None:
    note = _add(parent, "textAnnotation", id=f"{element.id}_note")
    _add(note, "text").text = _text(element.note)
    ends = {"sourceRef": element.id, "targetRef": f"{element.id}_note"}
    _add(parent, "association", id=f"{element.id}_noted", **ends)


def _add_interchange(root: _Element, diagram: Diagram, placed: Placed) -> None:
    """A diagram for the whole, and one for the inside of each sub-process that is not expanded."""
    whole = "collaboration" if placed.pool else "process"
    for parent, elements in diagram.pages().items():
        suffix = f"_{parent}" if parent else ""
        drawn = _add(root, "BPMNDiagram", INTERCHANGE, id=f"diagram{suffix}")
        plane = _add(
            drawn, "BPMNPlane", INTERCHANGE, id=f"plane{suffix}", bpmnElement=parent or whole
        )
        if not parent:
            _add_lane_shapes(plane, diagram, placed)
        here = {element.id for element in elements}
        for element in elements:
            _add_element_shape(plane, element, placed)
        for arrow in diagram.arrows:
            if arrow.source in here:
                _add_edge(plane, arrow.id, placed.lines[arrow.id])


def _add_lane_shapes(plane: _Element, diagram: Diagram, placed: Placed) -> None:
    if placed.pool:
        _add_shape(plane, "pool", placed.pool, isHorizontal="true")
    for number, name in enumerate(diagram.lanes, 1):
        if name in placed.lanes:
            _add_shape(plane, f"lane_{number}", placed.lanes[name], isHorizontal="true")


def _add_element_shape(plane: _Element, element: Element, placed: Placed) -> None:
    extra = {}
    if element.tag == SUB_PROCESS:
        extra["isExpanded"] = str(element.expanded).lower()
    if element.tag == EXCLUSIVE:
        extra["isMarkerVisible"] = "true"
    _add_shape(plane, element.id, placed.shapes[element.id], **extra)
    if element.note:
        note = f"{element.id}_note"
        _add_shape(plane, note, placed.notes[element.id])
        below = (_foot(placed.shapes[element.id]), _head(placed.notes[element.id]))
        _add_edge(plane, f"{note}d", below)


def _head(bounds: Bounds) -> Point:
    return bounds.x + bounds.width / 2, bounds.y


def _foot(bounds: Bounds) -> Point:
    return bounds.x + bounds.width / 2, bounds.y + bounds.height


def _add_shape(plane: _Element, element_id: str, bounds: Bounds, **extra: str) -> None:
    shape = _add(
        plane, "BPMNShape", INTERCHANGE, id=f"{element_id}_shape", bpmnElement=element_id, **extra
    )
    numbers = {name: _number(getattr(bounds, name)) for name in ("x", "y", "width", "height")}
    _add(shape, "Bounds", GRAPHICS, **numbers)


def _add_edge(plane: _Element, element_id: str, corners: Iterable[Point]) -> None:
    edge = _add(plane, "BPMNEdge", INTERCHANGE, id=f"{element_id}_edge", bpmnElement=element_id)
    for x, y in corners:
        _add(edge, "waypoint", DRAWING, x=_number(x), y=_number(y))


def _number(length: float) -> str:
    return f"{length:.1f}"
