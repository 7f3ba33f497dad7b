"""A journal that goes on in memory while the disk takes nothing, and catches up when it does."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from observer.capture.session import Journal
from observer.errors import NotSaved
from observer.model.mark import Mark
from observer.model.moment import Moment
from observer.model.study import Contact


class Safekeeping:
    """Wraps the journal of a session, and is one itself.

    What the journal refuses with `NotSaved` is kept, in order. Every later append, and `retry`,
    writes what waits before anything new, so that the record never has a hole.

    Attributes:
        problem: why the journal refused last; None where everything is saved.
    """

    def __init__(self, journal: Journal) -> None:
        self.problem: NotSaved | None = None
        self._journal = journal
        self._waiting: deque[tuple[Mark, ...]] = deque()

    @property
    def unsaved(self) -> tuple[Mark, ...]:
        """The marks that are in memory only, in the order of recording."""
        return tuple(mark for marks in self._waiting for mark in marks)

    @property
    def unsaved_since(self) -> Moment | None:
        """When the first of `unsaved` was pressed; None where everything is saved."""
        return self._waiting[0][0].pressed if self._waiting else None

    def next_mark_id(self) -> int:
        return self._journal.next_mark_id()

    def add_contact(self, round_id: int, number: int) -> Contact:
        return self._journal.add_contact(round_id, number)

    def append(self, marks: Sequence[Mark]) -> None:
        """Keeps the marks of one press, and writes all that waits if that can be."""
        self._waiting.append(tuple(marks))
        self.retry()

    def retry(self) -> bool:
        """Writes what waits, in order; whether everything is saved now."""
        try:
            while self._waiting:
                self._journal.append(self._waiting[0])
                self._waiting.popleft()
        except NotSaved as problem:
            self.problem = problem
            return False
        self.problem = None
        return True
