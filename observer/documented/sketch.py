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


def place_terminals(
    nodes: Sequence[Node], arrows: Sequence[Flow], terminals: Container[str]
) -> list[Node]:
    """The nodes, of which those drawn as terminals are starts and ends where they stand as such.

    A terminal is a start if no arrow leads to it, and an end if none leaves it. One with arrows
    on both sides, or on none, is what it was.
    """
    sources = {arrow.source for arrow in arrows}
    targets = {arrow.target for arrow in arrows}
    placed = []
    for node in nodes:
        kind = node.kind
        if node.id in terminals and (node.id in sources) != (node.id in targets):
            kind = NodeKind.START if node.id in sources else NodeKind.END
        placed.append(replace(node, kind=kind))
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
