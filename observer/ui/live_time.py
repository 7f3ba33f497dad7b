"""How running times are shown."""

from __future__ import annotations

from observer.drawing.wording import SECOND_MS, clock_time


def live_time(ms: int) -> str:
    """Whole seconds that have passed, as `m:ss` or `h:mm:ss`."""
    return clock_time(ms // SECOND_MS * SECOND_MS)
