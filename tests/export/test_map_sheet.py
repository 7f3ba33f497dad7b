"""A map on a sheet of any size: everything inside it, and everything as large as it must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.display_list import Box, DisplayList
from observer.drawing.lines import Line, set_lines
from observer.drawing.tokens import Colour
from observer.export.document import walk
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet, lay_out_map
from observer.export.paper import Orientation, Paper, larger_papers, sheet_size

FACTS = PageFacts("Refund above the limit", "Real process", closed=9, contacts=10, version="0.1")
LEGEND = DisplayList(100, 20, tuple(set_lines([Line("wait")], 0, 0)))
MM_PT = 72 / 25.4


def drawing_of(width: float, height: float) -> DisplayList:
    """A map whose one text is 9 pt."""
    ground = Box(0, 0, width, height, 8, Colour.PAPER)
    return DisplayList(width, height, (ground, *set_lines([Line("name", 9)], 10, 10)))


def sheet(
    width: float, height: float, paper: Paper, lies: Orientation = Orientation.LANDSCAPE
) -> MapSheet:
    return lay_out_map(drawing_of(width, height), LEGEND, FACTS, sheet_size(paper, lies), "Map")


@given(
    st.sampled_from(Paper),
    st.sampled_from(Orientation),
    st.floats(20, 20_000),
    st.floats(20, 20_000),
)
def test_everything_stands_on_the_sheet(
    paper: Paper, lies: Orientation, width: float, height: float
) -> None:
    laid_out = sheet(width, height, paper, lies).sheet
    for part in walk(laid_out.parts):
        assert part.x >= -1e-6
        assert part.x + part.block.width <= laid_out.size.width + 1e-6
        assert part.y >= -1e-6
        assert part.y + part.block.height <= laid_out.size.height + 1e-6


@pytest.mark.parametrize(
    ("paper", "smallest_pt"),
    [(Paper.A4, 7), (Paper.A3, 7), (Paper.A2, 10), (Paper.A1, 14), (Paper.A0, 14),
     (Paper.LETTER, 7), (Paper.LEGAL, 7), (Paper.TABLOID, 7)],
)  # fmt: skip
@pytest.mark.parametrize("lies", Orientation)
def test_title_legend_and_foot_are_large_enough_for_the_sheet(
    paper: Paper, smallest_pt: float, lies: Orientation
) -> None:
    laid_out = sheet(400, 200, paper, lies)
    assert laid_out.smallest_pt >= smallest_pt
    assert laid_out.reads_well


def test_a_wide_map_shrinks_to_the_sheet() -> None:
    # The room is as wide as the sheet, without 24 pt on each side.
    assert sheet(2000, 900, Paper.A4).smallest_pt == pytest.approx(9 * (297 * MM_PT - 48) / 2000)
    assert sheet(2000, 900, Paper.A3).smallest_pt == pytest.approx(9 * (420 * MM_PT - 48) / 2000)


def test_a_sheet_larger_than_a3_is_an_enlarged_a3() -> None:
    a3, a0 = sheet(2000, 900, Paper.A3), sheet(2000, 900, Paper.A0)
    assert not a3.reads_well
    assert a0.reads_well
    assert a0.smallest_pt / a3.smallest_pt == pytest.approx(841 / 297, rel=1e-3)


def test_a_small_map_is_no_stamp_on_a_large_sheet_and_no_poster_on_a_small_one() -> None:
    def scale(paper: Paper) -> float:
        blocks = [part.block for part in sheet(700, 200, paper).sheet.parts]
        return next(block.scale for block in blocks if block.alternative == "Map")

    assert scale(Paper.A3) == 1.25
    assert 700 * scale(Paper.A0) > 0.7 * 1189 * MM_PT


def test_larger_sheets_are_those_of_the_same_shop() -> None:
    assert larger_papers(Paper.A3) == [Paper.A2, Paper.A1, Paper.A0]
    assert larger_papers(Paper.LETTER) == [Paper.LEGAL, Paper.TABLOID]
    assert larger_papers(Paper.TABLOID) == []
