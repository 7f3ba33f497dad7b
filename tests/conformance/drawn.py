"""Small documented processes as text, and at random."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import strategies as st

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

GATEWAYS = {"x": NodeKind.EXCLUSIVE, "+": NodeKind.PARALLEL, "o": NodeKind.INCLUSIVE}


def drawn(text: str, hidden: Collection[str] = ()) -> DocumentedProcess:
    """A process from lines `id [x|+|o]: next next …`, the first of which is the start.

    A step's name is its id up to a `'`, so that two steps can share one. Steps named in `hidden`
    are not observable.
    """
    nodes, flows = [], []
    for line in text.strip().splitlines():
        head, _, following = line.partition(":")
        node_id, *gateway = head.split()
        kind = GATEWAYS[gateway[0]] if gateway else NodeKind.STEP
        name = "" if gateway else node_id.split("'")[0]
        nodes.append(Node(node_id, kind, name, observable=name not in hidden))
        flows += [Flow(node_id, target) for target in following.split()]
    return DocumentedProcess("drawn", "", tuple(nodes), tuple(flows), (nodes[0].id,))


NAMES = "ABCD"

traces = st.lists(st.sampled_from(NAMES + "z"), max_size=4).map(tuple)


@st.composite
def tangled(draw: st.DrawFn) -> DocumentedProcess:
    """Any nodes, any flows: loops, joins that starve, steps that share a name."""
    count = draw(st.integers(2, 7))
    kinds = st.sampled_from([NodeKind.STEP, NodeKind.STEP, NodeKind.STEP, *GATEWAYS.values()])
    nodes = []
    for index in range(count):
        kind = draw(kinds)
        name = draw(st.sampled_from(NAMES)) if kind is NodeKind.STEP else ""
        observable = kind is not NodeKind.STEP or draw(st.sampled_from([True, True, True, False]))
        nodes.append(Node(f"n{index}", kind, name, observable=observable))
    flows = [Flow(f"n{draw(st.integers(0, k - 1))}", f"n{k}") for k in range(1, count)]
    ends = st.integers(0, count - 1)
    extra = draw(st.lists(st.tuples(ends, ends), max_size=4))
    flows += [Flow(f"n{source}", f"n{target}") for source, target in extra]
    return DocumentedProcess("tangled", "", tuple(nodes), tuple(flows), ("n0",))


class Blocks:
    """Builds block by block; a block is the id of its first and of its last node."""

    def __init__(self, draw: st.DrawFn, names: str) -> None:
        self.draw = draw
        self.names = names
        self.nodes: list[Node] = []
        self.flows: list[Flow] = []

    def node(self, kind: NodeKind, name: str = "", observable: bool = True) -> str:
        node_id = f"n{len(self.nodes)}"
        self.nodes.append(Node(node_id, kind, name, observable=observable))
        return node_id

    def block(self, steps: int) -> tuple[str, str]:
        if steps == 1:
            observable = self.draw(st.sampled_from([True, True, True, True, False]))
            node = self.node(NodeKind.STEP, self.draw(st.sampled_from(self.names)), observable)
            return node, node
        shape = self.draw(st.sampled_from(["sequence", "skip", "loop", "x", "+", "o"]))
        cut = self.draw(st.integers(1, steps - 1))
        if shape == "skip":
            return self.between(NodeKind.EXCLUSIVE, [self.block(steps - 1), None])
        first, second = self.block(cut), self.block(steps - cut)
        if shape == "sequence":
            self.flows.append(Flow(first[1], second[0]))
            return first[0], second[1]
        if shape == "loop":
            return self.loop(first, second)
        return self.between(GATEWAYS[shape], [first, second])

    def between(self, kind: NodeKind, blocks: list[tuple[str, str] | None]) -> tuple[str, str]:
        split, join = self.node(kind), self.node(kind)
        for block in blocks:
            if block is None:
                self.flows.append(Flow(split, join))
            else:
                self.flows += [Flow(split, block[0]), Flow(block[1], join)]
        return split, join

    def loop(self, once: tuple[str, str], again: tuple[str, str]) -> tuple[str, str]:
        begin, end = self.node(NodeKind.EXCLUSIVE), self.node(NodeKind.EXCLUSIVE)
        self.flows += [Flow(begin, once[0]), Flow(once[1], end)]
        self.flows += [Flow(end, again[0]), Flow(again[1], begin)]
        return begin, end


@st.composite
def structured(draw: st.DrawFn, most_steps: int = 5, names: str = NAMES) -> DocumentedProcess:
    """Nested sequences, skips, loops and blocks of all three kinds; every run can complete."""
    blocks = Blocks(draw, names)
    start, _ = blocks.block(draw(st.integers(1, most_steps)))
    return DocumentedProcess("blocks", "", tuple(blocks.nodes), tuple(blocks.flows), (start,))
