"""The documented process in the terms of BPMN."""

from __future__ import annotations

from observer.documented.bpmn.extension import facts_of
from observer.export.bpmn.diagram import (
    EXCLUSIVE,
    INCLUSIVE,
    PARALLEL,
    SUB_PROCESS,
    Arrow,
    Diagram,
    Element,
)
from observer.export.bpmn.gateways import with_gateways
from observer.model.process import DocumentedProcess, Node, NodeKind, Notation

_TAGS = {
    NodeKind.STEP: "task",
    NodeKind.SUBPROCESS: SUB_PROCESS,
    NodeKind.START: "startEvent",
    NodeKind.END: "endEvent",
    NodeKind.EXCLUSIVE: EXCLUSIVE,
    NodeKind.PARALLEL: PARALLEL,
    NodeKind.INCLUSIVE: INCLUSIVE,
}
_TERMINATION = "terminate"


def documented_diagram(process: DocumentedProcess) -> Diagram:
    """The diagram of a documented process, its implicit choices, starts and ends written out."""
    ids = {node.id: f"node_{number}" for number, node in enumerate(process.nodes, 1)}
    diagram = Diagram(
        process.name,
        tuple(_element(node, process, ids) for node in process.nodes),
        tuple(
            Arrow(f"flow_{number}", ids[f.source], ids[f.target], f.name, f.conditional, f.default)
            for number, f in enumerate(process.flows, 1)
        ),
    )
    return with_gateways(diagram, in_bpmn=process.notation is Notation.BPMN)


def _element(node: Node, process: DocumentedProcess, ids: dict[str, str]) -> Element:
    caught = {n.links_to for n in process.nodes if n.links_to}
    parent = process.by_id.get(node.parent)
    starts_triggered = node.kind is NodeKind.START and parent is not None and parent.triggered
    is_empty = node.kind is NodeKind.SUBPROCESS and node.id not in process.children
    is_call = is_empty and not node.triggered
    return Element(
        id=ids[node.id],
        tag="callActivity" if is_call else _tag(node, is_caught=node.id in caught),
        name=node.name,
        parent=ids.get(node.parent, ""),
        lane="" if node.parent else node.owner,
        note=node.note,
        facts=facts_of(node) | ({"kind": node.kind.value} if is_call else {}),
        trigger=_TERMINATION if node.terminates else node.trigger,
        link=_link(node, process, is_caught=node.id in caught),
        begins=node.kind is not NodeKind.START and node.id in process.entries(node.parent),
        attached_to=ids.get(node.attached_to, ""),
        interrupting=parent.interrupting if parent and starts_triggered else node.interrupting,
        repeats=node.repeats,
        expanded=node.kind is NodeKind.SUBPROCESS and not (node.collapsed or is_call),
        triggered=node.triggered,
    )


def _tag(node: Node, *, is_caught: bool) -> str:
    if node.kind is not NodeKind.EVENT:
        return _TAGS[node.kind]
    if node.attached_to:
        return "boundaryEvent"
    catches = is_caught or (node.trigger and not (node.throws or node.links_to))
    return "intermediateCatchEvent" if catches else "intermediateThrowEvent"


def _link(node: Node, process: DocumentedProcess, *, is_caught: bool) -> str:
    """The name of a pair of link events: that of the event where the run goes on."""
    target = process.by_id[node.links_to] if node.links_to else node if is_caught else None
    return "" if target is None else target.name or target.id
