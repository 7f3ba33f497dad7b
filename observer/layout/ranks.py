"""How far along a process each node stands."""

from __future__ import annotations

from collections import defaultdict
from graphlib import TopologicalSorter

from observer.layout.geometry import SizedGraph


def rank_nodes(graph: SizedGraph) -> dict[str, int]:
    """The edges on the longest way to each node, those that lead back turned round."""
    before: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        source, target = (edge.source, edge.target)[:: -1 if edge.backward else 1]
        before[target].append(source)
    order = TopologicalSorter({node.id: before[node.id] for node in graph.nodes}).static_order()
    ranks: dict[str, int] = {}
    for name in order:
        ranks[name] = max((ranks[one] + 1 for one in before[name]), default=0)
    return ranks
