"""The rounds of the study that is open, and which of them the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from observer.model.study import Round
from observer.store.study_file import StudyFile

if TYPE_CHECKING:
    from observer.rounds import RoundFacts


class StudyRounds(QObject):
    """What it does besides is imported when it is needed, for this is made with the window.

    Attributes:
        study: what the study says of itself.
        path: its file.
        shown: the round that the window shows.
        latest: the one in which contacts are opened.

    Signals:
        wanted: the round that is to be shown in the place of this one.
    """

    wanted = Signal(object)

    def __init__(self, file: StudyFile, shown: Round) -> None:
        super().__init__()
        self._file = file
        self.study, self.path = file.study(), file.path
        self.shown, self.latest = shown, file.round()

    @property
    def is_latest(self) -> bool:
        return self.shown == self.latest

    @property
    def facts(self) -> tuple[RoundFacts, ...]:
        """What each round holds, in order."""
        from observer.rounds import read_rounds

        return read_rounds(self._file)

    @property
    def is_untouched(self) -> bool:
        """Whether the latest round can be taken back: a later one that holds nothing yet."""
        from observer.rounds import is_untouched

        may_write = not self._file.read_only
        return may_write and self.latest.position > 1 and is_untouched(self._file, self.latest)

    @property
    def proposed_name(self) -> str:
        from observer.rounds import proposed_name

        return proposed_name(self._file)

    @property
    def why_no_other(self) -> str:
        """Why no other round can be begun now; empty where it can."""
        from observer.rounds import why_no_other_round

        return why_no_other_round(self._file)

    def begin(self, name: str) -> None:
        """Begins another round, and asks for it to be shown.

        Raises:
            UserError: as `rounds.begin_round`.
        """
        from observer.rounds import begin_round

        self.wanted.emit(begin_round(self._file, name))

    def take_back(self) -> None:
        """Removes the latest round, which is empty, and asks for the one before to be shown.

        Raises:
            UserError: as `rounds.take_round_back`.
        """
        from observer.rounds import take_round_back

        before = take_round_back(self._file)
        self.wanted.emit(before)


def number_of(round_: Round) -> str:
    """`round 2`, as the window says it within a sentence."""
    return f"round {round_.position}"
