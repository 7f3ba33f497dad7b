"""What stands round the drawing on a page: title, subtitle, method, page number and version."""

from __future__ import annotations

from dataclasses import dataclass

from observer.drawing.display_list import Anchor, Box, DisplayList, Primitive
from observer.drawing.lines import Line, one_line, set_lines, total_height, wrap_to_width
from observer.drawing.tokens import PAGE_PT, WIDE_MARGIN, Colour
from observer.drawing.typeface import Font
from observer.export.pages import PageFacts, Paper

_TITLE = Line("", PAGE_PT.title, Font.BOLD)
_SUBTITLE = Line("", PAGE_PT.body, colour=Colour.MUTED)
_FOOT = Line("", PAGE_PT.small, colour=Colour.MUTED)
_GAP = 6.0
_RULE_PT = 0.6
_NUMBER_ROOM = 160.0


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's frame, and the top and bottom of the room it leaves."""

    drawing: DisplayList
    top: float
    bottom: float


def frame_page(facts: PageFacts, paper: Paper, number: int = 1, pages: int = 1) -> Frame:
    """The frame of page `number` of `pages`. Nothing of the facts is cut off."""
    inner = paper.width_pt - 2 * WIDE_MARGIN
    head = (
        *wrap_to_width(facts.title, _TITLE, inner),
        *wrap_to_width(facts.subtitle, _SUBTITLE, inner),
    )
    foot = wrap_to_width(facts.method, _FOOT, inner - _NUMBER_ROOM)
    count = one_line(f"Observer {facts.version} · page {number} of {pages}", _FOOT)
    foot_top = paper.height_pt - WIDE_MARGIN - max(total_height(foot), count.height)
    rule = Box(WIDE_MARGIN, foot_top - _GAP, inner, _RULE_PT, fill=Colour.LINE)
    items: list[Primitive] = [
        *set_lines(head, WIDE_MARGIN, WIDE_MARGIN),
        rule,
        *set_lines(foot, WIDE_MARGIN, foot_top),
        *set_lines([count], paper.width_pt - WIDE_MARGIN, foot_top, Anchor.END),
    ]
    drawing = DisplayList(paper.width_pt, paper.height_pt, tuple(items))
    return Frame(drawing, WIDE_MARGIN + total_height(head) + _GAP, rule.y - _GAP)
