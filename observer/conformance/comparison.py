"""The comparison: the closed contacts' steps held against the documented process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from observer.conformance.alignment import Alignment
from observer.model.process import DocumentedProcess
from observer.model.trace import Trace

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class ContactAlignment:
    contact: int
    alignment: Alignment


@dataclass(frozen=True)
class Comparison:
    """Alignments of the closed contacts, by number, and the graph of both processes.

    Attributes:
        contacts: by number.
        excluded: numbers of the contacts left out because they are open, sorted.
        cost: sum over the contacts.
        fitness: of all contacts together, see `log_fitness`.
        graph: directed; nodes are ids of `node_id("start")`, `node_id("step", name)` and
            `node_id("outcome", outcome)` with `kind` (start, step, outcome), `label`, `owner`,
            `status` and `contacts`; edges with `status` and `contacts`. `status` is `both`,
            `observed-only` or `documented-only`; `contacts` a sorted tuple of numbers.
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

    Raises:
        UserError: no run of the process completes.
    """
    raise NotImplementedError
