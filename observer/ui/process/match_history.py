"""What was matched on the page, to be taken back and done again."""

from __future__ import annotations

from dataclasses import dataclass

from observer.model.matching import ObservedName
from observer.ui.process.study_process import StudyProcess


@dataclass(frozen=True, slots=True)
class Matched:
    """A name that stands for other steps than before; for none where a side is empty."""

    observed: ObservedName
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def words(self) -> str:
        if not self.after:
            return f"“{self.observed}” is itself again"
        return f"“{self.observed}” is {' + '.join(f'“{name}”' for name in self.after)}"

    @property
    def reverse(self) -> Matched:
        return Matched(self.observed, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Sighted:
    """A documented step that can be seen now, or no more."""

    step: str
    observable: bool

    @property
    def words(self) -> str:
        return f"“{self.step}” {'can' if self.observable else 'cannot'} be seen from here"

    @property
    def reverse(self) -> Sighted:
        return Sighted(self.step, not self.observable)


Change = Matched | Sighted


class MatchHistory:
    """The changes made since the page was opened. All raise UserError where nothing is written."""

    def __init__(self, study: StudyProcess) -> None:
        self._study = study
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def match(self, observed: ObservedName, documented: tuple[str, ...]) -> Change:
        """Says what a name stands for."""
        before = self._study.match(observed, documented)
        return self._note(Matched(observed, before, documented))

    def set_observable(self, step: str, *, observable: bool) -> Change:
        """Says whether a step can be seen."""
        self._study.set_observable(step, observable=observable)
        return self._note(Sighted(step, observable))

    def _note(self, change: Change) -> Change:
        self._done.append(change)
        self._undone.clear()
        return change

    def undo(self) -> Change | None:
        """Takes the last change back; returns what that made, None where there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Change | None:
        """Makes the change again that was taken back last."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[Change], target: list[Change]) -> Change | None:
        """Makes the reverse of the last change of `source`, to be reversed again from `target`."""
        if not source:
            return None
        made = source[-1].reverse
        self._make(made)
        source.pop()
        target.append(made)
        return made

    def _make(self, change: Change) -> None:
        if isinstance(change, Sighted):
            self._study.set_observable(change.step, observable=change.observable)
        else:
            self._study.match(change.observed, change.after)
