"""Stretches of time, held against counting the milliseconds one by one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from observer.model.interval import Interval, merged, without_ms

ENDS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
STRETCHES = st.lists(ENDS.map(lambda ends: Interval(*ends)), max_size=8)


def each_ms(intervals: list[Interval] | tuple[Interval, ...]) -> set[int]:
    return {ms for interval in intervals for ms in range(interval.start_ms, interval.end_ms)}


@given(STRETCHES)
def test_merged_stretches_are_the_same_time_in_order_and_apart(stretches: list[Interval]) -> None:
    result = merged(stretches)
    assert each_ms(result) == each_ms(stretches)
    assert all(a.end_ms < b.start_ms for a, b in pairwise(result))


@given(STRETCHES, ENDS)
def test_time_without_stretches_is_what_is_left(stretches: list[Interval], ends: list[int]) -> None:
    start, end = ends
    left = set(range(start, end)) - each_ms(stretches)
    assert without_ms(start, end, merged(stretches)) == len(left)


def test_a_stretch_that_ends_before_it_starts_has_no_time() -> None:
    assert without_ms(20, 10, ()) == 0
    assert without_ms(20, 10, (Interval(0, 30),)) == 0
