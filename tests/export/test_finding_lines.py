"""What the findings of a round say, line by line."""

from __future__ import annotations

from observer.export.summary import finding_lines
from observer.findings.round_findings import find_all
from tests.discovery.playing import Row, traces


def lines(*contacts: list[Row]) -> list[str]:
    rows = [[(0, "open", ""), *rows, (60_000, "close", "outcome=resolved")] for rows in contacts]
    return list(finding_lines(find_all(traces(*rows))))


def held(kind: str, detail: str) -> list[Row]:
    return [(0, "step", "Approve"), (10_000, kind, detail), (15_000, "moving", "")]


def test_a_constraint_marked_as_two_kinds_of_point_names_both_the_more_frequent_first() -> None:
    told = lines(
        held("wait", "on=approval"), held("wait", "on=approval"), held("blocked", "for=approval")
    )
    assert told == ["wait and blocked approval at Approve: 3 of 3, 0:15 in all, recurring"]


def test_kinds_that_are_as_frequent_begin_with_blocked() -> None:
    told = lines(held("wait", "on=approval"), held("blocked", "for=approval"))
    assert told == ["blocked and wait approval at Approve: 2 of 2, 0:10 in all, recurring"]


def test_a_constraint_of_one_kind_names_that() -> None:
    told = lines(held("wait", "on=system"))
    assert told == ["wait system at Approve: 1 of 1, 0:05 in all"]


def test_a_time_nobody_saw_is_no_sum() -> None:
    (told, *_) = lines([(0, "step", "Approve"), (10_000, "transfer", "to=Billing;mode=cold")])
    assert told.startswith("transfer Billing at Approve: 1 of 1, time not seen")
    assert "in all" not in told
