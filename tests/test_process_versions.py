"""Versions as people made them: the edits of one sitting are one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from observer.documented.edits import empty_process
from observer.model.version import ProcessVersion
from observer.process_versions import EDITED, last_of_sittings

NINE = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def versions(*stored: tuple[str, int]) -> list[ProcessVersion]:
    """By source and minutes after nine."""
    return [
        ProcessVersion(number, source, NINE + timedelta(minutes=minutes), empty_process("p"))
        for number, (source, minutes) in enumerate(stored, start=1)
    ]


def test_edits_soon_after_one_another_are_one_sitting() -> None:
    stored = versions(
        ("a.csv", 0), (EDITED, 1), (EDITED, 20), (EDITED, 49), (EDITED, 80), ("b.csv", 81)
    )
    assert [version.number for version in last_of_sittings(stored)] == [1, 4, 5, 6]


def test_an_import_between_two_edits_parts_them() -> None:
    stored = versions((EDITED, 0), ("version 1 again (edited)", 1), (EDITED, 2))
    assert [version.number for version in last_of_sittings(stored)] == [1, 2, 3]


@given(st.lists(st.tuples(st.sampled_from([EDITED, "a.csv"]), st.integers(0, 60)), max_size=8))
def test_the_newest_and_every_import_are_always_among_them(steps: list[tuple[str, int]]) -> None:
    minutes, stored = 0, []
    for source, later in steps:
        minutes += later
        stored.append((source, minutes))
    made = versions(*stored)
    kept = last_of_sittings(made)
    assert set(kept) <= set(made)
    assert kept[-1:] == tuple(made[-1:])
    assert {v for v in made if v.source != EDITED} <= set(kept)
