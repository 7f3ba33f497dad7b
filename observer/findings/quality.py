"""How good the observation of one contact was: what was missed, moved, corrected or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from observer.capture.left_open import left_open
from observer.findings.wording import clock_time
from observer.model.history import History
from observer.model.interval import merged
from observer.model.mark import CORRECTIONS, Mark, MarkKind
from observer.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts, and times in ms.

    Attributes:
        gaps, gap_ms: stretches not observed; those answered as observed are none.
        unanswered_gaps: of the gaps, those of which nobody said whether they were observed.
        clock_moves: how often the wall clock was set meanwhile.
        backdated: marks whose time was moved by the back-date key.
        corrected: marks that the editor moved, re-labelled, added or voided.
        undone: actions that were taken back and not brought back.
        open_details: details that were never given.
        keys_lost, keyless_ms: how often, and how long, another window had the keyboard; a look
            at another page of the program is no loss, and does not count.
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
        gap_time, keyless_time = clock_time(self.gap_ms), clock_time(self.keyless_ms)
        told = (
            (self.gaps, "stretch", "stretches", f" not observed, {gap_time} in all"),
            (self.unanswered_gaps, "gap", "gaps", " still to be answered"),
            (self.keys_lost, "time", "times", f" without the keyboard, {keyless_time} in all"),
            (self.open_details, "detail", "details", " left open"),
            (self.corrected, "mark", "marks", " corrected afterwards"),
            (self.backdated, "mark", "marks", " back-dated"),
            (self.undone, "action", "actions", " undone"),
            (self.clock_moves, "time", "times", " the computer's clock was set; no time was lost"),
        )
        return tuple(
            f"{count} {one if count == 1 else many}{rest}"
            for count, one, many, rest in told
            if count
        )


def observation_quality(rows: Sequence[Mark], trace: Trace) -> Quality:
    """The quality of the observation of one contact, from all its rows and its trace."""
    history = History(rows)
    standing = history.standing()
    gaps = [mark for mark in standing if mark.kind is MarkKind.GAP]
    counted = [gap for gap in gaps if gap.detail.get("observed") != "yes"]
    keyless = list(_keyless(history, standing))
    kinds = Counter(row.kind for row in rows)
    recorded = [row for action in history.done for row in action.rows]
    return Quality(
        gaps=len(counted),
        gap_ms=sum(gap.length_ms for gap in merged(trace.gaps)),
        unanswered_gaps=sum("observed" not in gap.detail for gap in gaps),
        clock_moves=sum("moved_ms" in gap.detail for gap in gaps),
        backdated=len({row.target for row in recorded if row.kind is MarkKind.BACKDATE}),
        corrected=len({_corrected(row) for row in recorded if _corrects(row)}),
        undone=kinds[MarkKind.UNDO] - kinds[MarkKind.REDO],
        open_details=len(left_open(standing)),
        keys_lost=kinds[MarkKind.KEYS_LOST],
        keyless_ms=sum(trace.observed_ms(start_ms, end_ms) for start_ms, end_ms in keyless),
    )


def _corrects(row: Mark) -> bool:
    """Whether somebody corrected the record with it, rather than completed it."""
    return bool(row.author) and not row.cause and row.kind is not MarkKind.DETAIL


def _corrected(row: Mark) -> int | None:
    """The id of the mark that a correction is about: itself where it was added."""
    return row.target if row.kind in CORRECTIONS else row.id


_KEYS_END = frozenset({MarkKind.KEYS_BACK, MarkKind.PARK, MarkKind.CLOSE})


def _keyless(history: History, standing: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The stretches without keyboard, in ms since the contact opened."""
    opening = next(mark for mark in standing if mark.kind is MarkKind.OPEN)
    origin_ms = history.ms(opening.happened)
    lost_ms = None
    for mark in standing:
        at_ms = history.ms(mark.happened) - origin_ms
        if mark.kind is MarkKind.KEYS_LOST and lost_ms is None:
            lost_ms = at_ms
        elif lost_ms is not None and (mark.kind in _KEYS_END or mark is standing[-1]):
            yield lost_ms, at_ms
            lost_ms = None
