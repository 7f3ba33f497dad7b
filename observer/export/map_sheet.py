"""A map on one sheet, with title, legend and footer."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from observer.drawing.display_list import DisplayList
from observer.export.document import Part, Sheet, smallest_text_pt
from observer.export.facts import PageFacts
from observer.export.folding import folded
from observer.export.frame import foot_parts, gap, room_between, title_parts
from observer.export.paper import SheetSize
from observer.export.setting import enlargement, figure, sheet_styles

LARGEST_SCALE = 1.25
"""A small map stays small on a page; on a larger sheet it grows with it."""


@dataclass(frozen=True, slots=True)
class MapSheet:
    """
    Attributes:
        smallest_pt: the smallest text as printed.
    """

    sheet: Sheet
    smallest_pt: float

    @property
    def reads_well(self) -> bool:
        return round(self.smallest_pt, 1) >= self.sheet.size.smallest_pt


def legend_room(size: SheetSize) -> float:
    """How wide the legend of a map on a sheet may be drawn, before it is enlarged with it."""
    return (size.width - 2 * sheet_styles(size).margin) / enlargement(size)


def lay_out_map(
    drawing: DisplayList, legend: DisplayList, facts: PageFacts, size: SheetSize, alternative: str
) -> MapSheet:
    """The map as large as the sheet allows, in the middle of it; a long one in strips.

    Args:
        legend: no wider than `legend_room`.
        alternative: what the map shows, in words.
    """
    styles, factor = sheet_styles(size), enlargement(size)
    head, foot = title_parts(facts, size, styles), foot_parts(facts, size, "page 1 of 1", styles)
    room = room_between(head, foot, size, styles)
    key = figure(legend, room.width, legend.height * factor, "Legend", factor)
    height = room.height - key.height - gap(styles)
    largest = LARGEST_SCALE * factor
    shown = figure(drawing, room.width, height, alternative, largest)
    if shown.scale * _smallest(drawing) < size.smallest_pt:
        shown = folded(drawing, room.width, height, shown.scale, largest, styles) or shown
    parts = (
        *head,
        Part((size.width - shown.width) / 2, room.top + (height - shown.height) / 2, shown),
        Part(room.left, room.top + room.height - key.height, key),
        *foot,
    )
    sheet = Sheet(size, parts, "1")
    return MapSheet(sheet, smallest_text_pt(sheet))


def _smallest(drawing: DisplayList) -> float:
    return min((text.size for text in drawing.texts), default=inf)
