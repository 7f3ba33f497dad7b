"""How well a leader marked a scripted call: in time, late, mistaken, missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from observer.practice.marked import Marked, in_words
from observer.practice.pairing import Pair, pair_marks

WINDOW_MS = 10_000
"""A mark further away than this from a moment is not about it."""

LATEST_MS = 60_000
"""A mark left over that says the same as a moment nobody marked is about it up to this late."""

LATE_MS = 2_000
"""A mark is late from here on: about what it takes to notice, decide and press."""


class Verdict(StrEnum):
    IN_TIME = "in time"
    LATE = "late"
    MISTAKEN = "mistaken"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Judged:
    """One moment of the call, or a mark that belongs to none.

    Attributes:
        at_ms: when it happened; of a mark without a moment, when it was marked.
        expected: the reference; None where nothing was to be marked.
        marked: what the leader marked; None where it was missed.
    """

    verdict: Verdict
    at_ms: int
    expected: Marked | None
    marked: Marked | None

    @property
    def behind_ms(self) -> int:
        """How long after the moment it was marked; negative before it, 0 without a partner."""
        if not self.expected or not self.marked:
            return 0
        return self.marked.at_ms - self.expected.at_ms


@dataclass(frozen=True, slots=True)
class Score:
    """Everything judged, in order of time."""

    judged: tuple[Judged, ...]

    def of(self, verdict: Verdict) -> tuple[Judged, ...]:
        return tuple(judged for judged in self.judged if judged.verdict is verdict)

    @property
    def expected(self) -> int:
        """How many moments there were to mark."""
        return sum(1 for judged in self.judged if judged.expected)


def score(
    reference: Sequence[Marked],
    marked: Sequence[Marked],
    window_ms: int = WINDOW_MS,
    late_ms: int = LATE_MS,
) -> Score:
    """Holds marks against the reference; both in order of time, on the same scale.

    Pairs are made as `pair_marks` does; of what is left, a mark that says the same up to
    `LATEST_MS` after a moment is that one, very late. Mistaken are: another kind of point, another
    reason, team or name (an open one is not), and a mark with nothing to go with. Late is more
    than `late_ms` after the moment, by the time the mark has after back-dating. What the reference
    only implies need not be pressed, and may be.
    """
    pairs = _with_very_late(pair_marks(reference, marked, window_ms))
    pressed = (pair for pair in pairs if not (pair.first and pair.first.implied))
    return Score(tuple(Judged(_verdict(p, late_ms), p.at_ms, p.first, p.second) for p in pressed))


def _with_very_late(pairs: Sequence[Pair]) -> list[Pair]:
    """The first mark left over that says the same soon after takes a moment's empty place."""
    left = [pair.second for pair in pairs if not pair.first and pair.second]
    found: list[Pair] = []
    for pair in pairs:
        if pair.first and not pair.second:
            late = next((mark for mark in left if _is_late_for(pair.first, mark)), None)
            if late:
                left.remove(late)
            found.append(Pair(pair.first, late))
        elif pair.first:
            found.append(pair)
    found += [Pair(None, mark) for mark in left]
    return sorted(found, key=lambda pair: pair.at_ms)


def _is_late_for(moment: Marked, mark: Marked) -> bool:
    return 0 < mark.at_ms - moment.at_ms <= LATEST_MS and Pair(moment, mark).is_same


def _verdict(pair: Pair, late_ms: int) -> Verdict:
    if pair.second is None:
        return Verdict.MISSED
    if pair.first is None or not pair.is_same:
        return Verdict.MISTAKEN
    late = pair.second.at_ms - pair.first.at_ms > late_ms
    return Verdict.LATE if late else Verdict.IN_TIME


def describe(judged: Judged) -> str:
    """What became of one moment, in words."""
    marked = in_words(judged.marked) if judged.marked else ""
    if judged.expected is None:
        return f"Marked as {marked}, but nothing of the kind happened"
    expected = in_words(judged.expected)
    expected = expected[0].upper() + expected[1:]
    if not marked:
        return f"{expected}: not marked"
    if judged.verdict is Verdict.MISTAKEN:
        return f"{expected}: marked as {marked}"
    return f"{expected}: {_delay(judged.behind_ms)}"


def _delay(behind_ms: int) -> str:
    side = "after" if behind_ms >= 0 else "before"
    return f"marked {abs(behind_ms) / 1000:.1f} s {side} it happened"


def summarise(result: Score) -> str:
    """The score in two sentences, every count with what it is out of."""
    if not result.judged:
        return "Nothing was to be marked yet, and nothing was."
    mistaken = result.of(Verdict.MISTAKEN)
    stray = sum(1 for judged in mistaken if judged.expected is None)
    in_time, late, missed = (
        len(result.of(verdict)) for verdict in (Verdict.IN_TIME, Verdict.LATE, Verdict.MISSED)
    )
    sentence = (
        f"Of {result.expected} moments you marked {in_time} in time, {late} late and "
        f"{len(mistaken) - stray} as something else; {missed} not at all."
    )
    if not stray:
        return sentence
    marks = "1 mark stands" if stray == 1 else f"{stray} marks stand"
    return f"{sentence} {marks} where nothing of the kind happened."
