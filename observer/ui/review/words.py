"""What marks, their details and their times are called on the review page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from observer.errors import UserError
from observer.model.mark import DETAIL_NAMES, Mark, MarkKind
from observer.ui.looks import LOOKS, OUTCOME_WORDS, one_line

DETAIL_WORDS: Mapping[str, str] = {
    "on": "Waiting on",
    "who": "Who held it",
    "for": "Blocked for",
    "held_by": "Who held it",
    "to": "To team",
    "mode": "Handed over",
    "context": "What was known",
    "name": "Step",
    "text": "In words",
    "channel": "Channel",
    "agent": "Agent (alias)",
    "outcome": "Outcome",
    "repeat": "Repeat contact",
    "demand": "Demand",
    "observed": "Was it observed",
    "ms": "Milliseconds",
    "reason": "Why",
    "moved_ms": "Clock moved by",
}

_TIME = re.compile(r"(?:(\d{1,4}):([0-5]?\d)|(\d{1,4})):([0-5]\d)")


_SAID: Mapping[tuple[str, str], str] = {
    ("repeat", "yes"): "repeat contact",
    ("repeat", "no"): "no repeat contact",
    ("repeat", "unknown"): "repeat not known",
    ("demand", "value"): "value demand",
    ("demand", "failure"): "failure demand",
    ("context", "carried"): "context carried",
    ("context", "lost"): "context lost",
}
"""Answers that say nothing without their question."""


def kind_word(kind: MarkKind) -> str:
    return LOOKS[kind].word


def described(mark: Mark) -> str:
    """The kind and every detail of a mark, on one line."""
    given = [(name, mark.detail[name]) for name in _shown_names(mark) if name in mark.detail]
    named = (_SAID.get(pair) or value_words(*pair) for pair in given)
    return " · ".join([kind_word(mark.kind), *named])


def _shown_names(mark: Mark) -> tuple[str, ...]:
    if mark.kind is MarkKind.GAP:
        return ("reason",)
    return DETAIL_NAMES.get(mark.kind, ())


def value_words(name: str, value: str) -> str:
    """The value of a detail as it is read."""
    return one_line(OUTCOME_WORDS.get(value, value) if name == "outcome" else value)


def read_time_ms(text: str) -> int:
    """Milliseconds of a time written as `m:ss` or `h:mm:ss`.

    Raises:
        UserError: it is written in another way.
    """
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise UserError("The time is written as m:ss, such as 2:05")
    hours, minutes, only_minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes + only_minutes) * 60 + seconds) * 1000
