"""Just enough of BPMN to read the processes of the reference logs."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"

KINDS = {
    "task": NodeKind.STEP,
    "startEvent": NodeKind.START,
    "endEvent": NodeKind.END,
    "exclusiveGateway": NodeKind.EXCLUSIVE,
    "parallelGateway": NodeKind.PARALLEL,
    "inclusiveGateway": NodeKind.INCLUSIVE,
}


def read_bpmn(path: Path) -> DocumentedProcess:
    elements = [(e.tag.removeprefix(MODEL), e) for e in ElementTree.parse(path).getroot().iter()]
    nodes = [
        Node(element.get("id", ""), KINDS[tag], element.get("name", ""))
        for tag, element in elements
        if tag in KINDS
    ]
    flows = [
        Flow(element.get("sourceRef", ""), element.get("targetRef", ""))
        for tag, element in elements
        if tag == "sequenceFlow"
    ]
    starts = tuple(node.id for node in nodes if node.kind is NodeKind.START)
    return DocumentedProcess(path.stem, "", tuple(nodes), tuple(flows), starts)
