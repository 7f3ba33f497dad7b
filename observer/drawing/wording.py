"""How numbers are said: counts with what they are out of, times with their range."""

from __future__ import annotations

from observer.findings.wording import clock_time

DOCUMENTED_ONLY = "documented only"
BEFORE_ONLY = "before only"
AFTER_ONLY = "after only"
OUT_OF_SIGHT = "cannot be seen from here"
"""Said of a documented step that is not observable."""

OWNER_NOT_KNOWN = "owner not known"
"""Said of a step without an owner among the lanes of those who own others."""


def of_all(count: int, total: int) -> str:
    return f"{count} of {total}"


def time_range(shortest_ms: float | None, longest_ms: float | None) -> str:
    """`0:42–9:40`; empty where there is no time, or the two read the same."""
    shortest, longest = clock_time(shortest_ms), clock_time(longest_ms)
    return "" if shortest == longest else f"{shortest}–{longest}"
