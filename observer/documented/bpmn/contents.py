"""What the processes of a BPMN 2.0 file hold, as their elements say it, references unresolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from observer.documented.bpmn.vocabulary import DEFINITION, KINDS, REPETITION, Vocabulary, read_id
from observer.documented.problems import NAME_LIMIT
from observer.documented.xml_reading import line_of
from observer.model.process import NodeKind

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(slots=True)
class FlowNode:
    """An activity, event or gateway.

    Attributes:
        reference: its id in the file; may be empty, or another's too.
        name: on one line.
        tag: as BPMN names the element.
        process: the index of its process.
        parent: the sub-process it stands in.
        triggers: what an event waits for or sends, with the ids of definitions that stand apart.
        link: the definition of a link event.
        default: id of its default flow.
        id: unlike that of any other flow node of the file, once given.
        attached_to: for a boundary event: the activity it leaves.
        links_to: for a throwing link event: the event at which the run goes on.
    """

    reference: str
    name: str
    tag: str
    kind: NodeKind
    element: _Element
    process: int
    parent: FlowNode | None
    triggers: list[str] = field(default_factory=list)
    link: _Element | None = None
    default: str = ""
    repeats: bool = False
    holds_nodes: bool = False
    id: str = ""
    attached_to: FlowNode | None = None
    links_to: FlowNode | None = None

    @property
    def parent_id(self) -> str:
        return self.parent.id if self.parent else ""

    @property
    def line(self) -> int:
        return line_of(self.element)

    def is_set(self, attribute: str, default: bool = False) -> bool:
        value = self.element.get(attribute)
        return default if value is None else value.strip().casefold() in ("true", "1")


@dataclass(slots=True)
class SequenceFlow:
    """A sequence flow that stands in the process with that index."""

    id: str
    element: _Element
    process: int
    conditional: bool


@dataclass(frozen=True)
class Contents:
    """All there is, in document order.

    Attributes:
        processes: their elements.
        pools: name of the pool by the id of its process.
        owners: name of the innermost named lane by index of the process and id of a flow node.
        lanes: id and owner of each lane, by the index of its process.
        definitions: trigger by the id of each event definition that stands apart.
        annotations: text by id.
        associations: the ids at both ends of each.
    """

    processes: list[_Element] = field(default_factory=list)
    nodes: list[FlowNode] = field(default_factory=list)
    flows: list[SequenceFlow] = field(default_factory=list)
    pools: dict[str, str] = field(default_factory=dict)
    owners: dict[tuple[int, str], str] = field(default_factory=dict)
    lanes: dict[int, dict[str, str]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    annotations: dict[str, str] = field(default_factory=dict)
    associations: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def notes(self) -> dict[str, str]:
        """The annotations at each element, by its id."""
        texts: dict[str, list[str]] = {}
        for one, other in self.associations:
            for element, annotation in ((one, other), (other, one)):
                if annotation in self.annotations:
                    texts.setdefault(element, []).append(self.annotations[annotation])
        return {element: "; ".join(found) for element, found in texts.items()}


def read_contents(definitions: _Element, vocabulary: Vocabulary) -> Contents:
    contents = Contents()
    for name, element in vocabulary.children(definitions):
        if name in ("process", "choreography"):
            contents.processes.append(element)
            _read_inside(contents, vocabulary, element, None)
        elif name.endswith(DEFINITION):
            contents.definitions[read_id(element)] = name.removesuffix(DEFINITION)
        if name in ("collaboration", "choreography"):
            for child_name, child in vocabulary.children(element):
                if child_name == "participant" and (pool := read_name(child)):
                    contents.pools.setdefault(vocabulary.resolve(child.get("processRef", "")), pool)
                _read_remark(contents, vocabulary, child_name, child)
    return contents


def read_name(element: _Element) -> str:
    """On one line."""
    return " ".join(element.get("name", "").split())


def read_text(element: _Element) -> str:
    return (element.text or "").strip()


def _read_inside(
    contents: Contents, vocabulary: Vocabulary, element: _Element, node: FlowNode | None
) -> None:
    """Reads on inside a process, or inside a flow node of it."""
    process = len(contents.processes) - 1
    for name, child in vocabulary.children(element):
        if kind := KINDS.get(name):
            inner = FlowNode(read_id(child), read_name(child), name, kind, child, process, node)
            inner.default = vocabulary.resolve(child.get("default", ""))
            contents.nodes.append(inner)
            if node:
                node.holds_nodes = True
            _read_inside(contents, vocabulary, child, inner)
        elif name == "sequenceFlow":
            conditional = "conditionExpression" in dict(vocabulary.children(child))
            contents.flows.append(SequenceFlow(read_id(child), child, process, conditional))
        elif name == "laneSet":
            _read_lanes(contents, vocabulary, child, "")
        elif name in ("textAnnotation", "association"):
            _read_remark(contents, vocabulary, name, child)
        elif node:
            _read_detail(node, vocabulary, name, child)


def _read_remark(contents: Contents, vocabulary: Vocabulary, name: str, element: _Element) -> None:
    if name == "textAnnotation":
        texts = (read_text(child) for tag, child in vocabulary.children(element) if tag == "text")
        text = " ".join(" ".join(texts).split())[:NAME_LIMIT]
        if text:
            contents.annotations[read_id(element)] = text
    elif name == "association":
        ends = (element.get(end, "") for end in ("sourceRef", "targetRef"))
        one, other = (vocabulary.resolve(end) for end in ends)
        contents.associations.append((one, other))


def _read_detail(node: FlowNode, vocabulary: Vocabulary, name: str, child: _Element) -> None:
    if name.endswith(REPETITION):
        node.repeats = True
    elif name == "eventDefinitionRef":
        node.triggers.append(vocabulary.resolve(read_text(child)))
    elif name.endswith(DEFINITION):
        node.triggers.append(name.removesuffix(DEFINITION))
        if name == "linkEventDefinition":
            node.link = child


def _read_lanes(contents: Contents, vocabulary: Vocabulary, lane_set: _Element, outer: str) -> None:
    process = len(contents.processes) - 1
    for name, lane in vocabulary.children(lane_set):
        if name != "lane":
            continue
        owner = read_name(lane) or outer
        contents.lanes.setdefault(process, {})[read_id(lane)] = owner
        children = list(vocabulary.children(lane))
        for child_name, child in children:
            if child_name in ("childLaneSet", "laneSet"):
                _read_lanes(contents, vocabulary, child, owner)
        for child_name, child in children:
            if child_name == "flowNodeRef":
                contents.owners.setdefault((process, vocabulary.resolve(read_text(child))), owner)
