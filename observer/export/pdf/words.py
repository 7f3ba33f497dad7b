"""A line of text on a page: glyphs of embedded fonts, and the text that they stand for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from observer.drawing.bidi import stretches
from observer.drawing.display_list import Anchor, Text
from observer.drawing.shaping import Glyph, Run, shape
from observer.export.pdf.embedding import EmbeddedFont, Embedding
from observer.export.pdf.file import number

_ALIGNED = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_THOUSANDTHS = 1000
_SMALLEST = 1e-5
"""Part of the size below which nothing is moved."""


def text_operators(text: Text, fonts: Embedding, more: bool = False) -> str:
    """Sets the text in the colour that is chosen, in a system whose y runs up.

    Where it comes out wider than measured it is set smaller, as the window does.

    Args:
        more: other words follow it, so that it has to end with a space for who reads them aloud.
    """
    runs = shape(text.text, text.font)
    natural = text.size * sum(run.advance for run in runs)
    fit = min(1.0, text.width / natural) if natural else 1.0
    left = text.x - _ALIGNED[text.anchor] * natural * fit
    words = text.text
    if more and not _is_wide(words[-1:]):
        spaced = shape(f"{words} ", text.font)
        # On a line that runs to the left the space would stand before it, and move it.
        if spaced[-1].glyphs[-1].text == " ":
            runs, words = spaced, f"{words} "
    parts = [f"BT 1 0 0 1 {number(left)} {number(-text.y)} Tm"]
    for run in runs:
        parts += _run_operators(run, fonts.font(run.face), text.size * fit)
    parts.append("ET")
    return " ".join(parts if _is_spelt(runs, words) else _meaning(words, parts))


def _is_wide(character: str) -> bool:
    """Whether it is of a script, such as Chinese, that sets no spaces between words."""
    return unicodedata.east_asian_width(character or " ") in "WF"


def _is_spelt(runs: Sequence[Run], text: str) -> bool:
    """Whether what the glyphs stand for, taken from left to right, can be read as the text.

    Readers turn round by themselves what runs to the left.
    """
    glyphs = [glyph for run in runs for glyph in run.glyphs]
    turned = any(stretch.right_to_left for stretch in stretches(text))
    return turned or all(glyph.text for glyph in glyphs)


def _meaning(text: str, parts: list[str]) -> list[str]:
    """What is to be read for the parts, whatever order they are drawn in (ISO 32000-1, 14.9.4)."""
    coded = text.encode("utf-16-be").hex().upper()
    return [f"/Span <</ActualText <FEFF{coded}>>> BDC", *parts, "EMC"]


def _run_operators(run: Run, font: EmbeddedFont, size: float) -> Iterator[str]:
    yield f"/{font.resource} {number(size)} Tf"
    for up, level in groupby(run.glyphs, lambda glyph: glyph.up):
        raised = [f"{number(up * size)} Ts", "0 Ts"] if up else ["", ""]
        yield " ".join(filter(None, (raised[0], _shown(list(level), font), raised[1])))


def _shown(glyphs: Sequence[Glyph], font: EmbeddedFont) -> str:
    """Glyphs beside each other. Numbers among them move what follows to the left."""
    parts: list[str] = []
    codes = ""
    left = 0.0
    for glyph in glyphs:
        left -= glyph.right
        if abs(left) >= _SMALLEST:
            parts += [f"<{codes}>", number(left * _THOUSANDTHS)]
            codes = ""
        codes += f"{font.code(glyph.number, glyph.text):04X}"
        left = font.width(glyph.number) - glyph.advance + glyph.right
    moved = [number(left * _THOUSANDTHS)] if abs(left) >= _SMALLEST else []
    return f"[{' '.join((*parts, f'<{codes}>', *moved))}] TJ"
