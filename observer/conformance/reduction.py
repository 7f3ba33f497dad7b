"""Fewer silent transitions with the same completing runs: far fewer markings to search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from observer.conformance.transition import SILENT, Net, Transition

Places = tuple[int, ...]

Counts = dict[int, set[int]]
"""For each place, numbers of what a token there counts for without being taken from it."""


def reduce_net(net: Net) -> Net:
    """The net in which silent transitions act at once, or only when needed.

    After Berthelot, Transformations and decompositions of nets (1987): post-agglomeration, then
    pre-agglomeration.
    """
    counts = _counts(net)
    while (hasty := _hasty(net, counts)) is not None:
        net = _without_hasty(net, hasty)
    for place in sorted({place for t in net.transitions for place in t.outputs}):
        net = _without_lazy(net, place, counts)
    return net


def _counts(net: Net) -> Counts:
    """The numbers are those of the sets of places; no reduction makes a new set."""
    sets = {s for t in net.transitions for s in (t.joins_within, t.awaits_empty, t.clears)}
    counts: Counts = defaultdict(set)
    for number, counted in enumerate(sets):
        for place in counted:
            counts[place].add(number)
    return counts


def _are_alike(places: Places, counts: Counts) -> bool:
    """Whether a token counts for the same transitions on any of the places."""
    return all(counts[place] == counts[places[0]] for place in places)


def _hasty(net: Net, counts: Counts) -> Transition | None:
    """A silent transition that is the only way out of its one input place."""
    consumers = Counter(place for t in net.transitions for place in t.inputs)
    for t in net.transitions:
        alone = len(t.inputs) == 1 and consumers[t.inputs[0]] == 1
        alone = alone and t.label == SILENT and t.is_plain and t.inputs[0] not in t.outputs
        if alone and _are_alike((*t.inputs, *t.outputs), counts):
            return t
    return None


def _without_hasty(net: Net, hasty: Transition) -> Net:
    """It acts as soon as it can: its outputs stand for its input place."""

    def put(places: Places) -> Places:
        return _substituted(places, hasty.inputs[0], hasty.outputs)

    rest = [t for t in net.transitions if t is not hasty]
    moved = [replace(t, outputs=put(t.outputs)) if put(t.outputs) != t.outputs else t for t in rest]
    return Net(net.labels, put(net.initial), _useful(moved))


def _without_lazy(net: Net, place: int, counts: Counts) -> Net:
    """The silent transitions into one place alone act only when its token is asked for.

    Each way on from that place is then also a way on from their input places. Inclusive joins
    must not see the difference: they await the token here exactly where they await it there.
    """
    users = [t for t in net.transitions if place in t.inputs]
    if any(t.joins_within or t.inputs.count(place) > 1 for t in users):
        return net
    lazy = [t for t in net.transitions if _is_lazy(net, t, place, counts)]
    if not lazy:
        return net
    rest = [t for t in net.transitions if not any(t is gone for gone in lazy)]
    for gone in lazy:
        rest += [replace(t, inputs=_substituted(t.inputs, place, gone.inputs)) for t in users]
    if place not in net.initial and not any(place in t.outputs for t in rest):
        rest = [t for t in rest if place not in t.inputs]
    return Net(net.labels, net.initial, _useful(rest))


def _is_lazy(net: Net, t: Transition, place: int, counts: Counts) -> bool:
    if t.label != SILENT or not t.is_plain or t.outputs != (place,) or place in t.inputs:
        return False
    return _are_alike((place, *t.inputs), counts) and all(
        (place in sources) == (source in sources)
        for sources in net.can_reach.values()
        for source in t.inputs
    )


def _substituted(places: Places, place: int, by: Places) -> Places:
    if place not in places:
        return places
    return tuple(sorted(q for p in places for q in (by if p == place else (p,))))


def _useful(transitions: Iterable[Transition]) -> tuple[Transition, ...]:
    """Each once, without those that change nothing and are not seen."""
    return tuple(t for t in dict.fromkeys(transitions) if not _is_idle(t))


def _is_idle(t: Transition) -> bool:
    return t.label == SILENT and t.inputs == t.outputs and not (t.clears or t.joins_within)
