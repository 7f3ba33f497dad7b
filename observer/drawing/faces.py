"""Faces: a font file made ready for measuring, shaping and embedding.

The shipped typeface comes first. What it lacks is looked up among the fonts of the system; a face
is taken only where a document may embed it, so that screen and page show the same characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from observer.drawing.system_fonts import font_files
from observer.drawing.typeface import Font, font_path

_IGNORABLE = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Characters that steer their neighbours and show nothing; no face needs a glyph for them."""

_NEVER_EMBEDDED = 0x0002
_NEVER_CUT = 0x0100
_BITMAPS_ALONE = 0x0200
"""Bits of `fsType` in the OS/2 table that forbid to embed a part of the outlines."""


@dataclass(frozen=True, eq=False)
class Face:
    """A font file that is open. Equal only to itself.

    Attributes:
        name: its PostScript name, in letters that a PDF name may hold.
        font: the `uharfbuzz.Font`; its unit is 1 / `units` of the size.
        outlines: the table with its shapes: `glyf`, or `CFF ` for PostScript outlines.
    """

    name: str
    path: Path
    font: Any
    units: int
    outlines: str

    def has(self, text: str) -> bool:
        """Whether it has a glyph for each of these characters."""
        return all(
            character in _IGNORABLE or self.font.get_nominal_glyph(ord(character)) is not None
            for character in text
        )


@lru_cache(maxsize=len(Font))
def own_face(font: Font) -> Face:
    """A face of the shipped typeface."""
    face = open_face(font_path(font))
    assert face is not None, f"{font_path(font)} is damaged"
    return face


@lru_cache(maxsize=4096)
def system_face(text: str, bold: bool = False) -> Face | None:
    """The first face of the system with a glyph for each of these characters.

    Args:
        bold: its bold sister is taken where there is one.
    """
    face = next((face for face in _system_faces() if face.has(text)), None)
    sister = _bold_sister(face) if face and bold else None
    return sister if sister and sister.has(text) else face


def _bold_sister(face: Face) -> Face | None:
    """The face that its file's name leads to, as in `arialbd.ttf` or `NotoSans-Bold.ttf`."""
    stem, ending = face.path.stem.removesuffix("-Regular"), face.path.suffix
    named = (face.path.with_name(f"{stem}{weight}{ending}") for weight in ("-Bold", "bd", "b"))
    return next((found for path in named if (found := open_face(path)) is not None), None)


def _system_faces() -> Iterator[Face]:
    return (face for path in font_files() if (face := open_face(path)) is not None)


@cache
def open_face(path: Path) -> Face | None:
    """The face in a file, the first of a collection; None where a document cannot embed it.

    Colour pictures are no outlines, and some fonts forbid embedding.
    """
    import uharfbuzz

    try:
        blob = _content(path)
    except (OSError, uharfbuzz.HarfBuzzError):
        return None
    face = uharfbuzz.Face(blob)
    outlines = next((tag for tag in ("glyf", "CFF ") if tag in face.table_tags), "")
    if not outlines or "cmap" not in face.table_tags or not _may_embed(face):
        return None
    return Face(_name(face, path), path, uharfbuzz.Font(face), face.upem, outlines)


def _content(path: Path) -> Any:
    """The file's content, read as it is needed where HarfBuzz can open the path on every system."""
    import uharfbuzz

    if str(path).isascii():
        return uharfbuzz.Blob.from_file_path(str(path))
    return uharfbuzz.Blob(path.read_bytes())


def _may_embed(face: Any) -> bool:
    table = bytes(face.reference_table("OS/2").data)
    kind = int.from_bytes(table[8:10], "big")
    restricted = kind & 0x000F == _NEVER_EMBEDDED
    return not restricted and not kind & (_NEVER_CUT | _BITMAPS_ALONE)


def _name(face: Any, path: Path) -> str:
    import uharfbuzz

    told = face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem
    return "".join(letter for letter in told if letter.isascii() and letter.isalnum()) or "Font"
