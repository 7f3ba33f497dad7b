"""The map of the pack: what was seen, and nothing held against it unless that was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from observer.documents.workshop.page import Page, Setup, full_page, numbered_sheets, page_room
from observer.drawing.legend import draw_legend
from observer.drawing.tokens import GRID
from observer.export.document import Block, Part, Tag, smallest_text_pt
from observer.export.map_sheet import LARGEST_SCALE
from observer.export.setting import figure
from observer.views import Drawn

TITLE = "The map"
ANCHOR = "map"


def best_map_page(setups: Sequence[Setup], drawn: Drawn) -> Page:
    """On the first of the sheets on which it reads well, else on the last."""
    for setup in setups:
        page = _page(setup, drawn)
        if reads_well(page):
            break
    return page


def smallest_pt(page: Page) -> float:
    """The size of its smallest text as printed."""
    return smallest_text_pt(numbered_sheets([page])[0])


def reads_well(page: Page) -> bool:
    return round(smallest_pt(page), 1) >= page.setup.size.smallest_pt


def _page(setup: Setup, drawn: Drawn) -> Page:
    room = page_room(setup, TITLE)
    legend = draw_legend(drawn.graph, room.width)
    key = Block(Tag.FIGURE, legend.width, legend.height, legend, alternative="Legend")
    height = room.height - key.height - GRID
    alternative = f"Map of the process: {setup.facts.subtitle}"
    shown = figure(drawn.drawing, room.width, height, alternative, LARGEST_SCALE)
    left = room.left + (room.width - shown.width) / 2
    top = room.top + (height - shown.height) / 2
    parts = [
        Part(left, top, shown),
        Part(room.left, room.top + room.height - key.height, key),
    ]
    return full_page(setup, TITLE, ANCHOR, parts)
