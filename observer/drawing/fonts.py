"""What of a text can be drawn, how wide it comes out, and how it is broken into lines.

Characters that no font here can show, and those that are no text, are drawn as U+FFFD. Sizes and
widths are in points.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from observer.drawing.faces import own_face, system_face
from observer.drawing.shaping import clusters, shape
from observer.drawing.typeface import Font

WRAP_CHARACTERS = 24
REPLACEMENT = "\ufffd"

_STEERING = "\u200c\u200d\u200e\u200f\u061c"
"""Joiners and marks of direction: they show nothing, and change how their neighbours look."""

_EMPTY = "\u200b\u2060\ufeff\xad"


def shown(text: str) -> str:
    """The text as it can be drawn on one line.

    White space becomes a space, characters that show nothing go, and control characters, unpaired
    surrogates and characters without a glyph become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown_character(character) for character in text)


def printable(text: str) -> str:
    """The text on one line, whole, with what no XML or PDF can hold as U+FFFD."""
    return "".join(
        REPLACEMENT
        if unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff"
        else character
        for character in " ".join(text.split())
    )


def missing_characters(text: str) -> tuple[str, ...]:
    """The characters of a text that `shown` replaces, each once, in order."""
    lost = (
        character
        for character in text
        if character != REPLACEMENT and _shown_character(character) == REPLACEMENT
    )
    return tuple(dict.fromkeys(lost))


def wrapped(text: str, limit: int = WRAP_CHARACTERS) -> tuple[str, ...]:
    """The text in as few lines of at most `limit` characters as it takes, of even length.

    Words longer than a line are broken. No character but white space is lost.
    """
    words = shown(text).split()
    count = len(_filled(words, limit))
    while limit > 1 and len(_filled(words, limit - 1)) == count:
        limit -= 1
    return _filled(words, limit)


def _filled(words: list[str], limit: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines += _broken(word, limit)
    return tuple(lines)


def _broken(word: str, limit: int) -> list[str]:
    """The word in parts of at most `limit` characters; letters keep their marks where they can."""
    parts = [""]
    for cluster in clusters(word):
        for piece in (cluster[at : at + limit] for at in range(0, len(cluster), limit)):
            if parts[-1] and len(parts[-1]) + len(piece) > limit:
                parts.append("")
            parts[-1] += piece
    return parts


def text_width(text: str, font: Font, size: float) -> float:
    """The width of a line in points, shaped and kerned as it is drawn."""
    return size * _unit_width(text, font)


@lru_cache(maxsize=16384)
def _unit_width(text: str, font: Font) -> float:
    return sum(run.advance for run in shape(text, font))


@lru_cache(maxsize=4096)
def _shown_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _STEERING:
        return character
    if character in _EMPTY or "\ufe00" <= character <= "\ufe0f":
        return ""
    if unicodedata.category(character).startswith("C") or not _has_glyph(character):
        return REPLACEMENT
    return character


def _has_glyph(character: str) -> bool:
    return own_face(Font.REGULAR).has(character) or system_face(character) is not None
