"""What a document of two rounds says of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from observer.analysis import Observed, read_observed
from observer.capture.clock import ManualClock
from observer.documents.facts import page_facts, view_file_name, view_title
from observer.drawing.map_graph import View
from observer.model.study import Study
from observer.recording import record_script
from observer.store.study_file import StudyFile

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
CONTACT = "{n},{at},open,\n{n},9000,close,outcome=resolved\n"
BOTH = "Round 1 (baseline), 3–5 May 2026, n = 3 → Round 2 (after), 2–3 June 2026, n = 2"


@pytest.fixture
def observed(tmp_path: Path) -> Observed:
    """Three contacts from 3 May on, and two from 2 June on, a day apart each."""
    with StudyFile.create(tmp_path / "refunds.study", Study("Refund", NOON)) as file:
        for name, count, days in (("baseline", 3, 0), ("after", 2, 30)):
            rows = (CONTACT.format(n=n, at=n * 86_400_000) for n in range(1, count + 1))
            script = tmp_path / f"{name}.csv"
            script.write_text("contact,at_ms,key,detail\n" + "".join(rows), encoding="utf-8")
            clock = ManualClock(NOON + timedelta(days=days - 1), boot_id=name)
            assert record_script(file, script, name, clock) == []
        return read_observed(file)


def test_before_and_after_names_both_with_days_and_counts(observed: Observed) -> None:
    assert page_facts(observed, View.DIFFERENCE).subtitle == f"Before and after · {BOTH}"
    assert view_title(observed, View.DIFFERENCE) == f"Refund – Before and after, {BOTH}"


def test_the_other_views_name_the_round_they_show(observed: Observed) -> None:
    said = page_facts(observed, View.REAL).subtitle
    assert said == "Real process · after · 2 of 2 contacts closed · 2–3 June 2026"
    assert view_title(observed, View.REAL) == "Refund – Real process"


def test_a_file_is_named_after_both_rounds(observed: Observed) -> None:
    named = view_file_name("refunds", observed, View.DIFFERENCE)
    assert named == "refunds – difference, round 1 to round 2"
    assert view_file_name("refunds", observed, View.COMPARISON) == "refunds – comparison"
