"""Exact 95 % intervals, held against published tables and against their definition."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.findings.share import contact_share

OF_TEN = [
    (0, 0.0, 0.3085), (1, 0.0025, 0.4450), (2, 0.0252, 0.5561), (3, 0.0667, 0.6525),
    (4, 0.1216, 0.7376), (5, 0.1871, 0.8129), (6, 0.2624, 0.8784), (7, 0.3475, 0.9333),
    (8, 0.4439, 0.9748), (9, 0.5550, 0.9975), (10, 0.6915, 1.0),
]  # fmt: skip
"""Count of ten, lower and upper limit, as tables of the Clopper–Pearson interval have them."""


@pytest.mark.parametrize(("count", "low", "high"), OF_TEN)
def test_the_interval_of_ten_contacts_is_that_of_the_tables(
    count: int, low: float, high: float
) -> None:
    share = contact_share(count, 10)
    assert (share.count, share.of) == (count, 10)
    assert (share.low, share.high) == pytest.approx((low, high), abs=0.00006)


def test_one_contact_and_none_say_next_to_nothing() -> None:
    one, none = contact_share(1, 1), contact_share(0, 0)
    assert (one.low, one.high) == pytest.approx((0.025, 1.0))
    assert (none.low, none.high) == (0.0, 1.0)


def chance_of_at_least(count: int, of: int, p: float) -> float:
    return sum(comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(count, of + 1))


@given(st.integers(1, 40).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_each_limit_leaves_two_and_a_half_per_cent_beyond_what_was_seen(
    seen: tuple[int, int],
) -> None:
    count, of = seen
    share = contact_share(count, of)
    assert 0 <= share.low <= count / of <= share.high <= 1
    if count:
        assert chance_of_at_least(count, of, share.low) == pytest.approx(0.025)
    if count < of:
        assert 1 - chance_of_at_least(count + 1, of, share.high) == pytest.approx(0.025)
