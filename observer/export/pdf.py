"""A map on one sheet: vector PDF with embedded fonts and text that can be searched and copied."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from observer.drawing.display_list import DisplayList
from observer.drawing.fonts import missing_characters, printable, runs
from observer.drawing.tokens import LIGHT, PAGE_PT, WIDE_MARGIN
from observer.drawing.typeface import Font
from observer.export.frame import frame_page
from observer.export.pages import PageFacts, Paper
from observer.export.painter import paint

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SMALLEST_PT = 7.0
"""Text on A4 and A3 should be no smaller."""

LARGEST_SCALE = 1.25
"""A small map stays small on a large sheet."""

_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page.

    Attributes:
        content: the PDF.
        smallest_pt: the smallest text of the drawing as printed.
        warnings: sentences for whoever exports.
    """

    content: bytes
    smallest_pt: float
    warnings: tuple[str, ...]


def make_map_page(
    drawing: DisplayList, legend: DisplayList, facts: PageFacts, paper: Paper
) -> Page:
    """One sheet with title, map, legend and footer."""
    frame = frame_page(facts, paper)
    legend_top = frame.bottom - legend.height
    width, height = paper.width_pt - 2 * WIDE_MARGIN, legend_top - _GAP - frame.top
    scale = fitting_scale(drawing, width, height)
    left = (paper.width_pt - drawing.width * scale) / 2
    top = frame.top + (height - drawing.height * scale) / 2
    buffer = io.BytesIO()
    canvas = _open_canvas(buffer, facts, paper)
    paint(canvas, frame.drawing, LIGHT, 0, paper.height_pt)
    paint(canvas, drawing, LIGHT, left, paper.height_pt - top, scale)
    paint(canvas, legend, LIGHT, WIDE_MARGIN, paper.height_pt - legend_top)
    canvas.showPage()
    canvas.save()
    smallest = scale * min((text.size for text in drawing.texts), default=PAGE_PT.body)
    return Page(buffer.getvalue(), smallest, tuple(_warnings(drawing, facts, paper, smallest)))


def _warnings(
    drawing: DisplayList, facts: PageFacts, paper: Paper, smallest_pt: float
) -> Iterator[str]:
    if smallest_pt < SMALLEST_PT:
        yield (
            f"on {paper.name} the smallest text of the map is {smallest_pt:.1f} pt, "
            f"below {SMALLEST_PT:g} pt; a larger sheet prints it larger"
        )
    lost = missing_characters("".join((facts.title, facts.subtitle, facts.method)))
    missing = dict.fromkeys((*drawing.missing, *lost))
    if missing:
        named = ", ".join(f"U+{ord(character):04X}" for character in missing)
        yield f"no font here has these characters: {named}; they are printed as �"


def fitting_scale(drawing: DisplayList, width: float, height: float) -> float:
    """How far the drawing shrinks or grows to fill the room, within reason."""
    if not drawing.width or not drawing.height:
        return 1
    return min(width / drawing.width, height / drawing.height, LARGEST_SCALE)


def _open_canvas(buffer: io.BytesIO, facts: PageFacts, paper: Paper) -> Canvas:
    from reportlab.pdfgen.canvas import Canvas

    size = (paper.width_pt, paper.height_pt)
    face = runs("x", Font.REGULAR)[0].face
    canvas = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        lang="en-GB",
        initialFontName=face,  # the default one would be named in the file without being in it
    )
    canvas.setTitle(printable(facts.title))
    canvas.setAuthor(printable(facts.author))
    canvas.setSubject(printable(facts.subtitle))
    canvas.setCreator(f"Observer {facts.version}".strip())
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
