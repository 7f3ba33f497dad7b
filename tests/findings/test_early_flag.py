"""The quiet line that says a contact has come to where earlier ones were held."""

from __future__ import annotations

from observer.findings.early_flag import EarlyFlag, early_flag
from observer.model.trace import Trace
from tests.discovery.playing import Row, traces

OPEN, CLOSE = (0, "open", ""), (300_000, "close", "outcome=resolved")


def waited(after_ms: int, for_ms: int, key: str = "wait") -> tuple[Row, ...]:
    """A contact that comes to the account at 10 s and is held there once."""
    detail = "on=system" if key == "wait" else "for=authority"
    start_ms = 10_000 + after_ms
    return (
        OPEN, (10_000, "step", "Account"), (start_ms, key, detail),
        (start_ms + for_ms, "moving", ""), CLOSE,
    )  # fmt: skip


PASSED: tuple[Row, ...] = (OPEN, (10_000, "step", "Account"), CLOSE)
ELSEWHERE: tuple[Row, ...] = (OPEN, (5_000, "step", "Greet"), (6_000, "wait", "on=team"), CLOSE)


def flag(found: list[Trace], in_step_ms: int = 300_000, step: str = "Account") -> EarlyFlag | None:
    return early_flag(found, step, in_step_ms)


def test_the_line_counts_the_contacts_held_of_those_that_passed() -> None:
    held = [waited(20_000, 60_000), waited(30_000, 120_000), waited(5_000, 140_000)]
    found = flag(traces(*held, waited(40_000, 200_000), PASSED, PASSED, ELSEWHERE))
    assert found
    assert found.sentence == "4 of 6 waited here, median 2:10"
    assert found.contacts == (1, 2, 3, 4)
    assert found.median_ms == 130_000
    assert len(found.marks) == 4


def test_it_is_raised_when_the_first_of_them_began_to_be_held() -> None:
    found = traces(waited(20_000, 60_000), waited(30_000, 60_000))
    assert flag(found, 19_999) is None
    raised = flag(found, 20_000)
    assert raised
    assert raised.from_ms == 20_000


def test_one_contact_held_is_no_pattern() -> None:
    assert flag(traces(waited(20_000, 60_000), PASSED, PASSED)) is None
    assert flag([]) is None


def test_waits_and_blocks_are_told_apart() -> None:
    blocks = [waited(1000, 60_000, "blocked"), waited(1000, 62_000, "blocked")]
    found = flag(traces(*blocks))
    assert found
    assert found.sentence == "2 of 2 were blocked here, median 1:01"
    found = flag(traces(blocks[0], waited(1000, 62_000)))
    assert found
    assert found.sentence == "2 of 2 were held here, median 1:01"


def test_all_that_held_a_contact_at_the_step_counts_together() -> None:
    twice: tuple[Row, ...] = (
        OPEN, (10_000, "step", "Account"), (20_000, "wait", ""), (30_000, "moving", ""),
        (40_000, "step", "Greet"), (50_000, "wait", ""), (60_000, "moving", ""),
        (70_000, "step", "Account"), (72_000, "blocked", ""), (80_000, "moving", ""), CLOSE,
    )  # fmt: skip
    found = flag(traces(twice, twice))
    assert found
    assert (found.held, found.of, found.median_ms, found.from_ms) == (2, 2, 18_000, 2_000)


def test_open_contacts_do_not_count_nor_time_not_observed() -> None:
    gap: tuple[Row, ...] = (
        OPEN, (10_000, "step", "Account"), (30_000, "gap", "ms=15000"), (35_000, "wait", ""),
        (45_000, "moving", ""), CLOSE,
    )  # fmt: skip
    still_open = waited(1000, 1000)[:-1]
    found = flag(traces(gap, gap, still_open))
    assert found
    assert (found.of, found.from_ms) == (2, 10_000)


def test_before_the_first_step_time_counts_from_the_opening() -> None:
    early: tuple[Row, ...] = (OPEN, (4_000, "wait", ""), (9_000, "step", "Account"), CLOSE)
    found = flag(traces(early, early, PASSED), step="")
    assert found
    assert (found.held, found.of, found.from_ms) == (2, 3, 4_000)
