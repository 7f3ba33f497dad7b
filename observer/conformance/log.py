"""Event logs: cases with their activities, and their alignment with a documented process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from observer.conformance.alignment import Alignment
from observer.model.process import DocumentedProcess


@dataclass(frozen=True, slots=True)
class Variant:
    """A sequence of activities, how many cases have it, and its alignment."""

    activities: tuple[str, ...]
    count: int
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class LogAlignment:
    """All variants, most frequent first, then by first appearance; sums over all cases.

    Attributes:
        traces: number of cases.
        complete: whether every alignment is optimal.
    """

    variants: tuple[Variant, ...]
    traces: int
    cost: int
    fitness: float
    complete: bool


def read_log(path: Path) -> dict[str, tuple[str, ...]]:
    """The activities of each case of a CSV log with the header `case,activity`.

    Other columns are ignored; rows of a case count in file order, cases may interleave.

    Raises:
        UserError: the file cannot be read, or a row is flawed, as `file:line: what`.
    """
    raise NotImplementedError


def align_log(process: DocumentedProcess, cases: Mapping[str, tuple[str, ...]]) -> LogAlignment:
    """Aligns every case of a log with a documented process.

    Raises:
        UserError: no run of the process completes.
    """
    raise NotImplementedError
