"""Blocks of branches between a split and its join, and processes with such a block replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from observer.conformance.succession import Succession
from observer.model.process import (
    GATEWAYS,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
)

SPLITS_AND_JOINS = {
    (NodeKind.PARALLEL, NodeKind.PARALLEL),
    (NodeKind.PARALLEL, NodeKind.INCLUSIVE),
    (NodeKind.INCLUSIVE, NodeKind.INCLUSIVE),
}
"""The kinds of split and join between which branches go on independently and all meet."""


@dataclass(frozen=True, slots=True)
class Block:
    """Branches that leave one split, meet at one join, and touch nothing else.

    Attributes:
        branches: each as a process of its own, the join being its end.
        one_suffices: whether a run may take some of the branches only.
    """

    split: Node
    join: Node
    branches: tuple[DocumentedProcess, ...]
    one_suffices: bool


def find_blocks(process: DocumentedProcess) -> Iterator[Block]:
    """The blocks of a process, nested ones too."""
    for split, join in product(process.acting, repeat=2):
        leaving, arriving = process.outgoing[split.id], process.incoming[join.id]
        fits = (split.kind, join.kind) in SPLITS_AND_JOINS and split is not join
        fits = fits and split.parent == join.parent
        if fits and len(leaving) == len(arriving) > 1 and _runs_to_its_end(process, split):
            branches = [_branch(process, flow, join) for flow in leaving]
            found = [branch for branch in branches if branch is not None]
            if len(found) == len(leaving) and _are_apart(found):
                one_suffices = split.kind is NodeKind.INCLUSIVE
                yield Block(split, join, tuple(found), one_suffices)


def _runs_to_its_end(process: DocumentedProcess, split: Node) -> bool:
    """Whether any of its branches may be taken with any others, and nothing cuts them off."""
    if split.kind is NodeKind.INCLUSIVE and any(f.default for f in process.outgoing[split.id]):
        return False
    scopes = {"", split.parent, *(around.id for around in process.around(split))}
    return not any(
        ((node.terminates or node.fails) and node.parent in scopes)
        or (node.triggered and node.interrupting and node.parent in scopes)
        or (node.attached_to in scopes - {""} and node.interrupting)
        for node in process.acting
    )


def _branch(process: DocumentedProcess, entry: Flow, join: Node) -> DocumentedProcess | None:
    """What lies between a flow out of the split and the join, if that is all it touches."""
    inside = _reached(process, entry.target, join.id)
    flows = [flow for node_id in inside for flow in process.outgoing[node_id]]
    entering = [flow for node_id in inside for flow in process.incoming[node_id]]
    leaving = [flow for flow in flows if flow.target == join.id]
    begins = process.by_id[entry.target]
    joins = begins.kind in (NodeKind.PARALLEL, NodeKind.INCLUSIVE)
    if (
        entry.source in inside
        or not inside.isdisjoint(process.entries(join.parent))
        or not all(_keeps_one_token(process, node_id, join) for node_id in inside)
        or any(flow.source not in inside and flow is not entry for flow in entering)
        or any(node.links_to in inside and node.id not in inside for node in process.nodes)
        or len(leaving) != (1 if inside else 0)
        or (joins and begins is not join and len(process.incoming[begins.id]) > 1)
    ):
        return None
    nodes = [node for node in process.nodes if _stands_in(process, node, inside)]
    ids = {node.id for node in nodes}
    return DocumentedProcess(
        id=entry.target,
        name="",
        nodes=(
            *(_at_the_top(node, join.parent) for node in nodes),
            Node(join.id, NodeKind.END, ""),
        ),
        flows=tuple(flow for flow in process.flows if flow.source in ids),
        starts=(entry.target,),
        notation=process.notation,
    )


def _reached(process: DocumentedProcess, start: str, end: str) -> set[str]:
    reached: set[str] = set()
    ahead = {start} - {end}
    while ahead:
        reached |= ahead
        ahead = {n for node_id in ahead for n in _next_to(process, node_id)} - reached - {end}
    return reached


def _next_to(process: DocumentedProcess, node_id: str) -> Iterator[str]:
    """Where a run can go on from a node: by a flow, a link or a boundary event."""
    yield from (flow.target for flow in process.outgoing[node_id])
    yield from (node.id for node in process.nodes if node.attached_to == node_id)
    link = process.by_id[node_id].links_to
    yield from [link] if link else []


def _keeps_one_token(process: DocumentedProcess, node_id: str, join: Node) -> bool:
    """Whether what comes to a node goes on, and is multiplied by gateways only."""
    node, ways = process.by_id[node_id], process.outgoing[node_id]
    several = len(ways) + bool(node.links_to) > 1
    divides = process.notation is Notation.BPMN and node.kind not in GATEWAYS and several
    beside = bool(node.attached_to) and not node.interrupting
    goes_on = bool(ways) or bool(node.links_to)
    return node.parent == join.parent and goes_on and not divides and not beside


def _stands_in(process: DocumentedProcess, node: Node, ids: set[str]) -> bool:
    return node.id in ids or any(around.id in ids for around in process.around(node))


def _at_the_top(node: Node, parent: str) -> Node:
    return replace(node, parent="") if node.parent == parent else node


def _are_apart(branches: list[DocumentedProcess]) -> bool:
    insides = [{node.id for node in branch.nodes[:-1]} for branch in branches]
    return all(a.isdisjoint(b) for a, b in combinations(insides, 2))


def replace_block(
    process: DocumentedProcess, block: Block, succession: Succession
) -> DocumentedProcess:
    """The process with the block's branches replaced by single steps with that succession.

    Once a name has been executed, any name that can follow it in the block can come next.
    """
    gone = {node.id for branch in block.branches for node in branch.nodes} - {block.join.id}
    nodes = [node for node in process.nodes if node.id not in gone]
    flows = [
        flow
        for flow in process.flows
        if gone.isdisjoint((flow.source, flow.target))
        and (flow.source, flow.target) != (block.split.id, block.join.id)
    ]
    entry, exit_ = f"{block.split.id}\0entry", f"{block.join.id}\0exit"
    ids = {name: f"{block.split.id}\0step\0{name}" for name in sorted(succession.steps)}
    after = {name: f"{block.split.id}\0after\0{name}" for name in ids}
    within = block.split.parent
    gates = (entry, exit_, *after.values())
    nodes += [Node(gate, NodeKind.EXCLUSIVE, "", parent=within) for gate in gates]
    nodes += [Node(ids[name], NodeKind.STEP, name, parent=within) for name in ids]
    flows += [Flow(block.split.id, entry), Flow(exit_, block.join.id)]
    flows += [Flow(entry, ids[name]) for name in sorted(succession.first)]
    flows += [Flow(ids[name], after[name]) for name in ids]
    flows += [Flow(after[a], ids[b]) for a, b in sorted(succession.pairs)]
    flows += [Flow(after[name], exit_) for name in sorted(succession.last)]
    flows += [Flow(entry, exit_)] if succession.may_be_empty else []
    return replace(process, nodes=tuple(nodes), flows=tuple(flows))
