"""What is written of a round that is not complete is a draft, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.documents.facts import draft_reasons
from tests.documents.recorded import CLOSE, WHOLE, analysis_of, sample_analysis


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        (WHOLE + CLOSE, ()),
        (WHOLE, ("contact 1 not closed yet",)),
        (WHOLE + "1,2000,wait,on=system\n" + CLOSE, ("1 detail left open",)),
        (WHOLE + "1,2000,wait,\n" + CLOSE, ("2 details left open",)),
        (
            WHOLE + "2,10000,open,channel=chat;agent=B\n",
            ("contacts 1, 2 not closed yet",),
        ),
    ],
)
def test_what_is_missing_is_counted(tmp_path: Path, rows: str, reasons: tuple[str, ...]) -> None:
    assert draft_reasons(analysis_of(tmp_path, rows).observed) == reasons


def test_a_gap_nobody_answered_for_is_an_open_detail(tmp_path: Path) -> None:
    observed = analysis_of(tmp_path, WHOLE + "1,5000,gap,1000\n" + CLOSE).observed
    assert draft_reasons(observed) == ("1 detail left open",)


def test_the_sample_is_no_draft(tmp_path: Path) -> None:
    assert draft_reasons(sample_analysis(tmp_path).observed) == ()
