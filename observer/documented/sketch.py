"""From a drawing to a process: shapes are its nodes, arrows its flows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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

    It starts at its start nodes; where none is drawn, at the nodes no arrow leads to; where there
    is no such node either, at the first one.
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


def _starts(nodes: Sequence[Node], arrows: Iterable[Flow]) -> list[str]:
    drawn = [node.id for node in nodes if node.kind is NodeKind.START]
    targets = {arrow.target for arrow in arrows}
    return (
        drawn
        or [node.id for node in nodes if node.id not in targets]
        or [node.id for node in nodes[:1]]
    )
