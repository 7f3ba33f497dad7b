"""The fonts of a file: of each face the glyphs that are used, with the text they stand for.

Composite fonts with two bytes a glyph (ISO 32000-1, 9.7). A glyph that stands for different texts
has as many codes, so that what is copied or searched is always the text as it was given.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from observer.drawing.faces import Face
from observer.export.pdf.file import File, number, text

_SYMBOLIC, _ITALIC = 4, 64
_NOT_DRAWN = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"name")
"""Tables that shaping and choosing a font need, and drawing does not."""

_STEM = 80
"""How thick a stem is, which only a reader without the font would use."""

_DIGITS = 6
_BLOCK = 100
"""Entries that a block of a CMap may hold."""


@dataclass(eq=False)
class EmbeddedFont:
    """A face in a file.

    Attributes:
        resource: its name on the pages.
    """

    resource: str
    face: Face
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, stands_for: str) -> int:
        """What to write for the glyph; from 1 on."""
        return self.codes.setdefault((glyph, stands_for), len(self.codes) + 1)

    def width(self, glyph: int) -> float:
        """The glyph's own advance as the file tells it, over the size of the type."""
        advance: int = self.face.font.get_glyph_h_advance(glyph)
        return round(advance / self.face.units, _DIGITS)


class Embedding:
    """The fonts of one file."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._fonts: dict[Face, EmbeddedFont] = {}

    def font(self, face: Face) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(f"F{len(self._fonts) + 1}", face)
        return self._fonts[face]

    def finish(self) -> None:
        """Writes the fonts; no more glyphs may be used."""
        for font in self._fonts.values():
            self._file.add_font(font.resource, _write(self._file, font))


def _write(file: File, font: EmbeddedFont) -> Any:
    subset, numbers = _subset(font)
    name = f"/{_tag(subset)}+{font.face.name}"
    places = [numbers[glyph] for glyph, _ in font.codes]
    post_script = font.face.outlines != "glyf"
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if post_script else "/CIDFontType2",
        "BaseFont": name,
        "CIDSystemInfo": _system_info("Identity"),
        "FontDescriptor": _write_descriptor(file, font, name, subset),
        "DW": 0,
        "W": _widths(font, places if post_script else range(1, len(places) + 1)),
    }
    encoding: Any = "/Identity-H"
    if post_script:
        encoding = _write_encoding(file, font, places)
    else:
        glyphs = b"".join(place.to_bytes(2, "big") for place in (0, *places))
        descendant["CIDToGIDMap"] = file.add_stream(f"glyphs {font.resource}", glyphs, {})
    return file.add(
        f"font {font.resource}",
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": encoding,
            "DescendantFonts": [file.add(f"descendant {font.resource}", descendant)],
            "ToUnicode": _write_meanings(file, font),
        },
    )


def _subset(font: EmbeddedFont) -> tuple[bytes, dict[int, int]]:
    """The font file with no more than the glyphs in use, and where each of them is in it."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update({glyph for glyph, _ in font.codes})
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.CFF_IDENTITY_CHARSET
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _NOT_DRAWN)
    face = font.face.font.face
    if face.has_var_data:
        wanted.pin_all_axes_to_default(face)
    plan = uharfbuzz.SubsetPlan(face, wanted)
    made = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    numbers = {glyph: mapping[glyph] for glyph, _ in font.codes}
    if font.face.outlines == "glyf":
        return bytes(made.blob.data), numbers
    return bytes(made.reference_table("CFF ").data), numbers


def _tag(subset: bytes) -> str:
    """Six letters that tell one subset of a font from another."""
    digest = hashlib.sha256(subset).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _write_descriptor(file: File, font: EmbeddedFont, name: str, subset: bytes) -> Any:
    import uharfbuzz

    face = font.face.font.face
    scale = 1000 / font.face.units
    head = bytes(face.reference_table("head").data)
    box = [_signed(head, at) * scale for at in (36, 38, 40, 42)]
    extents = font.face.font.get_font_extents("ltr")
    capitals = font.face.font.get_metric_position_with_fallback(uharfbuzz.OTMetricsTag.CAP_HEIGHT)
    slant = _signed(bytes(face.reference_table("post").data), 4)
    post_script = font.face.outlines != "glyf"
    entries = {"Subtype": "/CIDFontType0C"} if post_script else {"Length1": len(subset)}
    stream = file.add_stream(f"outlines {font.resource}", subset, entries)
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": _SYMBOLIC | (_ITALIC if slant else 0),
        "FontBBox": [round(side) for side in box],
        "ItalicAngle": slant,
        "Ascent": round(extents.ascender * scale),
        "Descent": round(extents.descender * scale),
        "CapHeight": round(capitals * scale),
        "StemV": _STEM,
        "FontFile3" if post_script else "FontFile2": stream,
    }
    return file.add(f"descriptor {font.resource}", descriptor)


def _signed(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big", signed=True)


def _widths(font: EmbeddedFont, places: Iterable[int]) -> list[Any]:
    """The advance of each glyph in thousandths of the size, as the entry `W` has it."""
    widths = {
        place: number(font.width(glyph) * 1000)
        for place, (glyph, _) in zip(places, font.codes, strict=True)
    }
    entries: list[Any] = []
    for place in sorted(widths):
        if place - 1 in widths:
            entries[-1].append(widths[place])
        else:
            entries += [place, [widths[place]]]
    return entries


def _system_info(ordering: str) -> dict[str, Any]:
    return {"Registry": text("Adobe"), "Ordering": text(ordering), "Supplement": 0}


def _write_meanings(file: File, font: EmbeddedFont) -> Any:
    """What text each code stands for (ISO 32000-1, 9.10.3)."""
    meant = [
        f"<{code:04X}> <{stands_for.encode('utf-16-be').hex().upper()}>"
        for (_, stands_for), code in font.codes.items()
        if stands_for
    ]
    content = _character_map("Adobe-Identity-UCS", "UCS", 2, _blocks("bfchar", meant))
    return file.add_stream(f"meanings {font.resource}", content, {})


def _write_encoding(file: File, font: EmbeddedFont, places: Sequence[int]) -> Any:
    """From codes to glyphs, for outlines that take no other map (ISO 32000-1, 9.7.5)."""
    name = f"Codes-{font.resource}"
    mapped = [f"<{code:04X}> {place}" for code, place in enumerate(places, 1)]
    content = _character_map(name, "Identity", 1, _blocks("cidchar", mapped))
    entries = {"Type": "/CMap", "CMapName": f"/{name}", "CIDSystemInfo": _system_info("Identity")}
    return file.add_stream(f"encoding {font.resource}", content, entries)


def _blocks(kind: str, lines: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        yield f"{len(block)} begin{kind}"
        yield from block
        yield f"end{kind}"


def _character_map(name: str, ordering: str, kind: int, blocks: Iterable[str]) -> bytes:
    lines = (
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        f"/CMapType {kind} def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
        *blocks,
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    )
    return "\n".join(lines).encode("ascii")
