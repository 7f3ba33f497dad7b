"""Taking a process apart and putting it together again, with the picture of it in step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from observer.model.process import DocumentedProcess, Flow, Node, Picture

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """A flow with the line it is drawn as; without a line where it is not drawn."""

    flow: Flow
    line: Line = ()

    @property
    def ends(self) -> tuple[str, str]:
        return self.flow.source, self.flow.target


def wires_of(process: DocumentedProcess) -> list[Wire]:
    lines: Iterable[Line] = process.picture.lines if process.picture else [()] * len(process.flows)
    return [Wire(flow, line) for flow, line in zip(process.flows, lines, strict=True)]


def rewired(process: DocumentedProcess, wires: Sequence[Wire]) -> DocumentedProcess:
    """The process with these flows instead of its own."""
    picture = process.picture
    if picture:
        picture = replace(picture, lines=tuple(wire.line for wire in wires))
    return replace(process, flows=tuple(wire.flow for wire in wires), picture=picture)


def with_node(process: DocumentedProcess, node: Node, after: str) -> DocumentedProcess:
    """The process with one more node, right behind another one; the first where that is ""."""
    ids = [known.id for known in process.nodes]
    place = ids.index(after) + 1 if after else 0
    return replace(process, nodes=(*process.nodes[:place], node, *process.nodes[place:]))


def with_changed(process: DocumentedProcess, node: Node) -> DocumentedProcess:
    """The process with the node instead of the one that has its id."""
    nodes = tuple(node if known.id == node.id else known for known in process.nodes)
    return replace(process, nodes=nodes)


def without_nodes(process: DocumentedProcess, ids: set[str]) -> DocumentedProcess:
    """The process without these nodes, the flows at them, and links to them."""
    kept = (node for node in process.nodes if node.id not in ids)
    unlinked = tuple(replace(n, links_to="") if n.links_to in ids else n for n in kept)
    wires = [wire for wire in wires_of(process) if ids.isdisjoint(wire.ends)]
    smaller = replace(rewired(process, wires), nodes=unlinked)
    return replace(smaller, picture=_without_boxes(smaller.picture, ids))


def _without_boxes(picture: Picture | None, ids: set[str]) -> Picture | None:
    if picture is None:
        return None
    return replace(picture, boxes=tuple(box for box in picture.boxes if box.id not in ids))


def belonging_to(process: DocumentedProcess, node_id: str) -> set[str]:
    """The ids of a node, of what stands in it, and of the events attached to any of these."""
    found: set[str] = set()
    more = {node_id}
    while more:
        found |= more
        more = {n.id for n in process.nodes if {n.parent, n.attached_to} & found} - found
    return found


def free_id(process: DocumentedProcess, wanted: str) -> str:
    """`wanted`, or the first of `wanted 2`, `wanted 3`, … that no node has."""
    name, number = wanted, 1
    while name in process.by_id:
        number += 1
        name = f"{wanted} {number}"
    return name
