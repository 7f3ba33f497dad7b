"""How numbers are said: counts with what they are out of, times with their range."""

from __future__ import annotations

NOT_SEEN = "not seen"
"""Said of a time whose end nobody saw; never 0."""

DOCUMENTED_ONLY = "documented only"
OUT_OF_SIGHT = "cannot be seen from here"
"""Said of a documented step that is not observable."""

SECOND_MS = 1000


def of_all(count: int, total: int) -> str:
    return f"{count} of {total}"


def clock_time(ms: float | None) -> str:
    """Milliseconds as `m:ss`, or `h:mm:ss` from an hour on."""
    if ms is None:
        return NOT_SEEN
    minutes, seconds = divmod(round(ms / SECOND_MS), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_range(shortest_ms: float | None, longest_ms: float | None) -> str:
    """`0:42–9:40`; empty where there is no time, or the two read the same."""
    shortest, longest = clock_time(shortest_ms), clock_time(longest_ms)
    return "" if shortest == longest else f"{shortest}–{longest}"
