"""What the analysis finds: constraints and decision latency, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

RECURRING_FROM = 2
"""Contacts from which on a constraint recurs."""


class FindingKind(StrEnum):
    PURPOSELESS_STEP = "purposeless-step"
    UNREVIEWED_APPROVAL = "unreviewed-approval"
    LATE_HANDOFF = "late-handoff"
    WORKAROUND = "workaround"
    WAITING_POINT = "waiting-point"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the 95 % Clopper–Pearson interval as fractions."""

    count: int
    of: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Constraint:
    """What holds the process at one step for one reason.

    Attributes:
        id: stable as long as step, reason and kind of point are.
        point: `wait`, `transfer` or `blocked`; the more frequent one where marks differ.
        points: every kind of point it was marked as, the most frequent first.
        step: where; empty before the first step.
        reason: why, or the team a transfer goes to; empty where left open.
        held_by: everyone named as holding it, sorted.
        kinds: what it is besides a constraint.
        contacts: numbers of the contacts held, sorted.
        count: how often it was marked.
        total_ms, median_ms: over the marks with a time; None where no end was seen.
        share: of the closed contacts.
        marks: ids of the evidence.
    """

    id: str
    point: str
    points: tuple[str, ...]
    step: str
    reason: str
    held_by: tuple[str, ...]
    kinds: tuple[FindingKind, ...]
    contacts: tuple[int, ...]
    count: int
    total_ms: int | None
    median_ms: float | None
    share: Share
    marks: tuple[int, ...]

    @property
    def recurring(self) -> bool:
        return len(self.contacts) >= RECURRING_FROM


@dataclass(frozen=True, slots=True)
class StepFinding:
    """A documented or observed step with its kinds, contacts and evidence."""

    step: str
    kinds: tuple[FindingKind, ...]
    contacts: tuple[int, ...]
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContactLatency:
    """From a contact's first resolution known to its permission.

    Where `permitted` is False and the agent had no authority of their own, `ms` runs to the
    close and says "at least".
    """

    contact: int
    ms: int
    permitted: bool
    own_authority: bool
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionLatency:
    """Of the contacts with a known resolution: each one's, and the median over `of` of them."""

    contacts: tuple[ContactLatency, ...]
    median_ms: float | None
    of: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Of one round: numbers of closed contacts, the open ones left out, and what was found."""

    contacts: tuple[int, ...]
    excluded: tuple[int, ...]
    latency: DecisionLatency
    constraints: tuple[Constraint, ...]
    steps: tuple[StepFinding, ...]
