"""The answers given on the list: each one appended at once, and taken back one by one."""

from __future__ import annotations

from dataclasses import dataclass

from observer.capture.left_open import Askable
from observer.model.mark import Mark, MarkKind
from observer.ui.observe.desk import Desk

INTERRUPTED = "Not now: continue or park this contact first, it was interrupted"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer given to a contact's detail."""

    number: int
    key: tuple[int, str]

    def is_by(self, press: Mark) -> bool:
        """Whether it was given by that press."""
        mark_id, name = self.key
        return press.kind is MarkKind.DETAIL and press.target == mark_id and name in press.detail


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
        if not self._desk.complete(detail.mark, detail.name, answer, self._desk.role):
            return False
        self._given.append(Given(number, detail.key))
        self._taken_back = []
        return True

    def undo(self) -> Given | None:
        """Takes the last answer back, or what was done to its contact since, which is told.

        Returns:
            The answer; None where none was given.
        """
        return self._move(MarkKind.UNDO, self._given, self._taken_back)

    def redo(self) -> Given | None:
        """Brings the answer taken back last to stand again."""
        return self._move(MarkKind.REDO, self._taken_back, self._given)

    def _move(self, kind: MarkKind, source: list[Given], target: list[Given]) -> Given | None:
        if not source:
            return None
        last = source[-1]
        history = self._desk.session.contacts[last.number].history
        actions = history.done if kind is MarkKind.UNDO else history.undone
        is_last = bool(actions) and last.is_by(actions[-1].press)
        words = self._desk.take_back(kind, last.number)
        if words and is_last:
            target.append(source.pop())
        elif words:
            verb = "Taken back" if kind is MarkKind.UNDO else "Done again"
            self._desk.told.emit(f"{verb}: {words}")
        return last
