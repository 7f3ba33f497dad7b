"""The documented process of the study that is open, and what every change of it tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from observer.model.matching import Matching, ObservedName
from observer.model.process import DocumentedProcess, ReadWarning
from observer.model.version import ProcessVersion
from observer.store.study_file import StudyFile

if TYPE_CHECKING:
    from observer.importing import ImportPreview
    from observer.matching import MatchTable


class StudyProcess(QObject):
    """Every change is on disk, as a version of its own, before it is told.

    All that changes raises UserError where the study cannot be written. What it takes is imported
    when it is needed, for this is made with the window.

    Signals:
        changed: the process, or what names stand for, is another.
    """

    changed = Signal()

    def __init__(self, file: StudyFile) -> None:
        super().__init__()
        self._file = file
        self._process = file.documented_process()
        self._seen: frozenset[str] = frozenset()

    @property
    def process(self) -> DocumentedProcess | None:
        """The version in use; None while there is none."""
        return self._process

    @property
    def matching(self) -> Matching:
        """What names stand for."""
        return self._file.matching()

    @property
    def undecided(self) -> int:
        """How many names may mean documented steps, and nobody has said so."""
        return len(self._undecided)

    @property
    def names_seen(self) -> bool:
        """Whether the names that nobody has decided on were shown to be matched."""
        return self._undecided <= self._seen

    def see_names(self) -> None:
        """The names that nobody has decided on are shown to be matched."""
        self._seen |= self._undecided

    @property
    def _undecided(self) -> frozenset[str]:
        rows = self.read_table().undecided if self._process else ()
        return frozenset(str(row.sighting.observed) for row in rows)

    @property
    def _author(self) -> str:
        return self._file.study().observer_role

    @property
    def versions(self) -> list[ProcessVersion]:
        return self._file.process_versions()

    @property
    def sittings(self) -> tuple[ProcessVersion, ...]:
        """The versions as people made them, oldest first."""
        from observer.process_versions import last_of_sittings

        return last_of_sittings(self.versions)

    def preview(
        self, process: DocumentedProcess, source: str, warnings: tuple[ReadWarning, ...]
    ) -> ImportPreview:
        """What taking in a process would bring; nothing is changed."""
        from observer.importing import preview_process

        return preview_process(self._file, process, source, warnings)

    def take_in(self, preview: ImportPreview) -> None:
        """Uses another process from now on."""
        from observer.importing import take_in

        take_in(self._file, preview)
        self._tell()

    def store(self, process: DocumentedProcess) -> None:
        """Stores what one edit made of the process."""
        from observer.process_versions import store_edited

        store_edited(self._file, process, self._author)
        self._tell()

    def store_typed(self, process: DocumentedProcess) -> None:
        """Stores a process typed from nothing, named after the contact type."""
        name = self._file.study().contact_type
        self.store(replace(process, id=name, name=name))

    def go_back(self, number: int) -> ProcessVersion:
        """Uses an earlier version again."""
        from observer.process_versions import go_back

        version = go_back(self._file, number, self._author)
        self._tell()
        return version

    def read_table(self) -> MatchTable:
        """The names of all rounds against the process, of which there is one."""
        from observer.matching import read_match_table

        return read_match_table(self._file)

    def count_contacts(self) -> int:
        """How many contacts were opened in all rounds."""
        return sum(len(self._file.recorded(round_)) for round_ in self._file.rounds())

    def match(self, observed: ObservedName, documented: tuple[str, ...]) -> tuple[str, ...]:
        """Says what a name stands for, nothing where that is empty; returns what it stood for."""
        from observer.matching import match_name, unmatch_name

        if documented:
            former = match_name(self._file, observed, documented, self._author)
        else:
            former = unmatch_name(self._file, observed, self._author)
        self._tell()
        return former

    def set_observable(self, step: str, *, observable: bool) -> None:
        """Says whether a step can be seen by who observes."""
        from observer.matching import set_observable

        set_observable(self._file, step, observable=observable)
        self._tell()

    def _tell(self) -> None:
        self._process = self._file.documented_process()
        self.changed.emit()
