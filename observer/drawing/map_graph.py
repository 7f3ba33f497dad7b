"""What a map shows, whichever view it is: steps with their points, and the paths between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from observer.discovery.durations import NOT_TIMED, Durations
from observer.discovery.pauses import Pause
from observer.drawing.unfolding import THE_END, drawn_flows, drawn_nodes
from observer.model.identity import edge_id, node_id
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind

if TYPE_CHECKING:
    import networkx as nx


class View(StrEnum):
    DOCUMENTED = "documented"
    REAL = "real"
    COMPARISON = "comparison"
    DIFFERENCE = "difference"


class Status(StrEnum):
    BOTH = "both"
    OBSERVED_ONLY = "observed-only"
    DOCUMENTED_ONLY = "documented-only"
    BEFORE_ONLY = "before-only"
    AFTER_ONLY = "after-only"

    @property
    def is_new(self) -> bool:
        """Whether it is there against what was expected: drawn as a double line."""
        return self in (Status.OBSERVED_ONLY, Status.AFTER_ONLY)

    @property
    def is_gone(self) -> bool:
        """Whether it was expected and is not there: drawn in thin dashes."""
        return self in (Status.DOCUMENTED_ONLY, Status.BEFORE_ONLY)


STOPS = ("wait", "transfer", "blocked", "workaround")
"""Kinds that are drawn beside the step they belong to."""

_UNNAMED = {
    NodeKind.EXCLUSIVE: "gateway",
    NodeKind.PARALLEL: "gateway",
    NodeKind.INCLUSIVE: "gateway",
    NodeKind.START: "start",
    NodeKind.END: "end",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What was observed of a node: the contacts, how often, how long, and the marks."""

    contacts: tuple[int, ...] = ()
    count: int = 0
    median_ms: float | None = None
    min_ms: int | None = None
    max_ms: int | None = None
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What was observed in the round before, and how many contacts that is out of."""

    seen: Seen
    of: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A point or a workaround at a step.

    Attributes:
        label: reason, team or the workaround; "" if open.
        modes: how a transfer was done: `warm`, `cold`, `callback`; sorted.
    """

    id: str
    kind: str
    label: str
    held_by: tuple[str, ...]
    seen: Seen
    status: Status = Status.BOTH
    before: Before | None = None
    modes: tuple[str, ...] = ()

    @property
    def frequency(self) -> int:
        """In how many contacts it was seen; of two rounds, in the one with more."""
        return _most(self.seen.contacts, self.before)


@dataclass(frozen=True, slots=True)
class MapNode:
    """A node of the map.

    Attributes:
        kind: `start step outcome end event`, or `gateway` with its sort in `gateway`;
            a gateway's label is not drawn.
        stops: drawn beside it, the most frequent first.
        observable: False for a documented step that nobody saw, for it happens out of sight.
        before: where two rounds are held against each other.
        hold, parked: the contacts that paused here.
    """

    id: str
    kind: str
    label: str
    owner: str = ""
    status: Status = Status.BOTH
    gateway: str = ""
    seen: Seen = Seen()
    stops: tuple[Stop, ...] = ()
    observable: bool = True
    before: Before | None = None
    hold: Pause | None = None
    parked: Pause | None = None

    @property
    def frequency(self) -> int:
        """In how many contacts it was seen; of two rounds, in the one with more."""
        return _most(self.seen.contacts, self.before)


@dataclass(frozen=True, slots=True)
class MapEdge:
    """What follows what.

    Attributes:
        count: how often.
        label: the condition in words.
        times: from the start of the one to the start of the other.
        back: whether it leads back to an earlier node, or to the same one: rework.
        share: its width, of the widest; None where that is the share of the contacts.
        figure: what it says instead of its contacts.
    """

    source: str
    target: str
    status: Status = Status.BOTH
    contacts: tuple[int, ...] = ()
    count: int = 0
    marks: tuple[int, ...] = ()
    label: str = ""
    times: Durations = NOT_TIMED
    before: Before | None = None
    back: bool = False
    share: float | None = None
    figure: str = ""

    @property
    def id(self) -> str:
        return edge_id(self.source, self.target)

    @property
    def frequency(self) -> int:
        """In how many contacts it was seen; of two rounds, in the one with more."""
        return _most(self.contacts, self.before)


@dataclass(frozen=True, slots=True)
class MapGraph:
    """Everything one map shows.

    Attributes:
        contacts: all that the counts are out of; of two rounds, those of the later one.
        nodes: in reading order; the outcomes last, the most frequent first.
        held: not drawn, but they hold a node without edges near its neighbours.
    """

    view: View
    contacts: tuple[int, ...]
    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    held: tuple[MapEdge, ...] = ()


def real_map(graph: nx.DiGraph, documented: Sequence[str] = ()) -> MapGraph:
    """The map of a real-process graph (see `discovery.discover_graph`).

    Points and workarounds stand beside their step, and the paths lead from step to step.

    Args:
        documented: names of the documented steps; those observed come in their order.
    """
    homes = _homes(graph)
    stops = _stops(graph, homes)
    nodes = tuple(
        MapNode(
            id=name,
            kind=data["kind"],
            label=data["label"],
            owner=data["owner"],
            seen=_seen(data),
            stops=stops.get(name, ()),
        )
        for name, data in graph.nodes(data=True)
        if homes[name] == name
    )
    place = {node_id("step", name): index for index, name in enumerate(documented)}
    nodes = tuple(sorted(nodes, key=lambda node: place.get(node.id, len(place))))
    return ordered(MapGraph(View.REAL, graph.graph["contacts"], nodes, _paths(graph, homes)))


def comparison_map(
    comparison: nx.DiGraph, real: nx.DiGraph, process: DocumentedProcess
) -> MapGraph:
    """The map of a comparison graph (see `conformance.compare`).

    Args:
        real: the real-process graph of the contacts compared; gives times, points and evidence.
        process: what they were compared with.
    """
    observed = real_map(real)
    seen = {node.id: node for node in observed.nodes}
    passed = {(edge.source, edge.target): edge for edge in observed.edges}
    nodes = tuple(
        replace(
            seen.get(name, MapNode(name, data["kind"], data["label"])),
            label=data["label"],
            owner=data["owner"],
            status=Status(data["status"]),
            observable=data["observable"],
        )
        for name, data in comparison.nodes(data=True)
    )
    edges = tuple(
        replace(
            passed.get((source, target), MapEdge(source, target)),
            status=Status(data["status"]),
            contacts=tuple(data["contacts"]),
        )
        for source, target, data in comparison.edges(data=True)
    )
    unseen = {node.id for node in nodes if not node.observable}
    near = (edge for edge in _neighbourhood(process) if unseen & {edge.source, edge.target})
    held = tuple(dict.fromkeys(near))
    return ordered(MapGraph(View.COMPARISON, observed.contacts, nodes, edges, held))


def ordered(graph: MapGraph) -> MapGraph:
    """The start first and the outcomes last, the most frequent first; edges by their ends.

    The layout follows this order, so that a node has its place in every view.
    """
    nodes = tuple(sorted(graph.nodes, key=_rank))
    place = {node.id: index for index, node in enumerate(nodes)}
    edges = sorted(graph.edges, key=lambda edge: (place[edge.source], place[edge.target]))
    return replace(graph, nodes=nodes, edges=tuple(edges))


def _rank(node: MapNode) -> tuple[int, int, str]:
    if node.kind == "outcome":
        return 2, -len(node.seen.contacts), node.label
    return int(node.kind != "start"), 0, ""


def _neighbourhood(process: DocumentedProcess) -> Iterator[MapEdge]:
    """From each named step, and from the start, to the next ones, past whatever has no name."""
    following: dict[str, list[str]] = defaultdict(list)
    for flow in drawn_flows(process):
        following[flow.source].append(flow.target)
    for node in process.steps:
        for step in _next_steps(process, following, following[node.id]):
            yield MapEdge(node_id("step", node.name), step)
    for first in _next_steps(process, following, process.starts):
        yield MapEdge(node_id("start"), first)


def _next_steps(
    process: DocumentedProcess, following: Mapping[str, list[str]], names: Iterable[str]
) -> Iterator[str]:
    """The named steps at those nodes, or the first ones after them; each once."""
    waiting, seen = list(names), {*names, THE_END}
    while waiting:
        node = process.by_id.get(waiting.pop())
        if node and node.visible:
            yield node_id("step", node.name)
        elif node:
            new = [name for name in following.get(node.id, ()) if name not in seen]
            seen.update(new)
            waiting += new


def documented_map(process: DocumentedProcess) -> MapGraph:
    """The map of a documented process, with a start and an end where the document draws none.

    What stands in an expanded sub-process is drawn in its place; see `drawn_flows`.
    """
    nodes = [_documented_node(node) for node in drawn_nodes(process)]
    edges = _merged(drawn_flows(process))
    begins = [name for name in process.starts if process.by_id[name].kind is not NodeKind.START]
    if begins:
        start = _free_id("start", process)
        nodes.insert(0, MapNode(start, "start", ""))
        edges += [MapEdge(start, name) for name in begins]
    if any(edge.target == THE_END for edge in edges):
        end = _free_id("end", process)
        nodes.append(MapNode(end, "end", ""))
        edges = [replace(e, target=end) if e.target == THE_END else e for e in edges]
    return MapGraph(View.DOCUMENTED, (), tuple(nodes), tuple(edges))


def _free_id(name: str, process: DocumentedProcess) -> str:
    while name in process.by_id:
        name += "_"
    return name


def _documented_node(node: Node) -> MapNode:
    kind = "step" if node.visible or node.collapsed else "event"
    gateway = node.kind.value if _UNNAMED.get(node.kind) == "gateway" else ""
    if gateway or not node.parent:
        kind = _UNNAMED.get(node.kind, kind)
    return MapNode(node.id, kind, node.name, node.owner, gateway=gateway)


def _merged(flows: Iterable[Flow]) -> list[MapEdge]:
    """One edge for all flows between the same two nodes, with their conditions."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for flow in flows:
        names[flow.source, flow.target] += [flow.name] if flow.name else []
    return [MapEdge(*ends, label=" / ".join(dict.fromkeys(words))) for ends, words in names.items()]


def _homes(graph: nx.DiGraph) -> dict[str, str]:
    """The node that each node is drawn at: itself, or its step; the start before any step."""
    steps = {data["label"]: name for name, data in graph.nodes(data=True) if data["kind"] == "step"}
    start = next((name for name, kind in graph.nodes(data="kind") if kind == "start"), "")
    return {
        name: steps.get(data["step"], start) if data["kind"] in STOPS else name
        for name, data in graph.nodes(data=True)
    }


def _stops(graph: nx.DiGraph, homes: Mapping[str, str]) -> dict[str, tuple[Stop, ...]]:
    found: dict[str, list[Stop]] = defaultdict(list)
    for name, data in graph.nodes(data=True):
        if data["kind"] in STOPS:
            stop = Stop(name, data["kind"], data["label"], data["held_by"], _seen(data))
            found[homes[name]].append(stop)
    return {
        home: tuple(sorted(stops, key=lambda stop: (-len(stop.seen.contacts), stop.id)))
        for home, stops in found.items()
    }


def _paths(graph: nx.DiGraph, homes: Mapping[str, str]) -> tuple[MapEdge, ...]:
    """From step to step, each with all that passed, whatever held it on the way."""
    edges: dict[tuple[str, str], MapEdge] = {}
    for source, target, data in graph.edges(data=True):
        if homes[target] != target:
            continue
        ends = (homes[source], target)
        edge = edges.get(ends, MapEdge(*ends))
        edges[ends] = replace(
            edge,
            contacts=tuple(sorted({*edge.contacts, *data["contacts"]})),
            count=edge.count + data["count"],
            marks=tuple(sorted({*edge.marks, *data["marks"]})),
        )
    return tuple(edges.values())


def _most(contacts: tuple[int, ...], before: Before | None) -> int:
    return max(len(contacts), len(before.seen.contacts) if before else 0)


def _seen(data: Mapping[str, Any]) -> Seen:
    return Seen(
        data["contacts"],
        data["count"],
        data["median_ms"],
        data["min_ms"],
        data["max_ms"],
        data["marks"],
    )
