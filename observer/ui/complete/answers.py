"""The answers given on the list: each one appended at once, and taken back one by one."""

from __future__ import annotations

from dataclasses import dataclass

from observer.capture.left_open import Askable
from observer.model.mark import MarkKind
from observer.ui.observe.desk import Desk

INTERRUPTED = "Not now: continue or park this contact first, it was interrupted"
ONE_WITH_ITS_MARK = "This answer is one with the mark made last; give another one instead"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given to a contact's detail."""

    number: int
    key: tuple[int, str]


class Answers:
    """Since the list was shown, so that undo takes back nothing else."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._given: list[Given] = []
        self._taken_back: list[Given] = []

    def forget(self) -> None:
        """The list is left."""
        self._given, self._taken_back = [], []

    def give(self, number: int, detail: Askable, answer: str) -> bool:
        """Appends the answer; False where it was refused, which is told."""
        if number in self._desk.interrupted:
            self._desk.told.emit(INTERRUPTED)
            return False
        if not self._desk.complete(detail.mark, detail.name, answer):
            return False
        self._given.append(Given(number, detail.key))
        self._taken_back = []
        return True

    def undo(self) -> Given | None:
        """Takes the last answer back, and says which it was; None where none was given."""
        return self._move(MarkKind.UNDO, self._given, self._taken_back)

    def redo(self) -> Given | None:
        """Brings the answer taken back last to stand again."""
        return self._move(MarkKind.REDO, self._taken_back, self._given)

    def _move(self, kind: MarkKind, source: list[Given], target: list[Given]) -> Given | None:
        if not source:
            return None
        last = source[-1]
        done = self._desk.session.contacts[last.number].history.done
        if kind is MarkKind.UNDO and done[-1].press.kind is not MarkKind.DETAIL:
            self._desk.told.emit(ONE_WITH_ITS_MARK)
        elif self._desk.take_back(kind, last.number):
            target.append(source.pop())
        return last
