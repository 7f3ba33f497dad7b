"""Sheets of a wall: they cover the drawing, overlap by 15 mm, and meet at their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.export.paper import Paper
from observer.export.tiling import (
    OVERLAP_PT,
    PRINTER_PT,
    Tiling,
    joins,
    label,
    tile_on,
    tile_sizes,
    tile_to_read,
)

LENGTHS = st.floats(50, 8_000)
PAPERS = st.sampled_from([Paper.A4, Paper.A3, Paper.LETTER])
MM_PT = 72 / 25.4


def tiling(width: float, height: float, paper: Paper = Paper.A4) -> Tiling:
    return tile_to_read(width, height, 9, tile_sizes(paper, None))


def test_overlap_and_printer_margin_are_what_the_key_page_says() -> None:
    assert pytest.approx(15 * MM_PT) == OVERLAP_PT
    assert pytest.approx(5 * MM_PT) == PRINTER_PT


@given(LENGTHS, LENGTHS, PAPERS)
def test_the_sheets_cover_the_whole_drawing(width: float, height: float, paper: Paper) -> None:
    wall = tiling(width, height, paper)
    windows = [wall.shown(place) for place in wall.places]
    assert min(window.left for window in windows) <= 1e-6
    assert min(window.top for window in windows) <= 1e-6
    assert max(window.right for window in windows) >= width - 1e-6
    assert max(window.bottom for window in windows) >= height - 1e-6


@given(LENGTHS, LENGTHS, PAPERS)
def test_text_can_be_read_and_no_sheet_could_be_spared(
    width: float, height: float, paper: Paper
) -> None:
    wall = tiling(width, height, paper)
    assert 9 * wall.scale >= 14 - 1e-6
    across, down = wall.step
    for room, used, count in (
        (across, width * 14 / 9, wall.columns),
        (down, height * 14 / 9, wall.rows),
    ):
        assert count == 1 or (count - 1) * room + OVERLAP_PT < used


@given(LENGTHS, LENGTHS, st.integers(1, 30), PAPERS)
def test_no_more_sheets_than_asked_for(
    width: float, height: float, sheets: int, paper: Paper
) -> None:
    wall = tile_on(width, height, sheets, tile_sizes(paper, None))
    assert len(wall.places) <= sheets
    more = tile_on(width, height, sheets + 1, tile_sizes(paper, None))
    assert more.scale >= wall.scale - 1e-9


@given(LENGTHS, LENGTHS)
def test_neighbours_show_the_same_strip_and_their_marks_meet(width: float, height: float) -> None:
    wall = tiling(width, height)
    there = set(wall.places)
    for place in there:
        window = wall.window(place)
        for side, into in joins(wall, place, there):
            right, down = {"left": (-1, 0), "right": (1, 0), "top": (0, -1), "bottom": (0, 1)}[side]
            neighbour = (place[0] + right, place[1] + down)
            other = wall.window(neighbour)
            facing = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
            theirs = dict(joins(wall, neighbour, there))[facing]
            if right:
                assert window.left + into == pytest.approx(other.left + theirs)
                shared = min(window.right, other.right) - max(window.left, other.left)
            else:
                assert window.top + into == pytest.approx(other.top + theirs)
                shared = min(window.bottom, other.bottom) - max(window.top, other.top)
            assert shared == pytest.approx(OVERLAP_PT)


def test_no_mark_where_no_neighbour_is() -> None:
    wall = Tiling(tile_sizes(Paper.A4, None)[0], 2, 2, 1, 1400, 900)
    assert {side for side, _ in joins(wall, (0, 0), wall.places)} == {"right", "bottom"}
    assert {side for side, _ in joins(wall, (0, 0), [(0, 0), (1, 0)])} == {"right"}


def test_cut_sheets_lie_edge_to_edge() -> None:
    wall = tiling(3000, 2000)
    whole = wall.window(wall.places[0]).union(wall.window(wall.places[-1]))
    area = sum(cell.width * cell.height for cell in map(wall.cell, wall.places))
    assert area == pytest.approx(whole.width * whole.height)


@pytest.mark.parametrize(
    ("place", "name"), [((0, 0), "A1"), ((1, 1), "B2"), ((25, 8), "Z9"), ((26, 0), "AA1")]
)
def test_sheets_are_numbered_as_in_a_spreadsheet(place: tuple[int, int], name: str) -> None:
    assert label(place) == name
