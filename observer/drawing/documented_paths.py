"""The documented process from step to step: what the document lets follow what, past gateways."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from observer.drawing.map_graph import MapEdge, MapGraph, MapNode, View
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess, Node, NodeKind

START, END = node_id("start"), node_id("end")

_Stop = tuple[str, bool]
"""A node's id, and whether a run has passed it."""


def documented_paths(process: DocumentedProcess) -> MapGraph:
    """The map of the steps of a process, in the places that its other views give them.

    Gateways and silent events are not drawn; the conditions on the way stand at the edge.
    """
    owners = {step.name: step.owner for step in reversed(process.steps)}
    edges = tuple(follow_paths(process))
    nodes = [
        MapNode(node_id("step", name), "step", name, owners[name]) for name in process.step_names
    ]
    nodes.insert(0, MapNode(START, "start", ""))
    if any(edge.target == END for edge in edges):
        nodes.append(MapNode(END, "end", ""))
    return MapGraph(View.DOCUMENTED, (), tuple(nodes), edges)


def follow_paths(process: DocumentedProcess) -> Iterator[MapEdge]:
    """From the start and each step to the next ones, and to the end; each pair once."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for target, words in _ahead(process, [(name, False) for name in process.starts]):
        found.setdefault((START, target), {})[words] = None
    for step in process.steps:
        for target, words in _ahead(process, [(step.id, True)]):
            found.setdefault((node_id("step", step.name), target), {})[words] = None
    for (source, target), conditions in found.items():
        yield MapEdge(source, target, label=" / ".join(filter(None, conditions)))


def _ahead(process: DocumentedProcess, begin: list[_Stop]) -> Iterator[tuple[str, str]]:
    """The steps, or the end, that come next, each with the conditions on the shortest way."""
    seen = set(begin)
    waiting = deque((stop, "") for stop in begin)
    while waiting:
        (name, passed), words = waiting.popleft()
        node = process.by_id[name]
        if node.visible and not passed:
            yield node_id("step", node.name), words
            continue
        onward = list(_onward(process, node, passed))
        if not onward:
            yield END, words
        for stop, condition in onward:
            if stop not in seen:
                seen.add(stop)
                waiting.append((stop, " · ".join(filter(None, (words, condition)))))


def _onward(process: DocumentedProcess, node: Node, passed: bool) -> Iterator[tuple[_Stop, str]]:
    """Where a run can be after a node, with the condition on the way there."""
    entries = process.entries(node.id) if _is_expanded(node) and not passed else ()
    if entries:
        yield from (((entry, False), "") for entry in entries)
        return
    for event in process.nodes:
        if event.attached_to == node.id:
            yield (event.id, False), event.name
    if node.links_to:
        yield (node.links_to, False), ""
    flows = process.outgoing[node.id]
    for flow in flows:
        yield (flow.target, False), flow.name
    if not flows and not node.links_to and node.parent in process.by_id:
        yield (node.parent, True), ""


def _is_expanded(node: Node) -> bool:
    return node.kind is NodeKind.SUBPROCESS and not node.collapsed
