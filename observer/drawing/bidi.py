"""Text in the order in which it is seen, for outputs that do not turn right-to-left text.

The Unicode bidirectional algorithm (UAX #9) for one line without embeddings. Arabic letters are
ordered, but not yet joined.
"""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = ("R", "AL")
_NUMBERS = ("EN", "AN")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def visual_order(text: str) -> str:
    """The characters from left to right as they are seen; other text comes back as it is."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    if not any(kind in _RIGHT_TO_LEFT for kind in kinds):
        return text
    levels = _levels(kinds)
    characters = [
        character.translate(_MIRRORED) if level % 2 else character
        for character, level in zip(text, levels, strict=True)
    ]
    for level in range(max(levels), 0, -1):
        _reverse_from(level, characters, levels)
    return "".join(characters)


def _levels(kinds: list[str]) -> list[int]:
    """Even levels run to the right, odd ones to the left; neutrals take the side they stand in."""
    base = next((_level(kind, 0) for kind in kinds if kind in ("L", *_RIGHT_TO_LEFT)), 0)
    known: list[int | None] = []
    strong = base
    for kind in kinds:
        if kind in ("L", *_RIGHT_TO_LEFT):
            strong = _level(kind, base)
            known.append(strong)
        else:
            number = kind in _NUMBERS
            known.append((2 if strong == 1 else strong) if number else None)
    return [_neutral(known, at, base) if level is None else level for at, level in enumerate(known)]


def _level(kind: str, base: int) -> int:
    return 1 if kind in _RIGHT_TO_LEFT else base * 2


def _neutral(known: list[int | None], at: int, base: int) -> int:
    """The level of both neighbours where they run the same way, else the line's own."""
    before = next((level for level in reversed(known[:at]) if level is not None), base)
    after = next((level for level in known[at + 1 :] if level is not None), base)
    if before == after:
        return before
    # Between a number and right-to-left text a neutral belongs to the text (rule N1).
    return 1 if {before, after} == {1, 2} else base


def _reverse_from(level: int, characters: list[str], levels: list[int]) -> None:
    """Turns round every stretch at `level` or above (rule L2)."""
    start = 0
    while start < len(levels):
        end = start
        while end < len(levels) and levels[end] >= level:
            end += 1
        characters[start:end] = characters[start:end][::-1]
        levels[start:end] = levels[start:end][::-1]
        start = end + 1
