"""From a drawing to a process: shapes are its nodes, arrows its flows."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from observer.documented.validation import validate
from observer.model.process import (
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Picture,
    ReadWarning,
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One drawn process: its nodes in reading order, and its arrows from node id to node id.

    Attributes:
        places: where each node id stands in its file, for warnings.
        picture: how it was drawn; None where the format says nothing of it.
    """

    id: str
    name: str
    nodes: Sequence[Node]
    arrows: Sequence[Flow]
    places: dict[str, str]
    picture: Picture | None = None


def build_process(sketch: Sketch) -> tuple[DocumentedProcess, tuple[ReadWarning, ...]]:
    """The process of a drawing, with what `validate` finds.

    It starts at its start nodes; where none is drawn, at the nodes nothing leads to; where there
    is no such node either, at the first one. What stands in a sub-process is no start of it.
    """
    process = DocumentedProcess(
        id=sketch.id,
        name=sketch.name,
        nodes=tuple(sketch.nodes),
        flows=tuple(sketch.arrows),
        starts=tuple(_starts(sketch.nodes, sketch.arrows)),
        picture=sketch.picture,
    )
    return process, validate(process, sketch.places)


_START_NAMES = frozenset(
    {"start", "begin", "anfang", "beginn", "début", "inicio", "início", "inizio"}
)
_END_NAMES = frozenset({"end", "stop", "finish", "ende", "fin", "fine", "fim"})


def place_terminals(
    nodes: Sequence[Node], arrows: Sequence[Flow], terminals: Container[str]
) -> list[Node]:
    """The nodes; those drawn or named as terminals are starts and ends where they stand as such.

    A start has arrows from it alone, an end has arrows to it alone; a terminal called start may
    have arrows back to it. Any other is what it was.
    """
    sources = {arrow.source for arrow in arrows}
    targets = {arrow.target for arrow in arrows}
    placed = []
    for node in nodes:
        name = node.name.casefold().strip(" .!")
        is_step = node.kind is NodeKind.STEP
        drawn, leaves, is_reached = node.id in terminals, node.id in sources, node.id in targets
        begins = name in _START_NAMES
        if leaves and (drawn or (is_step and begins)) and (not is_reached or (drawn and begins)):
            placed.append(replace(node, kind=NodeKind.START))
        elif is_reached and not leaves and (drawn or (is_step and name in _END_NAMES)):
            placed.append(replace(node, kind=NodeKind.END))
        else:
            placed.append(node)
    return placed


def headless_warning(count: int, where: str) -> ReadWarning:
    """What is said of lines that have no arrowhead; `where` is the first of them."""
    said = (
        "a line has no arrowhead and is"
        if count == 1
        else f"{count} lines have no arrowhead and are"
    )
    return ReadWarning(where, f"{said} read in the direction of writing")


def _starts(nodes: Sequence[Node], arrows: Sequence[Flow]) -> list[str]:
    top = [node for node in nodes if not (node.parent or node.attached_to or node.triggered)]
    drawn = [node.id for node in top if node.kind is NodeKind.START]
    reached = {arrow.target for arrow in arrows} | {node.links_to for node in nodes}
    first = {arrow.source for arrow in arrows} - reached
    return drawn or [node.id for node in top if node.id in first] or [node.id for node in top[:1]]


def numbered(process: DocumentedProcess, number: int) -> DocumentedProcess:
    """The process with the ids of its nodes made unique among the charts of a file."""
    ids = {node.id: f"{number}.{node.id}" for node in process.nodes}
    return replace(
        process,
        nodes=tuple(replace(node, id=ids[node.id]) for node in process.nodes),
        flows=tuple(
            replace(flow, source=ids[flow.source], target=ids[flow.target])
            for flow in process.flows
        ),
        starts=tuple(ids[start] for start in process.starts),
    )
