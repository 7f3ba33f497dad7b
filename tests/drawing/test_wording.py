from __future__ import annotations

import pytest

from observer.drawing.wording import of_all, time_range
from observer.findings.wording import clock_time


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0:00"),
        (499, "0:00"),
        (65_000, "1:05"),
        (59_600, "1:00"),
        (580_000, "9:40"),
        (3_599_000, "59:59"),
        (3_600_000, "1:00:00"),
        (90_500.5, "1:31"),
        (None, "not seen"),
    ],
)
def test_times_are_minutes_and_seconds(ms: float | None, said: str) -> None:
    assert clock_time(ms) == said


def test_a_range_that_says_nothing_is_left_out() -> None:
    assert time_range(80_000, 580_000) == "1:20–9:40"
    assert time_range(80_000, 80_400) == ""
    assert time_range(None, None) == ""


def test_counts_say_what_they_are_out_of() -> None:
    assert of_all(6, 10) == "6 of 10"
