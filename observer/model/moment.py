"""A moment as the machine saw it, and the distance between two moments."""

from __future__ import annotations

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

    The first moment seen of each boot is placed by its UTC distance from the latest one before it,
    never before that; all others of the boot follow it by the monotonic clock. So a wall clock
    that was moved changes neither the order nor any duration within a boot.
    """

    def __init__(self, origin: Moment) -> None:
        self._anchors: dict[str, tuple[Moment, int]] = {origin.boot_id: (origin, 0)}
        self._latest = (origin, 0)

    def ms(self, moment: Moment) -> int:
        """Milliseconds from the origin to `moment`."""
        latest, latest_ms = self._latest
        if moment.boot_id not in self._anchors:
            since_ms = max(0, distance_ms(latest, moment))
            self._anchors[moment.boot_id] = (moment, latest_ms + since_ms)
        anchor, offset_ms = self._anchors[moment.boot_id]
        ms = offset_ms + distance_ms(anchor, moment)
        if ms > latest_ms:
            self._latest = (moment, ms)
        return ms
