"""What the page asks for after a press: numbered choices, a text, or both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MAX_CHOICES = 9
"""As many answers as digits give."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value and the words for it."""

    value: str
    words: str


def choices(values: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(value, value) for value in values)


def is_known(typed: str, words: tuple[str, ...]) -> bool:
    """Whether it is one of the words, whatever its case."""
    return typed.casefold() in (word.casefold() for word in words)


def is_whole(typed: str, words: tuple[str, ...]) -> bool:
    """Whether it is one of the words or a new one, and not merely the beginning of one."""
    begins = any(word.casefold().startswith(typed.casefold()) for word in words)
    return is_known(typed, words) or not begins


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question; it never stops the keys of actions unless a text is being typed.

    Attributes:
        title: what is asked.
        take: does what the answer asks for.
        choices: the numbered answers.
        hint: one quiet line below.
        free_text: what typing is for, where `/` opens it; empty where only a choice will do.
        typing: the text is open from the start.
        suggestions: words to complete what is typed.
        takes_begun: whether a text counts as given though something else was done before `Enter`.
        at_enter: what is said at `Enter`, which then does nothing; empty where it acts.
        moves_while_empty: until something is typed, `Space` says that the contact moves again.
    """

    title: str
    take: Callable[[str], object]
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    free_text: str = ""
    typing: bool = False
    suggestions: tuple[str, ...] = ()
    takes_begun: Callable[[str], bool] = bool
    at_enter: str = ""
    moves_while_empty: bool = False

    def meant(self, typed: str) -> str:
        """The answer that a typed text gives: a digit alone stands for the answer of that number,
        where a text is asked that has numbered ones and is none of them."""
        numbered = {str(at): choice.value for at, choice in enumerate(self.choices, start=1)}
        plain = typed.strip()
        named = not self.typing or is_known(plain, self.suggestions)
        return typed if named else numbered.get(plain, typed)
