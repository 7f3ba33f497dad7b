"""The cheapest way from a state of process and trace to the end of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from heapq import heapify, heappop, heappush
from math import inf

from observer.conformance.product import Product, State

CROWDED_LIMIT = 5_000
"""States expanded, at most, in a process that is seen to multiply its tokens."""


class LimitReachedError(Exception):
    """The search expanded as many states as it may."""


class Search:
    """Weights to go from the states of one trace; what was learnt is kept from call to call.

    A* whose lower bounds every call raises to what it has proved (Koenig and Likhachev,
    Adaptive A*, 2005).

    Attributes:
        product: process and trace.
        path: the states on the way that the first successful call found.
        is_proven: False where crowded markings were met that a cheaper way might lead through.
    """

    def __init__(self, product: Product, bound: Callable[[State], float], limit: int) -> None:
        self.product = product
        self.path: list[State] = []
        self.is_proven = True
        self._expanded = 0
        self._limit = limit
        self._bound = bound
        self._bounds: dict[State, float] = {}
        self._exact: dict[State, int] = {(product.graph.number(()), len(product.labels)): 0}

    def at_least(self, state: State) -> float:
        """A lower bound of the weight to go, exact where it is known."""
        bound = self._exact.get(state, self._bounds.get(state))
        if bound is None:
            bound = self._bounds[state] = self._bound(state)
        return bound

    def silently_reached(self, states: Iterable[State], budget: float) -> list[State]:
        """The states and all that free moves lead to, from which the budget may suffice.

        Raises:
            LimitReachedError: see `to_go`.
        """

        def is_promising(state: State) -> bool:
            self._counts_crowded(state)
            return self.at_least(state) <= budget

        return self.product.silently_reached(states, is_promising)

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
        crowded_at = inf
        while queue and queue[0][0] <= budget:
            estimate, bound, state = heappop(queue)
            so_far = reached[state]
            if estimate > so_far + bound:
                continue
            if state in self._exact:
                self._learn(reached, before, state, done)
                self.is_proven = self.is_proven and estimate <= crowded_at
                return int(estimate)
            if self._counts_crowded(state):
                crowded_at = min(crowded_at, estimate)
            done.add(state)
            for weight, target in self.product.successors(state):
                if so_far + weight < reached.get(target, inf):
                    reached[target] = so_far + weight
                    before[target] = state
                    bound = self.at_least(target)
                    if so_far + weight + bound <= budget:
                        heappush(queue, (so_far + weight + bound, bound, target))
        self._raise_bounds(done, reached, budget + 1)
        return None

    def _counts_crowded(self, state: State) -> bool:
        """Counts a state as expanded; whether its marking is crowded."""
        crowded = self.product.graph.is_crowded(state[0])
        if crowded:
            self._limit = min(self._limit, CROWDED_LIMIT)
        self._expanded += 1
        if self._expanded > self._limit:
            raise LimitReachedError
        return crowded

    def _learn(
        self,
        reached: dict[State, int],
        before: dict[State, State],
        end: State,
        done: set[State],
    ) -> None:
        """Keeps the weights to go along the path to `end`, and what the other states need."""
        total = reached[end] + self._exact[end]
        self._raise_bounds(done, reached, total)
        path = [end]
        while (state := before.get(path[-1])) is not None:
            path.append(state)
            self._exact[state] = total - reached[state]
        self.path = self.path or path[::-1]

    def _raise_bounds(self, done: set[State], reached: dict[State, int], total: float) -> None:
        """No way on from an expanded state weighs less than what is left of `total` there."""
        for state in done:
            self._bounds[state] = max(self._bounds[state], total - reached[state])
