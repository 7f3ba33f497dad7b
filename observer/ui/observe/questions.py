"""What a contact leaves to complete: the details left open, in the order they are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from observer.capture.press import open_details
from observer.model.mark import DETAIL_NAMES, Mark, MarkKind
from observer.ui.looks import LOOKS, subject

_WORDS: dict[tuple[MarkKind, str], str] = {
    (MarkKind.CLOSE, "outcome"): "How did it end?",
    (MarkKind.CLOSE, "repeat"): "Had the customer been in touch about this before?",
    (MarkKind.CLOSE, "demand"): "Did the contact bring value, or did a failure cause it?",
    (MarkKind.OPEN, "channel"): "Which channel?",
    (MarkKind.OPEN, "agent"): "Which agent? An alias, never the name",
    (MarkKind.WAIT, "on"): "Waiting on what?",
    (MarkKind.WAIT, "who"): "Who held it?",
    (MarkKind.BLOCKED, "for"): "Blocked for what?",
    (MarkKind.BLOCKED, "held_by"): "Who held it?",
    (MarkKind.TRANSFER, "to"): "To which team?",
    (MarkKind.TRANSFER, "mode"): "How was it handed over?",
    (MarkKind.TRANSFER, "context"): "Did what was known go with it?",
    (MarkKind.WORKAROUND, "text"): "What did the agent do?",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One open detail `name` of `mark`, and how it is asked."""

    mark: Mark
    name: str
    words: str

    @property
    def about(self) -> str:
        """The mark in a few words."""
        named = subject(self.mark)
        return f"{LOOKS[self.mark.kind].word} · {named}" if named else LOOKS[self.mark.kind].word


def open_questions(standing: Iterable[Mark]) -> list[Question]:
    """The questions of a contact: those about its close first, then mark by mark."""
    asked = [
        Question(mark, name, _WORDS[mark.kind, name])
        for mark in standing
        for name in DETAIL_NAMES.get(mark.kind, ())
        if name in open_details(mark) and (mark.kind, name) in _WORDS
    ]
    return sorted(asked, key=lambda question: question.mark.kind is not MarkKind.CLOSE)
