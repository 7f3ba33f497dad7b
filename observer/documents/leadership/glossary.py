"""The words of the method that the pack uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from observer.export.document import Block, Part, Tag, walk
from observer.export.setting import Styles, beside, heading, paragraph

ANCHOR = "glossary"

WORDS = {
    "blocked": "Nobody was asked, or no right to: the agent cannot go on without something outside "
    "their control, and nothing is under way yet.",
    "coached metric": "The figure that coaching was to move, and did not.",
    "constraint": "What holds the process at one step for one reason; it recurs from two contacts "
    "on.",
    "contact": "One customer contact, observed from its opening to its close.",
    "decision latency": "From the agent knowing the resolution to being permitted to deliver it.",
    "documented process": "The process as it is written down.",
    "hold": "The customer is on hold; not the same as a wait or a block.",
    "late handoff": "A transfer after the resolution is known and before anybody permits it.",
    "mark": "One key press of the observer, with its time.",
    "median": "The middle one of the times in order: half are shorter, half are longer.",
    "outcome": "How a contact ended: resolved, callback promised, transferred, unresolved, "
    "abandoned.",
    "real process": "The process as it was observed.",
    "replay": "The observed contacts once more, without the time of some constraints.",
    "round": "Contacts observed under one state of the process; another one follows a change.",
    "step": "An activity that the agent performs.",
    "transfer": "The contact, or a part of it, leaves the agent for a named team.",
    "wait": "Asked for and coming: something is under way, and the agent cannot go on meanwhile.",
    "workaround": "An unofficial route that the agent takes because the official one fails.",
}


def glossary_page(used: Iterable[Block], styles: Styles, width: float) -> Iterator[Block]:
    """The words that occur in the blocks."""
    text = " ".join(_texts(used)).lower()
    yield heading("Glossary", 1, styles, width, ANCHOR)
    for word, meaning in WORDS.items():
        if _occurs(word, text):
            yield _entry(word, meaning, styles, width)


def _entry(word: str, meaning: str, styles: Styles, width: float) -> Block:
    left, gap = width / 5, styles.margin / 3
    words = [
        paragraph(word, styles.strong, left),
        paragraph(meaning, styles.body, width - left - gap),
    ]
    return beside(words, gap, Tag.ITEM)


def _occurs(word: str, text: str) -> bool:
    forms = {"transfer": r"transfer(red|s)?", "wait": "wait(s|ed|ing)?", "hold": "on hold"}
    return bool(re.search(rf"\b{forms.get(word, f'{word}s?')}\b", text))


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for part in walk(tuple(Part(0, 0, block) for block in blocks)):
        if part.block.drawing:
            yield from (text.text for text in part.block.drawing.texts)
