"""Which places of a net can be marked at the same time, and what need not be looked at for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from operator import and_

from observer.conformance.transition import Net, Transition

PLACE_LIMIT = 2_000
"""Places of a net beyond which it is left as it is."""

PlaceSet = int
"""A set of places as bits: the place numbered n is in it if bit n is set."""


def without_idle_conditions(net: Net) -> Net:
    """The same net: what is never marked when a transition could fire is not awaited or cleared.

    So a terminating end that nothing runs beside is an end like any other.
    """
    if all(t.is_plain or t.joins_within for t in net.transitions):
        return net
    if max(place for t in net.transitions for place in t.inputs) > PLACE_LIMIT:
        return net
    beside = _find_concurrency(net)
    return replace(net, transitions=tuple(_pruned(t, beside) for t in net.transitions))


def _pruned(t: Transition, beside: dict[int, PlaceSet]) -> Transition:
    if t.is_plain or t.joins_within:
        return t
    marked = {*_members(reduce(and_, (beside[place] for place in t.inputs)))}
    return replace(
        t,
        awaits_empty=t.awaits_empty.intersection(marked),
        clears=t.clears.intersection(marked),
    )


def _find_concurrency(net: Net) -> dict[int, PlaceSet]:
    """For each place, at least those that can be marked beside a token on it.

    After Kovalyov, Concurrency relations and the safety problem for Petri nets (1992): pairs are
    added, transition by transition, until no more follow.
    """
    beside: dict[int, PlaceSet] = defaultdict(int)
    users: dict[int, list[Transition]] = defaultdict(list)
    for t in net.transitions:
        for place in t.inputs:
            users[place].append(t)
    reached = set(net.initial)
    waiting = dict.fromkeys(t for place in net.initial for t in users[place])
    while waiting:
        t = next(iter(waiting))
        del waiting[t]
        for place in _fire(net, t, beside, reached):
            waiting.update(dict.fromkeys(users[place]))
    return beside


def _fire(net: Net, t: Transition, beside: dict[int, PlaceSet], reached: set[int]) -> set[int]:
    """Adds what can be marked after a transition; returns the places that learnt something."""
    stays = _stays(net, t, beside, reached)
    if stays is None:
        return set()
    changed = {place for place in t.outputs if place not in reached}
    reached.update(t.outputs)
    for k, place in enumerate(t.outputs):
        others = stays | _as_bits(t.outputs[:k] + t.outputs[k + 1 :])
        new = others & ~beside[place]
        if new:
            beside[place] |= new
            changed.add(place)
            for other in _members(new):
                beside[other] |= 1 << place
                changed.add(other)
    return changed


def _stays(
    net: Net, t: Transition, beside: dict[int, PlaceSet], reached: set[int]
) -> PlaceSet | None:
    """What can stay marked when a transition fires; None where it cannot fire as yet."""
    if t.joins_within:
        return _stays_at_join(net, t, beside, reached)
    if not reached.issuperset(t.inputs):
        return None
    if any(not beside[a] >> b & 1 for k, a in enumerate(t.inputs) for b in t.inputs[:k]):
        return None
    gone = _as_bits(t.clears | t.awaits_empty)
    return reduce(and_, (beside[place] for place in t.inputs)) & ~gone


def _stays_at_join(
    net: Net, t: Transition, beside: dict[int, PlaceSet], reached: set[int]
) -> PlaceSet | None:
    """An inclusive join leaves nothing that could still reach an input that was not marked."""
    if reached.isdisjoint(t.inputs):
        return None
    stays = 0
    for place in t.inputs:
        stays |= beside[place]
    for place in t.inputs:
        awaited = _as_bits(net.can_reach[t.node, place])
        stays &= ~awaited | beside[place]
        if not beside[place] >> place & 1:
            stays &= ~(1 << place)
    return stays


def _as_bits(places: Iterable[int]) -> PlaceSet:
    bits = 0
    for place in places:
        bits |= 1 << place
    return bits


def _members(places: PlaceSet) -> Iterator[int]:
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1
        places ^= lowest
