"""From a study file to everything derived from it: what window and command line both show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from observer.capture.left_open import open_details
from observer.conformance.comparison import Comparison, compare
from observer.discovery.graph import discover_graph
from observer.discovery.traces import build_traces
from observer.errors import UserError
from observer.findings.round_findings import find_all
from observer.model.brief import Brief
from observer.model.finding import Findings
from observer.model.history import standing_marks
from observer.model.mark import Mark
from observer.model.place import Places
from observer.model.process import DocumentedProcess
from observer.model.study import Round, Study
from observer.model.trace import Trace
from observer.store.study_file import StudyFile

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Observed:
    """What was recorded of one round, and the process it is held against.

    Attributes:
        traces: their steps are called as the leader matched them with the process.
        places: where the nodes of the map are kept; empty where the layout is free.
        before: the first round of the study that has a contact, where this is a later one.
        open_details: how many details of its marks were never given.
        brief: what the leader wrote for those who decide.
    """

    study: Study
    round: Round
    traces: tuple[Trace, ...]
    process: DocumentedProcess | None
    places: Places = field(default_factory=dict)
    before: Observed | None = None
    open_details: int = 0
    brief: Brief = field(default_factory=Brief)

    @property
    def closed(self) -> tuple[int, ...]:
        """Numbers of the closed contacts."""
        return tuple(trace.contact for trace in self.traces if trace.closed)


@dataclass(frozen=True, eq=False)
class Analysis:
    """One round analysed. Equal only to itself.

    Attributes:
        graph: the real-process graph, see `discover_graph`.
        comparison: None where the study has no documented process.
        not_compared: why the documented process was not compared; empty where it was.
    """

    observed: Observed
    graph: nx.DiGraph
    findings: Findings
    comparison: Comparison | None
    not_compared: str = ""


def read_observed(
    file: StudyFile, round_name: str | None = None, or_documented: bool = False
) -> Observed:
    """What a round recorded; the latest round where none is named.

    Args:
        or_documented: a round without contacts will do where there is a documented process.

    Raises:
        UserError: there is no such round, or no contact in it.
    """
    round_ = file.round(round_name)
    observed = _read_round(file, round_)
    if not observed.traces and not (or_documented and observed.process):
        raise UserError(
            f"round “{round_.name}” has no contact yet",
            where=str(file.path),
            remedy="observe one first",
        )
    earlier = (_read_round(file, r) for r in file.rounds() if r.position < round_.position)
    return replace(observed, before=next((r for r in earlier if r.traces), None))


def _read_round(file: StudyFile, round_: Round) -> Observed:
    process, recorded = file.documented_process(), file.recorded(round_)
    traces = build_traces(recorded, file.matching().within(process))
    left_open = sum(_left_open(rows) for _, rows in recorded)
    return Observed(
        file.study(),
        round_,
        tuple(traces),
        process,
        file.places(),
        open_details=left_open,
        brief=file.brief(),
    )


def _left_open(rows: Sequence[Mark]) -> int:
    return sum(len(open_details(mark)) for mark in standing_marks(rows))


def analyse(observed: Observed) -> Analysis:
    """Graph, findings and, where there is a documented process that completes, comparison."""
    comparison, not_compared = _compare_if_possible(observed)
    return Analysis(
        observed=observed,
        graph=real_graph(observed),
        findings=find_all(observed.traces),
        comparison=comparison,
        not_compared=not_compared,
    )


def real_graph(observed: Observed) -> nx.DiGraph:
    """The real-process graph, with the owners that the documented process names."""
    steps = observed.process.steps if observed.process else ()
    owners = {step.name: step.owner for step in steps}
    return discover_graph(observed.traces, owners)


def compare_observed(observed: Observed) -> Comparison:
    """
    Raises:
        UserError: there is no documented process, it cannot complete, or no contact is closed.
    """
    if observed.process is None:
        raise UserError("the study has no documented process", remedy="import one to compare with")
    if not observed.closed:
        raise UserError("no contact is closed yet, so there is nothing to compare")
    return compare(observed.process, observed.traces)


def find_in(observed: Observed) -> Findings:
    """
    Raises:
        UserError: no contact is closed.
    """
    if not observed.closed:
        raise UserError("no contact is closed yet, so there is nothing to find")
    return find_all(observed.traces)


def _compare_if_possible(observed: Observed) -> tuple[Comparison | None, str]:
    try:
        return compare_observed(observed), ""
    except UserError as error:
        return None, str(error)
