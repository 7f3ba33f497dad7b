"""A whole map on one sheet of the pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from observer.documents.leadership.links import Pages, page_of, short_link
from observer.documents.leadership.matter import Held
from observer.drawing.display_list import DisplayList
from observer.drawing.layers import ringed
from observer.drawing.legend import draw_legend
from observer.export.document import Block, Part
from observer.export.flow import Room
from observer.export.paper import HAND_PT, Orientation, Paper, SheetSize, larger_papers, sheet_size
from observer.export.setting import (
    Styles,
    beside,
    figure,
    fitting_scale,
    heading,
    paragraph,
    stacked,
)
from observer.views import Drawn

_LARGEST_SCALE = 1.25


@dataclass(frozen=True, slots=True)
class MapPage:
    """A map with what it is called, and what stands below its title."""

    drawn: Drawn
    title: str
    anchor: str
    words: str
    ringed: tuple[Held, ...] = ()

    @property
    def drawing(self) -> DisplayList:
        constraints = [held.constraint for held in self.ringed]
        return ringed(self.drawn.drawing, constraints, ranked=True)

    def size(self, paper: Paper, styles: Styles) -> SheetSize:
        """The smallest sheet from `paper` on, lying, on which all of the map can be read."""
        for one in (paper, *larger_papers(paper)):
            size = sheet_size(one, Orientation.LANDSCAPE)
            if round(self.smallest_pt(size, styles), 1) >= HAND_PT:
                break
        return size

    def smallest_pt(self, size: SheetSize, styles: Styles) -> float:
        """The smallest text of the map on a sheet."""
        frame = 4 * styles.margin + styles.scale.title
        drawing, inner = self.drawn.drawing, size.width - 2 * styles.margin
        scale = fitting_scale(drawing, inner, size.height - 2 * frame, _LARGEST_SCALE)
        return scale * min((text.size for text in drawing.texts), default=HAND_PT)


def too_small(page: MapPage, paper: Paper, styles: Styles) -> str:
    """How small the map is on the largest sheet; empty where it can be read."""
    size = page.size(paper, styles)
    smallest_pt = page.smallest_pt(size, styles)
    if round(smallest_pt, 1) >= HAND_PT:
        return ""
    return (
        f"“{page.title}”: on {size.name} the smallest text is {smallest_pt:.1f} pt, below "
        f"{HAND_PT:g} pt; export “wall” for several sheets"
    )


def map_parts(page: MapPage, styles: Styles, room: Room, pages: Pages) -> tuple[Part, ...]:
    """Title, map and legend, from the top of the room to its foot."""
    head = stacked(
        [
            heading(page.title, 1, styles, room.width, page.anchor),
            paragraph(page.words, styles.quiet, room.width),
            beside(_evidence(page.ringed, styles, pages), styles.margin / 2),
        ]
    )
    legend = draw_legend(page.drawn.graph, room.width)
    key = figure(legend, room.width, room.height, "Legend")
    top = room.top + head.height + styles.margin / 3
    height = room.top + room.height - key.height - styles.margin / 3 - top
    drawing = page.drawing
    alternative = f"{page.title}. {page.words} {_said(drawing)}"
    shown = figure(drawing, room.width, height, alternative, _LARGEST_SCALE)
    return (
        Part(room.left, room.top, head),
        Part(room.left + (room.width - shown.width) / 2, top + (height - shown.height) / 2, shown),
        Part(room.left, room.top + room.height - key.height, key),
    )


def _evidence(ringed_: Iterable[Held], styles: Styles, pages: Pages) -> Iterator[Block]:
    """Where the marks behind each ring are."""
    for held in ringed_:
        words = f"{held.rank}: {page_of(pages, held.anchor)}"
        yield short_link(words, held.anchor, styles.small)


def _said(drawing: DisplayList) -> str:
    """The steps and points in reading order, in words."""
    told = (e for e in drawing.elements.values() if e.kind != "edge" and e.title)
    return " ".join(f"{element.title}: {element.description}." for element in told)
