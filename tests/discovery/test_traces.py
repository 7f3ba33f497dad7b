"""Events and their times, worked out by hand from the marks."""

from __future__ import annotations

from observer.model.interval import Interval
from observer.model.mark import MarkKind
from observer.model.trace import EventKind, Trace
from tests.capture.rehearsal import Rehearsal
from tests.discovery.playing import told, trace, traces

STEP, WAIT, BLOCKED = EventKind.STEP, EventKind.WAIT, EventKind.BLOCKED


def durations(found: Trace) -> dict[str, tuple[int | None, int | None]]:
    """Of each step, how long it lasted and how much of it was work."""
    return {e.label: (e.duration_ms, e.working_ms) for e in found.events if e.kind is STEP}


def test_a_contact_as_it_went() -> None:
    found = trace(
        (0, "open", "channel=call;agent=Agent A"),
        (2000, "step", "Greet"),
        (10_000, "wait", "on=system;who=Order system"),
        (25_000, "moving", ""),
        (30_000, "step", "Refund"),
        (31_000, "blocked", "for=authority;held_by=Team leader"),
        (40_000, "resolution-known", ""),
        (50_000, "transfer", "to=Back office;mode=warm;context=lost"),
        (61_000, "permitted", ""),
        (65_000, "moving", ""),
        (70_000, "customer-gone", ""),
        (75_000, "step", "Write up"),
        (90_000, "close", "outcome=resolved;repeat=no;demand=failure"),
    )
    assert told(found) == [
        ("step", "Greet", 2000, 30_000, 28_000),
        ("wait", "system", 10_000, 25_000, 15_000),
        ("step", "Refund", 30_000, 70_000, 40_000),
        ("blocked", "authority", 31_000, 61_000, 30_000),
        ("transfer", "Back office", 50_000, 65_000, 15_000),
        ("step", "Write up", 75_000, 90_000, 15_000),
    ]
    assert durations(found) == {
        "Greet": (28_000, 13_000), "Refund": (40_000, 6000), "Write up": (15_000, 15_000),
    }  # fmt: skip
    assert [e.step for e in found.events] == [
        "Greet", "Greet", "Refund", "Refund", "Refund", "Write up",
    ]  # fmt: skip
    assert [(e.held_by, dict(e.details)) for e in found.events if e.kind is not STEP] == [
        ("Order system", {}), ("Team leader", {}), ("", {"mode": "warm", "context": "lost"}),
    ]  # fmt: skip
    assert (found.channel, found.agent, found.closed, found.end_ms) == (
        "call",
        "Agent A",
        True,
        90_000,
    )
    assert (found.outcome, found.repeat, found.demand) == ("resolved", "no", "failure")
    assert [(i.kind.value, i.at_ms) for i in found.instants] == [
        ("resolution-known", 40_000), ("permitted", 61_000), ("customer-gone", 70_000),
    ]  # fmt: skip


def test_a_transfer_never_picked_up_has_no_time() -> None:
    found = trace(
        (0, "open", ""), (1000, "transfer", "to=Back office"), (9000, "step", "Go on"),
        (20_000, "close", ""),
    )  # fmt: skip
    assert told(found, EventKind.TRANSFER) == [("transfer", "Back office", 1000, None, None)]
    assert durations(found) == {"Go on": (11_000, 11_000)}


def test_moving_tells_of_the_last_transfer_only_where_nothing_is_held() -> None:
    found = trace(
        (0, "open", ""), (1000, "transfer", "to=A"), (2000, "transfer", "to=B"),
        (3000, "wait", ""), (5000, "moving", ""), (8000, "moving", ""), (9000, "close", ""),
    )  # fmt: skip
    assert told(found) == [
        ("transfer", "A", 1000, None, None),
        ("transfer", "B", 2000, 8000, 6000),
        ("wait", "", 3000, 5000, 2000),
    ]


def test_an_implied_moving_ends_a_wait_but_picks_nothing_up() -> None:
    found = trace(
        (0, "open", ""), (1000, "transfer", "to=A"), (2000, "wait", "on=team"),
        (6000, "blocked", ""), (7000, "step", "Go on"), (9000, "close", ""),
    )  # fmt: skip
    assert told(found)[:3] == [
        ("transfer", "A", 1000, None, None),
        ("wait", "team", 2000, 6000, 4000),
        ("blocked", "", 6000, 7000, 1000),
    ]


def test_a_close_ends_whatever_is_open() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "hold", ""), (3000, "wait", "on=customer"),
        (9000, "close", "outcome=callback"),
    )  # fmt: skip
    assert told(found) == [
        ("step", "Ask", 1000, 9000, 8000),
        ("wait", "customer", 3000, 9000, 6000),
    ]
    assert found.holds == (Interval(2000, 9000),)
    assert durations(found) == {"Ask": (8000, 2000)}


def test_an_open_contact_is_cut_at_its_last_mark() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (3000, "wait", ""), (8000, "frustration", ""),
    )  # fmt: skip
    assert told(found) == [("step", "Ask", 1000, 8000, 7000), ("wait", "", 3000, 8000, 5000)]
    assert (found.closed, found.outcome, found.end_ms, found.close_mark) == (False, "", 8000, None)


def test_what_happens_before_the_first_step_belongs_to_none() -> None:
    found = trace((0, "open", ""), (100, "wait", "on=system"), (200, "moving", ""))
    assert [event.step for event in found.events] == [""]


def test_a_workaround_is_a_moment_at_its_step() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "workaround", "asked a friend"),
        (3000, "close", ""),
    )  # fmt: skip
    assert told(found)[1] == ("workaround", "asked a friend", 2000, None, None)
    assert found.events[1].step == "Ask"
    assert found.steps == ("Ask",)


def test_times_count_from_the_opening_though_it_was_back_dated() -> None:
    found = trace(
        (0, "open", ""), (1000, "backdate", "seconds=4"), (5000, "step", "Ask"),
        (9000, "close", ""),
    )  # fmt: skip
    assert told(found) == [("step", "Ask", 9000, 13_000, 4000)]


def test_undone_and_back_dated_marks_count_as_they_stand() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (20_000, "wait", ""), (21_000, "detail", "on=team"),
        (22_000, "backdate", "seconds=5"), (30_000, "step", "Slip"), (31_000, "undo", ""),
        (40_000, "moving", ""), (50_000, "close", ""),
    )  # fmt: skip
    assert told(found) == [
        ("step", "Ask", 1000, 50_000, 49_000), ("wait", "team", 15_000, 40_000, 25_000),
    ]  # fmt: skip


def test_a_re_opened_contact_goes_on_as_if_it_had_not_been_closed() -> None:
    found = trace(
        (0, "open", ""), (1000, "step", "Ask"), (2000, "wait", ""),
        (5000, "close", "outcome=resolved"), (9000, "open", ""), (12_000, "moving", ""),
        (15_000, "close", "outcome=callback"),
    )  # fmt: skip
    assert told(found) == [
        ("step", "Ask", 1000, 15_000, 14_000),
        ("wait", "", 2000, 12_000, 10_000),
    ]
    assert found.outcome == "callback"


def test_contacts_whose_opening_does_not_stand_have_no_trace() -> None:
    assert traces([(0, "open", ""), (1000, "undo", "")], [(0, "open", "")])[0].contact == 2


def test_a_gap_from_before_an_opening_that_was_undone_is_none_of_the_contact() -> None:
    rehearsal = Rehearsal()
    rehearsal.do(MarkKind.OPEN, MarkKind.GAP, MarkKind.UNDO)
    rehearsal.press(MarkKind.OPEN, contact=1, after_ms=60_000)
    assert rehearsal.kinds() == ["gap", "open"]
    found = trace((0, "open", ""), (10, "gap", "ms=10"), (20, "undo", ""), (60_000, "open", ""))
    assert (found.gaps, found.unobserved, found.end_ms) == ((), (), 0)


def test_an_interval_names_the_mark_that_ended_it() -> None:
    found = trace(
        (0, "open", ""), (1000, "transfer", "to=A"), (2000, "wait", ""), (3000, "step", "Ask"),
        (4000, "moving", ""), (5000, "blocked", ""), (6000, "close", ""),
    )  # fmt: skip
    assert [(event.marks, event.end_mark) for event in found.events] == [
        ((2,), 6), ((3,), 5), ((4,), 8), ((7,), 9),
    ]  # fmt: skip
