"""Process and trace side by side: the states of both, and the moves between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from observer.conformance.markings import Firing, MarkingGraph

UNKNOWN = -2
"""The label of an observed step that the documented process does not have."""

State = tuple[int, int]
"""A marking's number, and how many steps of the trace are explained."""

START: State = (0, 0)
"""The initial marking, and no step explained."""


class MoveKind(StrEnum):
    """In the order in which equally cheap moves are preferred."""

    SYNC = "sync"
    LOG = "log"
    MODEL = "model"


class Weights(NamedTuple):
    """Whole numbers that put cost first and `sync` moves second; a `sync` move weighs nothing.

    With n steps a `model` move weighs n + 1 and a `log` move n + 2: the number of `log` moves,
    which is n less the number of `sync` moves, never outweighs the cost of a move.
    """

    log: int
    model: int

    @classmethod
    def up_to(cls, step_count: int) -> Weights:
        """For traces of at most so many steps."""
        return cls(step_count + 2, step_count + 1)


class Candidate(NamedTuple):
    """One next move by label, its weight, and every state it may lead to."""

    kind: MoveKind
    label: int
    weight: int
    targets: list[State]


class Product:
    """The product of a marking graph and the labels of a trace, which may still grow."""

    def __init__(self, graph: MarkingGraph, labels: Sequence[int], weights: Weights) -> None:
        self.graph = graph
        self.labels = labels
        self.weights = weights

    def label_at(self, position: int) -> int:
        """The label of the next observed step; `UNKNOWN` after the last one too."""
        return self.labels[position] if position < len(self.labels) else UNKNOWN

    def successors(self, state: State) -> Iterator[tuple[int, State]]:
        """Every move from a state: its weight, and where it leads."""
        marking, position = state
        label = self.label_at(position)
        for firing in self.graph.firings(marking):
            if firing.label == label:
                yield 0, (firing.target, position + 1)
            yield (0 if firing.free else self.weights.model), (firing.target, position)
        if position < len(self.labels):
            yield self.weights.log, (marking, position + 1)

    def candidates(self, states: list[State]) -> Iterator[Candidate]:
        """Every next move from states at one position, in order of preference."""
        position = states[0][1]
        label = self.label_at(position)
        firings = [firing for state in states for firing in self.graph.firings(state[0])]
        in_sync = [firing for firing in firings if firing.label == label]
        yield Candidate(MoveKind.SYNC, label, 0, _targets(in_sync, position + 1))
        if position < len(self.labels):
            passed = [(marking, position + 1) for marking, _ in states]
            yield Candidate(MoveKind.LOG, label, self.weights.log, passed)
        costly = [firing for firing in firings if not firing.free]
        for model_label in sorted({firing.label for firing in costly}):
            alike = [firing for firing in costly if firing.label == model_label]
            targets = _targets(alike, position)
            yield Candidate(MoveKind.MODEL, model_label, self.weights.model, targets)

    def silently_reached(
        self, states: Iterable[State], allowed: Callable[[State], bool]
    ) -> list[State]:
        """Of the states and all that free moves lead to, those that are allowed."""
        found = dict.fromkeys(state for state in states if allowed(state))
        ahead = list(found)
        while ahead:
            marking, position = ahead.pop()
            free = (firing for firing in self.graph.firings(marking) if firing.free)
            for target in _targets(free, position):
                if target not in found and allowed(target):
                    found[target] = None
                    ahead.append(target)
        return list(found)


def _targets(firings: Iterable[Firing], position: int) -> list[State]:
    return list(dict.fromkeys((firing.target, position) for firing in firings))
