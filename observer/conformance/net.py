"""The documented process as a net of places and transitions: what can happen, token by token.

Every flow is a place, every way in which a node can act a transition from places to places. This
is the one module that knows what node kinds mean; all others work on the net alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from observer.conformance.reduction import reduce_net
from observer.conformance.transition import SILENT, Net, Transition
from observer.model.process import DocumentedProcess, Flow, Node, NodeKind


@lru_cache(maxsize=16)
def compile_process(process: DocumentedProcess) -> Net:
    """The reduced net of a process, with the same completing runs as the process itself."""
    builder = _Builder(process)
    for node in process.nodes:
        builder.add_node(node)
    net = Net(
        labels=process.step_names,
        initial=tuple(builder.start_places.values()),
        transitions=tuple(builder.transitions),
    )
    return reduce_net(net)


@dataclass
class _Builder:
    """Collects transitions; places are numbered: flows first, then starts, then inner ones."""

    process: DocumentedProcess
    transitions: list[Transition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.flow_places = {id(flow): place for place, flow in enumerate(self.process.flows)}
        first = len(self.process.flows)
        self.start_places = {node: first + k for k, node in enumerate(self.process.starts)}
        self.place_count = first + len(self.start_places)
        self.label_of = {name: label for label, name in enumerate(self.process.step_names)}

    def new_place(self) -> int:
        self.place_count += 1
        return self.place_count - 1

    def places(self, flows: tuple[Flow, ...]) -> tuple[int, ...]:
        return tuple(self.flow_places[id(flow)] for flow in flows)

    def add_silent(self, node: Node, inputs: tuple[int, ...], outputs: tuple[int, ...]) -> None:
        self.transitions.append(Transition(node.id, SILENT, True, inputs, outputs))

    def add_node(self, node: Node) -> None:
        """From the place where the node is activated to the place where it is done."""
        active, done = self.new_place(), self.new_place()
        self._add_activation(node, active)
        label = self.label_of[node.name] if node.visible else SILENT
        free = label == SILENT or not node.observable
        self.transitions.append(Transition(node.id, label, free, (active,), (done,)))
        self._add_departure(node, done)

    def _add_activation(self, node: Node, active: int) -> None:
        if node.id in self.start_places:
            self.add_silent(node, (self.start_places[node.id],), (active,))
        incoming = self.places(self.process.incoming[node.id])
        if node.kind is NodeKind.PARALLEL and incoming:
            self.add_silent(node, incoming, (active,))
        elif node.kind is NodeKind.INCLUSIVE and len(incoming) > 1:
            join = Transition(node.id, SILENT, True, incoming, (active,), inclusive=True)
            self.transitions.append(join)
        else:
            for place in incoming:
                self.add_silent(node, (place,), (active,))

    def _add_departure(self, node: Node, done: int) -> None:
        outgoing = self.places(self.process.outgoing[node.id])
        if node.kind is NodeKind.PARALLEL or not outgoing:
            self.add_silent(node, (done,), outgoing)
        elif node.kind is NodeKind.INCLUSIVE:
            for inputs, outputs in self._inclusive_split(done, outgoing):
                self.add_silent(node, inputs, outputs)
        else:
            for place in outgoing:
                self.add_silent(node, (done,), (place,))

    def _inclusive_split(
        self, none_yet: int, outgoing: tuple[int, ...]
    ) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Any non-empty subset, branch by branch: two transitions a branch, not 2^n in all."""
        some = self.new_place()
        for place in outgoing[:-1]:
            next_none, next_some = self.new_place(), self.new_place()
            yield (none_yet,), (next_none,)
            yield (none_yet,), (place, next_some)
            yield (some,), (next_some,)
            yield (some,), (place, next_some)
            none_yet, some = next_none, next_some
        yield (none_yet,), (outgoing[-1],)
        yield (some,), (outgoing[-1],)
        yield (some,), ()
