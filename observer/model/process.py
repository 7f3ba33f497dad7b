"""The documented process: what should happen, as somebody wrote it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class NodeKind(StrEnum):
    STEP = "step"
    START = "start"
    END = "end"
    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    EVENT = "event"
    SUBPROCESS = "subprocess"


class Notation(StrEnum):
    """What several ways out of a node that is no gateway mean.

    DRAWING: a choice. BPMN: all unconditional ones and any of the conditional ones are taken, the
    default one where no conditional one is (BPMN 2.0.2, section 13.2.1 and 13.3.1).
    """

    DRAWING = "drawing"
    BPMN = "bpmn"


GATEWAYS = frozenset({NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.INCLUSIVE})


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the documented process.

    What several outgoing flows of a node that is no gateway mean, its process's notation says;
    several incoming ones merge.

    Attributes:
        owner: who performs it; empty where not known.
        documented_ms: how long it should take; None where not written down.
        may_decide: who may decide here.
        introduced, reviewed: when this approval was introduced and last reviewed, as written.
        observable: False for a step out of the leader's sight; it costs nothing to skip.
        parent: id of the sub-process it stands in; empty at the top.
        collapsed: for a sub-process: it is one step, whatever stands in it.
        repeats: performed once or more (a loop or multi-instance marker).
        attached_to: for a boundary event: id of the activity it leaves.
        interrupting: for a boundary event or triggered sub-process: whether what it leaves ends.
        links_to: for a throwing link event: id of the event at which the run goes on.
        terminates: for an end: whether it ends all of the (sub-)process it stands in.
        triggered: no flow leads to it: a sub-process that an event in its parent starts, or an
            activity that makes up for another one (BPMN's compensation).
        trigger: for an event: what it waits for or sends, as BPMN names the definition of an
            event: `timer`, `message`, `error`, …; empty where it is not said.
        note: what the document remarks beside it.
        throws: for an intermediate event: it sends, instead of waiting for, its trigger.
    """

    id: str
    kind: NodeKind
    name: str
    owner: str = ""
    documented_ms: int | None = None
    may_decide: str = ""
    introduced: str = ""
    reviewed: str = ""
    observable: bool = True
    parent: str = ""
    collapsed: bool = False
    repeats: bool = False
    attached_to: str = ""
    interrupting: bool = True
    links_to: str = ""
    terminates: bool = False
    triggered: bool = False
    trigger: str = ""
    throws: bool = False
    note: str = ""

    @property
    def visible(self) -> bool:
        """Whether the node is a named activity, which an observer could mark."""
        return (self.kind is NodeKind.STEP or self.collapsed) and bool(self.name)

    @property
    def fails(self) -> bool:
        """Whether a run that comes here leaves what it is in by an error or a cancellation."""
        return self.kind is NodeKind.END and self.trigger in ("error", "cancel")


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow from node id to node id; `name` is its condition in words.

    Attributes:
        conditional: taken only where a condition holds.
        default: taken where no conditional one is.
    """

    source: str
    target: str
    name: str = ""
    conditional: bool = False
    default: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Where the owners of the document drew a node, or a lane; `y` runs downwards."""

    id: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The document as its owners drew it, in any one unit of length.

    Attributes:
        boxes: one for each node drawn, by node id.
        lines: for each flow of the process, in its order, the corners of its line; or none.
        lanes: one for each lane drawn; its id is the owner's name.
    """

    boxes: tuple[Box, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]
    lanes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class DocumentedProcess:
    """Nodes in the order of the document, the flows between them, and where it starts.

    A run begins at one of `starts`; in BPMN at all of them at once where they are no start events
    (BPMN 2.0.2, section 13.2). It completes when no token is left. A node without outgoing flow
    takes its token away.

    Attributes:
        picture: how its owners drew it; None where the file does not say.
    """

    id: str
    name: str
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    starts: tuple[str, ...]
    notation: Notation = Notation.DRAWING
    picture: Picture | None = None

    @cached_property
    def by_id(self) -> dict[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def outgoing(self) -> dict[str, tuple[Flow, ...]]:
        """The flows out of each node id, in document order."""
        return _grouped(self, (flow.source for flow in self.flows))

    @cached_property
    def incoming(self) -> dict[str, tuple[Flow, ...]]:
        """The flows into each node id, in document order."""
        return _grouped(self, (flow.target for flow in self.flows))

    @cached_property
    def acting(self) -> tuple[Node, ...]:
        """The nodes that can act: all but what stands in a collapsed sub-process."""
        return tuple(n for n in self.nodes if not any(s.collapsed for s in self.around(n)))

    @cached_property
    def steps(self) -> tuple[Node, ...]:
        """The visible nodes among those that can act, in document order."""
        return tuple(node for node in self.acting if node.visible)

    @cached_property
    def step_names(self) -> tuple[str, ...]:
        """The names of the steps, each once, in document order."""
        return tuple(dict.fromkeys(node.name for node in self.steps))

    @cached_property
    def children(self) -> dict[str, tuple[Node, ...]]:
        """What stands right in each sub-process, by its id, in document order."""
        inside: dict[str, list[Node]] = {node.parent: [] for node in self.nodes}
        for node in self.nodes:
            inside[node.parent].append(node)
        return {parent: tuple(nodes) for parent, nodes in inside.items()}

    def around(self, node: Node) -> tuple[Node, ...]:
        """The sub-processes that a node stands in, from the inside out."""
        found: list[Node] = []
        while node.parent in self.by_id and len(found) < len(self.nodes):
            node = self.by_id[node.parent]
            found.append(node)
        return tuple(found)

    @cached_property
    def linked(self) -> frozenset[str]:
        """Ids of the nodes at which a run goes on from elsewhere without a flow."""
        return frozenset(node.links_to for node in self.nodes)

    def entries(self, parent: str) -> tuple[str, ...]:
        """Where a run of a sub-process begins, by the rule of `starts`; of the whole for ""."""
        if not parent:
            return self.starts
        inside = [
            node
            for node in self.children.get(parent, ())
            if not node.triggered and not node.attached_to and node.id not in self.linked
        ]
        drawn = [node.id for node in inside if node.kind is NodeKind.START]
        first = [node.id for node in inside if not self.incoming[node.id]]
        return tuple(drawn or first or [node.id for node in inside[:1]])


def _grouped(process: DocumentedProcess, ends: Iterable[str]) -> dict[str, tuple[Flow, ...]]:
    groups: dict[str, list[Flow]] = {node.id: [] for node in process.nodes}
    for flow, end in zip(process.flows, ends, strict=True):
        groups[end].append(flow)
    return {node_id: tuple(flows) for node_id, flows in groups.items()}


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """A flaw an importer read past: where it is (`file:line` or an element), and what it is."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What an importer read from one file: every process that is not empty, and its flaws."""

    processes: tuple[DocumentedProcess, ...]
    warnings: tuple[ReadWarning, ...] = field(default=())
