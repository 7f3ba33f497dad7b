"""Taking in a documented process: what a file holds, and whether anyone could follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from observer.conformance.completion import find_dead_end
from observer.documented.changes import Changes, find_changes
from observer.documented.reading import choose_process, read_process
from observer.documented.validation import validate
from observer.model.matching import ObservedName
from observer.model.process import GATEWAYS, DocumentedProcess, Node, ReadResult, ReadWarning
from observer.store.study_file import StudyFile


def read_documented(path: Path) -> ReadResult:
    """Reads every process of a file; one that cannot come to an end has a warning that says so.

    It is tried only as far as takes a moment; comparing tries it whole.

    Raises:
        UserError: the file cannot be read, or is flawed; see `read_process`.
    """
    result = read_process(path)
    return replace(result, warnings=(*result.warnings, *_endless(result, path)))


def _endless(result: ReadResult, path: Path) -> Iterator[ReadWarning]:
    told = {warning.what for warning in result.warnings}
    for process in result.processes:
        yield from (
            ReadWarning(str(path), f.what) for f in find_flaws(process) if f.what not in told
        )


def _nameless(process: DocumentedProcess) -> Iterator[ReadWarning]:
    if process.nodes and not process.step_names:
        what = "no step of it has a name, so nothing can be compared with it"
        yield ReadWarning(process.id, what)


def find_flaws(process: DocumentedProcess) -> tuple[ReadWarning, ...]:
    """What is wrong with a process as it stands, such as while it is edited."""
    flaws = (*_nameless(process), *validate(process))
    if flaws or not (dead_end := find_dead_end(process)):
        return flaws
    return (ReadWarning(process.id, dead_end),)


@dataclass(frozen=True)
class ImportPreview:
    """What taking in a process would bring; nothing is changed yet.

    Attributes:
        process: the process as it would be stored.
        source: the name of its file.
        warnings: what was read past.
        owners: each once, in document order.
        changes: against the documented process of the study.
        unmatched: observed names whose matches would have no step any more.
    """

    process: DocumentedProcess
    source: str
    warnings: tuple[ReadWarning, ...]
    owners: tuple[str, ...]
    changes: Changes
    unmatched: tuple[ObservedName, ...]

    @property
    def gateways(self) -> tuple[Node, ...]:
        return tuple(node for node in self.process.nodes if node.kind in GATEWAYS)


def preview_import(file: StudyFile, path: Path, process_name: str | None = None) -> ImportPreview:
    """What `take_in` would make of a file; the study stays as it is.

    Args:
        process_name: which process, where the file holds several.

    Raises:
        UserError: the file cannot be read or is flawed, or it is not clear which process to take.
    """
    result = read_documented(path)
    process = choose_process(result, process_name, str(path))
    return preview_process(file, process, path.name, result.warnings)


def preview_process(
    file: StudyFile,
    process: DocumentedProcess,
    source: str,
    warnings: tuple[ReadWarning, ...] = (),
) -> ImportPreview:
    """What `take_in` would make of a process that was read already; the study stays as it is."""
    before = file.documented_process()
    pairs = file.matching()
    lost = pairs.within(before).pairs.keys() - pairs.within(process).pairs.keys()
    return ImportPreview(
        process=process,
        source=source,
        warnings=warnings,
        owners=tuple(dict.fromkeys(node.owner for node in process.nodes if node.owner)),
        changes=find_changes(before, process),
        unmatched=tuple(sorted(lost, key=str)),
    )


def take_in(file: StudyFile, preview: ImportPreview) -> None:
    """Stores the process as the newest version; the marks and the versions before it stay.

    Raises:
        UserError: the study cannot be written.
    """
    file.set_documented_process(preview.process, preview.source)
