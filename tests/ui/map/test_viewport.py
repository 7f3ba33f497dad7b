"""Zoom, pan and fit keep their promises for every drawing and widget."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from observer.drawing.display_list import Bounds
from observer.ui.map.viewport import FIT_LARGEST, KEPT_PX, LARGEST, SMALLEST, Viewport, fitted

lengths = st.floats(1, 20_000)
places = st.floats(-5_000, 5_000)
viewports = st.builds(Viewport, st.floats(SMALLEST, LARGEST), places, places)
sizes = st.tuples(st.floats(200, 4_000), st.floats(200, 4_000))


@st.composite
def areas(draw: st.DrawFn) -> Bounds:
    left, top = draw(places), draw(places)
    return Bounds(left, top, left + draw(lengths), top + draw(lengths))


def test_to_the_widget_and_back() -> None:
    viewport = Viewport(2, 10, 20)
    assert viewport.to_widget(3, 4) == (16, 28)
    assert viewport.to_drawing(16, 28) == (3, 4)


@given(viewports, places, places, st.floats(0.01, 100))
def test_zooming_leaves_what_is_under_the_pointer_there(
    viewport: Viewport, x: float, y: float, factor: float
) -> None:
    zoomed = viewport.zoomed(factor, x, y)
    assert zoomed.to_widget(*viewport.to_drawing(x, y)) == pytest.approx((x, y), abs=1e-3)
    assert SMALLEST <= zoomed.scale <= LARGEST


@given(areas(), sizes)
def test_fitting_shows_the_whole_drawing_in_the_middle(
    drawing: Bounds, size: tuple[float, float]
) -> None:
    viewport = fitted(drawing, *size)
    shown = viewport.bounds_in_widget(drawing)
    assert shown.left + shown.right == pytest.approx(size[0], abs=1e-3)
    assert shown.top + shown.bottom == pytest.approx(size[1], abs=1e-3)
    assert viewport.scale <= FIT_LARGEST
    if viewport.scale > SMALLEST:
        assert shown.width <= size[0] + 1e-3
        assert shown.height <= size[1] + 1e-3


def test_a_small_drawing_is_not_inflated() -> None:
    assert fitted(Bounds(0, 0, 50, 20), 1000, 800).scale == FIT_LARGEST


@given(areas(), viewports, sizes)
def test_a_drawing_never_gets_out_of_sight(
    drawing: Bounds, viewport: Viewport, size: tuple[float, float]
) -> None:
    shown = viewport.kept(drawing, *size).bounds_in_widget(drawing)
    assert shown.right >= KEPT_PX - 1e-3
    assert shown.bottom >= KEPT_PX - 1e-3
    assert shown.left <= size[0] - KEPT_PX + 1e-3
    assert shown.top <= size[1] - KEPT_PX + 1e-3


@given(areas(), viewports, sizes)
def test_revealing_brings_into_sight_and_then_moves_no_more(
    area: Bounds, viewport: Viewport, size: tuple[float, float]
) -> None:
    moved = viewport.revealing(area, *size)
    shown = moved.bounds_in_widget(area)
    assume(shown.width + 100 < size[0])
    assume(shown.height + 100 < size[1])
    assert shown.left >= 0
    assert shown.top >= 0
    assert shown.right <= size[0]
    assert shown.bottom <= size[1]
    again = moved.revealing(area, *size)
    assert (again.x, again.y) == pytest.approx((moved.x, moved.y), abs=1e-3)
