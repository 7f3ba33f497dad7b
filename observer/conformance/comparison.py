"""The comparison: the closed contacts' steps held against the documented process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from observer.conformance.alignment import Aligner, Alignment, fitness
from observer.conformance.directly_follows import find_succession
from observer.conformance.product import MoveKind
from observer.conformance.succession import Succession
from observer.model.identity import node_id
from observer.model.process import DocumentedProcess
from observer.model.trace import Trace

if TYPE_CHECKING:
    import networkx as nx

Place = tuple[str, str]
"""A node of the comparison by kind (`start`, `step`, `outcome`) and label."""

Edge = tuple[Place, Place]

START: Place = ("start", "")


@dataclass(frozen=True, slots=True)
class ContactAlignment:
    """The alignment of the contact with that number."""

    contact: int
    alignment: Alignment


@dataclass(frozen=True)
class Comparison:
    """Alignments of the closed contacts, by number, and the graph of both processes.

    Attributes:
        contacts: by number.
        excluded: numbers of the contacts left out because they are open, sorted.
        cost: sum over the contacts.
        fitness: of all contacts together.
        graph: see `compare`.
        complete: False where the documented process was too large to explore in full.
    """

    contacts: tuple[ContactAlignment, ...]
    excluded: tuple[int, ...]
    cost: int
    fitness: float
    graph: nx.DiGraph
    complete: bool = True


def compare(process: DocumentedProcess, traces: Iterable[Trace]) -> Comparison:
    """Holds the closed traces against the documented process; open ones are excluded.

    The graph's nodes are ids: `node_id("start")`, `node_id("step", name)` and
    `node_id("outcome", outcome)`, with `kind` (`start step outcome`), `label`, `owner`,
    `observable`, `status` and `contacts`; its edges have `status` and `contacts`. `status` is
    `both`, `observed-only` or `documented-only`; `contacts` is a sorted tuple of numbers. An
    outcome is `both` where at least one contact reached it after a step at which the document may
    end. A documented step that is not observable has edges only where it was observed all the
    same, and `observable` is False where it was not.

    Raises:
        UserError: no run of the process completes.
    """
    aligner = Aligner(process)
    ordered = sorted(traces, key=lambda trace: trace.contact)
    closed = [trace for trace in ordered if trace.closed]
    held = tuple(ContactAlignment(t.contact, aligner.align(t.steps)) for t in closed)
    cost = sum(contact.alignment.cost for contact in held)
    worst_cost = sum(len(trace.steps) + aligner.shortest_run_cost for trace in closed)
    succession = find_succession(process)
    return Comparison(
        contacts=held,
        excluded=tuple(trace.contact for trace in ordered if not trace.closed),
        cost=cost,
        fitness=fitness(cost, worst_cost),
        graph=_graph(process, closed, _with_runs(succession, held)),
        complete=succession.complete and all(contact.alignment.optimal for contact in held),
    )


def _with_runs(succession: Succession, held: Iterable[ContactAlignment]) -> Succession:
    """Also what the documented runs in the alignments show: news where it is not complete."""
    moves = [contact.alignment.moves for contact in held]
    runs = [[move.step for move in told if move.kind is not MoveKind.LOG] for told in moves]
    return replace(
        succession,
        first=succession.first.union(run[0] for run in runs if run),
        last=succession.last.union(run[-1] for run in runs if run),
        pairs=succession.pairs.union(pair for run in runs for pair in pairwise(run)),
    )


def _graph(process: DocumentedProcess, closed: list[Trace], succession: Succession) -> nx.DiGraph:
    import networkx as nx

    nodes, edges = _observed(closed)
    documented_steps = _steps(process.step_names)
    unseen = {*documented_steps} - nodes.keys() - _observable(process)
    order = {place: k for k, place in enumerate(dict.fromkeys([START, *documented_steps, *nodes]))}
    documented_edges = {edge for edge in _between_steps(succession) if not unseen & set(edge)}
    documented_edges |= {edge for edge in edges if _may_end(succession, edge)}
    documented = {START, *documented_steps}
    documented |= {target for _, target in documented_edges.intersection(edges)}
    owners = {node.name: node.owner for node in reversed(process.steps) if node.owner}
    graph = nx.DiGraph()
    for place in order:
        owner = owners.get(place[1], "") if place[0] == "step" else ""
        held = _held(place in documented, nodes.get(place, set()))
        graph.add_node(
            _id(place),
            kind=place[0],
            label=place[1],
            owner=owner,
            observable=place not in unseen,
            **held,
        )
    for edge in sorted(
        documented_edges.union(edges), key=lambda edge: (order[edge[0]], order[edge[1]])
    ):
        held = _held(edge in documented_edges, edges.get(edge, set()))
        graph.add_edge(_id(edge[0]), _id(edge[1]), **held)
    return graph


def _observable(process: DocumentedProcess) -> set[Place]:
    return set(_steps(node.name for node in process.steps if node.observable))


def _steps(names: Iterable[str]) -> list[Place]:
    return [("step", name) for name in names]


def _observed(
    closed: list[Trace],
) -> tuple[dict[Place, set[int]], dict[Edge, set[int]]]:
    """The contacts at each place and on each edge, in order of first appearance."""
    nodes: dict[Place, set[int]] = defaultdict(set)
    edges: dict[Edge, set[int]] = defaultdict(set)
    for trace in closed:
        path = [START, *_steps(trace.steps), ("outcome", trace.outcome)]
        for place in path:
            nodes[place].add(trace.contact)
        for edge in pairwise(path):
            edges[edge].add(trace.contact)
    return nodes, edges


def _between_steps(succession: Succession) -> Iterator[Edge]:
    yield from ((START, step) for step in _steps(succession.first))
    yield from ((("step", before), ("step", after)) for before, after in succession.pairs)


def _may_end(succession: Succession, edge: Edge) -> bool:
    """Whether an edge leads to an outcome from where the document may end."""
    source, target = edge
    may_end = succession.may_be_empty if source == START else source[1] in succession.last
    return target[0] == "outcome" and may_end


def _held(documented: bool, contacts: set[int]) -> dict[str, str | tuple[int, ...]]:
    """Status and contacts of a node or edge, which is documented, observed, or both."""
    only = "documented-only" if documented else "observed-only"
    status = "both" if documented and contacts else only
    return {"status": status, "contacts": tuple(sorted(contacts))}


def _id(place: Place) -> str:
    return node_id("start") if place == START else node_id(*place)
