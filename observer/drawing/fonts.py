"""The typeface of every output, and measuring with it.

Source Sans is shipped with the program. Characters it lacks are looked up in well-known system
fonts with TrueType outlines, which a page can embed; what none of them has is drawn as U+FFFD.
Sizes and widths are in points.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from observer.drawing.typeface import Font, font_path

WRAP_CHARACTERS = 24
REPLACEMENT = "\ufffd"

_SYSTEM_FILES = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "arial.ttf",
    "segoeui.ttf",
    "seguisym.ttf",
    "seguiemj.ttf",
    "msyh.ttc",
    "msgothic.ttc",
    "malgun.ttf",
    "Nirmala.ttf",
    "Arial Unicode.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "Symbola.ttf",
)
"""Fonts of the three systems that between them hold most scripts, in the order of trial."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text set in one face; `face` is the name that ReportLab knows it by."""

    face: str
    text: str


def shown(text: str) -> str:
    """The text as it can be drawn on one line.

    White space becomes a space, characters that show nothing go, and control characters, unpaired
    surrogates and characters without a glyph become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown_character(character) for character in text)


def printable(text: str) -> str:
    """The text on one line, whole, with control characters and surrogates as U+FFFD."""
    return "".join(
        REPLACEMENT if unicodedata.category(character) in ("Cc", "Cs") else character
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
            lines.extend(word[at : at + limit] for at in range(0, len(word), limit))
    return tuple(lines)


def text_width(text: str, font: Font, size: float) -> float:
    """The width of a line in points, without kerning."""
    return size * _unit_width(text, font)


@lru_cache(maxsize=8192)
def _unit_width(text: str, font: Font) -> float:
    return float(sum(_face(run.face).stringWidth(run.text, 1) for run in runs(text, font)))


def runs(text: str, font: Font) -> tuple[Run, ...]:
    """The text cut where the face changes."""
    faces = ((_face_of(character, font), character) for character in text)
    return tuple(
        Run(face, "".join(character for _, character in group))
        for face, group in groupby(faces, key=lambda pair: pair[0])
    )


def _face_of(character: str, font: Font) -> str:
    own = _own_face(font)
    if ord(character) in _face(own).face.charToGlyph:
        return own
    return _system_face(character) or own


@lru_cache(maxsize=1024)
def _shown_character(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if character in "\u200b\u200c\u200d\u2060\ufeff\xad" or "\ufe00" <= character <= "\ufe0f":
        return ""
    if category.startswith("C") or not _has_glyph(character):
        return REPLACEMENT
    return character


def _has_glyph(character: str) -> bool:
    known = _face(_own_face(Font.REGULAR)).face.charToGlyph
    return ord(character) in known or bool(_system_face(character))


@lru_cache(maxsize=1)
def _faces() -> dict[str, Any]:
    """Registered faces by name, filled as they are needed."""
    return {}


def _face(name: str) -> Any:
    return _faces()[name]


def _own_face(font: Font) -> str:
    name = f"SourceSans-{font}"
    if name not in _faces():
        _register(name, font_path(font))
    return name


def _register(name: str, path: Path) -> None:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    face = TTFont(name, str(path))
    registerFont(face)
    _faces()[name] = face


@lru_cache(maxsize=1024)
def _system_face(character: str) -> str:
    """The first system face with a glyph for the character, or ""."""
    return next(
        (name for name in _system_faces() if ord(character) in _face(name).face.charToGlyph), ""
    )


def _system_faces() -> Iterator[str]:
    from reportlab.pdfbase.ttfonts import TTFError

    for path in _system_paths():
        name = f"System-{path.stem.replace(' ', '')}"
        if name not in _faces():
            try:
                _register(name, path)
            except TTFError:  # outlines that cannot be embedded
                continue
        yield name


@lru_cache(maxsize=1)
def _system_paths() -> tuple[Path, ...]:
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for place, _, names in os.walk(folder):
            for name in names:
                found.setdefault(name, Path(place) / name)
    return tuple(found[name] for name in _SYSTEM_FILES if name in found)


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",)
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"))
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
