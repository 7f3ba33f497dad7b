"""A map on one sheet, with title, legend and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from observer.drawing.display_list import DisplayList
from observer.drawing.tokens import PAGE_PT
from observer.export.document import Block, Part, Sheet, Tag
from observer.export.facts import PageFacts
from observer.export.frame import foot_parts, room_between, title_parts
from observer.export.paper import SheetSize
from observer.export.setting import figure

LARGEST_SCALE = 1.25
"""A small map stays small on a large sheet."""

_GAP = 6.0


@dataclass(frozen=True, slots=True)
class MapSheet:
    """
    Attributes:
        smallest_pt: the smallest text of the map as printed.
        warnings: sentences for whoever exports.
    """

    sheet: Sheet
    smallest_pt: float
    warnings: tuple[str, ...]

    @property
    def reads_well(self) -> bool:
        return self.smallest_pt >= self.sheet.size.smallest_pt


def lay_out_map(
    drawing: DisplayList, legend: DisplayList, facts: PageFacts, size: SheetSize, alternative: str
) -> MapSheet:
    """The map as large as the sheet allows, in the middle of it.

    Args:
        alternative: what the map shows, in words.
    """
    head, foot = title_parts(facts, size), foot_parts(facts, size, "page 1 of 1")
    room = room_between(head, foot, size)
    height = room.height - legend.height - _GAP
    shown = figure(drawing, room.width, height, alternative, LARGEST_SCALE)
    key = Block(Tag.FIGURE, legend.width, legend.height, legend, alternative="Legend")
    left = (size.width - shown.width) / 2
    parts = (
        *head,
        Part(left, room.top + (height - shown.height) / 2, shown),
        Part(room.left, room.top + room.height - legend.height, key),
        *foot,
    )
    smallest = shown.scale * min((text.size for text in drawing.texts), default=PAGE_PT.body)
    return MapSheet(Sheet(size, parts, "1"), smallest, tuple(_warnings(size, smallest)))


def _warnings(size: SheetSize, smallest_pt: float) -> Iterator[str]:
    if smallest_pt < size.smallest_pt:
        yield (
            f"on {size.name} the smallest text of the map is {smallest_pt:.1f} pt, "
            f"below {size.smallest_pt:g} pt; a larger sheet prints it larger"
        )
