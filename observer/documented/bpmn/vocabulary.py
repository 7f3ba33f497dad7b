"""Which elements of an XML file are BPMN's, whatever prefix they have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from observer.documented.problems import quoted
from observer.documented.xml_reading import local_name
from observer.model.process import NodeKind, ReadWarning

if TYPE_CHECKING:
    from lxml.etree import _Element

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"

DEFINITION = "EventDefinition"
REPETITION = "LoopCharacteristics"
COMPLEX = "complexGateway"
AD_HOC = "adHocSubProcess"
BOUNDARY = "boundaryEvent"
THROWING = frozenset({"intermediateThrowEvent", "implicitThrowEvent"})

KINDS = {
    **dict.fromkeys(
        [
            "task", "userTask", "manualTask", "scriptTask", "serviceTask", "sendTask",
            "receiveTask", "businessRuleTask", "callActivity", "choreographyTask",
            "callChoreography",
        ],
        NodeKind.STEP,
    ),
    **dict.fromkeys(
        ["subProcess", "transaction", AD_HOC, "subChoreography"], NodeKind.SUBPROCESS
    ),
    "startEvent": NodeKind.START,
    "endEvent": NodeKind.END,
    "intermediateCatchEvent": NodeKind.EVENT,
    "intermediateThrowEvent": NodeKind.EVENT,
    "implicitThrowEvent": NodeKind.EVENT,
    BOUNDARY: NodeKind.EVENT,
    "exclusiveGateway": NodeKind.EXCLUSIVE,
    "eventBasedGateway": NodeKind.EXCLUSIVE,
    "parallelGateway": NodeKind.PARALLEL,
    "inclusiveGateway": NodeKind.INCLUSIVE,
    COMPLEX: NodeKind.INCLUSIVE,
}  # fmt: skip
"""The flow nodes of BPMN 2.0.2 (chapter 10, and choreographies of chapter 11), as they are read."""

_OTHERS = frozenset(
    [
        "process", "choreography", "collaboration", "participant", "laneSet", "childLaneSet",
        "lane", "flowNodeRef", "sequenceFlow", "conditionExpression", "eventDefinitionRef",
        "target", "textAnnotation", "text", "association",
    ]
)  # fmt: skip


def is_bpmn_namespace(namespace: str) -> bool:
    """Also where it is mistyped or left out; not that of BPMN 1."""
    folded = namespace.casefold()
    return not folded or ("bpmn" in folded and "/bpmn/1." not in folded)


def read_id(element: _Element) -> str:
    return element.get("id", "").strip()


def _is_read(name: str) -> bool:
    """Whether elements of that name say anything about the flow."""
    return name in KINDS or name in _OTHERS or name.endswith((DEFINITION, REPETITION))


class Vocabulary:
    """The elements of BPMN that say anything about the flow; a namespace much like BPMN's is
    taken for it.

    Attributes:
        warnings: one for each such namespace that was met.
    """

    def __init__(self, root: _Element, file: str) -> None:
        self.file = file
        self.warnings: list[ReadWarning] = []
        self._root = root
        self._root_namespace = _namespace(root)
        self._names: dict[object, str] = {}
        self._similar: dict[str, bool] = {}

    def children(self, element: _Element) -> Iterator[tuple[str, _Element]]:
        """The elements right inside one, with their names without prefix."""
        names = self._names
        for child in element:
            tag = child.tag
            if tag not in names:
                names[tag] = local_name(child) if self._is_own(child) else ""
            if name := names[tag]:
                yield name, child

    def resolve(self, reference: str) -> str:
        """The id that is meant: a reference may have a prefix, as may an id."""
        wanted = reference.strip()
        if ":" not in wanted or wanted in self._ids:
            return wanted
        return wanted.partition(":")[2]

    @cached_property
    def _ids(self) -> set[str]:
        return {read_id(element) for element in self._root.iter()}

    def _is_own(self, element: _Element) -> bool:
        if not _is_read(local_name(element)):
            return False
        namespace = _namespace(element)
        if namespace == MODEL:
            return True
        if namespace not in self._similar:
            similar = namespace in ("", self._root_namespace)
            similar = similar or ("omg.org" in namespace and is_bpmn_namespace(namespace))
            self._similar[namespace] = similar
            if similar:
                self._warn(element, namespace)
        return self._similar[namespace]

    def _warn(self, element: _Element, namespace: str) -> None:
        where = f"the namespace {quoted(namespace)}" if namespace else "no namespace"
        what = f"{quoted(local_name(element))} is in {where}, not in that of BPMN 2.0"
        self.warnings.append(ReadWarning(f"{self.file}:{element.sourceline}", what))


def _namespace(element: _Element) -> str:
    return str(element.tag).rpartition("}")[0].removeprefix("{")
