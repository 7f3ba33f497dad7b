"""One scale of time over boots, whatever the wall clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from observer.model.moment import Moment, Timeline, distance_ms

NINE = datetime(2024, 3, 31, 0, 59, tzinfo=UTC)
"""A minute before the clocks of central Europe go forward."""


def moment(boot: str, monotonic_ms: int, wall_s: float) -> Moment:
    return Moment(boot, monotonic_ms * 1_000_000, NINE + timedelta(seconds=wall_s))


def placed(*moments: Moment) -> list[int]:
    timeline = Timeline(moments[0])
    return [timeline.ms(m) for m in moments]


def test_within_a_boot_the_monotonic_clock_decides() -> None:
    assert distance_ms(moment("a", 500, 0), moment("a", 2500, -3600)) == 2000


def test_across_boots_utc_decides() -> None:
    assert distance_ms(moment("a", 90_000, 0), moment("b", 10, 12.5)) == 12_500


def test_a_wall_clock_moved_within_a_boot_changes_nothing() -> None:
    assert placed(
        moment("a", 0, 0), moment("a", 1000, 3601), moment("a", 2000, -7198), moment("a", 3000, 3)
    ) == [0, 1000, 2000, 3000]


def test_a_second_boot_follows_the_last_moment_of_the_first_by_utc() -> None:
    assert placed(
        moment("a", 50_000, 0), moment("a", 60_000, 10), moment("b", 700, 40), moment("b", 1700, 41)
    ) == [0, 10_000, 40_000, 41_000]


def test_a_clock_set_right_in_the_first_boot_does_not_lengthen_the_time_to_the_second() -> None:
    """The wall clock jumps an hour ahead while the first boot runs; the reboot takes 30 s."""
    assert placed(moment("a", 0, 0), moment("a", 10_000, 3610), moment("b", 5, 3640)) == [
        0, 10_000, 40_000,
    ]  # fmt: skip


def test_a_second_boot_whose_clock_is_behind_is_never_before_the_first() -> None:
    first = [moment("a", 0, 0), moment("a", 8000, 8)]
    second = [moment("b", 5, -60), moment("b", 15, -60)]
    assert placed(*first, *second) == [0, 8000, 8000, 8010]


def test_an_earlier_moment_is_earlier_on_both_clocks_also_before_the_origin() -> None:
    origin = moment("a", 1000, 1)
    earlier = origin.earlier(2500)
    assert earlier == moment("a", -1500, -1.5)
    assert Timeline(origin).ms(earlier) == -2500


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 10**9), st.integers(-(10**6), 10**6))))
def test_moments_taken_in_turn_never_go_back(steps: list[tuple[bool, int, int]]) -> None:
    boot, monotonic_ms, moments = 0, 0, [moment("0", 0, 0)]
    for reboots, later_ms, wall_s in steps:
        boot += reboots
        monotonic_ms = later_ms if reboots else monotonic_ms + later_ms
        moments.append(moment(str(boot), monotonic_ms, wall_s))
    assert placed(*moments) == sorted(placed(*moments))
