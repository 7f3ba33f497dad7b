"""What a BPMN file holds, by a plain walk over its XML that shares nothing with the reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.interop.inventory import DATA, FileSet, Inventory

_KINDS = {
    "activity": "task userTask manualTask scriptTask serviceTask sendTask receiveTask"
    " businessRuleTask callActivity subProcess transaction adHocSubProcess",
    "event": "startEvent endEvent intermediateThrowEvent intermediateCatchEvent boundaryEvent",
    "gateway": "exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway complexGateway",
}
_CLASS_OF = {name: kind for kind, names in _KINDS.items() for name in names.split()}


def expect(path: Path) -> Inventory:
    """Flows that lack an end, or lead to what the file does not hold, are not expected."""
    nodes: list[Element] = []
    flows: list[Element] = []
    for element in _walk(ElementTree.fromstring(_text(path))):
        name = element.tag.rpartition("}")[2]
        if "BPMN" in element.tag and name in _CLASS_OF:
            nodes.append(element)
        elif "BPMN" in element.tag and name == "sequenceFlow":
            flows.append(element)
    names = {node.get("id"): _name(node) for node in nodes}
    ends = [(flow.get("sourceRef"), flow.get("targetRef")) for flow in flows]
    return Inventory(
        Counter((_CLASS_OF[node.tag.rpartition("}")[2]], _name(node)) for node in nodes),
        Counter((names[one], names[other]) for one, other in ends if {one, other} <= names.keys()),
    )


def bpmn_sets() -> Iterator[FileSet]:
    folder = DATA / "bpmn" / "miwg"
    for vendor in sorted(path for path in folder.iterdir() if path.is_dir()):
        yield FileSet(f"BPMN, {vendor.name}", sorted(vendor.glob("*.bpmn")), expect)
    models = sorted((DATA / "conformance").glob("*.bpmn"))
    yield FileSet("BPMN, reference models", models, expect)


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for child in element:
        if not child.tag.endswith("}extensionElements"):
            yield from _walk(child)


def _name(element: Element) -> str:
    return " ".join(element.get("name", "").split())


def _text(path: Path) -> str:
    """Without the declaration of an encoding, which need not be true."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return re.sub(r"^<\?xml.*?\?>", "", text)
