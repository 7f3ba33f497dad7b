"""The documented process as a net of places and transitions: what can happen, token by token.

This is the one module that knows what the kinds of node mean; all others work on the net alone.
A node is activated by a token on its active place. A flow puts its token there, except into a
join, where each flow has a place of its own until the join acts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from observer.conformance.reduction import reduce_net
from observer.conformance.transition import SILENT, Net, Transition
from observer.model.process import DocumentedProcess, Node, NodeKind

Places = tuple[int, ...]


@lru_cache(maxsize=16)
def compile_process(process: DocumentedProcess) -> Net:
    """The reduced net of a process, with the same completing runs."""
    return reduce_net(build_net(process))


def build_net(process: DocumentedProcess) -> Net:
    """The net of a process, as it stands in the document."""
    builder = _Builder(process)
    transitions = tuple(t for node in process.nodes for t in builder.transitions_of(node))
    initial = tuple(sorted(builder.active[node_id] for node_id in process.starts))
    return Net(process.step_names, initial, transitions)


class _Builder:
    def __init__(self, process: DocumentedProcess) -> None:
        self.process = process
        self.active = {node.id: place for place, node in enumerate(process.nodes)}
        self.label_of = {name: label for label, name in enumerate(process.step_names)}
        self.place_count = len(process.nodes)
        self.arrivals: dict[str, list[int]] = {node.id: [] for node in process.nodes}
        self.departures: dict[str, list[int]] = {node.id: [] for node in process.nodes}
        for flow in process.flows:
            place = self._place_into(process.by_id[flow.target])
            self.arrivals[flow.target].append(place)
            self.departures[flow.source].append(place)

    def _place_into(self, node: Node) -> int:
        joins = node.kind in (NodeKind.PARALLEL, NodeKind.INCLUSIVE)
        joins = joins and len(self.process.incoming[node.id]) > 1
        return self.new_place() if joins else self.active[node.id]

    def new_place(self) -> int:
        self.place_count += 1
        return self.place_count - 1

    def transitions_of(self, node: Node) -> Iterator[Transition]:
        active = self.active[node.id]
        arrivals = tuple(self.arrivals[node.id])
        if arrivals and active not in arrivals:
            inclusive = node.kind is NodeKind.INCLUSIVE
            yield Transition(node.id, SILENT, True, arrivals, (active,), inclusive)
        if node.visible:
            done = self.new_place()
            label = self.label_of[node.name]
            yield Transition(node.id, label, not node.observable, (active,), (done,))
            active = done
        for inputs, outputs in self._departures_of(node, active):
            yield Transition(node.id, SILENT, True, inputs, outputs)

    def _departures_of(self, node: Node, done: int) -> Iterator[tuple[Places, Places]]:
        outgoing = tuple(self.departures[node.id])
        if node.kind is NodeKind.PARALLEL or not outgoing:
            yield (done,), tuple(sorted(outgoing))
        elif node.kind is NodeKind.INCLUSIVE:
            yield from self._inclusive_split(done, outgoing)
        else:
            for place in outgoing:
                yield (done,), (place,)

    def _inclusive_split(self, none_yet: int, outgoing: Places) -> Iterator[tuple[Places, Places]]:
        """Any non-empty subset, branch by branch: four transitions a branch, not 2^n in all."""
        some: int | None = None
        for place in outgoing[:-1]:
            next_none, next_some = self.new_place(), self.new_place()
            yield (none_yet,), (next_none,)
            yield (none_yet,), tuple(sorted((place, next_some)))
            if some is not None:
                yield (some,), (next_some,)
                yield (some,), tuple(sorted((place, next_some)))
            none_yet, some = next_none, next_some
        yield (none_yet,), (outgoing[-1],)
        if some is not None:
            yield (some,), (outgoing[-1],)
            yield (some,), ()
