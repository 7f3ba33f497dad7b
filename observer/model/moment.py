"""A moment as the machine saw it, and the distance between two moments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the clocks.

    Attributes:
        boot_id: which run of the machine the monotonic reading belongs to.
        monotonic_ns: nanoseconds on that run's clock, suspended time included.
        at: the same instant as aware UTC.
    """

    boot_id: str
    monotonic_ns: int
    at: datetime

    def earlier(self, by_ms: int) -> Moment:
        """The moment `by_ms` milliseconds before this one, on both clocks."""
        return Moment(
            self.boot_id,
            self.monotonic_ns - by_ms * 1_000_000,
            self.at - timedelta(milliseconds=by_ms),
        )


def distance_ms(start: Moment, end: Moment) -> int:
    """Milliseconds from `start` to `end`: monotonic within a boot, UTC across boots."""
    if start.boot_id == end.boot_id:
        return (end.monotonic_ns - start.monotonic_ns) // 1_000_000
    return (end.at - start.at) // timedelta(milliseconds=1)


class Timeline:
    """Places moments on one scale of milliseconds since an origin.

    The first moment seen of each boot is placed by UTC; all others of that boot follow it by the
    monotonic clock, so that a wall clock moved in between changes neither order nor durations.
    """

    def __init__(self, origin: Moment, moments: Iterable[Moment] = ()) -> None:
        self.origin = origin
        self._anchors: dict[str, tuple[Moment, int]] = {origin.boot_id: (origin, 0)}
        for moment in moments:
            self.ms(moment)

    def ms(self, moment: Moment) -> int:
        """Milliseconds from the origin to `moment`."""
        if moment.boot_id not in self._anchors:
            self._anchors[moment.boot_id] = (moment, distance_ms(self.origin, moment))
        anchor, offset_ms = self._anchors[moment.boot_id]
        return offset_ms + distance_ms(anchor, moment)
