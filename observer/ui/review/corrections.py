"""What the review page does to the marks of a contact, and what it says of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from observer.capture.rules import Refused
from observer.errors import UserError
from observer.model.mark import Mark, MarkKind
from observer.ui.keys import Action
from observer.ui.observe.desk import Desk
from observer.ui.review.form import Draft
from observer.ui.review.listing import Listed


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it was done, in one sentence; `rows` are those appended."""

    done: bool
    sentence: str
    rows: tuple[Mark, ...] = field(default=())


class Corrections:
    """Appends corrections through the session; a refused one appends nothing.

    Args:
        author: the role of who corrects.
    """

    def __init__(self, desk: Desk, author: str) -> None:
        self._desk, self._session, self._author = desk, desk.session, author

    def refusal(self, number: int) -> str:
        """Why nothing of a contact can be corrected now; empty where it can."""
        if self._desk.read_only:
            return f"The study is open for reading only: {self._desk.read_only}."
        if number in self._desk.interrupted:
            return "Continue or park this contact on Observe first: it was interrupted."
        return ""

    def amend(self, number: int, was: Listed, draft: Draft) -> Answer:
        """Gives a mark what the draft changes of it."""
        kind = None if draft.kind is was.mark.kind else draft.kind
        at_ms = None if draft.at_ms == was.at_ms else draft.at_ms
        detail = None if not kind and draft.detail == was.mark.detail else draft.detail
        if (kind, at_ms, detail) == (None, None, None):
            return Answer(True, "Nothing was changed.")
        amend = partial(self._session.amend, number, was.mark.id, author=self._author)
        return self._do(number, partial(amend, at_ms=at_ms, kind=kind, detail=detail), "Corrected.")

    def move(self, number: int, listed: Listed, by_ms: int) -> Answer:
        """Moves a mark by so many milliseconds."""
        at_ms = listed.at_ms + by_ms
        amend = partial(self._session.amend, number, listed.mark.id, author=self._author)
        return self._do(number, partial(amend, at_ms=at_ms), f"Moved: {listed.words}.")

    def add(self, number: int, draft: Draft) -> Answer:
        """Adds a mark that nobody pressed."""
        add = partial(self._session.add, number, draft.kind, draft.at_ms, draft.detail)
        return self._do(number, partial(add, author=self._author), f"Added. {self._way_back}")

    def void(self, number: int, listed: Listed) -> Answer:
        """Takes a mark out of what stands."""
        void = partial(self._session.void, number, listed.mark.id, author=self._author)
        return self._do(number, void, f"Voided: {listed.words}. {self._way_back}")

    @property
    def _way_back(self) -> str:
        return f"{self._desk.keys.cap(Action.UNDO)} takes that back."

    def undo(self, number: int) -> Answer:
        """Takes the last correction back; what was marked live is left alone."""
        done = self._session.contacts[number].history.done
        if not done or not done[-1].press.author:
            return Answer(False, "There is no correction to undo.")
        return self._do(
            number, partial(self._session.press, MarkKind.UNDO, contact=number), "Taken back."
        )

    def redo(self, number: int) -> Answer:
        """Brings the correction taken back last to stand again."""
        undone = self._session.contacts[number].history.undone
        if not undone or not undone[-1].press.author:
            return Answer(False, "There is no correction to redo.")
        return self._do(
            number, partial(self._session.press, MarkKind.REDO, contact=number), "Done again."
        )

    def _do(self, number: int, correct: Callable[[], tuple[Mark, ...]], said: str) -> Answer:
        refusal = self.refusal(number)
        if refusal:
            return Answer(False, refusal)
        try:
            rows = correct()
        except (Refused, UserError) as refused:
            return Answer(False, f"Nothing was changed: {refused}.")
        self._take_in(number, rows[0])
        masked = " and ".join(kind.value for kind in self._session.last_masked)
        return Answer(True, f"{said} Masked in it: {masked}." if masked else said, rows)

    def _take_in(self, number: int, row: Mark) -> None:
        """The rest of the window learns what was corrected."""
        for mark in self._session.standing(number):
            if mark.id in (row.id, row.target):
                self._desk.vocabulary.learn(mark.kind, mark)
        self._desk.tracks[number].rebuild()
        self._desk.pressed.emit(number)
