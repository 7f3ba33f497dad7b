"""Flaws of a documented process that can still be read, shown and stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from observer.documented.problems import quoted
from observer.model.process import (
    GATEWAYS,
    DocumentedProcess,
    Node,
    NodeKind,
    Notation,
    ReadWarning,
)

Ways = Mapping[str, list[str]]

NOUNS = {
    NodeKind.STEP: "step",
    NodeKind.START: "start",
    NodeKind.END: "end",
    NodeKind.EVENT: "event",
    NodeKind.SUBPROCESS: "sub-process",
}
"""What is said of a node; all others are gateways."""


def validate(
    process: DocumentedProcess, places: Mapping[str, str] | None = None
) -> tuple[ReadWarning, ...]:
    """Names a missing start, and by element what is unreachable, a dead end or an idle gateway.

    A dead end is a node from which no end can be reached; an end is a node without a way out. In a
    sub-process its own ends count, and a loop without an end is none where an event ends it. A
    gateway is idle if it neither divides nor joins. What stands in a collapsed sub-process is not
    judged.

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
    ways = _ways(process)
    reachable = _reach([*process.starts, *_triggered(process, "")], _with_insides(process, ways))
    ending = _reach(_ends(process, ways), _reversed(ways))
    stuck = {node.parent for node in process.acting if node.id not in ending}
    stuck = {scope for scope in stuck if not _is_ended_by_event(process, scope)}
    endless = {scope for scope in stuck if ending.isdisjoint(process.entries(scope))}
    if "" in endless:
        yield process.id, "no way leads from the start to an end"
    for node in process.acting:
        if any(around in ways and around not in reachable for around in _belongs_to(node)):
            continue
        flaws = []
        if node.id not in reachable:
            flaws.append("{} cannot be reached from the start")
        elif node.id not in ending and node.parent in stuck - endless:
            flaws.append("from {} no end can be reached")
        elif node.id in endless:
            flaws.append("no way leads from the start of {} to an end")
        if node.kind in GATEWAYS and not _divides_or_joins(process, node.id):
            flaws.append("{} has only one way")
        for flaw in flaws:
            yield node.id, flaw.format(_described(node))


def _described(node: Node) -> str:
    return f"the {NOUNS.get(node.kind, 'gateway')} {quoted(node.name or node.id)}"


def _belongs_to(node: Node) -> tuple[str, str]:
    """Ids of what has to be reached before the node, by other ways than flows."""
    return node.parent, node.attached_to


def _divides_or_joins(process: DocumentedProcess, node_id: str) -> bool:
    return len(process.outgoing[node_id]) > 1 or len(process.incoming[node_id]) > 1


def _is_ended_by_event(process: DocumentedProcess, scope: str) -> bool:
    """Whether an event can end all that runs in a scope, or in one around it."""
    around = {scope, *(n.id for n in process.around(process.by_id[scope]))} if scope else set()
    ends_all = any(node.terminates and node.parent in around | {""} for node in process.acting)
    return (ends_all and any(_runs_beside(process, node) for node in process.acting)) or any(
        node.interrupting
        and (node.attached_to in around or (node.triggered and node.parent in around | {""}))
        for node in process.acting
    )


def _runs_beside(process: DocumentedProcess, node: Node) -> bool:
    """Whether several things run at the same time after a node, or beside it."""
    divides = len(process.outgoing[node.id]) > 1 and (
        node.kind in (NodeKind.PARALLEL, NodeKind.INCLUSIVE)
        or (node.kind not in GATEWAYS and process.notation is Notation.BPMN)
    )
    return divides or ((node.triggered or bool(node.attached_to)) and not node.interrupting)


def _triggered(process: DocumentedProcess, scope: str) -> list[str]:
    return [node.id for node in process.children.get(scope, ()) if node.triggered]


def _ways(process: DocumentedProcess) -> dict[str, list[str]]:
    """By flows and links, and from an activity to what can happen to it."""
    ways: dict[str, list[str]] = {node.id: [] for node in process.acting}
    flows = [(flow.source, flow.target) for flow in process.flows]
    links = [(node.id, node.links_to) for node in process.acting]
    events = [(node.attached_to, node.id) for node in process.acting]
    for source, target in [*flows, *links, *events]:
        if source in ways and target in ways:
            ways[source].append(target)
    return ways


def _with_insides(process: DocumentedProcess, ways: Ways) -> Ways:
    """Also from a sub-process to where it begins, and to what may be triggered in it."""
    expanded = {n.id for n in process.acting if n.kind is NodeKind.SUBPROCESS and not n.collapsed}
    return {
        node: [*targets, *process.entries(node), *_triggered(process, node)]
        if node in expanded
        else targets
        for node, targets in ways.items()
    }


def _ends(process: DocumentedProcess, ways: Ways) -> list[str]:
    """What a run can end at: nothing but what can happen to it comes after."""
    return [
        node.id
        for node in process.acting
        if all(process.by_id[target].attached_to == node.id for target in ways[node.id])
    ]


def _reversed(ways: Ways) -> Ways:
    sources: dict[str, list[str]] = defaultdict(list)
    for source, targets in ways.items():
        for target in targets:
            sources[target].append(source)
    return sources


def _reach(origins: Iterable[str], ways: Ways) -> set[str]:
    """The ids that can be reached from `origins`, themselves included."""
    reached = set(origins)
    waiting = list(reached)
    while waiting:
        for node in ways[waiting.pop()]:
            if node not in reached:
                reached.add(node)
                waiting.append(node)
    return reached
