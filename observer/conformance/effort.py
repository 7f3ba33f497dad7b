"""How hard a trace is searched: quickly, then with a strong bound, then for any explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from observer.conformance.markings import MarkingGraph
from observer.conformance.potentials import potential_bound
from observer.conformance.search import UNKNOWN, Search, State, Weights

QUICK_LIMIT = 5_000
"""States expanded before a strong bound is worth its linear programmes."""

FULL_LIMIT = 300_000
"""States expanded before the optimum is given up; never a matter of time."""

GREEDY_LIMIT = 30_000
GREED = 50
"""How many times the bound counts once any explanation will do."""


def exact_searches(graph: MarkingGraph, labels: tuple[int, ...]) -> Iterator[Search]:
    """Searches for the optimum, each to be tried where the one before reached its limit."""
    yield Search(graph, labels, unknown_bound(labels), QUICK_LIMIT)
    yield Search(graph, labels, potential_bound(graph, labels), FULL_LIMIT)


def greedy_search(graph: MarkingGraph, labels: tuple[int, ...]) -> Search:
    """A search that ends soon at an explanation that is not the cheapest."""
    bound = potential_bound(graph, labels)
    return Search(graph, labels, lambda state: GREED * bound(state), GREEDY_LIMIT)


def unknown_bound(labels: tuple[int, ...]) -> Callable[[State], float]:
    """Each step ahead that the process does not have costs a `log` move."""
    log = Weights.of(labels).log
    ahead = [*accumulate((log * (label == UNKNOWN) for label in reversed(labels)), initial=0)]
    return lambda state: ahead[len(labels) - state[1]]
