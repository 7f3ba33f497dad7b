"""Matching what was marked with the documented steps: what window and command line both do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from observer.discovery.observed_names import Sighting, find_sighting, find_sightings
from observer.discovery.traces import build_traces
from observer.documented.edits import SetObservable, apply_edit
from observer.documented.problems import closest_name, quoted
from observer.documented.proposals import Proposal, propose
from observer.errors import UserError
from observer.model.mark import MarkKind
from observer.model.matching import MatchEntry, ObservedName
from observer.model.process import DocumentedProcess
from observer.model.trace import Trace
from observer.process_versions import store_edited
from observer.store.study_file import StudyFile


@dataclass(frozen=True, slots=True)
class NameRow:
    """One observed name, what it stands for, and what it may stand for.

    Attributes:
        documented: the steps it stands for now, in document order; a step that is named as in the
            document stands for itself.
        decided: whether somebody decided so, and it is not merely named so.
        proposals: for names that stand for nothing documented yet.
    """

    sighting: Sighting
    documented: tuple[str, ...]
    decided: bool
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """One documented step, whether it can be observed, and the names that stand for it."""

    step: str
    observable: bool
    observed: tuple[ObservedName, ...]


@dataclass(frozen=True, slots=True)
class MatchTable:
    """Names and steps of a study, held against one another.

    Attributes:
        names: steps first, then points, by first sight; last, what was matched at one step alone.
        steps: in document order.
        history: every decision, oldest first.
    """

    names: tuple[NameRow, ...]
    steps: tuple[StepRow, ...]
    history: tuple[MatchEntry, ...]

    @property
    def undecided(self) -> tuple[NameRow, ...]:
        """The names that stand for nothing documented, and may."""
        return tuple(row for row in self.names if row.proposals and not row.documented)


def read_match_table(file: StudyFile) -> MatchTable:
    """The names of all rounds of a study against its documented process.

    Raises:
        UserError: the study has no documented process.
    """
    process = _process(file)
    names = tuple(_name_rows(file, process))
    steps = tuple(_step_row(process, name, names) for name in process.step_names)
    return MatchTable(names, steps, tuple(file.match_entries()))


def _process(file: StudyFile) -> DocumentedProcess:
    process = file.documented_process()
    if process is None:
        raise UserError(
            "the study has no documented process",
            where=str(file.path),
            remedy="import one to match names with",
        )
    return process


def _traces(file: StudyFile) -> list[Trace]:
    recorded = [contact for round_ in file.rounds() for contact in file.recorded(round_)]
    return build_traces(recorded)


def _name_rows(file: StudyFile, process: DocumentedProcess) -> Iterator[NameRow]:
    pairs = file.matching().within(process).pairs
    traces = _traces(file)
    sightings = find_sightings(traces)
    for sighting in sightings:
        observed = sighting.observed
        decided = pairs.get(observed, ())
        by_itself = observed.kind is MarkKind.STEP and observed.label in process.step_names
        documented = decided or ((observed.label,) if by_itself else ())
        proposals = () if documented else propose(observed, process, sighting.holders)
        yield NameRow(sighting, documented, bool(decided), proposals)
    seen = {sighting.observed for sighting in sightings}
    for observed in sorted(pairs.keys() - seen, key=str):
        yield NameRow(find_sighting(observed, traces), pairs[observed], True, ())


def _step_row(process: DocumentedProcess, name: str, names: Sequence[NameRow]) -> StepRow:
    nodes = [node for node in process.nodes if node.visible and node.name == name]
    observed = (row.sighting.observed for row in names if name in row.documented)
    return StepRow(name, any(node.observable for node in nodes), tuple(observed))


def match_name(
    file: StudyFile, observed: ObservedName, documented: Sequence[str], author: str = ""
) -> tuple[str, ...]:
    """Confirms that an observed name stands for documented steps, from now on and for all rounds.

    Returns:
        What it was matched with before; empty where it was not.

    Raises:
        UserError: there is no such observed name or documented step, or the study cannot be
            written.
    """
    for name in documented:
        _require_documented(_process(file), name)
    _require_seen(file, observed)
    former = file.matching().pairs.get(observed, ())
    file.decide_matches([(observed, tuple(documented))], author)
    return former


def _require_documented(process: DocumentedProcess, name: str) -> None:
    if name not in process.step_names:
        raise UserError(
            f"there is no documented step {quoted(name)}",
            remedy=closest_name(name, process.step_names),
        )


def _require_seen(file: StudyFile, observed: ObservedName) -> None:
    traces = _traces(file)
    if find_sighting(observed, traces).count:
        return
    noun = "step" if observed.kind is MarkKind.STEP else observed.kind.value
    what = f"no contact shows the {noun} {quoted(observed.label)}"
    wherever = find_sighting(replace(observed, step=None), traces)
    if observed.step is not None and wherever.count:
        what, asked, known = f"{what} at {quoted(observed.step)}", observed.step, wherever.steps
    else:
        seen = (sighting.observed for sighting in find_sightings(traces))
        asked, known = observed.label, tuple(n.label for n in seen if n.kind is observed.kind)
    raise UserError(what, remedy=closest_name(asked, known))


def unmatch_name(file: StudyFile, observed: ObservedName, author: str = "") -> tuple[str, ...]:
    """Takes a match back: the name is itself again.

    Returns:
        What it was matched with.

    Raises:
        UserError: it is not matched, or the study cannot be written.
    """
    former = file.matching().pairs.get(observed, ())
    if not former:
        raise UserError(f"{quoted(str(observed))} is not matched with a documented step")
    file.decide_matches([(observed, ())], author)
    return former


def set_observable(file: StudyFile, step: str, *, observable: bool) -> None:
    """Says whether a documented step can be seen by who observes; a new version of the process.

    Raises:
        UserError: there is no such step, or the study cannot be written.
    """
    process = _process(file)
    _require_documented(process, step)
    named = [node for node in process.nodes if node.visible and node.name == step]
    for node in named:
        process = apply_edit(process, SetObservable(node.id, observable))
    store_edited(file, process)
