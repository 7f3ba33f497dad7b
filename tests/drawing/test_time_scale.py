"""Moments stand in their order along a line, round ones are named, what was not seen is folded."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.drawing.time_scale import (
    FOLD_PT,
    TimeScale,
    contact_scale,
    on_shared_scale,
    shared_scale,
)
from observer.model.interval import Interval, merged
from tests.discovery.playing import trace

PARKED = trace(
    (0, "open", "channel=call"),
    (1_000, "step", "Ask"),
    (60_000, "park", ""),
    (3_660_000, "resume", ""),
    (3_720_000, "close", "outcome=resolved"),
)
"""A minute, an hour parked, a minute."""

folds = st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 3_000)), max_size=6).map(
    lambda pairs: merged(Interval(start, start + length) for start, length in pairs)
)


def test_time_runs_evenly_where_all_of_it_was_observed() -> None:
    scale = TimeScale(200, 10_000)
    assert [scale.x(ms) for ms in (0, 2_500, 10_000)] == [0, 50, 200]


def test_an_hour_parked_is_as_long_as_a_fold() -> None:
    scale = contact_scale(PARKED, 226)
    assert FOLD_PT == 26
    assert scale.x(60_000) == pytest.approx(100)
    assert scale.x(60_000 + 1_800_000) == pytest.approx(113)
    assert scale.x(3_660_000) == pytest.approx(126)
    assert scale.x(3_720_000) == pytest.approx(226)


def test_below_each_other_contacts_are_as_long_as_they_were_observed() -> None:
    shared = shared_scale(240_000, 400)
    own = on_shared_scale(shared, PARKED)
    assert own.x(PARKED.end_ms) == pytest.approx(200)
    assert own.x(60_000) == own.x(3_660_000) == pytest.approx(100)


def test_ticks_are_round_and_none_is_in_a_fold() -> None:
    ticks = list(contact_scale(PARKED, 226).ticks())
    assert ticks == [0, 30_000, 60_000, 3_690_000, 3_720_000]


@given(st.integers(1, 12_000), folds, st.floats(50, 2_000))
def test_later_is_never_further_left_and_the_ends_are_the_ends(
    end_ms: int, found: tuple[Interval, ...], width: float
) -> None:
    inside = tuple(fold for fold in found if fold.end_ms < end_ms)
    scale = TimeScale(width, end_ms, inside, 5)
    places = [scale.x(ms) for ms in range(0, end_ms + 1, max(1, end_ms // 50))]
    assert all(one <= other + 1e-9 for one, other in pairwise(places))
    assert scale.x(0) == 0
    assert scale.x(end_ms) == pytest.approx(width)


@given(st.integers(0, 40_000_000), st.floats(60, 2_000))
def test_the_names_of_ticks_never_touch(end_ms: int, width: float) -> None:
    scale = TimeScale(width, end_ms)
    places = [scale.x(ms) for ms in scale.ticks()]
    assert places[0] == 0
    assert all(other - one >= 30 for one, other in pairwise(places))
