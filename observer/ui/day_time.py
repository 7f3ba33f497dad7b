"""How times of day are shown."""

from __future__ import annotations

from datetime import datetime

from observer.findings.wording import day_and_month


def time_of_day(at: datetime, now: datetime) -> str:
    """The local time of an instant, with its date where that is not today's."""
    local = at.astimezone()
    today = now.astimezone().date() == local.date()
    return f"{local:%H:%M}" if today else f"{local:%H:%M} on {day_and_month(local)}"
