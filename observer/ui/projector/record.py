"""What a presentation leaves in the study: when what was revealed, and the leader's notes."""

from __future__ import annotations

from collections.abc import Sequence

from observer.model.reveal import Conclusion, Reveal
from observer.model.study import Round
from observer.store.study_file import StudyFile


class StudyRecord:
    """
    Attributes:
        read_only: why nothing is kept; empty where it is.
    """

    def __init__(self, file: StudyFile) -> None:
        self._file = file
        self.read_only = file.read_only
        self._notes = file.presenter_notes()

    @property
    def reveals(self) -> Sequence[Reveal]:
        return self._file.reveals()

    def add_reveal(self, round_: Round, conclusion: Conclusion) -> None:
        """
        Raises:
            UserError: it could not be written.
        """
        self._file.add_reveal(round_, conclusion)

    @property
    def notes(self) -> str:
        return self._notes

    def keep_notes(self, notes: str) -> None:
        """
        Raises:
            UserError: they could not be written.
        """
        if notes != self._notes:
            self._file.set_presenter_notes(notes)
            self._notes = notes
