"""Decision latency, case by case."""

from __future__ import annotations

import pytest

from observer.findings.latency import contact_latency, decision_latency
from observer.model.finding import DecisionLatency
from observer.model.mark import DETAIL_VALUES, MarkKind
from tests.discovery.playing import Row, trace, traces

PERMITTED, OWN, AT_LEAST = (True, False), (False, True), (False, False)
KNOWN: Row = (10_000, "resolution-known", "")
KNOWN_AGAIN: Row = (30_000, "resolution-known", "")


def latency(*rows: Row) -> tuple[int, tuple[bool, bool]] | None:
    """Of a contact opened at 0 and closed at 60 s: ms; whether permitted, of own authority."""
    found = contact_latency(trace((0, "open", ""), *rows, (60_000, "close", "outcome=resolved")))
    return (found.ms, (found.permitted, found.own_authority)) if found else None


CASES: dict[str, tuple[list[Row], tuple[int, tuple[bool, bool]] | None]] = {
    "no resolution known": ([(10_000, "wait", "on=approval")], None),
    "permitted": ([KNOWN, (45_000, "permitted", "")], (35_000, PERMITTED)),
    "permitted at once": ([KNOWN, (10_000, "permitted", "")], (0, PERMITTED)),
    "from the first resolution": (
        [KNOWN, (20_000, "resolution-known", ""), (45_000, "permitted", "")], (35_000, PERMITTED),
    ),
    "to the first permission": (
        [KNOWN, (20_000, "permitted", ""), KNOWN_AGAIN, (50_000, "permitted", "")],
        (10_000, PERMITTED),
    ),
    "permitted though transferred": (
        [KNOWN, (20_000, "transfer", "to=Back office"), (45_000, "permitted", "")],
        (35_000, PERMITTED),
    ),
    "permission undone": (
        [KNOWN, (20_000, "permitted", ""), (21_000, "undo", "")], (0, OWN),
    ),
    "own authority": ([KNOWN, (20_000, "step", "Refund")], (0, OWN)),
    "a wait that was over": (
        [(1000, "wait", "on=approval"), (9000, "moving", ""), KNOWN], (0, OWN),
    ),
    "a wait that was over at that very moment": (
        [(1000, "wait", "on=approval"), (10_000, "moving", ""), KNOWN], (0, OWN),
    ),
    "a wait open at it": (
        [(1000, "wait", "on=approval"), KNOWN, (20_000, "moving", "")], (50_000, AT_LEAST),
    ),
    "a wait that ended at that very moment but after it": (
        [(1000, "wait", "on=approval"), KNOWN, (10_000, "step", "Refund")], (50_000, AT_LEAST),
    ),
    "a wait from that very moment on": (
        [KNOWN, (10_000, "wait", "on=approval"), (10_000, "moving", "")], (50_000, AT_LEAST),
    ),
    "a wait that was undone": (
        [KNOWN, (20_000, "wait", "on=approval"), (21_000, "undo", "")], (0, OWN),
    ),
    "a reason given later": (
        [KNOWN, (20_000, "wait", ""), (21_000, "detail", "on=system")], (0, OWN),
    ),
    "a transfer after it": (
        [KNOWN, (20_000, "transfer", "to=Back office")], (50_000, AT_LEAST),
    ),
    "a transfer before it": (
        [(5000, "transfer", "to=Back office"), KNOWN, (20_000, "moving", "")], (0, OWN),
    ),
    "without gaps": (
        [KNOWN, (30_000, "gap", "ms=5000"), (45_000, "permitted", "")], (30_000, PERMITTED),
    ),
    "at least, without parked time": (
        [KNOWN, (15_000, "transfer", "to=A"), (20_000, "park", ""), (40_000, "resume", "")],
        (30_000, AT_LEAST),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_contacts_latency(case: str) -> None:
    rows, expected = CASES[case]
    assert latency(*rows) == expected


SOMEBODY_ELSE = {"approval", "authority", "policy", "team", "access", ""}
REASONS = {
    *[("wait", "on", value) for value in (*DETAIL_VALUES[MarkKind.WAIT, "on"], "moon phase", "")],
    *[("blocked", "for", v) for v in (*DETAIL_VALUES[MarkKind.BLOCKED, "for"], "moon phase", "")],
}


@pytest.mark.parametrize(("kind", "name", "reason"), sorted(REASONS))
def test_only_some_reasons_take_somebody_else_to_act(kind: str, name: str, reason: str) -> None:
    point = (20_000, kind, f"{name}={reason}" if reason else "")
    expected = (50_000, AT_LEAST) if reason in SOMEBODY_ELSE else (0, OWN)
    assert latency(KNOWN, point, (30_000, "moving", "")) == expected


def closed(*rows: Row) -> list[Row]:
    return [(0, "open", ""), *rows, (60_000, "close", "")]


def test_the_median_is_over_those_permitted_or_of_own_authority() -> None:
    found = decision_latency(
        traces(
            closed(KNOWN, (40_000, "permitted", "")),
            closed(KNOWN),
            closed(KNOWN, (20_000, "blocked", "for=policy")),
            closed((10_000, "step", "Refund")),
            closed(KNOWN, (22_000, "permitted", "")),
            closed(KNOWN, (31_000, "permitted", "")),
        )
    )
    assert [(c.contact, c.ms, c.permitted, c.own_authority) for c in found.contacts] == [
        (1, 30_000, True, False),
        (2, 0, False, True),
        (3, 50_000, False, False),
        (5, 12_000, True, False),
        (6, 21_000, True, False),
    ]
    assert (found.median_ms, found.of) == (16_500, 4)


def test_where_all_are_at_least_or_none_is_known_there_is_no_median() -> None:
    at_least = decision_latency(traces(closed(KNOWN, (20_000, "transfer", ""))))
    assert (len(at_least.contacts), at_least.median_ms, at_least.of) == (1, None, 0)
    assert decision_latency(traces(closed())) == DecisionLatency((), None, 0)


def test_a_latency_leads_back_to_its_marks() -> None:
    found = contact_latency(trace(*closed((5, "note", "x"), KNOWN, (20_000, "permitted", ""))))
    assert found is not None
    assert found.marks == (3, 4)
