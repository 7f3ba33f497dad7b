"""Summaries of the few durations that ten contacts give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Durations:
    """Median, shortest and longest in ms; None where no end was seen."""

    median_ms: float | None
    min_ms: int | None
    max_ms: int | None


NOT_TIMED = Durations(None, None, None)


def summarise(durations_ms: Iterable[int | None]) -> Durations:
    """Of the durations that were seen; those that were not are left out."""
    seen = [duration for duration in durations_ms if duration is not None]
    if not seen:
        return NOT_TIMED
    return Durations(median(seen), min(seen), max(seen))


def median(values: Iterable[int]) -> float:
    """The median, a whole number where it is one.

    Raises:
        statistics.StatisticsError: there is no value.
    """
    import statistics

    middle = statistics.median(values)
    return int(middle) if middle == int(middle) else middle
