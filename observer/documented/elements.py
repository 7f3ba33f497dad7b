"""The elements of a process: added, renamed, changed and deleted by hand."""

from __future__ import annotations

from dataclasses import replace

from observer.documented.problems import NAME_LIMIT, quoted
from observer.documented.ways import (
    inserted,
    joined,
    named,
    require_element,
    require_way_out,
)
from observer.documented.wiring import (
    Wire,
    belonging_to,
    free_id,
    rewired,
    wires_of,
    with_changed,
    with_node,
    without_nodes,
)
from observer.errors import UserError
from observer.model.process import GATEWAYS, DocumentedProcess, Flow, Node, NodeKind

KINDS_BY_HAND = (
    NodeKind.STEP,
    NodeKind.EXCLUSIVE,
    NodeKind.PARALLEL,
    NodeKind.INCLUSIVE,
    NodeKind.END,
)
"""The kinds of element that are added by hand, or made of one another."""


def add_element(
    process: DocumentedProcess, after: str, kind: NodeKind, name: str, before: str
) -> DocumentedProcess:
    """The process with a new element, see `edits.Add`.

    Raises:
        UserError: it cannot stand there, or not be called so.
    """
    _require_by_hand(kind)
    name = name.strip()
    _require_name(process, kind, name)
    node = Node(free_id(process, name or kind.value), kind, name)
    if not after:
        return _added_first(process, node)
    previous = require_element(process, after)
    require_way_out(previous)
    grown = with_node(process, replace(node, parent=previous.parent), after)
    ways = process.outgoing[after]
    if before:
        ways = tuple(flow for flow in ways if flow.target == before)
        if not ways:
            raise UserError(f"no way leads from {named(previous)} to {quoted(before)}")
    if kind is not NodeKind.END and (before or _leads_on(previous, ways)):
        return inserted(grown, node.id, ways[0])
    return rewired(grown, [*wires_of(grown), Wire(Flow(after, node.id))])


def _leads_on(node: Node, ways: tuple[Flow, ...]) -> bool:
    return len(ways) == 1 and node.kind not in GATEWAYS


def _added_first(process: DocumentedProcess, node: Node) -> DocumentedProcess:
    """Before everything else, so that the process starts with it."""
    if node.kind is NodeKind.END:
        raise UserError("a process does not start with its end")
    starts = [process.by_id[start] for start in process.starts]
    drawn = next((start for start in starts if start.kind is NodeKind.START), None)
    if drawn:
        raise UserError(f"the process starts at {named(drawn)}", remedy="add it after that element")
    grown = replace(with_node(process, node, ""), starts=(node.id,))
    return rewired(grown, [*(Wire(Flow(node.id, s.id)) for s in starts), *wires_of(grown)])


def rename_element(process: DocumentedProcess, node_id: str, name: str) -> DocumentedProcess:
    """The process with the element called otherwise.

    Raises:
        UserError: it cannot be called so.
    """
    node = require_element(process, node_id)
    name = name.strip()
    if name != node.name:
        _require_name(process, NodeKind.STEP if node.visible else node.kind, name)
    return with_changed(process, replace(node, name=name))


def _require_name(process: DocumentedProcess, kind: NodeKind, name: str) -> None:
    """A step has a name of its own, for marks know it by that alone."""
    if len(name) > NAME_LIMIT:
        raise UserError(f"a name has at most {NAME_LIMIT:,} characters")
    if kind is not NodeKind.STEP:
        return
    if not name:
        raise UserError("a step needs a name")
    if name in process.step_names:
        raise UserError(f"there is a step {quoted(name)} already", remedy="take another name")


def set_kind(process: DocumentedProcess, node_id: str, kind: NodeKind) -> DocumentedProcess:
    """The process with a step, gateway or end made another of these.

    Raises:
        UserError: the element, or what it should be, is none of them, or cannot be where it stands.
    """
    node = require_element(process, node_id)
    _require_by_hand(kind)
    if node.kind is kind:
        return process
    if node.kind not in KINDS_BY_HAND:
        raise UserError(f"{named(node)} stays a {node.kind.value}")
    if any(other.attached_to == node_id for other in process.nodes):
        raise UserError(f"an event hangs on {named(node)}", remedy="delete that first")
    if kind is NodeKind.STEP:
        _require_name(process, kind, node.name)
    if kind is NodeKind.END and node_id in process.starts:
        raise UserError(f"the process starts at {named(node)}")
    if kind is NodeKind.END and process.outgoing[node_id]:
        raise UserError(f"ways lead on from {named(node)}", remedy="take them away first")
    changed = replace(node, kind=kind, observable=True, repeats=False, terminates=False)
    return with_changed(process, changed)


def _require_by_hand(kind: NodeKind) -> None:
    if kind not in KINDS_BY_HAND:
        raise UserError(f"an element of kind “{kind.value}” cannot be made by hand")


def delete_element(process: DocumentedProcess, node_id: str) -> DocumentedProcess:
    """The process without the element, see `edits.Delete`.

    Raises:
        UserError: the process would have no start.
    """
    node = require_element(process, node_id)
    gone = belonging_to(process, node_id)
    starts = tuple(start for start in process.starts if start not in gone)
    if not starts:
        starts = _following(process, node, gone)
    return replace(without_nodes(joined(process, node_id), gone), starts=starts)


def _following(process: DocumentedProcess, start: Node, gone: set[str]) -> tuple[str, ...]:
    """Where the process starts without its start."""
    targets = {flow.target for flow in process.outgoing[start.id]} - gone
    if len(targets) != 1:
        many = "several elements follow" if targets else "nothing follows"
        raise UserError(
            f"the process starts at {named(start)}, and {many} it",
            remedy="leave one way out of it first" if targets else "add what should come first",
        )
    return tuple(targets)
