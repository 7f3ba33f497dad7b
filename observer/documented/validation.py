"""Flaws of a documented process that can still be read, shown and stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from observer.documented.problems import quoted
from observer.model.process import (
    GATEWAYS,
    DocumentedProcess,
    Node,
    NodeKind,
    ReadWarning,
)


def validate(
    process: DocumentedProcess, places: Mapping[str, str] | None = None
) -> tuple[ReadWarning, ...]:
    """Names a missing start, and by element what is unreachable, a dead end or an idle gateway.

    A dead end is a node from which no end can be reached; an end is a node without a way out. A
    gateway is idle if it neither divides nor joins.

    Args:
        places: where each node id stands in its file; the id itself where it is not given.
    """
    return tuple(
        ReadWarning((places or {}).get(element, element), what) for element, what in _flaws(process)
    )


def _flaws(process: DocumentedProcess) -> Iterator[tuple[str, str]]:
    """Pairs of element id (the process's own for the whole) and what is wrong with it."""
    if not process.starts:
        yield process.id, "the process has no start"
        return
    reachable = _reach(process.starts, _targets(process))
    ending = _reach(_ends(process), _sources(process))
    if ending.isdisjoint(process.starts):
        yield process.id, "no way leads from the start to an end"
    for node in process.nodes:
        if node.id not in reachable:
            yield node.id, f"{_described(node)} cannot be reached from the start"
        elif node.id not in ending and not ending.isdisjoint(process.starts):
            yield node.id, f"from {_described(node)} no end can be reached"
        if node.kind in GATEWAYS and not _divides_or_joins(process, node.id):
            yield node.id, f"{_described(node)} has only one way"


def _divides_or_joins(process: DocumentedProcess, node_id: str) -> bool:
    return len(process.outgoing[node_id]) > 1 or len(process.incoming[node_id]) > 1


def _described(node: Node) -> str:
    noun = "gateway" if node.kind in GATEWAYS else "end" if node.kind is NodeKind.END else "step"
    return f"the {noun} {quoted(node.name or node.id)}"


def _ends(process: DocumentedProcess) -> list[str]:
    return [node.id for node in process.nodes if not process.outgoing[node.id]]


def _targets(process: DocumentedProcess) -> dict[str, list[str]]:
    return {node: [f.target for f in flows] for node, flows in process.outgoing.items()}


def _sources(process: DocumentedProcess) -> dict[str, list[str]]:
    return {node: [f.source for f in flows] for node, flows in process.incoming.items()}


def _reach(origins: Iterable[str], ways: Mapping[str, list[str]]) -> set[str]:
    """The ids that can be reached from `origins`, themselves included."""
    reached = set(origins)
    waiting = list(reached)
    while waiting:
        for node in ways[waiting.pop()]:
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return reached
