"""What stands round the content of a sheet: title and facts above, method and number below."""

from __future__ import annotations

from dataclasses import replace

from observer.drawing.display_list import Anchor
from observer.drawing.tokens import WIDE_MARGIN
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Tag
from observer.export.facts import PageFacts
from observer.export.flow import Room
from observer.export.paper import SheetSize
from observer.export.setting import PAGE_STYLES, Styles, natural_width, paragraph, rule

_GAP = 6.0


def title_parts(facts: PageFacts, size: SheetSize, styles: Styles = PAGE_STYLES) -> list[Part]:
    """The contact type and what is shown of it, at the top; nothing is cut off."""
    inner = size.width - 2 * WIDE_MARGIN
    title = paragraph(facts.title, replace(styles.heading(1), font=Font.BOLD), inner, Tag.HEADING_1)
    subtitle = paragraph(facts.subtitle, styles.quiet, inner)
    return [
        Part(WIDE_MARGIN, WIDE_MARGIN, title),
        Part(WIDE_MARGIN, WIDE_MARGIN + title.height, subtitle),
    ]


def foot_parts(
    facts: PageFacts, size: SheetSize, number: str, styles: Styles = PAGE_STYLES
) -> list[Part]:
    """The method, the program's version and the sheet's number, at the bottom.

    Args:
        number: such as `page 1 of 4`.
    """
    inner = size.width - 2 * WIDE_MARGIN
    words = f"Observer {facts.version} · {number}"
    beside = natural_width(words, styles.small) + WIDE_MARGIN
    method = _aside(paragraph(facts.method, styles.small, inner - beside))
    count = _aside(paragraph(words, styles.small, inner, anchor=Anchor.END))
    top = size.height - WIDE_MARGIN - max(method.height, count.height)
    line = Part(WIDE_MARGIN, top - _GAP, rule(inner))
    return [line, Part(WIDE_MARGIN, top, method), Part(WIDE_MARGIN, top, count)]


def _aside(block: Block) -> Block:
    return replace(block, tag=Tag.ARTIFACT)


def room_between(head: list[Part], foot: list[Part], size: SheetSize) -> Room:
    """What head and foot leave of a sheet."""
    top = max((part.y + part.block.height for part in head), default=WIDE_MARGIN - _GAP) + _GAP
    bottom = min(part.y for part in foot) - _GAP
    return Room(WIDE_MARGIN, top, size.width - 2 * WIDE_MARGIN, bottom - top)
