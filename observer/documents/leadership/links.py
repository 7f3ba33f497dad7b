"""Words that lead to other pages, and words that go on there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from observer.drawing.display_list import Anchor
from observer.drawing.lines import Line, wrap_to_width
from observer.drawing.tokens import Colour
from observer.export.document import Block, Tag
from observer.export.setting import natural_width, paragraph

FIRST_PAGE = "page-1"
BRIEF = "brief"
MAP = "map"
METHOD = "method"

Pages = Mapping[str, int]
"""The number of the page that an anchor stands on; while pages are counted, some are missing."""


def page_of(pages: Pages, anchor: str) -> str:
    return f"page {pages.get(anchor, 0)}"


def plain(text: str) -> str:
    """The text as one paragraph, whatever white space is in it."""
    return " ".join(text.split())


def link(text: str, anchor: str, like: Line, width: float, side: Anchor = Anchor.START) -> Block:
    """Words that can be pressed."""
    shown = paragraph(text, replace(like, colour=Colour.ACCENT), width, Tag.LINK, side)
    return replace(shown, link=anchor)


def short_link(text: str, anchor: str, like: Line) -> Block:
    """Words that can be pressed, no wider than they are."""
    return link(text, anchor, like, natural_width(text, like) + 1)


def capped(
    text: str,
    like: Line,
    width: float,
    most: int,
    pages: Pages,
    anchor: str,
    tag: Tag = Tag.DIVISION,
) -> Block:
    """The text in `most` lines; where it needs more, it says where it stands whole."""
    ending = f"… whole on {page_of(pages, anchor)}"
    if natural_width(ending, like) > width / 2:
        ending = f"… {page_of(pages, anchor)}"
    block, is_whole = shortened(text, like, width, most, ending)
    return replace(block, tag=tag, link="" if is_whole else anchor)


def shortened(text: str, like: Line, width: float, most: int, ending: str) -> tuple[Block, bool]:
    """The text in `most` lines, and whether that is all of it; if not, the ending follows it."""
    lines = wrap_to_width(text, like, width)
    if len(lines) <= most:
        return paragraph(plain(text), like, width), True
    kept = [line.text for line in lines[: most - 1]]
    last = _cut(lines[most - 1].text, like, width - natural_width(f" {ending}", like))
    return paragraph(" ".join((*kept, last, ending)), like, width), False


def _cut(text: str, like: Line, room: float) -> str:
    """As many whole words as fit; of a single word, as many characters."""
    while text and natural_width(text, like) > room:
        text = text.rpartition(" ")[0] or text[:-1]
    return text


def one_line(text: str, like: Line, width: float) -> Block:
    """As much of the text as one line holds; not read aloud."""
    [*lines] = wrap_to_width(text, like, width)
    if len(lines) <= 1:
        return paragraph(plain(text), like, width, Tag.ARTIFACT)
    cut = _cut(lines[0].text, like, width - natural_width("…", like))
    return paragraph(f"{cut}…", like, width, Tag.ARTIFACT)
