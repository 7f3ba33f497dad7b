"""Which documented steps the names that a leader marked stand for, as the leader confirmed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from observer.model.mark import MarkKind
from observer.model.process import DocumentedProcess


@dataclass(frozen=True, slots=True)
class ObservedName:
    """A step by its name, or a point by its kind and its reason or team.

    Attributes:
        kind: `step`, `wait`, `blocked` or `transfer`.
        label: as marked.
        step: for a point: at this step as marked alone ("" is before the first step); None is
            wherever it was marked.
    """

    kind: MarkKind
    label: str
    step: str | None = None

    def __str__(self) -> str:
        if self.kind is MarkKind.STEP:
            return self.label
        place = "" if self.step is None else f" at {self.step or 'the start'}"
        return f"{self.kind.value}: {self.label or 'reason open'}{place}"


@dataclass(frozen=True, slots=True)
class Matching:
    """The documented steps that each observed name stands for; a name without any is itself."""

    pairs: Mapping[ObservedName, tuple[str, ...]] = field(default_factory=dict)

    def step_names(self, name: str) -> tuple[str, ...]:
        """What a step marked so stands in the trace as."""
        return self.pairs.get(ObservedName(MarkKind.STEP, name), (name,))

    def point_names(self, point: ObservedName) -> tuple[str, ...]:
        """The steps as which a point at a step stands in the trace; none if it is only a point."""
        wherever = ObservedName(point.kind, point.label)
        return self.pairs.get(point) or self.pairs.get(wherever, ())

    def within(self, process: DocumentedProcess | None) -> Matching:
        """Only what the process has now, in its order; without a process nothing is matched."""
        names = process.step_names if process else ()
        kept = {
            observed: tuple(name for name in names if name in documented)
            for observed, documented in self.pairs.items()
        }
        return Matching({observed: found for observed, found in kept.items() if found})


NOTHING_MATCHED = Matching()


@dataclass(frozen=True, slots=True)
class MatchEntry:
    """One decision of the leader's, as it stays in the record.

    Attributes:
        id: in the order of decision.
        documented: names of the documented steps; empty where a match was taken back.
        decided_at: aware UTC.
        author: the role of who decided; empty where not known.
    """

    id: int
    observed: ObservedName
    documented: tuple[str, ...]
    decided_at: datetime
    author: str = ""


def standing_matching(entries: Iterable[MatchEntry]) -> Matching:
    """What stands of the decisions, given in their order: the last one for each name."""
    last = {entry.observed: entry.documented for entry in entries}
    return Matching({observed: documented for observed, documented in last.items() if documented})
