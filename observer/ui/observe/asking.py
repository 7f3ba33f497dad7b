"""The prompts of the desk: what is asked after which press, and what an answer does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from observer.model.mark import DETAIL_VALUES, REASON_NAME, Mark, MarkKind
from observer.ui.looks import OUTCOME_WORDS
from observer.ui.observe.prompt import MAX_CHOICES, Choice, Prompt, choices, is_known, is_whole
from observer.ui.observe.vocabulary import Vocabulary

WAIT_OR_BLOCK = "Asked for and coming: a wait. Nobody asked, or no right to: blocked."
HOW_TO_CLOSE = "A digit closes the contact, Esc goes back."

Complete = Callable[[Mark, str, str], object]
"""Gives the detail of that name to a mark."""

_TITLES: Mapping[MarkKind, str] = {
    MarkKind.WAIT: "Waiting on",
    MarkKind.BLOCKED: "Blocked for",
    MarkKind.TRANSFER: "To which team?",
    MarkKind.WORKAROUND: "What does the agent do instead?",
    MarkKind.NOTE: "Note",
}


def ask_reason(mark: Mark, vocabulary: Vocabulary, complete: Complete) -> Prompt:
    """Why the contact waits or is blocked: a digit, or a word of one's own."""
    name = REASON_NAME[mark.kind]
    words = vocabulary.words(mark.kind, name)
    return Prompt(
        _TITLES[mark.kind],
        lambda answer: complete(mark, name, answer),
        choices(words[:MAX_CHOICES]),
        hint=WAIT_OR_BLOCK,
        free_text="another",
        suggestions=words,
        takes_begun=partial(is_whole, words=words),
    )


def ask_text(mark: Mark, vocabulary: Vocabulary, complete: Complete) -> Prompt:
    """The text of a workaround or note."""
    return Prompt(
        _TITLES[mark.kind],
        lambda answer: complete(mark, "text", answer),
        free_text=_TITLES[mark.kind],
        typing=True,
        suggestions=vocabulary.words(mark.kind, "text"),
    )


def ask_team(mark: Mark, vocabulary: Vocabulary, complete: Complete, moving_cap: str) -> Prompt:
    """The team of a transfer: typed, or the digit of one that is known, and `Enter`; a name may
    begin with a digit, too."""
    typed = moving_cap != "Space"
    name = REASON_NAME[mark.kind]
    words = vocabulary.words(mark.kind, name)
    numbered = "A digit and Enter, or the name. " if words else ""
    return Prompt(
        _TITLES[mark.kind],
        lambda answer: complete(mark, name, answer),
        choices(words[:MAX_CHOICES]),
        hint=f"{numbered}{'Esc, then ' if typed else ''}{moving_cap} when it is picked up.",
        free_text=_TITLES[mark.kind],
        typing=True,
        suggestions=words,
        moves_while_empty=True,
        takes_begun=partial(is_whole, words=words),
    )


def ask_channel(
    mark: Mark, vocabulary: Vocabulary, complete: Complete, then: Callable[[], None]
) -> Prompt:
    """The channel by digit, and `then` the agent; `/` types the agent at once."""
    channels = DETAIL_VALUES[MarkKind.OPEN, "channel"]

    def take(answer: str) -> None:
        if answer in channels:
            complete(mark, "channel", answer)
            then()
        else:
            complete(mark, "agent", answer)

    agents = vocabulary.words(MarkKind.OPEN, "agent")
    return Prompt(
        "Channel",
        take,
        choices(channels),
        hint="Stands as in the contact before until it is changed." if mark.detail else "",
        free_text="agent",
        suggestions=agents,
        takes_begun=partial(is_whole, words=agents),
    )


def ask_agent(mark: Mark, vocabulary: Vocabulary, complete: Complete) -> Prompt:
    words = vocabulary.words(MarkKind.OPEN, "agent")
    return Prompt(
        "Agent",
        lambda answer: complete(mark, "agent", answer),
        choices(words[:MAX_CHOICES]),
        hint="An alias, never a name.",
        free_text="another agent" if words else "agent",
        suggestions=words,
        takes_begun=partial(is_whole, words=words),
    )


def ask_step(vocabulary: Vocabulary, take: Callable[[str], None]) -> Prompt:
    """The name of the step that begins."""
    words = vocabulary.words(MarkKind.STEP, "name")
    return Prompt(
        "Step",
        take,
        free_text="step",
        typing=True,
        suggestions=words,
        takes_begun=partial(is_known, words=words),
    )


def ask_which_step(
    names: tuple[str, ...], vocabulary: Vocabulary, take: Callable[[str], None]
) -> Prompt:
    """Which of the expected steps begins; nothing is guessed."""
    steps = vocabulary.words(MarkKind.STEP, "name")
    return Prompt(
        "Next, as documented",
        take,
        choices(names[:MAX_CHOICES]),
        free_text="another step",
        suggestions=steps,
        takes_begun=partial(is_known, words=steps),
    )


def ask_outcome(take: Callable[[str], None]) -> Prompt:
    outcomes = tuple(Choice(value, words) for value, words in OUTCOME_WORDS.items())
    return Prompt(
        "Close: how did it end?",
        take,
        outcomes,
        hint=HOW_TO_CLOSE,
        at_enter=HOW_TO_CLOSE,
    )
