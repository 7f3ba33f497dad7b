"""What was shown to a team only once it had looked at the map for itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Conclusion(StrEnum):
    """What stays hidden from a team until the leader reveals it."""

    COMPARISON = "comparison"
    FINDINGS = "findings"
    RANKING = "ranking"


@dataclass(frozen=True, slots=True)
class Reveal:
    """That a conclusion was revealed; it stays in the record when the leader hides it again.

    Attributes:
        id: in the order of revealing.
        round_id: of the round whose map was shown.
        revealed_at: aware UTC.
    """

    id: int
    round_id: int
    conclusion: Conclusion
    revealed_at: datetime
