"""Places, transitions and markings: the token game on a net."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

SILENT = -1
"""The label of a transition that no observer can mark."""

Marking = tuple[int, ...]
"""The places that hold a token, sorted; a place stands once for each of its tokens."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Takes one token from each input place and puts one on each output place.

    Attributes:
        node: id of the node of the documented process that acts.
        label: index into the labels of the net, or `SILENT`.
        free: whether it costs nothing where it was not observed.
        joins_within: for an inclusive join: it takes a token from each *marked* input place, as
            soon as no token on another of these places can still reach an unmarked one. Empty
            for all other transitions.
        awaits_empty: places without a token when it fires.
        clears: places whose tokens all vanish when it fires.
    """

    node: str
    label: int
    free: bool
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    joins_within: frozenset[int] = frozenset()
    awaits_empty: frozenset[int] = frozenset()
    clears: frozenset[int] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether it fires for its inputs alone and changes nothing else."""
        return not (self.joins_within or self.awaits_empty or self.clears)


@dataclass(frozen=True)
class Net:
    """Transitions over numbered places. A run starts at `initial` and completes at `()`.

    Attributes:
        labels: names of the visible steps, in document order.
    """

    labels: tuple[str, ...]
    initial: Marking
    transitions: tuple[Transition, ...]

    @cached_property
    def by_first_input(self) -> dict[int, tuple[Transition, ...]]:
        """The transitions to try for a token on a place; inclusive joins at each input."""
        found: dict[int, list[Transition]] = {}
        for transition in self.transitions:
            for place in transition.inputs if transition.joins_within else transition.inputs[:1]:
                found.setdefault(place, []).append(transition)
        return {place: tuple(transitions) for place, transitions in found.items()}

    @cached_property
    def can_reach(self) -> dict[tuple[str, int], frozenset[int]]:
        """For (node, input place) of an inclusive join: the places a token can reach it from.

        Ways through the join itself do not count, nor ways that lead out of its sub-process.
        """
        return {
            (join.node, place): frozenset(_sources_of(place, self.transitions, join))
            for join in self.transitions
            if join.joins_within
            for place in join.inputs
        }

    def firings(self, marking: Marking) -> Iterator[tuple[Transition, Marking]]:
        """Every transition that can fire at a marking, with the marking it leads to."""
        for place in dict.fromkeys(marking):
            for transition in self.by_first_input.get(place, ()):
                taken = self._taken(transition, marking, place)
                if taken:
                    yield transition, _moved(marking, taken, transition)

    def _taken(self, transition: Transition, marking: Marking, place: int) -> tuple[int, ...]:
        """The places a firing takes its tokens from; empty where it cannot fire."""
        inputs = transition.inputs
        if not transition.joins_within:
            fits = len(inputs) == 1 or _holds(marking, inputs)
            return inputs if fits and transition.awaits_empty.isdisjoint(marking) else ()
        marked = tuple(p for p in inputs if p in marking)
        if place != marked[0]:
            return ()
        awaited = (self.can_reach[transition.node, p] for p in inputs if p not in marking)
        return () if any(not sources.isdisjoint(marking) for sources in awaited) else marked


def _holds(marking: Marking, places: tuple[int, ...]) -> bool:
    return all(marking.count(place) >= places.count(place) for place in places)


def _moved(marking: Marking, taken: tuple[int, ...], transition: Transition) -> Marking:
    tokens = list(marking)
    for place in taken:
        tokens.remove(place)
    if transition.clears:
        tokens = [place for place in tokens if place not in transition.clears]
    tokens.extend(transition.outputs)
    tokens.sort()
    return tuple(tokens)


def _sources_of(place: int, transitions: tuple[Transition, ...], join: Transition) -> set[int]:
    sources: set[int] = set()
    ahead = {place}
    while ahead:
        ahead = {
            source
            for t in transitions
            if not (t.joins_within and t.node == join.node) and not ahead.isdisjoint(t.outputs)
            for source in t.inputs
            if source in join.joins_within
        } - sources
        sources |= ahead
    return sources
