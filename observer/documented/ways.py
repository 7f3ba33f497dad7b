"""The ways between the elements of a process: added, taken away and named by hand."""

from __future__ import annotations

from dataclasses import replace

from observer.documented.problems import quoted
from observer.documented.wiring import Wire, rewired, wires_of
from observer.errors import UserError
from observer.model.process import (
    GATEWAYS,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
)


def require_element(process: DocumentedProcess, node_id: str) -> Node:
    """
    Raises:
        UserError: there is no such element.
    """
    if node_id not in process.by_id:
        raise UserError(f"there is no element {quoted(node_id)} in the process")
    return process.by_id[node_id]


def named(node: Node) -> str:
    """How a sentence names an element."""
    return quoted(node.name or node.kind.value)


def require_way_out(node: Node) -> None:
    """
    Raises:
        UserError: no way can lead on from the element.
    """
    if node.kind is NodeKind.END:
        raise UserError(f"nothing comes after the end {named(node)}")
    if node.links_to:
        raise UserError(f"the link {named(node)} goes on where it leads to")
    if node.triggered:
        raise UserError(f"no way leads out of {named(node)}, which an event starts")


def _require_way_in(process: DocumentedProcess, node: Node) -> None:
    if node.kind is NodeKind.START:
        raise UserError(
            f"no way leads back to the start {named(node)}", remedy="lead it to what follows"
        )
    if node.attached_to or node.triggered:
        raise UserError(f"no way leads to {named(node)}, which an event starts")
    if any(other.links_to == node.id for other in process.nodes):
        raise UserError(f"only a link leads to {named(node)}")


def connect(
    process: DocumentedProcess, source: str, target: str, condition: str
) -> DocumentedProcess:
    """The process with a new way, the last one out of its source.

    Raises:
        UserError: there is one already, or none is possible between the two.
    """
    start, end = require_element(process, source), require_element(process, target)
    require_way_out(start)
    _require_way_in(process, end)
    if source == target:
        raise UserError(f"a way from {named(start)} leads to something else")
    if start.parent != end.parent:
        raise UserError(f"no way leads from {named(start)} across a sub-process to {named(end)}")
    if any(flow.target == target for flow in process.outgoing[source]):
        raise UserError(f"a way leads from {named(start)} to {named(end)} already")
    flow = _conditioned(process, Flow(source, target), condition)
    return rewired(process, [*wires_of(process), Wire(flow)])


def disconnect(process: DocumentedProcess, source: str, target: str) -> DocumentedProcess:
    """The process without any way from the one to the other.

    Raises:
        UserError: there is none.
    """
    _require_way(process, source, target)
    return rewired(process, [w for w in wires_of(process) if w.ends != (source, target)])


def _require_way(process: DocumentedProcess, source: str, target: str) -> None:
    start, end = require_element(process, source), require_element(process, target)
    if all(flow.target != target for flow in process.outgoing[source]):
        raise UserError(f"no way leads from {named(start)} to {named(end)}")


def set_condition(
    process: DocumentedProcess, source: str, target: str, condition: str
) -> DocumentedProcess:
    """The process with the way named; a way out of an activity is then taken on that condition.

    Raises:
        UserError: there is no such way.
    """
    _require_way(process, source, target)
    wires = [
        replace(wire, flow=_conditioned(process, wire.flow, condition))
        if wire.ends == (source, target)
        else wire
        for wire in wires_of(process)
    ]
    return rewired(process, wires)


def _conditioned(process: DocumentedProcess, flow: Flow, condition: str) -> Flow:
    """In BPMN a way out of an activity without a condition is always taken (`Notation`)."""
    text = condition.strip()
    decides_itself = process.by_id[flow.source].kind in GATEWAYS
    if process.notation is not Notation.BPMN or decides_itself or flow.default:
        return replace(flow, name=text)
    return replace(flow, name=text, conditional=bool(text))


def inserted(process: DocumentedProcess, node_id: str, flow: Flow) -> DocumentedProcess:
    """The process with an element put into a way: the condition stays before it."""
    wires: list[Wire] = []
    for wire in wires_of(process):
        if wire.flow == flow:
            wires += [Wire(replace(flow, target=node_id)), Wire(Flow(node_id, flow.target))]
        else:
            wires.append(wire)
    return rewired(process, wires)


def joined(process: DocumentedProcess, node_id: str) -> DocumentedProcess:
    """The process with the only way into an element led on to where its only way out leads."""
    incoming, outgoing = process.incoming[node_id], process.outgoing[node_id]
    if len(incoming) != 1 or len(outgoing) != 1:
        return process
    before, after = incoming[0], outgoing[0]
    flow = replace(
        before,
        target=after.target,
        name=before.name or after.name,
        conditional=before.conditional or after.conditional,
    )
    is_there = any(known.target == flow.target for known in process.outgoing[flow.source])
    if is_there or node_id in (flow.source, flow.target) or flow.source == flow.target:
        return process
    wires = [Wire(flow) if w.flow == incoming[0] else w for w in wires_of(process)]
    return rewired(process, wires)
