"""How good the observation of one contact was: what was missed, moved, corrected or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from observer.model.mark import Mark
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts, and times in ms.

    Attributes:
        gaps, gap_ms: stretches not observed; those answered as observed are none.
        unanswered_gaps: of the gaps, those nobody was asked about yet.
        clock_moves: how often the wall clock was set meanwhile.
        backdated: marks whose time was moved by the back-date key.
        corrected: marks that the editor moved, re-labelled, added or voided.
        undone: actions that stand undone.
        open_details: details that were never given.
        keys_lost, keyless_ms: how often, and how long, the keyboard was elsewhere.
    """

    gaps: int
    gap_ms: int
    unanswered_gaps: int
    clock_moves: int
    backdated: int
    corrected: int
    undone: int
    open_details: int
    keys_lost: int
    keyless_ms: int

    @property
    def summary(self) -> tuple[str, ...]:
        """What there is to say, in plain words, the gravest first; empty where all was well."""
        raise NotImplementedError


def observation_quality(rows: Sequence[Mark], trace: Trace) -> Quality:
    """The quality of the observation of one contact, from all its rows and its trace."""
    raise NotImplementedError
