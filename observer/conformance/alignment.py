"""Alignments: the cheapest explanation of a trace's steps by the documented process."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from observer.model.process import DocumentedProcess


class MoveKind(StrEnum):
    SYNC = "sync"
    LOG = "log"
    MODEL = "model"


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

    Raises:
        UserError: no run of the process completes.
    """

    def __init__(self, process: DocumentedProcess) -> None:
        raise NotImplementedError

    @property
    def shortest_run_cost(self) -> int:
        """Number of observable steps of the shortest run that completes."""
        raise NotImplementedError

    def align(self, steps: tuple[str, ...]) -> Alignment:
        """The optimal alignment of the names of a trace's steps; see `align_trace`."""
        raise NotImplementedError


def align_trace(process: DocumentedProcess, steps: tuple[str, ...]) -> Alignment:
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
