"""What the elements of a BPMN 2.0 file refer to: ends of flows, activities, links, each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from observer.documented.bpmn.contents import Contents, FlowNode, SequenceFlow, read_name
from observer.documented.bpmn.links import Links
from observer.documented.bpmn.vocabulary import BOUNDARY, Vocabulary
from observer.documented.problems import quoted
from observer.documented.xml_reading import line_of
from observer.model.process import NodeKind, ReadWarning

_ACTIVITIES = (NodeKind.STEP, NodeKind.SUBPROCESS)


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence flow whose ends are known."""

    flow: SequenceFlow
    source: FlowNode
    target: FlowNode


class References:
    """Finds flow nodes by id, those of the same process first.

    Attributes:
        warnings: what is referred to and is not there.
    """

    def __init__(self, contents: Contents, vocabulary: Vocabulary) -> None:
        self._contents = contents
        self._vocabulary = vocabulary
        self.warnings: list[ReadWarning] = []
        self._nodes: dict[tuple[int | None, str], FlowNode] = {}
        for node in contents.nodes:
            if node.reference:
                self._nodes.setdefault((node.process, node.reference), node)
                self._nodes.setdefault((None, node.reference), node)
        self._give_ids()

    def resolve(self) -> list[Way]:
        """Attaches boundary events, joins links, and finds the ends of all flows."""
        for node in self._contents.nodes:
            if node.tag == BOUNDARY:
                self._attach(node)
        self._join_links()
        return list(self._ways())

    def _find(self, reference: str, process: int) -> FlowNode | None:
        wanted = self._vocabulary.resolve(reference)
        return self._nodes.get((process, wanted)) or self._nodes.get((None, wanted))

    def _warn(self, line: int, what: str) -> None:
        self.warnings.append(ReadWarning(f"{self._vocabulary.file}:{line}", what))

    def _give_ids(self) -> None:
        """Ids of the file, made unlike where they are not, or are missing."""
        taken = {node.reference for node in self._contents.nodes}
        copies: Counter[str] = Counter()
        for node in self._contents.nodes:
            if self._nodes.get((None, node.reference)) is node:
                node.id = node.reference
                continue
            wanted = node.reference or node.tag
            while not node.id or node.id in taken:
                copies[wanted] += 1
                node.id = f"{wanted} {copies[wanted] + 1}"
            taken.add(node.id)
            flaw = "has the id of another element" if node.reference else "has no id"
            self._warn(node.line, f"{describe(node)} {flaw}; it is read as {quoted(node.id)}")

    def _attach(self, event: FlowNode) -> None:
        reference = event.element.get("attachedToRef", "")
        activity = self._find(reference, event.process)
        if activity is None or activity.kind not in _ACTIVITIES or _is_within(activity, event):
            what = f"{describe(event)} is attached to {quoted(reference)}, which is no activity"
            self._warn(event.line, what)
            return
        event.attached_to = activity
        event.process, event.parent = activity.process, activity.parent

    def _join_links(self) -> None:
        links = Links(self._contents.nodes, self._vocabulary)
        for event in self._contents.nodes:
            if event.link is not None and event.tag in ("intermediateThrowEvent", "endEvent"):
                event.links_to = links.find_catching(event)
                if event.links_to is None:
                    self._warn(event.line, f"{describe(event)} is a link that leads nowhere")

    def _ways(self) -> Iterator[Way]:
        seen: set[str] = set()
        for flow in self._contents.flows:
            if flow.id and flow.id in seen:
                self._warn_of(flow, "has the id of another one")
            seen.add(flow.id)
            source = self._end(flow, "sourceRef", "comes from")
            target = source and self._end(flow, "targetRef", "leads to")
            if source is None or target is None:
                continue
            if source.process == target.process and source.parent is not target.parent:
                self._warn_of(flow, "crosses the border of a sub-process")
            yield Way(flow, source, target)

    def _end(self, flow: SequenceFlow, attribute: str, verb: str) -> FlowNode | None:
        reference = flow.element.get(attribute, "")
        node = self._find(reference, flow.process)
        if node is None:
            end = f"{quoted(reference)}, which is no step, event or gateway here"
            self._warn_of(flow, f"{verb} {end if reference else 'nothing'}; it is left out")
        return node

    def _warn_of(self, flow: SequenceFlow, what: str) -> None:
        label = flow.id or read_name(flow.element)
        named = f"the sequence flow {quoted(label)}" if label else "a sequence flow"
        self._warn(line_of(flow.element), f"{named} {what}")


@dataclass(frozen=True)
class Group:
    """Processes that sequence flows join into one: their indices, flow nodes and flows."""

    processes: list[int] = field(default_factory=list)
    nodes: list[FlowNode] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)


def group_processes(contents: Contents, ways: Iterable[Way]) -> list[Group]:
    """The processes that hold a flow node, mostly one by one, in document order."""
    first_of = list(range(len(contents.processes)))

    def first(index: int) -> int:
        while first_of[index] != index:
            first_of[index] = index = first_of[first_of[index]]
        return index

    for way in ways:
        earlier, later = sorted((first(way.source.process), first(way.target.process)))
        first_of[later] = earlier
    groups: dict[int, Group] = defaultdict(Group)
    for node in contents.nodes:
        groups[first(node.process)].nodes.append(node)
    for way in ways:
        groups[first(way.source.process)].ways.append(way)
    for index in range(len(first_of)):
        if first(index) in groups:
            groups[first(index)].processes.append(index)
    return [groups[index] for index in sorted(groups)]


def _is_within(node: FlowNode | None, outer: FlowNode) -> bool:
    while node and node is not outer:
        node = node.parent
    return node is outer


def describe(node: FlowNode) -> str:
    """The element as a sentence names it."""
    noun = "gateway" if node.tag.endswith("Gateway") else ""
    noun = noun or ("event" if node.tag.endswith("Event") else "step")
    label = node.name or node.reference
    return f"the {noun} {quoted(label)}" if label else f"one {noun}"
