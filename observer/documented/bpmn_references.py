"""What the elements of a BPMN 2.0 file refer to: ends of flows, activities, links, each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.documented.bpmn_contents import (
    BOUNDARY,
    Contents,
    FlowNode,
    SequenceFlow,
    read_name,
    read_text,
)
from observer.documented.bpmn_vocabulary import Vocabulary, bare_id
from observer.documented.problems import quoted
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
        wanted = bare_id(reference)
        return self._nodes.get((process, wanted)) or self._nodes.get((None, wanted))

    def _warn(self, line: int, what: str) -> None:
        self.warnings.append(ReadWarning(f"{self._vocabulary.file}:{line}", what))

    def _give_ids(self) -> None:
        """Ids of the file, made unlike where they are not, or are missing."""
        used = Counter(node.reference for node in self._contents.nodes)
        taken: set[str] = set(used)
        for node in self._contents.nodes:
            node.id = node.reference
            if used[node.reference] > 1 or not node.reference:
                if self._nodes[None, node.reference] is node and node.reference:
                    continue
                node.id = _free_id(node.reference or node.tag, taken)
                taken.add(node.id)
                flaw = "has no id" if not node.reference else "has the id of another element"
                self._warn(node.line, f"{describe(node)} {flaw}; it is read as {quoted(node.id)}")

    def _attach(self, event: FlowNode) -> None:
        reference = event.element.get("attachedToRef", "")
        activity = self._find(reference, event.process)
        if activity is None or activity.kind not in _ACTIVITIES:
            what = f"{describe(event)} is attached to {quoted(reference)}, which is no activity"
            self._warn(event.line, what)
            return
        event.attached_to = activity
        event.process, event.parent = activity.process, activity.parent

    def _join_links(self) -> None:
        links = [node for node in self._contents.nodes if node.link is not None]
        catching = [node for node in links if node.tag == "intermediateCatchEvent"]
        for event in links:
            if event.tag not in ("intermediateThrowEvent", "endEvent"):
                continue
            event.links_to = self._catching(event, catching)
            if event.links_to is None:
                self._warn(event.line, f"{describe(event)} is a link that leads nowhere")

    def _catching(self, event: FlowNode, catching: Iterable[FlowNode]) -> FlowNode | None:
        """By reference, by the name of the link, by that of the event; the same scope first."""
        near = [node for node in catching if node.process == event.process]
        near.sort(key=lambda node: node.parent is not event.parent)
        targets = self._targets(event)
        for belongs in (
            lambda node: targets & {node.reference, bare_id(node.link.get("id", ""))},
            lambda node: _same(read_name(event.link), read_name(node.link)),
            lambda node: _same(event.name, node.name),
        ):
            found = next((node for node in near if belongs(node)), None)
            if found:
                return found
        return near[0] if len(near) == 1 and not read_name(event.link) else None

    def _targets(self, event: FlowNode) -> set[str]:
        children = self._vocabulary.children(event.link)
        return {bare_id(read_text(child)) for name, child in children if name == "target"}

    def _ways(self) -> Iterator[Way]:
        seen: set[str] = set()
        for flow in self._contents.flows:
            line = flow.element.sourceline or 0
            named = f"the sequence flow {quoted(flow.id)}"
            if flow.id in seen:
                self._warn(line, f"{named} has the id of another one")
            seen.add(flow.id)
            ends = {
                verb: flow.element.get(attribute, "")
                for verb, attribute in (("comes from", "sourceRef"), ("leads to", "targetRef"))
            }
            source, target = (self._find(end, flow.process) for end in ends.values())
            if source and target:
                if source.parent is not target.parent and source.process == target.process:
                    self._warn(line, f"{named} crosses the border of a sub-process")
                yield Way(flow, source, target)
                continue
            verb = "comes from" if source is None else "leads to"
            end = quoted(ends[verb]) if ends[verb] else "nothing"
            there = "and is left out" if not ends[verb] else "which is not there, and is left out"
            self._warn(line, f"{named} {verb} {end}{', ' if ends[verb] else ' '}{there}")


def group_processes(contents: Contents, ways: Iterable[Way]) -> list[list[int]]:
    """The indices of processes, those together that a sequence flow joins."""
    group = list(range(len(contents.processes)))
    for way in ways:
        first, second = sorted((group[way.source.process], group[way.target.process]))
        if first != second:
            group = [first if number == second else number for number in group]
    return [
        [index for index, number in enumerate(group) if number == first]
        for first in dict.fromkeys(group)
    ]


def describe(node: FlowNode) -> str:
    """The element as a sentence names it."""
    noun = "gateway" if node.tag.endswith("Gateway") else ""
    noun = noun or ("event" if node.tag.endswith("Event") else "step")
    return f"the {noun} {quoted(node.name or node.reference)}"


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold() == other.casefold()


def _free_id(wanted: str, taken: set[str]) -> str:
    number = 2
    while f"{wanted} {number}" in taken:
        number += 1
    return f"{wanted} {number}"
