"""The versions of a study's documented process: stored by every edit and import, none lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import chain, compress, pairwise

from observer.errors import UserError
from observer.model.mark import MarkKind
from observer.model.matching import ObservedName
from observer.model.process import DocumentedProcess
from observer.model.version import ProcessVersion
from observer.store.study_file import Decision, StudyFile

EDITED = "edited"
"""The source of a version that was made by hand."""

SITTING = timedelta(minutes=30)
"""Edits no further apart belong to one sitting."""


def store_edited(file: StudyFile, process: DocumentedProcess, author: str = "") -> None:
    """Stores what editing made of the process as a new version; without a change nothing.

    A step that got another name is still the step that the marks tell of: the names matched with
    it, and its own former name where it was marked, stand for the new one.

    Raises:
        UserError: the study cannot be written.
    """
    if process != file.documented_process():
        _store(file, process, EDITED, author)


def last_of_sittings(versions: Sequence[ProcessVersion]) -> tuple[ProcessVersion, ...]:
    """The versions without those that were soon edited further: every edit stores one."""
    ended = (not _goes_on(*pair) for pair in pairwise(versions))
    return tuple(compress(versions, chain(ended, [True])))


def _goes_on(version: ProcessVersion, following: ProcessVersion) -> bool:
    edited = version.source == following.source == EDITED
    return edited and following.stored_at - version.stored_at < SITTING


def go_back(file: StudyFile, number: int, author: str = "") -> ProcessVersion:
    """Stores a version once more, as the newest one; those after it stay, too.

    Returns:
        The version gone back to.

    Raises:
        UserError: there is no such version, it is the newest, or the study cannot be written.
    """
    versions = file.process_versions()
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise UserError(
            f"there is no version {number} of the documented process",
            where=str(file.path),
            remedy=f"there are {len(versions)}" if versions else "import a process first",
        )
    if found is versions[-1]:
        raise UserError(f"version {number} is the one in use", where=str(file.path))
    _store(file, found.process, f"version {number} again ({found.source})", author)
    return found


def _store(file: StudyFile, process: DocumentedProcess, source: str, author: str) -> None:
    before = file.documented_process()
    renamed = dict(_renamed(before, process)) if before else {}
    decisions = _carried_over(file, renamed) if renamed else []
    file.set_documented_process(process, source, decisions, author)


def _renamed(before: DocumentedProcess, after: DocumentedProcess) -> Iterator[tuple[str, str]]:
    """Former and new name of the steps whose former name is no step's any more."""
    for node in before.nodes:
        now = after.by_id.get(node.id)
        if node.visible and now and now.visible and node.name not in after.step_names:
            yield node.name, now.name


def _carried_over(file: StudyFile, renamed: Mapping[str, str]) -> list[Decision]:
    pairs = dict(file.matching().pairs)
    for former in renamed.keys() & _marked_names(file):
        pairs.setdefault(ObservedName(MarkKind.STEP, former), (former,))
    return [
        (observed, _without_itself(observed, tuple(renamed.get(name, name) for name in names)))
        for observed, names in pairs.items()
        if not renamed.keys().isdisjoint(names)
    ]


def _without_itself(observed: ObservedName, names: tuple[str, ...]) -> tuple[str, ...]:
    """A step that would stand for itself alone needs no match."""
    is_itself = observed.kind is MarkKind.STEP and names == (observed.label,)
    return () if is_itself else names


def _marked_names(file: StudyFile) -> set[str]:
    recorded = (contact for round_ in file.rounds() for contact in file.recorded(round_))
    return {mark.detail.get("name", "") for _, marks in recorded for mark in marks}
