"""Event logs: cases with their activities, and their alignment with a documented process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from observer.conformance.alignment import Aligner, Alignment, fitness
from observer.errors import UserError
from observer.files import csv_rows, read_text
from observer.model.process import DocumentedProcess

COLUMNS = ("case", "activity")


@dataclass(frozen=True, slots=True)
class AlignedVariant:
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

    variants: tuple[AlignedVariant, ...]
    traces: int
    cost: int
    fitness: float
    complete: bool


def read_log(path: Path) -> dict[str, tuple[str, ...]]:
    """The activities of each case of a CSV log with the header `case,activity`.

    Columns may stand in any order, others are ignored; names are trimmed. The rows of a case
    count in file order; cases may interleave.

    Raises:
        UserError: the file cannot be read, or a row is flawed, as `file:line: what`.
    """
    rows = csv_rows(read_text(path), path)
    line, header = next(rows, (1, []))
    for column in COLUMNS:
        if column not in header:
            raise _flaw(path, line, f"the header has no column “{column}”")
    cases: dict[str, list[str]] = {}
    for line, row in rows:
        cells = dict(zip(header, row, strict=False))
        for column in COLUMNS:
            if not cells.get(column):
                raise _flaw(path, line, f"the row has no {column}")
        cases.setdefault(cells["case"], []).append(cells["activity"])
    if not cases:
        raise _flaw(path, line, "no event follows the header")
    return {case: tuple(activities) for case, activities in cases.items()}


def _flaw(path: Path, line: int, what: str) -> UserError:
    return UserError(what, where=f"{path}:{line}", remedy="a log has the header case,activity")


def align_log(process: DocumentedProcess, cases: Mapping[str, tuple[str, ...]]) -> LogAlignment:
    """Aligns every case of a log with a documented process.

    Raises:
        UserError: no run of the process completes.
    """
    aligner = Aligner(process)
    counts = Counter(cases.values()).most_common()
    variants = tuple(AlignedVariant(trace, count, aligner.align(trace)) for trace, count in counts)
    cost = sum(variant.count * variant.alignment.cost for variant in variants)
    steps = sum(variant.count * len(variant.activities) for variant in variants)
    traces = sum(variant.count for variant in variants)
    return LogAlignment(
        variants=variants,
        traces=traces,
        cost=cost,
        fitness=fitness(cost, steps + traces * aligner.shortest_run_cost),
        complete=all(variant.alignment.optimal for variant in variants),
    )
