"""What stands round the content of a sheet: title and facts above, method and number below."""

from __future__ import annotations

from dataclasses import replace

from observer.drawing.display_list import Anchor
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Tag
from observer.export.facts import PageFacts
from observer.export.flow import Room
from observer.export.paper import SheetSize
from observer.export.setting import PAGE_STYLES, Styles, natural_width, paragraph, rule


def gap(styles: Styles) -> float:
    """Between the frame and what stands in it."""
    return styles.margin / 4


def title_parts(facts: PageFacts, size: SheetSize, styles: Styles = PAGE_STYLES) -> list[Part]:
    """The contact type and what is shown of it, at the top; nothing is cut off."""
    margin, inner = styles.margin, size.width - 2 * styles.margin
    title = paragraph(facts.title, replace(styles.heading(1), font=Font.BOLD), inner, Tag.HEADING_1)
    subtitle = paragraph(facts.subtitle, styles.quiet, inner)
    return [Part(margin, margin, title), Part(margin, margin + title.height, subtitle)]


def foot_parts(
    facts: PageFacts, size: SheetSize, number: str, styles: Styles = PAGE_STYLES
) -> list[Part]:
    """The method, the program's version and the sheet's number, at the bottom.

    Args:
        number: such as `page 1 of 4`.
    """
    margin, inner = styles.margin, size.width - 2 * styles.margin
    words = f"Observer {facts.version} · {number}"
    beside = natural_width(words, styles.small) + margin
    method = _aside(paragraph(facts.method, styles.small, inner - beside))
    count = _aside(paragraph(words, styles.small, inner, anchor=Anchor.END))
    top = size.height - margin - max(method.height, count.height)
    line = Part(margin, top - gap(styles), rule(inner))
    return [line, Part(margin, top, method), Part(margin, top, count)]


def _aside(block: Block) -> Block:
    return replace(block, tag=Tag.ARTIFACT)


def room_between(
    head: list[Part], foot: list[Part], size: SheetSize, styles: Styles = PAGE_STYLES
) -> Room:
    """What head and foot leave of a sheet."""
    apart, margin = gap(styles), styles.margin
    top = max((part.y + part.block.height for part in head), default=margin - apart) + apart
    bottom = min(part.y for part in foot) - apart
    return Room(margin, top, size.width - 2 * margin, bottom - top)
