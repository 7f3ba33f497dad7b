"""How alike two names of steps are: words before letters.

Names are compared by their words: without case, order, endings and words that say nothing; words
that people use for the same thing count as the same, and so do words with a slip of the pen. Only
names without a word in common are compared by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

SAME = 100
MOST_FOR_WORDS = 95
MOST_FOR_LETTERS = 45
"""Scores are from 0 to 100, and say in which order to look, not how likely a match is."""

_SAME_WORD = 86
"""Letters alike, of 100, from which on two words are one with a slip of the pen."""

_SHORTEST = 4
"""Letters from which on a word may stand for a longer one; with a slip of the pen, one more."""

_STEM = 3
"""Letters that a word keeps without its ending."""

_WORDS = re.compile(r"(?<!['’])\w+")
_SILENT_WORDS = (
    "a an and any as at be by do does for from has have he her his if in into is it its of on or "
    "our she that the their them then there they this to we with you your"
)
_SILENT = frozenset(_SILENT_WORDS.split())
_ENDINGS = (
    "isations", "izations", "ications", "isation", "ization", "ication", "ations", "ation",
    "ments", "ising", "izing", "ying", "ment", "ings", "ing", "ised", "ized", "ises", "izes",
    "ions", "ion", "ied", "ies", "als", "al", "es", "ed", "ise", "ize", "s", "e", "y",
)  # fmt: skip
_SYNONYMS = (
    "approval approve authorise authorisation authority permission permit consent ok okay",
    "obtain get ask request seek fetch",
    "check verify validate inspect examine assess review",
    "tell inform notify advise",
    "customer caller client",
    "agent adviser advisor representative",
    "record log note document write",
    "book post enter key register",
    "refund reimburse reimbursement repay repayment",
    "identify identification identity id",
    "number no nr",
    "look find search open",
    "close finish end complete wrap",
    "transfer forward hand handover pass escalate",
    "manager lead leader supervisor",
    "greet greeting welcome hello",
    "pay payment payout paid",
    "case ticket",
)
"""Words used for one another in contact centres, by line."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """A score from 0 to 100, and why in words; no reason for 0, and for equal names."""

    score: int
    reason: str = ""


def plain(name: str) -> str:
    """The name without case and without more than one space between words."""
    return " ".join(name.casefold().split())


def compare_names(first: str, second: str) -> Similarity:
    """How alike an observed name and a documented one are."""
    if plain(first) == plain(second):
        return Similarity(SAME, "the same but for capitals and spaces" if first != second else "")
    words, others = _words(first), _words(second)
    shared = list(_shared(words, others))
    if not shared:
        return _by_letters(first, second)
    of_both = 2 * len(shared) / (len(words) + len(others))
    of_shorter = len(shared) / min(len(words), len(others))
    score = MOST_FOR_LETTERS + (MOST_FOR_WORDS - MOST_FOR_LETTERS) * (of_both + of_shorter) / 2
    told = (_told(words[word], others[other]) for word, other in shared)
    return Similarity(round(score), f"in both: {', '.join(told)}")


def _told(word: str, other: str) -> str:
    return word if word == other else f"{word} – {other}"


def _by_letters(first: str, second: str) -> Similarity:
    score = round(MOST_FOR_LETTERS * _letters_alike(plain(first), plain(second)) / SAME)
    return Similarity(score, "letters alike" if score else "")


@lru_cache(maxsize=10_000)
def _words(name: str) -> dict[str, str]:
    """The words of a name that say something, by what they mean."""
    written = _WORDS.findall(name.casefold())
    telling = [word for word in written if word not in _SILENT] or written
    return {_MEANINGS.get(_stem(word), _stem(word)): word for word in telling}


def _shared(words: dict[str, str], others: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words that stand in both names, each of them once, as pairs of what they mean."""
    alike = [
        (_letters_alike(word, other), word, other)
        for word in words
        for other in others
        if _is_one_word(word, other)
    ]
    met: set[str] = set()
    for _, word, other in sorted(alike, reverse=True):
        if not met & {f"1 {word}", f"2 {other}"}:
            met |= {f"1 {word}", f"2 {other}"}
            yield word, other


def _is_one_word(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < _SHORTEST:
        return False
    if longer.startswith(shorter):
        return True
    return len(shorter) > _SHORTEST and _letters_alike(word, other) >= _SAME_WORD


def _letters_alike(first: str, second: str) -> float:
    """The share of letters that two texts have in common in the same order, 0 to 100."""
    from rapidfuzz import fuzz

    return fuzz.ratio(first, second)


def _stem(word: str) -> str:
    """The word without its longest ending that leaves enough of it."""
    ends = (end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM)
    return word.removesuffix(next(ends, ""))


_MEANINGS = {_stem(word): line.split()[0] for line in _SYNONYMS for word in line.split()}
