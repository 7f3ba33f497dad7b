"""Fewer silent transitions with the same completing runs: far fewer markings to search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from heapq import heappop, heappush

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
    net = _Hasty(net, counts).removed()
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


class _Hasty:
    """Silent transitions that are the only way out of their one input place.

    Such a one acts as soon as it can: its outputs stand for its input place.

    Attributes:
        rest: the transitions that are left, by number.
        numbers: the other way round.
        users, makers: numbers of the transitions that take from a place, and that put there.
        waiting: a heap of numbers of the transitions to look at.
    """

    def __init__(self, net: Net, counts: Counts) -> None:
        self.net = net
        self.counts = counts
        self.rest = dict(enumerate(dict.fromkeys(net.transitions)))
        self.numbers = {t: number for number, t in self.rest.items()}
        self.users: dict[int, set[int]] = defaultdict(set)
        self.makers: dict[int, set[int]] = defaultdict(set)
        for number, t in self.rest.items():
            self._index(number, t)
        self.waiting = list(self.rest)

    def removed(self) -> Net:
        """The net without them."""
        initial = self.net.initial
        while self.waiting:
            number = heappop(self.waiting)
            if number not in self.rest or not self._is_hasty(self.rest[number]):
                continue
            hasty = self._drop(number)
            place = hasty.inputs[0]
            initial = _substituted(initial, place, hasty.outputs)
            for maker in sorted(self.makers[place]):
                t = self._drop(maker)
                self._put(maker, replace(t, outputs=_substituted(t.outputs, place, hasty.outputs)))
        return Net(self.net.labels, initial, tuple(self.rest[n] for n in sorted(self.rest)))

    def _is_hasty(self, t: Transition) -> bool:
        alone = len(t.inputs) == 1 and len(self.users[t.inputs[0]]) == 1
        alone = alone and t.label == SILENT and t.is_plain and t.inputs[0] not in t.outputs
        return alone and _are_alike((*t.inputs, *t.outputs), self.counts)

    def _drop(self, number: int) -> Transition:
        t = self.rest.pop(number)
        del self.numbers[t]
        for place in t.inputs:
            self.users[place].discard(number)
            if len(self.users[place]) == 1:
                heappush(self.waiting, *self.users[place])
        for place in t.outputs:
            self.makers[place].discard(number)
        return t

    def _put(self, number: int, t: Transition) -> None:
        """Takes up what became of a transition, unless it stands there or does nothing now."""
        if _is_idle(t):
            return
        if t in self.numbers:
            number = min(number, self.numbers[t])
            self._drop(self.numbers[t])
        self._index(number, t)
        self.rest[number] = t
        self.numbers[t] = number
        heappush(self.waiting, number)

    def _index(self, number: int, t: Transition) -> None:
        for place in t.inputs:
            self.users[place].add(number)
        for place in t.outputs:
            self.makers[place].add(number)


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
