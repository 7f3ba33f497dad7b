"""Constraints: what is one, whom it held and for how long, and which are late handoffs."""

from __future__ import annotations

import pytest

from observer.findings.constraints import find_constraints
from observer.findings.round_findings import find_all
from observer.model.finding import Constraint, FindingKind
from tests.discovery.playing import Row, traces


def found(*contacts: list[Row]) -> dict[tuple[str, str], Constraint]:
    """The constraints of contacts that are opened at 0 and closed at 60 s, by step and reason."""
    rows = [[(0, "open", ""), *rows, (60_000, "close", "outcome=resolved")] for rows in contacts]
    constraints = find_constraints(traces(*rows))
    by_place = {(c.step, c.reason): c for c in constraints}
    assert len(by_place) == len(constraints)
    return by_place


def held(at_ms: int, kind: str, detail: str, for_ms: int, step: str = "Approve") -> list[Row]:
    return [(at_ms - 1000, "step", step), (at_ms, kind, detail), (at_ms + for_ms, "moving", "")]


def test_an_approval_is_one_constraint_whether_waited_for_or_blocked() -> None:
    constraints = found(
        held(10_000, "wait", "on=approval;who=Team leader", 5000),
        held(10_000, "blocked", "for=approval;held_by=Duty manager", 9000),
        held(10_000, "blocked", "for=approval", 20_000)
        + held(40_000, "blocked", "for=approval", 1000),
        held(10_000, "wait", "on=approval", 3000, step="Book"),
        [],
    )
    assert set(constraints) == {("Approve", "approval"), ("Book", "approval")}
    one = constraints["Approve", "approval"]
    assert (one.point, one.contacts, one.count, one.recurring) == ("blocked", (1, 2, 3), 4, True)
    assert one.held_by == ("Duty manager", "Team leader")
    assert (one.total_ms, one.median_ms) == (35_000, 7000)
    assert (one.share.count, one.share.of) == (3, 5)
    assert (one.share.low, one.share.high) == pytest.approx((0.1466, 0.9473), abs=0.0001)
    assert len(one.marks) == 4
    assert not constraints["Book", "approval"].recurring


def test_an_approval_mostly_waited_for_is_a_wait() -> None:
    constraints = found(
        held(10_000, "wait", "on=approval", 5000),
        held(10_000, "wait", "on=approval", 5000),
        held(10_000, "blocked", "for=approval", 5000),
    )
    assert constraints["Approve", "approval"].point == "wait"


def test_other_reasons_are_kept_apart_by_kind_and_step() -> None:
    rows = [
        held(5000, "wait", "on=team", 1000),
        held(5000, "blocked", "for=team", 1000),
        held(5000, "transfer", "to=team", 1000),
        held(5000, "wait", "", 1000),
        held(5000, "blocked", "", 1000),
    ]
    constraints = find_constraints(
        traces(*[[(0, "open", ""), *some, (60_000, "close", "")] for some in rows])
    )
    assert {(c.point, c.reason) for c in constraints} == {
        ("wait", "team"), ("blocked", "team"), ("transfer", "team"), ("wait", ""), ("blocked", ""),
    }  # fmt: skip
    assert len({c.id for c in constraints}) == 5


def test_a_transfer_not_picked_up_is_counted_but_has_no_time() -> None:
    unseen = [(1000, "step", "Pass on"), (2000, "transfer", "to=Back office;mode=cold")]
    seen = held(2000, "transfer", "to=Back office", 7000, step="Pass on")
    alone = found(unseen, unseen)["Pass on", "Back office"]
    assert (alone.count, alone.total_ms, alone.median_ms) == (2, None, None)
    both = found(unseen, seen)["Pass on", "Back office"]
    assert (both.count, both.total_ms, both.median_ms) == (2, 7000, 7000)


def test_recurring_counts_contacts_not_marks() -> None:
    twice = held(5000, "wait", "on=system", 1000) + held(9000, "wait", "on=system", 1000)
    assert not found(twice)["Approve", "system"].recurring
    assert found(twice, twice)["Approve", "system"].recurring


def test_what_holds_most_contacts_comes_first_then_what_holds_longest() -> None:
    constraints = found(
        held(5000, "wait", "on=system", 1000) + held(10_000, "wait", "on=customer", 30_000),
        held(5000, "wait", "on=system", 1000) + held(10_000, "blocked", "for=policy", 20_000),
    )
    assert [reason for _, reason in constraints] == ["system", "customer", "policy"]


KNOWN: Row = (10_000, "resolution-known", "")
TRANSFER: Row = (20_000, "transfer", "to=Back office")
LATE: dict[str, tuple[list[Row], bool]] = {
    "after the resolution": ([KNOWN, TRANSFER], True),
    "before the resolution": ([(5000, "transfer", "to=Back office"), KNOWN], False),
    "no resolution": ([TRANSFER], False),
    "after a permission": ([KNOWN, (15_000, "permitted", ""), TRANSFER], False),
    "before a permission": ([KNOWN, TRANSFER, (25_000, "permitted", "")], True),
    "at the very moment, after it": ([KNOWN, (10_000, "transfer", "to=Back office")], True),
    "at the very moment, before it": ([(10_000, "transfer", "to=Back office"), KNOWN], False),
    "resolution undone": ([KNOWN, (11_000, "undo", ""), TRANSFER], False),
    "back-dated to before the resolution": (
        [(1000, "step", "Ask"), KNOWN, TRANSFER, (21_000, "backdate", "seconds=60")], True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LATE)
def test_a_late_handoff_is_a_transfer_after_the_resolution_and_before_permission(case: str) -> None:
    rows, late = LATE[case]
    (constraint,) = find_constraints(
        traces([(0, "open", ""), *rows, (60_000, "close", "outcome=resolved")])
    )
    assert constraint.kinds == ((FindingKind.LATE_HANDOFF,) if late else ())


def test_waits_after_the_resolution_are_no_handoffs() -> None:
    constraints = found([KNOWN, *held(20_000, "wait", "on=team", 1000)])
    assert constraints["Approve", "team"].kinds == ()


def test_open_contacts_are_left_out_and_listed() -> None:
    waiting: list[Row] = [(0, "open", ""), (10, "wait", "on=system"), KNOWN]
    findings = find_all(
        traces(
            [*waiting, (50_000, "close", "")],
            waiting,
            [*waiting, (40_000, "park", "")],
            [(0, "open", ""), (9, "undo", "")],
            [*waiting, (50_000, "close", "")],
        )
    )
    assert (findings.contacts, findings.excluded) == ((1, 5), (2, 3))
    (constraint,) = findings.constraints
    assert (constraint.contacts, constraint.share.of) == ((1, 5), 2)
    assert [c.contact for c in findings.latency.contacts] == [1, 5]
    assert findings.steps == ()


def test_no_contact_gives_no_finding() -> None:
    findings = find_all([])
    assert (findings.contacts, findings.constraints, findings.latency.of) == ((), (), 0)
