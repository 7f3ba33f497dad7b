"""From the elements of a BPMN 2.0 file to a documented process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from observer.documented.bpmn.contents import Contents, FlowNode, read_name
from observer.documented.bpmn.extension import NAMESPACE, with_facts
from observer.documented.bpmn.picture import Drawing, is_inside
from observer.documented.bpmn.references import Group, Way, describe
from observer.documented.bpmn.vocabulary import AD_HOC, BOUNDARY, COMPLEX, THROWING, read_id
from observer.documented.problems import NAME_LIMIT, quoted
from observer.model.process import (
    Box,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
    Picture,
    ReadWarning,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_FACTS = f"{{{NAMESPACE}}}"
_COMPENSATE = "compensate"


class ProcessBuilder:
    """Builds the process that a group of `process` elements make.

    Attributes:
        places: `file:line` by the id of each node, and of the process.
        warnings: what was read otherwise than it is written, once built.
    """

    def __init__(self, contents: Contents, group: Group, drawing: Drawing, file: str) -> None:
        self._contents = contents
        self._group = group
        first = contents.processes[group.processes[0]]
        self._id = read_id(first) or group.nodes[0].id
        self.places = {self._id: f"{file}:{first.sourceline}"}
        self.places |= {node.id: f"{file}:{node.line}" for node in group.nodes}
        self.warnings: list[ReadWarning] = []
        self._cut: set[str] = set()
        self._plane = drawing.choose_plane(node.reference for node in group.nodes)
        self._lanes = {
            lane: owner
            for index in group.processes
            for lane, owner in contents.lanes.get(index, {}).items()
            if lane in self._plane.boxes
        }
        drawn_lanes = (self._plane.boxes[lane] for lane in self._lanes)
        self._smallest_lanes = sorted(drawn_lanes, key=lambda lane: lane.width * lane.height)
        self._has_facts = NAMESPACE in group.nodes[0].element.nsmap.values()
        self._entered = {way.target.id for way in group.ways}
        self._inside: dict[str, list[FlowNode]] = defaultdict(list)
        for node in group.nodes:
            self._inside[node.parent_id].append(node)

    def build(self) -> DocumentedProcess:
        nodes = tuple(self._node(node) for node in self._group.nodes)
        return DocumentedProcess(
            id=self._id,
            name=self._name(),
            nodes=nodes,
            flows=tuple(self._flow(way) for way in self._group.ways),
            starts=self._starts(nodes),
            notation=Notation.BPMN,
            picture=self._picture(),
        )

    def _name(self) -> str:
        names = [self._pool(index) or self._own_name(index) for index in self._group.processes]
        return " and ".join(dict.fromkeys(names))

    def _pool(self, index: int) -> str:
        element = self._contents.processes[index]
        return self._contents.pools.get(read_id(element), "")

    def _own_name(self, index: int) -> str:
        element = self._contents.processes[index]
        return read_name(element) or read_id(element) or self._id

    def _starts(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """The start events, and what begins a process by itself; else what no flow leads to."""
        linked = {node.links_to for node in nodes}
        top = [
            (node, element)
            for node, element in zip(nodes, self._group.nodes, strict=True)
            if not (node.parent or node.triggered or element.tag == BOUNDARY or node.id in linked)
        ]
        first = [(node, element) for node, element in top if node.id not in self._entered]
        drawn = [node.id for node, _ in top if node.kind is NodeKind.START]
        drawn += [node.id for node, element in first if element.is_set("instantiate")]
        return tuple(drawn or [node.id for node, _ in first])

    def _node(self, element: FlowNode) -> Node:
        triggers = [self._contents.definitions.get(t, t) for t in element.triggers]
        triggered = self._is_triggered(element)
        kind = NodeKind.SUBPROCESS if element.holds_nodes else element.kind
        if element.element.get("eventGatewayType", "").casefold() == "parallel":
            kind = NodeKind.PARALLEL
        if element.tag == COMPLEX:
            self._warn(element, "is read as an inclusive one")
        if element.tag == AD_HOC:
            self._warn(element, "is read as if each of its activities were performed once")
        node = Node(
            id=element.id,
            kind=kind,
            name=self._node_name(element),
            owner=self._shortened("lane", self._owner(element)),
            parent=element.parent_id,
            collapsed=kind is NodeKind.SUBPROCESS and not self._is_expanded(element),
            repeats=element.repeats,
            attached_to=element.attached_to.id if element.attached_to else "",
            interrupting=self._interrupts(element, triggers, triggered=triggered),
            links_to=element.links_to.id if element.links_to else "",
            terminates=kind is NodeKind.END and "terminate" in triggers,
            triggered=triggered,
            trigger=triggers[0] if triggers else "",
            throws=element.tag in THROWING,
            note=self._contents.notes.get(element.id, ""),
        )
        return with_facts(node, _facts(element.element)) if self._has_facts else node

    def _flow(self, way: Way) -> Flow:
        flow = way.flow
        name = read_name(flow.element)
        name = _facts(flow.element).get("name", name) if self._has_facts else name
        return Flow(
            source=way.source.id,
            target=way.target.id,
            name=self._shortened("condition", name),
            conditional=flow.conditional,
            default=bool(flow.id) and way.source.default == flow.id,
        )

    def _warn(self, element: FlowNode, what: str) -> None:
        self.warnings.append(ReadWarning(self.places[element.id], f"{describe(element)} {what}"))

    def _node_name(self, element: FlowNode) -> str:
        if len(element.name) > NAME_LIMIT:
            self._warn(element, f"has a name of more than {NAME_LIMIT:,} characters; it is cut")
        return element.name[:NAME_LIMIT]

    def _shortened(self, noun: str, name: str) -> str:
        if len(name) > NAME_LIMIT and name not in self._cut:
            self._cut.add(name)
            what = f"the {noun} {quoted(name)} has more than {NAME_LIMIT:,} characters; it is cut"
            self.warnings.append(ReadWarning(self.places[self._id], what))
        return name[:NAME_LIMIT]

    def _is_triggered(self, element: FlowNode) -> bool:
        """Also an activity that compensates another, unless a flow leads to it."""
        if element.is_set("triggeredByEvent"):
            return True
        return element.is_set("isForCompensation") and element.id not in self._entered

    def _interrupts(self, element: FlowNode, triggers: Sequence[str], *, triggered: bool) -> bool:
        """A triggered sub-process does as its start says; where it has none, nothing says so."""
        if element.attached_to:
            return element.is_set("cancelActivity", default=True) and _COMPENSATE not in triggers
        if not triggered:
            return True
        starts = [n for n in self._inside[element.id] if n.kind is NodeKind.START]
        return any(
            start.is_set("isInterrupting", default=True) and _COMPENSATE not in start.triggers
            for start in starts
        )

    def _is_expanded(self, element: FlowNode) -> bool:
        """As it is drawn; where that is not said, whether its inside is drawn in it."""
        inside = self._inside[element.id]
        expanded = self._plane.expanded.get(element.reference)
        if expanded is not None or not inside:
            return bool(expanded and inside)
        boxes = self._plane.boxes
        own = boxes.get(element.reference)
        return own is None or any(
            node.reference in boxes and is_inside(boxes[node.reference], own) for node in inside
        )

    def _owner(self, element: FlowNode) -> str:
        if element.attached_to:
            return self._owner(element.attached_to)
        named = self._contents.owners.get((element.process, element.reference))
        if named is None and element.parent:
            return self._owner(element.parent)
        if named is None:
            named = self._lane_around(element)
        return named or (self._pool(element.process) if len(self._group.processes) > 1 else "")

    def _lane_around(self, element: FlowNode) -> str:
        """For a file whose lanes do not list what stands in them."""
        box = self._box(element)
        if box is None:
            return ""
        around = (lane for lane in self._smallest_lanes if is_inside(box, lane))
        lane = next(around, None)
        return self._lanes[lane.id] if lane else ""

    def _box(self, element: FlowNode) -> Box | None:
        """None for an element that has the id of another one, which may be meant."""
        own = element.id == element.reference
        return self._plane.boxes.get(element.reference) if own else None

    def _picture(self) -> Picture | None:
        boxes = tuple(box for node in self._group.nodes if (box := self._box(node)))
        if not boxes:
            return None
        lines = tuple(self._plane.lines.get(way.flow.id, ()) for way in self._group.ways)
        lanes = tuple(
            replace(self._plane.boxes[lane], id=owner[:NAME_LIMIT])
            for lane, owner in self._lanes.items()
            if owner
        )
        return Picture(boxes, lines, lanes)


def _facts(element: _Element) -> dict[str, str]:
    facts = ((str(name), str(value)) for name, value in element.attrib.items())
    return {n.removeprefix(_FACTS): value for n, value in facts if n.startswith(_FACTS)}
