"""Blocks of branches between a split and its join, and processes with such a block replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, product

from observer.conformance.succession import Succession
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

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
    for split, join in product(process.nodes, repeat=2):
        leaving, arriving = process.outgoing[split.id], process.incoming[join.id]
        fits = (split.kind, join.kind) in SPLITS_AND_JOINS and split is not join
        if fits and len(leaving) == len(arriving) > 1:
            branches = [_branch(process, flow, join) for flow in leaving]
            found = [branch for branch in branches if branch is not None]
            if len(found) == len(leaving) and _are_apart(found):
                one_suffices = split.kind is NodeKind.INCLUSIVE
                yield Block(split, join, tuple(found), one_suffices)


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
        or not inside.isdisjoint(process.starts)
        or not all(process.outgoing[node_id] for node_id in inside)
        or any(flow.source not in inside and flow is not entry for flow in entering)
        or len(leaving) != (1 if inside else 0)
        or (joins and begins is not join and len(process.incoming[begins.id]) > 1)
    ):
        return None
    nodes = tuple(node for node in process.nodes if node.id in inside)
    end = Node(join.id, NodeKind.END, "")
    return DocumentedProcess(entry.target, "", (*nodes, end), tuple(flows), (entry.target,))


def _reached(process: DocumentedProcess, start: str, end: str) -> set[str]:
    reached: set[str] = set()
    ahead = {start} - {end}
    while ahead:
        reached |= ahead
        ahead = {f.target for node_id in ahead for f in process.outgoing[node_id]} - reached - {end}
    return reached


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
    nodes += [Node(gate, NodeKind.EXCLUSIVE, "") for gate in (entry, exit_)]
    nodes += [Node(node_id, NodeKind.STEP, name) for name, node_id in ids.items()]
    flows += [Flow(block.split.id, entry), Flow(exit_, block.join.id)]
    flows += [Flow(entry, ids[name]) for name in sorted(succession.first)]
    flows += [Flow(ids[a], ids[b]) for a, b in sorted(succession.pairs)]
    flows += [Flow(ids[name], exit_) for name in sorted(succession.last)]
    flows += [Flow(entry, exit_)] if succession.may_be_empty else []
    return replace(process, nodes=tuple(nodes), flows=tuple(flows))
