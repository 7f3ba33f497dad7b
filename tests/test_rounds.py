"""Rounds: what each holds, beginning another, and taking an empty one back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from observer.analysis import read_observed
from observer.capture.clock import ManualClock
from observer.errors import UserError
from observer.model.study import Study
from observer.recording import record_script
from observer.rounds import (
    begin_round,
    brief_difference,
    describe_difference,
    describe_round,
    proposed_name,
    read_rounds,
    round_name,
    span_of_days,
    take_round_back,
    why_no_other_round,
)
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HEAD = "contact,at_ms,key,detail\n"
CONTACT = "{n},{at},open,\n{n},1000,step,Ask\n{n},9000,close,outcome=resolved\n"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[StudyFile]:
    with StudyFile.create(tmp_path / "refunds.study", Study("Refund", NOON)) as made:
        yield made


def observe(file: StudyFile, *numbers: int, at: datetime = NOON, more: str = "") -> None:
    """Contacts of the latest round, opened a day apart."""
    rows = (CONTACT.format(n=n, at=i * 86_400_000) for i, n in enumerate(numbers))
    script = file.path.with_suffix(".csv")
    script.write_text(HEAD + "".join(rows) + more, encoding="utf-8")
    assert record_script(file, script, clock=ManualClock(at, boot_id=f"{at}")) == []


def test_a_closed_round_is_followed_by_an_empty_one_with_the_name_proposed(file: StudyFile) -> None:
    observe(file, 1, 2)
    assert proposed_name(file) == "Round 2"
    begun = begin_round(file, "  ")
    assert (begun.name, begun.position) == ("Round 2", 2)
    assert file.round() == begun
    first, second = read_rounds(file)
    assert (first.contacts, first.closed, first.dates) == (2, 2, "3–4 May 2026")
    assert (second.contacts, second.closed, second.dates) == (0, 0, "")


def test_a_round_without_a_contact_is_not_followed(file: StudyFile) -> None:
    assert why_no_other_round(file) == "Round 1 (baseline) has no contact yet"
    with pytest.raises(UserError, match="has no contact yet"):
        begin_round(file, "after")
    assert len(file.rounds()) == 1


def test_a_round_with_open_contacts_is_not_followed(file: StudyFile) -> None:
    observe(file, 1, more="3,900000,open,\n3,1000,park,\n")
    assert why_no_other_round(file) == "Contact 3 is not closed yet"
    observe(file, 4, at=NOON + timedelta(days=1), more="5,900000,open,\n")
    assert why_no_other_round(file) == "Contacts 3, 5 are not closed yet"


def test_a_study_that_is_read_only_is_not_added_to(file: StudyFile) -> None:
    observe(file, 1)
    with StudyFile.open(file.path) as second:
        assert "reading only" in why_no_other_round(second)


@pytest.mark.parametrize("name", ["baseline", " Baseline ", "x" * 61])
def test_a_name_that_is_taken_or_too_long_is_refused(file: StudyFile, name: str) -> None:
    observe(file, 1)
    with pytest.raises(UserError, match=r"already|at most 60"):
        begin_round(file, name)
    assert len(file.rounds()) == 1


def test_an_empty_round_is_taken_back_and_its_name_is_free_again(file: StudyFile) -> None:
    observe(file, 1)
    begin_round(file, "after the change")
    assert take_round_back(file).name == "baseline"
    assert begin_round(file, "after the change").position == 2
    assert check_study(file.path).sound


def test_a_round_in_use_and_the_first_one_stay(file: StudyFile) -> None:
    with pytest.raises(UserError, match="one round at least"):
        take_round_back(file)
    observe(file, 1)
    begin_round(file, "")
    observe(file, 1, at=NOON + timedelta(days=30))
    with pytest.raises(UserError, match="is in use"):
        take_round_back(file)
    assert [round_.contacts for round_ in read_rounds(file)] == [1, 1]


def test_two_rounds_are_named_with_their_days_and_how_many(file: StudyFile) -> None:
    observe(file, *range(1, 6))
    assert describe_difference(read_observed(file)) == "Round 1 (baseline), 3–7 May 2026, n = 5"
    begin_round(file, "")
    observe(file, 1, 2, 3, at=NOON + timedelta(days=29))
    observed = read_observed(file)
    assert describe_round(observed) == "Round 2, 1–3 June 2026, n = 3"
    assert brief_difference(observed) == "Round 1, 3–7 May, n = 5 → Round 2, 1–3 June, n = 3"
    told = "Round 1 (baseline), 3–7 May 2026, n = 5 → Round 2, 1–3 June 2026, n = 3"
    assert describe_difference(observed) == told
    assert [round_name(round_) for round_ in file.rounds()] == ["Round 1 (baseline)", "Round 2"]


@pytest.mark.parametrize(
    ("first", "days", "said"),
    [
        (datetime(2026, 5, 3, 12, tzinfo=UTC), 0, "3 May 2026"),
        (datetime(2026, 5, 3, 12, tzinfo=UTC), 4, "3–7 May 2026"),
        (datetime(2026, 4, 28, 12, tzinfo=UTC), 5, "28 April – 3 May 2026"),
        (datetime(2025, 12, 30, 12, tzinfo=UTC), 3, "30 December 2025 – 2 January 2026"),
    ],
)
def test_a_span_of_days_says_what_differs_once_each(first: datetime, days: int, said: str) -> None:
    assert span_of_days([first + timedelta(days=days), first]) == said
