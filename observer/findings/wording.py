"""How times are said, on every page and in every file."""

from __future__ import annotations

from datetime import date

from observer.model.finding import Share

NOT_SEEN = "not seen"
"""Said of a time whose end nobody saw; never 0."""

SECOND_MS = 1000

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def clock_time(ms: float | None) -> str:
    """Milliseconds to the nearest second as `m:ss`, or `h:mm:ss` from an hour on."""
    if ms is None:
        return NOT_SEEN
    minutes, seconds = divmod(round(ms / SECOND_MS), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def day_and_month(day: date) -> str:
    """Such as `9 March`, in the language of every other word, whatever the system's is."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def interval_words(share: Share) -> str:
    """`between 26 % and 88 %`."""
    return f"between {_percent(share.low)} and {_percent(share.high)}"


def _percent(fraction: float) -> str:
    """Rounded, but neither 0 nor 100, nor nearer to them than it is, where it is neither."""
    one = 0.01
    if 0 < fraction < one:
        return "under 1 %"
    return "over 99 %" if 0 < 1 - fraction < one else f"{round(100 * fraction)} %"
