"""What a leader writes beside the figures, for those who decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Brief:
    """The question, and what is asked for. A text is empty, and the day None, until it is given.

    Attributes:
        question: what senior leadership is to answer, in one sentence.
        decision, by_whom, by_when: what is asked for: which decision, of which role, by which day.
        words: one sentence in the team's own words.
        said: the same of single constraints, by their ids.
        author: who hands it on, as they give it.
    """

    question: str = ""
    decision: str = ""
    by_whom: str = ""
    by_when: date | None = None
    words: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    author: str = ""
