"""The cheapest way from a state of process and trace to the end of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from heapq import heapify, heappop, heappush
from math import inf
from typing import NamedTuple

from observer.conformance.markings import MarkingGraph

UNKNOWN = -2
"""The label of an observed step that the documented process does not have."""

State = tuple[int, int]
"""A marking's number, and how many steps of the trace are explained."""


START: State = (0, 0)
"""The initial marking, and no step explained."""


class LimitReachedError(Exception):
    """The search expanded as many states as it may."""


class Weights(NamedTuple):
    """Whole numbers that put cost first and `sync` moves second; a `sync` move weighs nothing.

    With n steps a `model` move weighs n + 1 and a `log` move n + 2: the number of `log` moves,
    which is n less the number of `sync` moves, never outweighs the cost of a move.
    """

    log: int
    model: int

    @classmethod
    def of(cls, labels: tuple[int, ...]) -> Weights:
        return cls(len(labels) + 2, len(labels) + 1)

    def cost(self, weight: int) -> int:
        """The cost of moves that weigh `weight` together."""
        return weight // self.model


class Search:
    """Weights to go from the states of one trace; what was learnt is kept from call to call.

    A* whose lower bounds every call raises to what it has proved (Koenig and Likhachev,
    Adaptive A*, 2005).

    Attributes:
        labels: of the steps of the trace, `UNKNOWN` where the process has no such step.
        expanded: states expanded so far.
        path: the states on the way that the first successful call found.
    """

    def __init__(
        self,
        graph: MarkingGraph,
        labels: tuple[int, ...],
        bound: Callable[[State], float],
        limit: int,
    ) -> None:
        self.graph = graph
        self.labels = labels
        self.weights = Weights.of(labels)
        self.expanded = 0
        self.path: list[State] = []
        self._limit = limit
        self._bound = bound
        self._bounds: dict[State, float] = {}
        self._exact: dict[State, int] = {(graph.number(()), len(labels)): 0}

    def label_at(self, position: int) -> int:
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

    def at_least(self, state: State) -> float:
        """A lower bound of the weight to go, exact where it is known."""
        bound = self._exact.get(state, self._bounds.get(state))
        if bound is None:
            bound = self._bounds[state] = self._bound(state)
        return bound

    def to_go(self, states: Collection[State], budget: float = inf) -> int | None:
        """The least weight to go from any of the states; None where it is above the budget.

        Raises:
            LimitReachedError: over all calls, more states were expanded than allowed.
        """
        reached = dict.fromkeys(states, 0)
        before: dict[State, State] = {}
        done: set[State] = set()
        queue = [(self.at_least(s), self.at_least(s), s) for s in states]
        heapify(queue)
        while queue and queue[0][0] <= budget:
            estimate, bound, state = heappop(queue)
            so_far = reached[state]
            if estimate > so_far + bound:
                continue
            if state in self._exact:
                self._learn(reached, before, state, done)
                return int(estimate)
            self._count()
            done.add(state)
            for weight, target in self.successors(state):
                if so_far + weight < reached.get(target, inf):
                    reached[target] = so_far + weight
                    before[target] = state
                    bound = self.at_least(target)
                    if so_far + weight + bound <= budget:
                        heappush(queue, (so_far + weight + bound, bound, target))
        self._raise_bounds(done, reached, budget + 1)
        return None

    def _count(self) -> None:
        self.expanded += 1
        if self.expanded > self._limit:
            raise LimitReachedError

    def _learn(
        self,
        reached: dict[State, int],
        before: dict[State, State],
        end: State,
        done: set[State],
    ) -> None:
        """Keeps the path to `end`, the weights to go along it, and what the others need."""
        total = reached[end] + self._exact[end]
        self._raise_bounds(done, reached, total)
        path = [end]
        while (state := before.get(path[-1])) is not None:
            path.append(state)
            self._exact[state] = total - reached[state]
        self.path = self.path or path[::-1]

    def _raise_bounds(self, done: set[State], reached: dict[State, int], total: float) -> None:
        """No way on from an expanded state is shorter than what is left of `total` there."""
        for state in done:
            self._bounds[state] = max(self._bounds[state], total - reached[state])
