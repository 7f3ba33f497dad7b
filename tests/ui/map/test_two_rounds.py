"""The evidence of two rounds held against each other: each contact with its round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from observer.analysis import Analysis, analyse, read_observed
from observer.capture.clock import ManualClock
from observer.drawing.map_graph import View
from observer.model.identity import node_id
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import START
from observer.store.study_file import StudyFile
from observer.ui.map.evidence import Evidence, gather_evidence
from observer.ui.map.page import MapPage
from observer.views import draw_view

HEAD = "contact,at_ms,key,detail\n"
HELD = "{n},{at},open,\n{n},0,step,Ask\n{n},1000,wait,on=system\n{n},{end},moving,\n"
CLOSE = "{n},200000,close,outcome=resolved\n"
FREE = "{n},{at},open,\n{n},0,step,Ask\n{n},5000,step,Pay\n"
WAIT = node_id("wait", "Ask", "system")


def contact(rows: str, n: int, end: int = 0) -> str:
    return (rows + CLOSE).format(n=n, at=n * 300_000, end=end)


@pytest.fixture
def two_rounds(tmp_path: Path) -> Analysis:
    """Before: two of three wait, 1:00 and 2:00. After: one of two waits, 0:30."""
    rounds = {
        "baseline": contact(HELD, 1, 61_000) + contact(HELD, 2, 121_000) + contact(FREE, 3),
        "after": contact(HELD, 1, 31_000) + contact(FREE, 2),
    }
    with StudyFile.create(tmp_path / "refunds.study", Study("Refunds", START)) as file:
        for name, rows in rounds.items():
            script = tmp_path / f"{name}.csv"
            script.write_text(HEAD + rows, encoding="utf-8")
            clock = ManualClock(START + timedelta(days=len(name)), boot_id=name)
            assert record_script(file, script, name, clock) == []
        return analyse(read_observed(file))


def evidence_of(analysis: Analysis, name: str) -> Evidence:
    element = draw_view(analysis, View.DIFFERENCE).drawing.elements[name]
    return gather_evidence(analysis, View.DIFFERENCE, element)


def test_contacts_of_both_rounds_are_listed_with_their_round(two_rounds: Analysis) -> None:
    evidence = evidence_of(two_rounds, WAIT)
    assert [(row.round, row.contact, row.duration) for row in evidence.rows] == [
        ("Round 1 (baseline)", 1, "1:00"),
        ("Round 1 (baseline)", 2, "2:00"),
        ("Round 2 (after)", 1, "0:30"),
    ]
    assert all(row.remark.startswith(row.round) for row in evidence.rows)


def test_counts_and_figures_read_before_and_after(two_rounds: Analysis) -> None:
    evidence = evidence_of(two_rounds, WAIT)
    assert evidence.counts == "2 of 3 → 1 of 2"
    assert evidence.certainty == "Round 1 (baseline) → Round 2 (after)"
    assert dict(evidence.figures) == {
        "Time lost": "3:00 → 0:30",
        "Median": "1:30 → 0:30",
        "Range": "1:00–2:00 → –",
    }


@pytest.mark.parametrize(
    ("name", "counts"),
    [(node_id("step", "Pay"), "1 of 3 → 1 of 2"), (node_id("step", "Ask"), "3 of 3 → 2 of 2")],
)
def test_steps_count_likewise(two_rounds: Analysis, name: str, counts: str) -> None:
    assert evidence_of(two_rounds, name).counts == counts


def test_in_the_other_views_only_the_round_shown_counts(two_rounds: Analysis) -> None:
    element = draw_view(two_rounds, View.REAL).drawing.elements[WAIT]
    evidence = gather_evidence(two_rounds, View.REAL, element)
    assert (evidence.counts, [row.round for row in evidence.rows]) == ("1 of 2", [""])


def test_the_page_names_both_rounds_and_shows_a_contact_of_either(
    open_page: Callable[..., MapPage], two_rounds: Analysis
) -> None:
    page = open_page(two_rounds, View.DIFFERENCE)
    assert page.counts.words == "Round 1, 17 March, n = 3 → Round 2, 14 March, n = 2"
    assert page.saving.suggested.name == "refund – difference, round 1 to round 2"
    page.canvas.select(WAIT)
    page.evidence.rows.setCurrentRow(1)
    assert not page.evidence.strip.isHidden()
    assert page.evidence.review.isHidden()
    page.evidence.rows.setCurrentRow(2)
    assert page.evidence.review.text() == "Read contact 1 over"
    assert not page.evidence.review.isHidden()
    page.show_view(View.REAL)
    assert page.counts.words == "2 of 2 contacts closed · after"
    assert page.saving.suggested.name == "refund – real"


def test_a_contact_of_the_round_before_is_not_offered_to_be_read_over_as_one_of_this(
    two_rounds: Analysis, open_page: Callable[..., MapPage]
) -> None:
    """Also where no contact of this round is left: review would show another one of its number."""
    observed = replace(two_rounds.observed, traces=())
    page = open_page(replace(two_rounds, observed=observed), View.DIFFERENCE)
    page.canvas.select(WAIT)
    page.evidence.rows.setCurrentRow(0)
    assert page.evidence.review.isHidden()
