"""Two observers of one contact: kappa and its words, moments and what differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observer.model.mark import MarkKind
from observer.practice.agreement import (
    cohen_kappa,
    compare_observers,
    describe,
    strength,
    summarise,
)
from observer.practice.marked import COMPARED, Marked

WAIT, BLOCKED, STEP = MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.STEP
TRANSFER = MarkKind.TRANSFER


def test_kappa_of_cohens_own_example() -> None:
    # Cohen (1960), table 1: 200 cases, p_o = 0.70, p_e = 0.41, kappa = 0.29 / 0.59
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    assert cohen_kappa(table) == pytest.approx(0.29 / 0.59)


def test_kappa_of_two_by_two() -> None:
    # p_o = 35/50, p_e = 0.5 × 0.6 + 0.5 × 0.4 = 0.5
    assert cohen_kappa([[20, 5], [10, 15]]) == pytest.approx(0.4)
    assert cohen_kappa([[0, 5], [5, 0]]) == pytest.approx(-1)
    assert cohen_kappa([[7, 0], [0, 3]]) == 1


def test_kappa_is_not_defined_without_units_or_with_one_category() -> None:
    assert cohen_kappa([[0, 0], [0, 0]]) is None
    assert cohen_kappa([[9, 0], [0, 0]]) is None


@pytest.mark.parametrize(
    ("kappa", "word"),
    [
        (-0.01, "poor"), (0.0, "slight"), (0.2, "slight"), (0.21, "fair"), (0.41, "moderate"),
        (0.62, "substantial"), (0.8, "substantial"), (0.81, "almost perfect"),
        (1.0, "almost perfect"),
    ],
)  # fmt: skip
def test_words_of_landis_and_koch(kappa: float, word: str) -> None:
    assert strength(kappa) == word


FIRST = [
    Marked(STEP, 1_000, "Greet"),
    Marked(WAIT, 10_000, "system"),
    Marked(WAIT, 30_000, "approval"),
    Marked(TRANSFER, 50_000, "Billing"),
]
SECOND = [
    Marked(STEP, 2_000, "Greet"),
    Marked(WAIT, 13_000, "knowledge"),
    Marked(BLOCKED, 31_000, "approval"),
    Marked(BLOCKED, 70_000),
]


def test_agreement_worked_out_by_hand() -> None:
    agreement = compare_observers(FIRST, SECOND, length_ms=100_000)
    # Moments: step/step, wait/wait, wait/blocked, transfer/nothing, nothing/blocked; and of
    # 100 s / 5 s = 20 stretches 15 without a mark.
    assert [describe(pair) for pair in agreement.pairs] == [
        "step “Greet”",
        "wait on system · wait on knowledge",
        "wait on approval · blocked for approval",
        "transfer to Billing · nothing",
        "nothing · blocked",
    ]
    assert [pair.at_ms for pair in agreement.disagreements] == [10_000, 30_000, 50_000, 70_000]
    assert len(agreement.agreed) == 2
    # p_o = 17/20; p_e = (step 1×1 + wait 2×1 + blocked 0×2 + transfer 1×0 + nothing 16×16)/400
    expected = 259 / 400
    assert agreement.kappa == pytest.approx((17 / 20 - expected) / (1 - expected))
    assert agreement.behind_ms == 2_000  # 1 s and 3 s
    assert summarise(agreement) == (
        "Both marked the same kind, at most 5 s apart, at 2 of 5 moments (40 %); "
        "the second 2.0 s later (median).",
        "Kappa 0.57: moderate (Landis and Koch 1977), over 20 units: 5 moments marked and "
        "15 stretches of 5 s without a mark.",
    )


def test_nobody_marked_anything() -> None:
    agreement = compare_observers([], [], length_ms=60_000)
    assert (agreement.pairs, agreement.kappa) == ((), None)
    assert summarise(agreement) == (
        "Neither observer marked anything, so there is nothing to agree on.",
    )


def test_one_kind_throughout_leaves_kappa_undefined_in_words() -> None:
    agreement = compare_observers([Marked(WAIT, 0)], [Marked(WAIT, 0)], length_ms=4_000)
    assert agreement.kappa is None
    assert summarise(agreement)[1].startswith("Kappa is not defined: both gave")


def test_one_observer_who_marked_nothing_agrees_no_more_than_by_chance() -> None:
    agreement = compare_observers(FIRST, [], length_ms=100_000)
    assert (len(agreement.agreed), len(agreement.disagreements)) == (0, 4)
    assert agreement.kappa == 0  # p_o = p_e = 16/20
    assert agreement.behind_ms is None


MARKS = st.lists(
    st.builds(Marked, st.sampled_from(COMPARED), st.integers(0, 99_000)), max_size=12
).map(lambda marks: sorted(marks, key=lambda marked: marked.at_ms))


@given(MARKS)
def test_an_observer_agrees_with_themselves(marks: list[Marked]) -> None:
    agreement = compare_observers(marks, marks, length_ms=100_000)
    assert agreement.disagreements == ()
    assert agreement.kappa == (1 if marks else None)


@given(MARKS, MARKS)
def test_it_does_not_matter_who_is_first(first: list[Marked], second: list[Marked]) -> None:
    one = compare_observers(first, second, length_ms=100_000)
    other = compare_observers(second, first, length_ms=100_000)
    assert one.kappa == other.kappa
    assert len(one.agreed) == len(other.agreed)
