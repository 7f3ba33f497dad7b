"""A page draws what the window draws: primitive by primitive, and each as it was placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as FilePath

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from observer.analysis import analyse, read_observed
from observer.drawing.display_list import (
    DASH_PT,
    Anchor,
    Box,
    Curve,
    Dash,
    DisplayList,
    Polygon,
    Primitive,
    Text,
)
from observer.drawing.fonts import text_width
from observer.drawing.map_graph import View
from observer.drawing.tokens import LIGHT, Colour
from observer.drawing.typeface import Font
from observer.export.document import Block, Part, Sheet, Tag
from observer.export.pdf.writer import write_pdf
from observer.sample import make_sample
from observer.ui.map.primitives import SET_AT_PX, Label, Shape, ready
from observer.ui.theme import load_fonts
from observer.views import draw_view
from tests.export.pdf.documents import A4, document
from tests.export.pdf.drawn import Path, Point, Words, draw_objects

PLACES = [(0.0, 0.0, 1.0), (30.0, 50.0, 0.5), (12.5, 7.25, 2.0)]
"""Left, top and scale of the drawing on the page."""


def label(text: str, anchor: Anchor, width: float = 0) -> Text:
    natural = text_width(text, Font.BOLD, 11)
    return Text(90, 60, text, 11, width or natural, Font.BOLD, Colour.TRANSFER, anchor)


EACH: list[Primitive] = [
    Box(10, 20, 60, 30, fill=Colour.PAPER),
    Box(10, 20, 60, 30, 8, Colour.SURFACE, Colour.INK, 1.5, Dash.FINE),
    Box(10, 20, 20, 20, 10, stroke=Colour.BLOCKED, stroke_width=3),
    Box(10, 20, 60, 4, 8, Colour.LINE),
    Polygon(((0, 0), (10, 0), (5, 8)), Colour.BLOCKED),
    Polygon(((0, 0), (40, 0), (30, 20), (5, 8)), None, Colour.INK, 2, Dash.DASHED),
    Curve(((0, 0), (5, 9), (9, 5), (50, 50)), Colour.MUTED, 2),
    Curve(
        ((0, 0), (5, 9), (9, 5), (50, 50), (60, 60), (70, 20), (80, 10)),
        Colour.WORKAROUND,
        1.25,
        Dash.DASHED,
    ),
    label("AVA office", Anchor.START),
    label("Refund", Anchor.MIDDLE),
    label("6 of 10", Anchor.END),
    label("too wide for its place", Anchor.MIDDLE, 50),
]


def page_of(
    drawing: DisplayList,
    place: tuple[float, float, float],
    *,
    clipped: bool = False,
    margin: float = 0,
) -> bytes:
    x, y, scale = place
    width, height = drawing.width * scale, drawing.height * scale
    block = Block(Tag.FIGURE, width, height, drawing, scale, clipped, alternative="x")
    size = replace(A4, width=x + width + margin, height=y + height + margin)
    return write_pdf(document(Sheet(size, (Part(x, y, block),))))


def by_window(drawing: DisplayList, place: tuple[float, float, float]) -> Iterator[Path | Words]:
    """What the window paints, on the page's coordinates."""
    left, top, scale = place
    for item in ready(drawing):
        if isinstance(item, Shape):
            path = item.path
            elements = [path.elementAt(at) for at in range(path.elementCount())]
            yield Path(
                tuple((left + one.x * scale, top + one.y * scale) for one in elements),
                LIGHT[item.fill] if item.fill else None,
                LIGHT[item.stroke] if item.stroke else None,
                item.stroke_width * scale,
                tuple(length * scale for length in DASH_PT[item.dash]),
                True,
            )
        else:
            assert isinstance(item, Label)
            x, y = left + item.x * scale, top + item.y * scale
            size = item.scale * SET_AT_PX * scale
            yield Words(item.text, x, y, size, LIGHT[item.colour])


def corners(points: tuple[Point, ...]) -> list[Point]:
    """The points of a path wherever it is begun and closed, to a tenth of a point."""
    return sorted({(round(x, 1) + 0.0, round(y, 1) + 0.0) for x, y in points})


def assert_alike(drawn: Path | Words, shown: Path | Words) -> None:
    if isinstance(drawn, Words):
        assert isinstance(shown, Words)
        assert (drawn.text, drawn.colour) == (shown.text, shown.colour)
        assert (drawn.x, drawn.y) == pytest.approx((shown.x, shown.y), abs=0.1)
        assert drawn.size == pytest.approx(shown.size, rel=0.002)
        return
    assert isinstance(shown, Path)
    assert (drawn.fill, drawn.stroke) == (shown.fill, shown.stroke)
    near = list(zip(corners(drawn.points), corners(shown.points), strict=True))
    for here, there in near:
        assert here == pytest.approx(there, abs=0.15)
    if drawn.stroke:
        assert drawn.width == pytest.approx(shown.width, abs=0.001)
        assert drawn.dashes == pytest.approx(shown.dashes, abs=0.001)
        assert drawn.joins_round


@pytest.fixture(autouse=True)
def _typeface(qapp: QApplication) -> None:
    assert qapp
    load_fonts()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("primitive", EACH)
def test_each_kind_is_drawn_as_in_the_window(
    primitive: Primitive, place: tuple[float, float, float]
) -> None:
    drawing = DisplayList(200, 100, (primitive,))
    (drawn,) = draw_objects(page_of(drawing, place))
    (shown,) = by_window(drawing, place)
    assert_alike(drawn, shown)


@pytest.mark.parametrize("view", [View.COMPARISON, View.DOCUMENTED])
def test_the_sample_is_drawn_as_in_the_window(view: View, tmp_path: FilePath) -> None:
    with make_sample(tmp_path / "refund.study") as file:
        drawing = draw_view(analyse(read_observed(file)), view).drawing
    place = PLACES[1]
    shown = list(by_window(drawing, place))
    drawn = draw_objects(page_of(drawing, place))
    assert len(drawn) == len(shown) == len(drawing.primitives)
    for here, there in zip(drawn, shown, strict=True):
        assert_alike(here, there)


def test_a_clipped_drawing_keeps_what_is_in_its_window() -> None:
    inside = Box(10, 10, 20, 20, fill=Colour.INK)
    across = Box(160, 60, 80, 80, fill=Colour.INK)
    beyond = Box(230, 10, 20, 20, fill=Colour.INK)
    far = replace(label("far", Anchor.START), x=400)
    drawing = DisplayList(200, 100, (inside, across, beyond, far))
    place = (30.0, 50.0, 0.5)
    pdf = page_of(drawing, place, clipped=True, margin=40)
    drawn = draw_objects(pdf)
    assert len(drawn) == 2
    for here, there in zip(drawn, by_window(drawing, place), strict=False):
        assert_alike(here, there)
    # The window is 100 x 50 points; the box across its corner is seen up to there.
    assert (pixel(pdf, 128, 98), pixel(pdf, 132, 98), pixel(pdf, 128, 102)) == (INK, PAPER, PAPER)


INK, PAPER = (27, 36, 48), (255, 255, 255)


def pixel(pdf: bytes, x: int, y: int) -> tuple[int, ...]:
    """The colour that pdfium paints at a point of the first page."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil()
    return tuple(picture.getpixel((x, y)))
