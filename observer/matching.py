"""Matching what was marked with the documented steps: what window and command line both do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from observer.discovery.observed_names import Sighting, find_sightings
from observer.discovery.traces import build_traces
from observer.documented.edits import SetObservable, apply_edit
from observer.documented.problems import closest_name, quoted
from observer.documented.proposals import Proposal, propose
from observer.errors import UserError
from observer.model.mark import MarkKind
from observer.model.matching import MatchEntry, ObservedName
from observer.model.process import DocumentedProcess
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


def _sightings(file: StudyFile) -> tuple[Sighting, ...]:
    recorded = [contact for round_ in file.rounds() for contact in file.recorded(round_)]
    return find_sightings(build_traces(recorded))


def _name_rows(file: StudyFile, process: DocumentedProcess) -> Iterable[NameRow]:
    pairs = file.matching().within(process).pairs
    sightings = _sightings(file)
    for sighting in sightings:
        observed = sighting.observed
        decided = pairs.get(observed, ())
        by_itself = observed.kind is MarkKind.STEP and observed.label in process.step_names
        documented = decided or ((observed.label,) if by_itself else ())
        proposals = () if documented else propose(observed, process, sighting.holders)
        yield NameRow(sighting, documented, bool(decided), proposals)
    for observed, documented in pairs.items():
        if observed not in {sighting.observed for sighting in sightings}:
            yield NameRow(Sighting(observed, 0, 0), documented, True, ())


def _step_row(process: DocumentedProcess, name: str, names: Sequence[NameRow]) -> StepRow:
    nodes = [node for node in process.nodes if node.visible and node.name == name]
    observed = (row.sighting.observed for row in names if name in row.documented)
    return StepRow(name, any(node.observable for node in nodes), tuple(observed))


def match_name(
    file: StudyFile, observed: ObservedName, documented: Sequence[str], author: str = ""
) -> None:
    """Confirms that an observed name stands for documented steps, from now on and for all rounds.

    Raises:
        UserError: there is no such observed name or documented step, or the study cannot be
            written.
    """
    known = _process(file).step_names
    for name in documented:
        if name not in known:
            raise UserError(
                f"there is no documented step {quoted(name)}", remedy=closest_name(name, known)
            )
    _require_seen(file, observed)
    file.decide_matches([(observed, tuple(documented))], author)


def _require_seen(file: StudyFile, observed: ObservedName) -> None:
    sightings = [s for s in _sightings(file) if s.observed.kind is observed.kind]
    labels = [sighting.observed.label for sighting in sightings]
    noun = "step" if observed.kind is MarkKind.STEP else observed.kind.value
    if observed.label not in labels:
        raise UserError(
            f"no contact shows the {noun} {quoted(observed.label)}",
            remedy=closest_name(observed.label, labels),
        )
    steps = sightings[labels.index(observed.label)].steps
    if observed.step is not None and observed.step not in steps:
        raise UserError(
            f"no contact shows the {noun} {quoted(observed.label)} at {quoted(observed.step)}",
            remedy=closest_name(observed.step, steps),
        )


def unmatch_name(file: StudyFile, observed: ObservedName, author: str = "") -> None:
    """Takes a match back: the name is itself again.

    Raises:
        UserError: it is not matched, or the study cannot be written.
    """
    if observed not in file.matching().pairs:
        raise UserError(f"{quoted(str(observed))} is not matched with a documented step")
    file.decide_matches([(observed, ())], author)


def set_observable(file: StudyFile, step: str, *, observable: bool) -> None:
    """Says whether a documented step can be seen by who observes; a new version of the process.

    Raises:
        UserError: there is no such step, or the study cannot be written.
    """
    process = _process(file)
    named = [node for node in process.nodes if node.visible and node.name == step]
    if not named:
        raise UserError(
            f"there is no documented step {quoted(step)}",
            remedy=closest_name(step, process.step_names),
        )
    for node in named:
        process = apply_edit(process, SetObservable(node.id, observable))
    store_edited(file, process)
