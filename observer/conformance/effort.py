"""How hard a trace is searched: quickly, then with a strong bound, then for any explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from observer.conformance.markings import MarkingGraph
from observer.conformance.potentials import potential_bound
from observer.conformance.product import UNKNOWN, Product, State, Weights
from observer.conformance.search import Search

QUICK_LIMIT = 5_000
"""States expanded before a strong bound is worth its linear programmes."""

FULL_LIMIT = 300_000
"""States expanded before the optimum is given up; never a matter of time."""

GREEDY_LIMIT = 30_000
GREED = 50
"""How many times the bound counts once any explanation will do."""


def exact_searches(graph: MarkingGraph, labels: tuple[int, ...]) -> Iterator[Search]:
    """Searches for the optimum, each to be tried where the one before reached its limit."""
    product = _product(graph, labels)
    yield Search(product, unknown_bound(product), QUICK_LIMIT)
    yield Search(product, potential_bound(product), FULL_LIMIT)


def greedy_search(graph: MarkingGraph, labels: tuple[int, ...]) -> Search:
    """A search that ends soon at an explanation that is not the cheapest."""
    product = _product(graph, labels)
    bound = potential_bound(product)
    return Search(product, lambda state: GREED * bound(state), GREEDY_LIMIT)


def _product(graph: MarkingGraph, labels: tuple[int, ...]) -> Product:
    return Product(graph, labels, Weights.up_to(len(labels)))


def unknown_bound(product: Product) -> Callable[[State], float]:
    """Each step ahead that the process does not have costs a `log` move."""
    unknown = (product.weights.log * (label == UNKNOWN) for label in reversed(product.labels))
    ahead = [*accumulate(unknown, initial=0)]
    return lambda state: ahead[len(product.labels) - state[1]]
