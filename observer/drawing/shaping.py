"""A line of text as glyphs, from left to right as they are seen, through HarfBuzz.

Letters join, kern and form ligatures as the window draws them, so what is measured here is what
every output shows. Lengths are parts of the size of the type.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from observer.drawing.bidi import stretches
from observer.drawing.faces import Face, own_face, system_face
from observer.drawing.typeface import Font

_UNKNOWN = "?"
_JOINER = "\u200d"
_VIRAMA = 9
"""The combining class of what takes a letter's vowel and binds the next one to it."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A shape of a face.

    Attributes:
        number: in the face.
        text: the characters it stands for; "" where it goes with the glyph before it.
        advance: from its origin to the next one's.
        right, up: how far it is drawn from its origin.
    """

    number: int
    text: str
    advance: float
    right: float = 0
    up: float = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face that follow each other."""

    face: Face
    glyphs: tuple[Glyph, ...]

    @property
    def advance(self) -> float:
        return sum(glyph.advance for glyph in self.glyphs)


@lru_cache(maxsize=4096)
def shape(text: str, font: Font) -> tuple[Run, ...]:
    """The glyphs of a line. A character that no face has is drawn as a question mark."""
    runs: list[Run] = []
    for stretch in stretches(text):
        parts = list(_faced(text[stretch.start : stretch.end], font))
        if stretch.right_to_left:
            parts.reverse()
        runs += [Run(face, _glyphs(face, part, stretch.right_to_left)) for face, part in parts]
    return tuple(runs)


def _faced(text: str, font: Font) -> Iterator[tuple[Face, str]]:
    """The text cut where the face changes; marks stay with the letter they stand on."""
    begun, face = "", own_face(font)
    if text.isascii():
        yield face, text
        return
    for cluster in clusters(text):
        needed = _face_of(cluster, font)
        if begun and needed is not face:
            yield face, begun
            begun = ""
        begun, face = begun + cluster, needed
    yield face, begun


def _face_of(cluster: str, font: Font) -> Face:
    """The first face with the whole cluster, else the first with its letter."""
    shipped = own_face(font), own_face(Font.REGULAR)
    bold = font in (Font.SEMIBOLD, Font.BOLD)
    for text in (cluster, cluster[0]):
        own = next((face for face in shipped if face.has(text)), None)
        if found := own or system_face(text, bold):
            return found
    return shipped[0]


def clusters(text: str) -> Iterator[str]:
    """Letters with the marks and joiners behind them, and the letters that these bind."""
    start = 0
    for at in range(1, len(text)):
        if not _binds(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    yield text[start:]


def _binds(before: str, after: str) -> bool:
    marks = unicodedata.category(after) in ("Mn", "Mc", "Me", "Cf")
    return marks or before == _JOINER or unicodedata.combining(before) == _VIRAMA


def _glyphs(face: Face, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_codepoints([ord(letter if face.has(letter) else _UNKNOWN) for letter in text])
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = "en"  # the system's own would change what is drawn from desk to desk
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.font, buffer)
    infos = buffer.glyph_infos
    starts = sorted({info.cluster for info in infos})
    bounds = pairwise([0, *starts[1:], len(text)])  # what shows nothing may have lost its glyph
    texts = {start: text[slice(*part)] for start, part in zip(starts, bounds, strict=False)}
    unit = face.units
    return tuple(
        Glyph(
            info.codepoint,
            texts.pop(info.cluster, ""),
            place.x_advance / unit,
            place.x_offset / unit,
            place.y_offset / unit,
        )
        for info, place in zip(infos, buffer.glyph_positions, strict=True)
    )
