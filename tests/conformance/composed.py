"""Small processes at random with everything that BPMN has."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation
from tests.conformance.drawn import NAMES, Blocks

KINDS = st.sampled_from(
    [
        *[NodeKind.STEP] * 5,
        *[NodeKind.SUBPROCESS] * 2,
        *[NodeKind.EVENT] * 2,
        NodeKind.EXCLUSIVE,
        NodeKind.PARALLEL,
        NodeKind.INCLUSIVE,
        NodeKind.START,
        NodeKind.END,
    ]
)
ACTIVITIES = (NodeKind.STEP, NodeKind.SUBPROCESS)

rarely = st.sampled_from([False, False, False, True])
mostly = st.sampled_from([True, True, True, False])


@st.composite
def composed(draw: st.DrawFn, most: int = 7) -> DocumentedProcess:
    nodes: list[Node] = []
    for k in range(draw(st.integers(2, most))):
        nodes.append(_node(draw, f"n{k}", nodes))
    flows = _flows(draw, nodes)
    notation = draw(st.sampled_from([Notation.BPMN, Notation.BPMN, Notation.DRAWING]))
    process = DocumentedProcess("composed", "", tuple(nodes), tuple(flows), (), notation)
    top = [node for node in nodes if not (node.parent or node.attached_to or node.triggered)]
    first = [node.id for node in top if not process.incoming[node.id]] or [top[0].id]
    drawn = [node.id for node in top if node.kind is NodeKind.START]
    return replace(process, starts=tuple(drawn or first))


def _node(draw: st.DrawFn, node_id: str, before: list[Node]) -> Node:
    kind = draw(KINDS) if before else NodeKind.STEP
    subprocesses = [node.id for node in before if node.kind is NodeKind.SUBPROCESS]
    parents = ["", *subprocesses * 3]
    node = Node(node_id, kind, "", parent=draw(st.sampled_from(parents)))
    if kind is NodeKind.STEP:
        name, observable = draw(st.sampled_from("ABCD")), draw(mostly)
        return replace(node, name=name, observable=observable, repeats=draw(rarely))
    if kind is NodeKind.SUBPROCESS:
        collapsed = draw(rarely)
        return replace(
            node,
            collapsed=collapsed,
            name=draw(st.sampled_from(["E", ""])) if collapsed else "",
            repeats=draw(rarely),
            triggered=draw(rarely),
            interrupting=draw(mostly),
        )
    if kind is NodeKind.EVENT:
        return _event(draw, node, before)
    return replace(node, terminates=kind is NodeKind.END and draw(st.booleans()))


def _event(draw: st.DrawFn, node: Node, before: list[Node]) -> Node:
    activities = [other for other in before if other.kind in ACTIVITIES]
    targets = [other for other in before if other.parent == node.parent and not other.attached_to]
    if bool(activities) and draw(mostly):
        host = draw(st.sampled_from(activities))
        interrupting = draw(st.booleans())
        return replace(node, parent=host.parent, attached_to=host.id, interrupting=interrupting)
    if bool(targets) and draw(mostly):
        return replace(node, links_to=draw(st.sampled_from(targets)).id)
    return node


def _flows(draw: st.DrawFn, nodes: list[Node]) -> list[Flow]:
    flows = []
    for k, target in enumerate(nodes):
        sources = [node.id for node in nodes[:k] if node.parent == target.parent]
        free = target.attached_to or target.triggered or target.kind is NodeKind.START
        if sources and not free and draw(mostly):
            flows.append(_flow(draw, draw(st.sampled_from(sources)), target.id))
    inner = [node for node in nodes if not (node.attached_to or node.triggered)]
    for _ in range(draw(st.integers(0, 3))):
        target = draw(st.sampled_from(inner))
        sources = [node.id for node in nodes if node.parent == target.parent]
        flows.append(_flow(draw, draw(st.sampled_from(sources)), target.id))
    return flows


def _flow(draw: st.DrawFn, source: str, target: str) -> Flow:
    role = draw(st.sampled_from(["", "", "conditional", "default"]))
    return Flow(source, target, "", role == "conditional", role == "default")


class _Activities(Blocks):
    """Blocks, some of which stand in a sub-process, are repeated or can be left."""

    parent = ""

    def node(self, kind: NodeKind, name: str = "", observable: bool = True) -> str:
        node_id = super().node(kind, name, observable)
        self.change(node_id, parent=self.parent)
        return node_id

    def change(self, node_id: str, **values: object) -> None:
        place = int(node_id.removeprefix("n"))
        self.nodes[place] = replace(self.nodes[place], **values)  # type: ignore[arg-type]

    def block(self, steps: int) -> tuple[str, str]:
        shape = self.draw(st.sampled_from(["", "", "", "inside", "again", "left"]))
        if shape == "inside":
            return self.inside(steps)
        first, last = super().block(steps)
        kind = self.nodes[int(first.removeprefix("n"))].kind
        if first == last and kind in ACTIVITIES:
            self.change(first, repeats=shape == "again")
            if shape == "left":
                return self.left(first)
        return first, last

    def inside(self, steps: int) -> tuple[str, str]:
        around, subprocess = self.parent, self.node(NodeKind.SUBPROCESS)
        self.parent = subprocess
        start = self.node(NodeKind.START)
        self.flows.append(Flow(start, self.block(steps)[0]))
        self.parent = around
        return subprocess, subprocess

    def left(self, activity: str) -> tuple[str, str]:
        event, merge = self.node(NodeKind.EVENT), self.node(NodeKind.EXCLUSIVE)
        self.change(event, attached_to=activity)
        self.flows += [Flow(activity, merge), Flow(event, merge)]
        return activity, merge


@st.composite
def structured_activities(
    draw: st.DrawFn, most_steps: int = 4, names: str = NAMES
) -> DocumentedProcess:
    """Like `structured`, with sub-processes, repetition and interrupting boundary events."""
    blocks = _Activities(draw, names)
    start, _ = blocks.block(draw(st.integers(1, most_steps)))
    nodes, flows = tuple(blocks.nodes), tuple(blocks.flows)
    return DocumentedProcess("activities", "", nodes, flows, (start,), Notation.BPMN)
