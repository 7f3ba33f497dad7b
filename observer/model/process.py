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


GATEWAYS = frozenset({NodeKind.EXCLUSIVE, NodeKind.PARALLEL, NodeKind.INCLUSIVE})


@dataclass(frozen=True, slots=True)
class Node:
    """One element of the documented process.

    Several outgoing flows of a node that is no gateway are a choice, several incoming ones merge.

    Attributes:
        owner: who performs it; empty where not known.
        documented_ms: how long it should take; None where not written down.
        may_decide: who may decide here.
        introduced, reviewed: when this approval was introduced and last reviewed, as written.
        observable: False for a step out of the leader's sight; it costs nothing to skip.
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

    @property
    def visible(self) -> bool:
        """Whether the node is a named activity, which an observer could mark."""
        return self.kind is NodeKind.STEP and bool(self.name)


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow from node id to node id; `name` is its condition in words."""

    source: str
    target: str
    name: str = ""


@dataclass(frozen=True)
class DocumentedProcess:
    """Nodes in the order of the document, the flows between them, and where it starts.

    A run begins with one token at each of `starts`; it completes when no token is left. A node
    without outgoing flow takes its token away.
    """

    id: str
    name: str
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    starts: tuple[str, ...]

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
    def step_names(self) -> tuple[str, ...]:
        """The names of the visible steps, each once, in document order."""
        return tuple(dict.fromkeys(node.name for node in self.nodes if node.visible))


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
