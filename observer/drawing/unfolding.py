"""A document laid flat for drawing: what stands in a sub-process is drawn in its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

THE_END = ""
"""The target of what ends the whole process at a node that is not drawn as an end."""


def drawn_nodes(process: DocumentedProcess) -> list[Node]:
    """The nodes that are drawn, in document order.

    An expanded sub-process is drawn as the place where its inside begins. Starts and ends in it
    are not drawn where they have no name, nor are the ends of a link.
    """
    return [node for node in process.acting if not _is_passed_by(process, node)]


def drawn_flows(process: DocumentedProcess) -> list[Flow]:
    """What leads from one drawn node to another, or to `THE_END`.

    What follows a sub-process follows its ends. Boundary events and what may be triggered hang on
    their activity; a link leads from what comes before it to what comes after.
    """
    passed_by = {node.id for node in process.acting if _is_passed_by(process, node)}
    leaving: dict[str, list[Flow]] = defaultdict(list)
    for flow in _ways(process):
        leaving[flow.source].append(flow)
    return [
        Flow(node.id, target, name)
        for node in process.acting
        if node.id not in passed_by
        for target, name in _past(leaving, node.id, passed_by)
    ]


def _is_passed_by(process: DocumentedProcess, node: Node) -> bool:
    if node.kind in (NodeKind.START, NodeKind.END):
        return bool(node.parent) and not node.name
    links = node.links_to in process.by_id or node.id in process.linked
    is_link = node.kind is NodeKind.EVENT and links and not node.attached_to
    return is_link and node.id not in process.starts


def _ways(process: DocumentedProcess) -> Iterator[Flow]:
    """What leads from one acting node to another, or to `THE_END`."""
    acting = {node.id for node in process.acting}
    for flow in process.flows:
        if flow.source in acting and flow.target in acting:
            source = process.by_id[flow.source]
            ends = _ends(process, source.id) if _is_unfolded(process, source) else []
            for end in ends or [source.id]:
                yield Flow(end, flow.target, flow.name)
    for node in process.acting:
        if _is_unfolded(process, node):
            yield from (Flow(node.id, entry) for entry in process.entries(node.id))
        links = [(node.id, node.links_to), (node.attached_to, node.id)]
        links += [(node.parent, node.id)] if node.triggered else []
        yield from (Flow(*link) for link in links if acting.issuperset(link))
    for end in _ends(process, ""):
        if process.by_id[end].parent or process.by_id[end].kind is not NodeKind.END:
            yield Flow(end, THE_END)


def _is_unfolded(process: DocumentedProcess, node: Node) -> bool:
    holds = bool(process.children.get(node.id))
    return node.kind is NodeKind.SUBPROCESS and not node.collapsed and holds


def _ends(process: DocumentedProcess, scope: str) -> list[str]:
    """What nothing follows in a sub-process, or in the whole, but for what happens beside it."""
    ends: list[str] = []
    for node in process.children.get(scope, ()):
        beside = (node.attached_to or node.triggered) and not node.interrupting
        if not beside and not process.outgoing[node.id] and not node.links_to:
            inner = _ends(process, node.id) if _is_unfolded(process, node) else []
            ends += inner or [node.id]
    return ends


def _past(
    leaving: dict[str, list[Flow]], source: str, passed_by: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """The drawn nodes after one, each with what is said of a way there."""
    waiting = [(flow, flow.name) for flow in reversed(leaving[source])]
    seen = {source}
    while waiting:
        flow, name = waiting.pop()
        if flow.target not in passed_by:
            yield flow.target, name
        elif flow.target not in seen:
            seen.add(flow.target)
            following = reversed(leaving[flow.target])
            waiting += [(further, name or further.name) for further in following]
