"""Alignments: the cheapest explanation of a trace's steps by the documented process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.conformance.completing_run import NotFoundError, find_completing_run
from observer.conformance.completion import require_completable
from observer.conformance.effort import FULL_LIMIT, exact_searches, greedy_search
from observer.conformance.explanation import LabelledMove, first_moves, moves_along
from observer.conformance.markings import MarkingGraph
from observer.conformance.net import compile_process
from observer.conformance.product import START, UNKNOWN, MoveKind
from observer.conformance.search import LimitReachedError
from observer.model.process import DocumentedProcess


@dataclass(frozen=True, slots=True)
class Move:
    """`sync`: observed as documented; `log`: observed only; `model`: documented only."""

    kind: MoveKind
    step: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest explanation of one trace.

    Attributes:
        cost: number of `log` moves, and of `model` moves of observable steps.
        fitness: 1 − cost / (steps in the trace + cost of the shortest documented run); 1 where
            both are 0.
        moves: in order; steps that are not observable and were skipped are not among them.
        optimal: False where the search gave up; `cost` is then an upper bound.
    """

    cost: int
    fitness: float
    moves: tuple[Move, ...]
    optimal: bool = True


class Aligner:
    """Aligns traces with one documented process; equal traces once.

    Attributes:
        shortest_run_cost: observable steps of the shortest run that completes.

    Raises:
        UserError: no run of the process completes.
    """

    def __init__(self, process: DocumentedProcess) -> None:
        require_completable(process)
        self._net = compile_process(process)
        self._graph = MarkingGraph(self._net)
        self._label_of = {name: label for label, name in enumerate(self._net.labels)}
        self._aligned: dict[tuple[str, ...], Alignment] = {}
        self._shortest_run = self._some_run()
        self._shortest_run, _ = self._cheapest(())
        self.shortest_run_cost = len(self._shortest_run)

    def align(self, steps: Iterable[str]) -> Alignment:
        """The alignment of the names of a trace's steps; see `align_trace`."""
        trace = tuple(steps)
        if trace not in self._aligned:
            self._aligned[trace] = self._explained(trace)
        return self._aligned[trace]

    def _explained(self, trace: tuple[str, ...]) -> Alignment:
        if len(self._graph.markings) > FULL_LIMIT:
            self._graph = MarkingGraph(self._net)
        labels = tuple(self._label_of.get(step, UNKNOWN) for step in trace)
        moves, optimal = self._cheapest(labels)
        told = tuple(self._told(moves, trace))
        cost = sum(move.kind is not MoveKind.SYNC for move in told)
        return Alignment(cost, fitness(cost, len(trace) + self.shortest_run_cost), told, optimal)

    def _cheapest(self, labels: tuple[int, ...]) -> tuple[list[LabelledMove], bool]:
        """Moves by label, and whether they are optimal."""
        for search in exact_searches(self._graph, labels):
            try:
                return first_moves(search), search.is_proven
            except LimitReachedError:
                given_up = search
        if given_up.path:
            return moves_along(given_up.product, given_up.path), given_up.is_proven
        search = greedy_search(self._graph, labels)
        try:
            search.to_go([START])
            return moves_along(search.product, search.path), False
        except LimitReachedError:
            return self._unrelated(labels), False

    def _some_run(self) -> list[LabelledMove]:
        """A run that completes, to be told where no shortest one is found."""
        try:
            labels = find_completing_run(self._graph)
        except NotFoundError:
            return []  # the process completes, so a search for the shortest finds it
        return [LabelledMove(MoveKind.MODEL, label) for label in labels]

    def _unrelated(self, labels: tuple[int, ...]) -> list[LabelledMove]:
        """Everything observed, then a shortest run: always an explanation, never a good one."""
        return [LabelledMove(MoveKind.LOG, label) for label in labels] + self._shortest_run

    def _told(self, moves: Iterable[LabelledMove], trace: tuple[str, ...]) -> Iterator[Move]:
        observed = iter(trace)
        for kind, label in moves:
            yield Move(kind, self._net.labels[label] if kind is MoveKind.MODEL else next(observed))


def align_trace(process: DocumentedProcess, steps: Iterable[str]) -> Alignment:
    """The optimal alignment of the names of a trace's steps, in order.

    Among equally cheap ones: the most `sync` moves; then the first in lexicographic order of
    moves with `sync` < `log` < `model`, ties by the order of steps in the document.

    Raises:
        UserError: no run of the process completes.
    """
    return Aligner(process).align(steps)


def shortest_run_cost(process: DocumentedProcess) -> int:
    """Number of observable steps of the shortest run that completes.

    Raises:
        UserError: no run of the process completes.
    """
    return Aligner(process).shortest_run_cost


def fitness(cost: int, worst_cost: int) -> float:
    """1 − cost / worst cost, which is the steps observed plus the shortest run; 1 where both are 0.

    For a log both are sums over its traces.
    """
    return 1 - cost / worst_cost if worst_cost else 1.0
