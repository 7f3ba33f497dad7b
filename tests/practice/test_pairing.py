"""Which marks of two observers are one moment."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from observer.model.mark import MarkKind
from observer.practice.marked import Marked
from observer.practice.pairing import Pair, pair_in_time, pair_marks

WAIT, BLOCKED, STEP, MOVING = MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.STEP, MarkKind.MOVING
TIMES = st.lists(st.integers(0, 40), max_size=5).map(sorted)


def exhaustive(first: list[int], second: list[int], window: int) -> tuple[int, int]:
    """The most pairs there can be, and the least sum of distances with so many."""
    best = (0, 0)
    for size in range(1, min(len(first), len(second)) + 1):
        for ours in combinations(first, size):
            for theirs in permutations(second, size):
                apart = [abs(a - b) for a, b in zip(ours, theirs, strict=True)]
                if max(apart) <= window:
                    best = min(best, (-size, sum(apart)))
    return -best[0], best[1]


@given(TIMES, TIMES, st.integers(0, 15))
def test_no_other_pairing_is_better(first: list[int], second: list[int], window: int) -> None:
    pairs = pair_in_time(first, second, window)
    apart = [abs(first[i] - second[j]) for i, j in pairs]
    assert (len(pairs), sum(apart)) == exhaustive(first, second, window)
    assert all(distance <= window for distance in apart)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_the_nearest_is_not_taken_where_that_leaves_another_alone() -> None:
    # 10 is nearest to 9, but then 5 finds nobody within 5
    assert pair_in_time([5, 9], [10, 14], 5) == [(0, 0), (1, 1)]


def test_marks_of_one_kind_are_paired_before_points_of_different_kinds() -> None:
    ours = [Marked(WAIT, 1000), Marked(BLOCKED, 9000)]
    theirs = [Marked(BLOCKED, 1500), Marked(WAIT, 2000)]
    assert pair_marks(ours, theirs, 5000) == (
        Pair(ours[0], theirs[1]),
        Pair(None, theirs[0]),
        Pair(ours[1], None),
    )
    assert pair_marks(ours, theirs, 8000) == (
        Pair(ours[0], theirs[1]),
        Pair(ours[1], theirs[0]),
    )


def test_a_wait_that_the_other_saw_as_a_block_is_one_moment_and_a_step_is_not() -> None:
    wait, blocked, step = Marked(WAIT, 1000), Marked(BLOCKED, 1500), Marked(STEP, 1500, "Greet")
    assert pair_marks([wait], [blocked], 5000) == (Pair(wait, blocked),)
    assert pair_marks([wait], [step], 5000) == (Pair(wait, None), Pair(None, step))


def test_what_nobody_pressed_is_no_moment() -> None:
    implied, pressed = Marked(MOVING, 3000, implied=True), Marked(MOVING, 4000)
    assert pair_marks([implied], [], 5000) == ()
    assert pair_marks([implied], [implied], 5000) == ()
    assert pair_marks([implied], [pressed], 5000) == (Pair(implied, pressed),)


def test_reasons_agree_where_one_is_open_or_they_are_written_alike() -> None:
    def agree(ours: str, theirs: str) -> bool:
        return Pair(Marked(WAIT, 0, ours), Marked(WAIT, 0, theirs)).is_same

    assert agree("system", "System")
    assert agree("", "system")
    assert not agree("system", "approval")
