"""Where tokens can stand in a documented process."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from observer.model.process import DocumentedProcess, Flow, Node, NodeKind, Notation

WHOLE = ""
"""Stands for the process itself among its sub-processes."""


@dataclass(frozen=True, slots=True)
class WaysOut:
    """Where a token that leaves a node goes: places of its flows.

    Attributes:
        one: exactly one of these is taken; all others are empty then.
        always: each of these is taken.
        optional: any of these is taken besides; at least one where `always` and `default` are
            empty.
        default: taken where no optional one is.
    """

    one: tuple[int, ...] = ()
    always: tuple[int, ...] = ()
    optional: tuple[int, ...] = ()
    default: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NodePlaces:
    """The places of one node; several of them may be the same one.

    Attributes:
        active: a token has come.
        begun: it can be performed: once, or once more where it repeats.
        running: of an expanded sub-process: its inside runs.
        done: it was performed.
        left: its boundary events cannot happen any more.
        armed: of a triggered sub-process, and of a boundary event that does not interrupt: it
            has not happened yet.
        arrivals: the places of the flows into it.
        ways_out: the places of the flows out of it.
        undecided: for each optional way but the first: it is still to be decided on, while none
            was taken and while some were.
    """

    active: int
    begun: int
    running: int
    done: int
    left: int
    armed: int
    arrivals: tuple[int, ...]
    ways_out: WaysOut
    undecided: tuple[tuple[int, int], ...]


class Places:
    """The places of a process, numbered from 0.

    Attributes:
        begin, running: of the whole process: it is to begin, and it runs.
        of: by node id.
        inside: all places inside each expanded sub-process and the `WHOLE`, by its id.
        attached: the boundary events of an activity, by its id.
        triggered: the sub-processes that can be triggered inside another, by its id.
    """

    def __init__(self, process: DocumentedProcess) -> None:
        self.process = process
        self._numbers = count()
        self.begin, self.running = next(self._numbers), next(self._numbers)
        self.inside: dict[str, set[int]] = defaultdict(set)
        self.attached: dict[str, list[Node]] = defaultdict(list)
        self.triggered: dict[str, list[Node]] = defaultdict(list)
        for node in process.acting:
            if node.attached_to:
                self.attached[node.attached_to].append(node)
            if node.triggered:
                self.triggered[node.parent].append(node)
        active = {node.id: self._new(node) for node in process.acting}
        flows = [f for f in _flows(process) if f.source in active and f.target in active]
        ways_in = Counter(flow.target for flow in flows)
        arrivals: dict[str, list[int]] = defaultdict(list)
        departures: dict[str, list[tuple[Flow, int]]] = defaultdict(list)
        for flow in flows:
            target = process.by_id[flow.target]
            joins = target.kind in (NodeKind.PARALLEL, NodeKind.INCLUSIVE)
            joins = joins and ways_in[target.id] > 1
            place = self._new(target) if joins else active[target.id]
            arrivals[flow.target].append(place)
            departures[flow.source].append((flow, place))
        self.of = {
            node.id: self._places_of(
                node,
                active[node.id],
                tuple(arrivals[node.id]),
                _ways_out(node, departures[node.id], process.notation),
            )
            for node in process.acting
        }

    def _new(self, node: Node) -> int:
        number = next(self._numbers)
        for scope in (WHOLE, *(around.id for around in self.process.around(node))):
            self.inside[scope].add(number)
        return number

    def _places_of(
        self, node: Node, active: int, arrivals: tuple[int, ...], ways_out: WaysOut
    ) -> NodePlaces:
        beside = self.beside(node)
        begun = self._new(node) if beside else active
        expanded = is_expanded(node)
        done = self._new(node) if expanded or node.visible else begun
        armed = node.triggered or (node.attached_to and not node.interrupting)
        return NodePlaces(
            active=active,
            begun=begun,
            running=self._new(node) if expanded else begun,
            done=done,
            left=self._new(node) if beside else done,
            armed=self._new(node) if armed else active,
            arrivals=arrivals,
            ways_out=ways_out,
            undecided=tuple((self._new(node), self._new(node)) for _ in ways_out.optional[1:]),
        )

    def beside(self, node: Node) -> list[Node]:
        """The boundary events of an activity that do not interrupt it."""
        return [event for event in self.attached[node.id] if not event.interrupting]


def is_expanded(node: Node) -> bool:
    """Whether what stands in the node runs."""
    return node.kind is NodeKind.SUBPROCESS and not node.collapsed


def _flows(process: DocumentedProcess) -> Iterator[Flow]:
    """A link goes on as a flow would."""
    yield from process.flows
    yield from (Flow(node.id, node.links_to) for node in process.nodes if node.links_to)


def _ways_out(node: Node, leaving: list[tuple[Flow, int]], notation: Notation) -> WaysOut:
    """By the kind of gateway; for other nodes by the notation (see `Notation`)."""
    places = tuple(place for _, place in leaving)
    if node.kind is NodeKind.PARALLEL or not places:
        return WaysOut(always=places)
    if node.kind is NodeKind.EXCLUSIVE:
        return WaysOut(one=places)
    if node.kind is not NodeKind.INCLUSIVE and notation is Notation.DRAWING:
        return WaysOut(one=places)
    any_of_them = node.kind is NodeKind.INCLUSIVE
    default = tuple(place for flow, place in leaving if flow.default)
    others = [(flow, place) for flow, place in leaving if not flow.default]
    optional = tuple(place for flow, place in others if flow.conditional or any_of_them)
    always = tuple(place for flow, place in others if not (flow.conditional or any_of_them))
    return WaysOut(always=always, optional=optional, default=default)
