"""How the details left open are asked, and which answers are offered."""

from __future__ import annotations

from collections.abc import Mapping

from observer.capture.left_open import Askable
from observer.model.mark import DETAIL_VALUES, REASON_NAME, MarkKind
from observer.ui.looks import LOOKS, OUTCOME_WORDS, subject
from observer.ui.observe.prompt import MAX_CHOICES, Choice
from observer.ui.observe.vocabulary import Vocabulary

_QUESTIONS: Mapping[tuple[MarkKind, str], str] = {
    (MarkKind.CLOSE, "outcome"): "How did it end?",
    (MarkKind.CLOSE, "repeat"): "In touch about this before?",
    (MarkKind.CLOSE, "demand"): "What caused the contact?",
    (MarkKind.OPEN, "channel"): "Which channel?",
    (MarkKind.OPEN, "agent"): "Which agent? (alias)",
    (MarkKind.WAIT, "on"): "Waiting on what?",
    (MarkKind.WAIT, "who"): "Which role held it?",
    (MarkKind.BLOCKED, "for"): "Blocked for what?",
    (MarkKind.BLOCKED, "held_by"): "Which role held it?",
    (MarkKind.TRANSFER, "to"): "To which team?",
    (MarkKind.TRANSFER, "mode"): "How was it handed over?",
    (MarkKind.TRANSFER, "context"): "Was the context carried?",
    (MarkKind.WORKAROUND, "text"): "What did the agent do?",
    (MarkKind.NOTE, "text"): "What was to be noted?",
}

_ANSWERS: Mapping[tuple[str, str], str] = {
    ("demand", "value"): "value: a wish of its own",
    ("demand", "failure"): "failure: not done, or not right",
}


def question(detail: Askable) -> str:
    """The detail as it is asked."""
    return _QUESTIONS[detail.mark.kind, detail.name]


def about(detail: Askable) -> str:
    """The mark in a few words."""
    named, word = subject(detail.mark), LOOKS[detail.mark.kind].word
    return f"{word} · {named}" if named else word


def answers(detail: Askable, vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """The numbered answers: the standard ones, then those given earlier in the study."""
    words = vocabulary.words(detail.mark.kind, detail.name)[:MAX_CHOICES]
    return tuple(Choice(value, _words(detail.name, value)) for value in words)


def placeholder(detail: Askable) -> str:
    """What to type: of people a role, a team or an alias, never a name."""
    if detail.name in {"who", "held_by"}:
        return "a role or team, never a person's name"
    return "an alias, never a name" if detail.name == "agent" else "in your own words"


def takes_text(detail: Askable) -> bool:
    """Whether an answer in one's own words will do."""
    key = (detail.mark.kind, detail.name)
    return key not in DETAIL_VALUES or detail.name in REASON_NAME.values()


def _words(name: str, value: str) -> str:
    if name == "outcome":
        return OUTCOME_WORDS.get(value, value)
    return _ANSWERS.get((name, value), value)
