"""The heartbeat of a live session: what of the time since the last beat was not observed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from observer.capture.clock import Clock
from observer.model.moment import Moment, distance_ms

INTERVAL_MS = 1000
"""How often a window beats."""

LONGEST_HANG_MS = 5000
"""How late a beat may come: for as long, a press is still stamped with its own time."""

SHORTEST_SLEEP_MS = 1000
"""Differences between two clocks of the machine that are less than this are no sleep."""

WALL_CLOCK_TOLERANCE_MS = 2000
"""A time server may nudge the wall clock by less than this without a word."""


class GapReason(StrEnum):
    """Why a stretch was not observed: the `reason` of a gap mark.

    `clock-moved` is no loss: the wall clock was set, which durations do not depend on.
    """

    SUSPENDED = "suspended"
    HUNG = "hung"
    STOPPED = "stopped"
    CLOCK_MOVED = "clock-moved"


@dataclass(frozen=True, slots=True)
class Missed:
    """What happened between two beats.

    Attributes:
        ms: how long was missed, before `until`; above 0.
        until: when that was found.
        clock_moved_ms: how far the wall clock was set forward, or back below 0; 0 where it was
            not.
    """

    ms: int
    reason: GapReason
    until: Moment
    clock_moved_ms: int = 0

    @property
    def observed(self) -> bool:
        """Whether nothing was lost."""
        return self.reason is GapReason.CLOCK_MOVED

    def detail(self) -> dict[str, str]:
        """The details of its gap mark."""
        moved = {"moved_ms": str(self.clock_moved_ms)} if self.clock_moved_ms else {}
        observed = {"observed": "yes"} if self.observed else {}
        return {"ms": str(self.ms), "reason": self.reason.value} | moved | observed


class Heartbeat:
    """Beats while a session is live; every beat tells what was missed since the one before.

    Times are UTC inside, so that neither midnight nor a change to daylight saving time is
    anything: only a wall clock that somebody sets is.
    """

    def __init__(self, clock: Clock, interval_ms: int = INTERVAL_MS) -> None:
        self._clock = clock
        self._longest_ms = interval_ms + LONGEST_HANG_MS
        self._last = clock.now()
        self._last_awake_ns = clock.awake_ns()

    def beat(self) -> Missed | None:
        """What was missed since the last beat; None where nothing was.

        Of a sleep, its own length; where the program hung, all the time since the last sign of
        life.
        """
        now, awake_ns = self._clock.now(), self._clock.awake_ns()
        elapsed_ms = distance_ms(self._last, now)
        awake_ms = (awake_ns - self._last_awake_ns) // 1_000_000
        moved_ms = (now.at - self._last.at) // timedelta(milliseconds=1) - elapsed_ms
        self._last, self._last_awake_ns = now, awake_ns
        if abs(moved_ms) < WALL_CLOCK_TOLERANCE_MS:
            moved_ms = 0
        hung = awake_ms > self._longest_ms
        asleep_ms = elapsed_ms - awake_ms
        if asleep_ms >= SHORTEST_SLEEP_MS:
            missed_ms = elapsed_ms if hung else asleep_ms
            return Missed(missed_ms, GapReason.SUSPENDED, now, moved_ms)
        if hung:
            return Missed(elapsed_ms, GapReason.HUNG, now, moved_ms)
        if moved_ms:
            return Missed(max(1, elapsed_ms), GapReason.CLOCK_MOVED, now, moved_ms)
        return None
