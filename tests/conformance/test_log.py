"""Logs as CSV, and their sums."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.conformance.log import align_log, read_log
from observer.errors import UserError
from tests.conformance.drawn import drawn


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def test_rows_of_a_case_count_in_file_order_even_where_cases_interleave(log: Path) -> None:
    log.write_text("case,activity\n2,A\n1,B\n2,C\n1,A\n", encoding="utf-8")
    assert read_log(log) == {"2": ("A", "C"), "1": ("B", "A")}


def test_columns_stand_in_any_order_among_others_and_names_are_trimmed(log: Path) -> None:
    log.write_text('when, activity ,case\n9:00," Ask,\nwait ",1\n\n', encoding="utf-8")
    assert read_log(log) == {"1": ("Ask,\nwait",)}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("case;activity\n1;A\n", 1, "no column “case”"),
        ("case,step\n1,A\n", 1, "no column “activity”"),
        ("case,activity\n1,A\n\n1\n", 4, "the row has no activity"),
        ('case,activity\n1,"A\nB"\n,C\n', 4, "the row has no case"),
        ('case,activity\n1,A\n1,"B\n', 3, "cannot be divided into cells"),
        ("case,activity\n", 1, "no event"),
    ],
)
def test_a_flaw_is_told_with_file_and_line(log: Path, text: str, line: int, what: str) -> None:
    log.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=what) as caught:
        read_log(log)
    assert caught.value.where == f"{log}:{line}"


def test_variants_come_by_frequency_then_by_first_appearance() -> None:
    cases = {"1": ("B",), "2": ("A", "B"), "3": ("A",), "4": ("A", "B"), "5": ("A",)}
    aligned = align_log(drawn("A: B\nB:"), cases)
    assert [(variant.activities, variant.count) for variant in aligned.variants] == [
        (("A", "B"), 2),
        (("A",), 2),
        (("B",), 1),
    ]


def test_cost_and_fitness_of_a_log_are_over_all_its_cases() -> None:
    """Three cases of 2, 1 and 1 steps, each held against a shortest run of 2: 1 − 2/10."""
    aligned = align_log(drawn("A: B\nB:"), {"1": ("A", "B"), "2": ("A",), "3": ("A",)})
    assert (aligned.traces, aligned.cost, aligned.complete) == (3, 2, True)
    assert aligned.fitness == pytest.approx(0.8)
