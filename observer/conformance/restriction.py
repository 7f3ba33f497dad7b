"""A comparison of some of the contacts, without aligning them anew."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from observer.model.identity import node_id
from observer.model.process import DocumentedProcess

if TYPE_CHECKING:
    import networkx as nx


def restrict(
    graph: nx.DiGraph, process: DocumentedProcess, contacts: Collection[int]
) -> nx.DiGraph:
    """The comparison graph (see `compare`) of those contacts alone, from the one of all.

    It is the graph that `compare` gives for them, where the succession of the process is known in
    full; else it knows what the runs of the others showed besides.
    """
    kept = graph.copy()
    for _, data in kept.nodes(data=True):
        _restrict(data, contacts)
    for _, _, data in kept.edges(data=True):
        _restrict(data, contacts)
    out_of_sight = {node_id("step", s.name) for s in process.steps if not s.observable}
    out_of_sight -= {node_id("step", s.name) for s in process.steps if s.observable}
    unseen = {name for name in out_of_sight & {*kept} if not kept.nodes[name]["contacts"]}
    for name in unseen:
        kept.nodes[name]["observable"] = False
    _drop_unobserved(kept, unseen)
    for name, data in kept.nodes(data=True):
        if data["kind"] == "outcome":
            reached = (told["status"] for _, _, told in kept.in_edges(name, data=True))
            data["status"] = "both" if "both" in reached else "observed-only"
    return kept


def _restrict(data: dict[str, Any], contacts: Collection[int]) -> None:
    documented = data["status"] != "observed-only"
    data["contacts"] = tuple(number for number in data["contacts"] if number in contacts)
    only = "documented-only" if documented else "observed-only"
    data["status"] = "both" if documented and data["contacts"] else only


def _drop_unobserved(graph: nx.DiGraph, unseen: Collection[str]) -> None:
    """Drops what nobody passed and no document asks for, and all ways to an outcome not reached."""
    edges = [
        (source, target)
        for source, target, data in graph.edges(data=True)
        if not data["contacts"]
        and (
            data["status"] == "observed-only"
            or graph.nodes[target]["kind"] == "outcome"
            or not {source, target}.isdisjoint(unseen)
        )
    ]
    graph.remove_edges_from(edges)
    graph.remove_nodes_from(
        [
            name
            for name, data in graph.nodes(data=True)
            if not data["contacts"]
            and (data["status"] == "observed-only" or data["kind"] == "outcome")
        ]
    )
