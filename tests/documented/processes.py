"""Documented processes to edit: as drawn, as BPMN with everything in it, and what must hold."""

from __future__ import annotations

from itertools import pairwise

from observer.model.process import (
    Box,
    DocumentedProcess,
    Flow,
    Node,
    NodeKind,
    Notation,
    Picture,
)


def drawn(*chains: str, **kinds: NodeKind) -> DocumentedProcess:
    """Steps A, B, …, each chain such as `ABC` a way from one to the next; starts at the first."""
    names = dict.fromkeys("".join(chains))
    nodes = tuple(Node(name, kinds.get(name, NodeKind.STEP), name) for name in names)
    pairs = dict.fromkeys((a, b) for chain in chains for a, b in pairwise(chain))
    flows = tuple(Flow(a, b) for a, b in pairs)
    return DocumentedProcess("p", "P", nodes, flows, (nodes[0].id,))


def bpmn() -> DocumentedProcess:
    """A start, a task, a sub-process of two tasks with an event that leaves it, a link, an end.

    An event sub-process stands beside, and a collapsed sub-process holds a task of its own.
    """
    nodes = (
        Node("start", NodeKind.START, ""),
        Node("greet", NodeKind.STEP, "Greet", "Agent", repeats=True),
        Node("which", NodeKind.EXCLUSIVE, "Which?"),
        Node("sub", NodeKind.SUBPROCESS, "Approval"),
        Node("begin", NodeKind.START, "", parent="sub"),
        Node("ask", NodeKind.STEP, "Ask", parent="sub"),
        Node("late", NodeKind.EVENT, "Too late", parent="sub", attached_to="ask"),
        Node("answer", NodeKind.STEP, "Answer", parent="sub"),
        Node("left", NodeKind.EVENT, "Left", attached_to="sub"),
        Node("throw", NodeKind.EVENT, "On", links_to="catch"),
        Node("catch", NodeKind.EVENT, "On"),
        Node("box", NodeKind.SUBPROCESS, "Book", collapsed=True),
        Node("inside", NodeKind.STEP, "Post", parent="box"),
        Node("angry", NodeKind.SUBPROCESS, "Complaint", triggered=True),
        Node("calm", NodeKind.STEP, "Calm", parent="angry"),
        Node("end", NodeKind.END, "Done", terminates=True),
    )
    flows = (
        Flow("start", "greet"),
        Flow("greet", "which"),
        Flow("which", "sub", "above", conditional=True),
        Flow("which", "box", default=True),
        Flow("begin", "ask"),
        Flow("ask", "answer"),
        Flow("late", "answer"),
        Flow("left", "throw"),
        Flow("catch", "end"),
        Flow("sub", "box"),
        Flow("box", "end"),
    )
    boxes = tuple(Box(node.id, 10.0 * k, 0, 8, 5) for k, node in enumerate(nodes))
    lines = tuple(((float(k), 0.0), (float(k), 9.0)) for k in range(len(flows)))
    picture = Picture(boxes, lines, (Box("Agent", 0, 0, 500, 50),))
    return DocumentedProcess("p", "P", nodes, flows, ("start",), Notation.BPMN, picture)


def flaws_of_form(process: DocumentedProcess) -> list[str]:
    """What no process may have, however it came about."""
    ids = [node.id for node in process.nodes]
    known = {*ids, ""}
    ends = [end for flow in process.flows for end in (flow.source, flow.target)]
    picture = process.picture
    checks = {
        "two nodes of one id": len(set(ids)) == len(ids),
        "a flow to nowhere": known.issuperset(ends),
        "no start": bool(process.starts) or not ids,
        "a start that is not there": {*ids}.issuperset(process.starts),
        "a parent, link or attachment that is not there": all(
            known.issuperset((n.parent, n.links_to, n.attached_to)) for n in process.nodes
        ),
        "a flow out of an end": all(
            process.by_id[flow.source].kind is not NodeKind.END for flow in process.flows
        ),
        "a flow across a sub-process": all(
            process.by_id[f.source].parent == process.by_id[f.target].parent for f in process.flows
        ),
        "a flow from a node to itself": all(f.source != f.target for f in process.flows),
        "two flows between two nodes": len({(f.source, f.target) for f in process.flows})
        == len(process.flows),
        "a step without a name of its own": len(process.step_names)
        == sum(node.visible for node in process.nodes if not _is_hidden(process, node)),
        "a picture of another process": picture is None
        or (len(picture.lines) == len(process.flows) and {b.id for b in picture.boxes} <= known),
    }
    return [what for what, holds in checks.items() if not holds]


def _is_hidden(process: DocumentedProcess, node: Node) -> bool:
    """Whether it stands in a collapsed sub-process."""
    while node.parent:
        node = process.by_id[node.parent]
        if node.collapsed:
            return True
    return False
