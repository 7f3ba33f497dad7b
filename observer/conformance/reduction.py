"""Fewer places and silent transitions with the same completing runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from observer.conformance.transition import SILENT, Net, Transition


def reduce_net(net: Net) -> Net:
    """The net after every fusion of two places that a silent transition joins one to one.

    Sound where the transition is the only way out of its input place (its token has to pass), or
    the only way into its output place (the choice can be made later). The latter would let an
    inclusive join wait for a token that had already decided otherwise, so it is left undone
    where there is such a join. After Murata, Petri nets (Proceedings of the IEEE, 1989),
    section V: fusion of series places.
    """
    while fusions := _fusions(net):
        net = _fused(net, fusions)
    return net


def _fusions(net: Net) -> dict[int, int]:
    """The place that takes over from each place that goes."""
    consumers = Counter(place for t in net.transitions for place in t.inputs)
    producers = Counter(place for t in net.transitions for place in t.outputs)
    producers.update(net.initial)
    joins = any(t.inclusive for t in net.transitions)
    fusions: dict[int, int] = {}
    for t in net.transitions:
        if not _joins_two_places(t):
            continue
        source, target = _standing(t.inputs[0], fusions), _standing(t.outputs[0], fusions)
        if source == target:
            continue
        if consumers[source] == 1:
            fusions[source] = target
            producers[target] += producers[source] - 1
        elif producers[target] == 1 and not joins:
            fusions[target] = source
            consumers[source] += consumers[target] - 1
    return fusions


def _joins_two_places(t: Transition) -> bool:
    return t.label == SILENT and not t.inclusive and len(t.inputs) == len(t.outputs) == 1


def _standing(place: int, fusions: dict[int, int]) -> int:
    while place in fusions:
        place = fusions[place]
    return place


def _fused(net: Net, fusions: dict[int, int]) -> Net:
    def renamed(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(_standing(place, fusions) for place in places))

    transitions = dict.fromkeys(
        replace(t, inputs=renamed(t.inputs), outputs=renamed(t.outputs)) for t in net.transitions
    )
    kept = tuple(t for t in transitions if not _idle(t))
    return Net(net.labels, renamed(net.initial), kept)


def _idle(t: Transition) -> bool:
    return t.label == SILENT and t.inputs == t.outputs
