"""The number of a constraint, as its ring on the map has it."""

from __future__ import annotations

from observer.drawing.display_list import Box, DisplayList
from observer.drawing.lines import Line, set_lines
from observer.drawing.tokens import Colour
from observer.drawing.typeface import Font
from observer.export.document import Block, Tag
from observer.export.setting import Styles


def disc(rank: int, styles: Styles) -> Block:
    """White on a dark disc, in the size of the body's text."""
    size = styles.scale.body
    side = size * 1.5
    words = Line(str(rank), size, Font.BOLD, Colour.ON_INK)
    [text] = set_lines([words], (side - words.width) / 2, (side - words.height) / 2)
    round_ = Box(0, 0, side, side, side / 2, fill=Colour.INK)
    return Block(Tag.PARAGRAPH, side, side, DisplayList(side, side, (round_, text)))
