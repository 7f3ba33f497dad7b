"""Stretches of time within a contact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Half-open stretch of a contact, in ms since it opened."""

    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.start_ms


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same stretches sorted, those that touch or overlap as one."""
    result: list[Interval] = []
    for interval in sorted(intervals):
        if result and interval.start_ms <= result[-1].end_ms:
            last = result.pop()
            interval = Interval(last.start_ms, max(last.end_ms, interval.end_ms))  # noqa: PLW2901
        result.append(interval)
    return tuple(result)


def without_ms(start_ms: int, end_ms: int, taken: Sequence[Interval]) -> int:
    """Milliseconds from `start_ms` to `end_ms`, without what merged stretches take of it."""
    first = bisect_right(taken, start_ms, key=lambda interval: interval.end_ms)
    past = bisect_left(taken, end_ms, key=lambda interval: interval.start_ms)
    lost = sum(
        min(end_ms, interval.end_ms) - max(start_ms, interval.start_ms)
        for interval in taken[first:past]
    )
    return max(0, end_ms - start_ms - lost)
