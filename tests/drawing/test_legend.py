from __future__ import annotations

import pytest

from observer.drawing.display_list import Bounds
from observer.drawing.legend import draw_legend
from observer.drawing.map_graph import MapGraph


def words(graph: MapGraph) -> str:
    return " | ".join(text.text for text in draw_legend(graph, 800).texts)


def test_it_explains_what_the_map_shows_and_no_more(
    real: MapGraph, comparison: MapGraph, documented: MapGraph
) -> None:
    assert "blocked" in words(real)
    assert "documented only" not in words(real)
    assert "documented only" in words(comparison)
    assert words(documented) == "× | one way on"


@pytest.mark.parametrize("width", [300, 500, 1200])
def test_it_keeps_to_its_width(comparison: MapGraph, width: float) -> None:
    legend = draw_legend(comparison, width)
    assert legend.width <= width
    sheet = Bounds(0, 0, width, legend.height).grown(3)
    for text in legend.texts:
        assert sheet.contains(text.bounds.left, text.bounds.top)
        assert sheet.contains(text.bounds.right, text.bounds.bottom)


def test_nothing_in_it_can_be_clicked(comparison: MapGraph) -> None:
    assert set(draw_legend(comparison, 800).by_owner) == {""}
