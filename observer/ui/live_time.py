"""How running times and times of day are shown."""

from __future__ import annotations

from datetime import datetime

from observer.findings.wording import SECOND_MS, clock_time


def live_time(ms: int) -> str:
    """Whole seconds that have passed, as `m:ss` or `h:mm:ss`."""
    return clock_time(ms // SECOND_MS * SECOND_MS)


def time_of_day(at: datetime, now: datetime) -> str:
    """The local time of an instant, with its date where that is not today's."""
    local = at.astimezone()
    today = now.astimezone().date() == local.date()
    return f"{local:%H:%M}" if today else f"{local:%H:%M} on {local.day} {local:%B}"
