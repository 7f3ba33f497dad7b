"""What is shown of a contact, press by press."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from observer.capture.clock import ManualClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.discovery.traces import build_trace
from observer.model.mark import Mark, MarkKind
from observer.model.study import Contact, Round
from observer.ui.observe.track import Entry, Track

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
DETAILS = {
    MarkKind.STEP: {"name": "Greet"},
    MarkKind.BACKDATE: {"seconds": "2"},
    MarkKind.GAP: {"ms": "1500"},
    MarkKind.DETAIL: {"who": "Team leader"},
    MarkKind.CLOSE: {"outcome": "resolved"},
    MarkKind.WAIT: {"on": "system"},
}


class Memory:
    """A journal that keeps nothing; the session remembers for itself."""

    unsaved_since = None

    def next_mark_id(self) -> int:
        return 1

    def add_contact(self, round_id: int, number: int) -> Contact:
        return Contact(number, round_id, number)

    def append(self, marks: Sequence[Mark]) -> None:
        """Durable at once."""


class Call:
    """One contact under way, and its track."""

    def __init__(self) -> None:
        self.clock = ManualClock(START)
        self.session = Session(self.clock, Memory(), Round(1, "baseline", 1))
        self.session.press(MarkKind.OPEN)
        self.track = Track(self.session.contacts[1])

    def press(self, kind: MarkKind, after_ms: int = 1_000, **detail: str) -> None:
        self.clock.advance(after_ms)
        self.track.take_in(self.session.press(kind, detail or DETAILS.get(kind), contact=1))

    def shown(self) -> list[tuple[str, str, int, int | None]]:
        return [(e.kind.value, e.label, e.start_ms, e.end_ms) for e in self.track.entries]


@given(st.lists(st.tuples(st.sampled_from(MarkKind), st.integers(0, 5_000)), max_size=40))
def test_kept_up_press_by_press_is_the_same_as_read_anew(
    presses: list[tuple[MarkKind, int]],
) -> None:
    call = Call()
    for kind, after_ms in presses:
        try:
            call.press(kind, after_ms)
        except Refused:
            continue
    anew = Track(call.session.contacts[1])
    assert entries(call.track) == entries(anew)
    assert call.track.lasting.keys() == anew.lasting.keys()
    assert (call.track.steps, call.track.letters) == (anew.steps, anew.letters)
    now = call.clock.now()
    assert call.track.elapsed_ms(now) == anew.elapsed_ms(now)


def entries(track: Track) -> list[Entry]:
    return track.entries


def test_a_wait_lasts_until_the_contact_moves_again() -> None:
    call = Call()
    call.press(MarkKind.STEP, name="Greet")
    call.press(MarkKind.WAIT, on="approval")
    call.clock.advance(2_500)
    wait = call.track.lasting[MarkKind.WAIT]
    assert call.track.lasted_ms(wait, call.clock.now()) == 2_500
    call.press(MarkKind.MOVING, after_ms=500)
    assert call.shown() == [
        ("open", "", 0, None),
        ("step", "Greet", 1_000, None),
        ("wait", "approval", 2_000, 5_000),
    ]


def test_parked_time_is_no_time_of_the_contact_but_is_told() -> None:
    call = Call()
    call.press(MarkKind.PARK, after_ms=10_000)
    call.clock.advance(3_600_000)
    assert call.track.elapsed_ms(call.clock.now()) == 10_000
    assert call.track.lasted_ms(call.track.entries[-1], call.clock.now()) == 3_600_000
    call.press(MarkKind.RESUME, after_ms=0)
    call.press(MarkKind.WAIT, after_ms=5_000)
    assert call.shown()[-1] == ("wait", "system", 15_000, None)


def test_a_gap_is_taken_off_the_clock() -> None:
    call = Call()
    call.clock.advance(20_000)
    call.press(MarkKind.GAP, after_ms=0, ms="15000")
    assert call.track.elapsed_ms(call.clock.now()) == 5_000


def test_the_clock_stands_when_the_contact_is_closed() -> None:
    call = Call()
    call.press(MarkKind.WAIT, after_ms=4_000)
    call.press(MarkKind.CLOSE, after_ms=6_000, outcome="resolved")
    call.clock.advance(60_000)
    assert call.track.elapsed_ms(call.clock.now()) == 10_000
    assert call.shown()[-2:] == [
        ("wait", "system", 4_000, 10_000),
        ("close", "Resolved now", 10_000, None),
    ]


def test_a_transfer_has_no_end_until_it_is_picked_up() -> None:
    call = Call()
    call.press(MarkKind.TRANSFER, to="Billing")
    call.press(MarkKind.CLOSE, after_ms=9_000, outcome="transferred")
    transfer = call.track.entries[1]
    assert (transfer.label, transfer.end_ms, transfer.length_ms) == ("Billing", None, None)


def test_the_latency_of_a_closed_contact_is_that_of_the_findings() -> None:
    """Known at 5 s; waited on approval until the close at 20 s, and was never permitted."""
    call = Call()
    call.press(MarkKind.RESOLUTION_KNOWN, after_ms=5_000)
    call.press(MarkKind.WAIT, on="approval")
    call.press(MarkKind.CLOSE, after_ms=14_000, outcome="callback")
    latency = call.track.read_latency()
    assert latency is not None
    assert (latency.ms, latency.permitted, latency.own_authority) == (15_000, False, False)


def test_without_anybody_else_the_authority_was_the_agents_own() -> None:
    call = Call()
    call.press(MarkKind.RESOLUTION_KNOWN, after_ms=5_000)
    call.press(MarkKind.CLOSE, outcome="resolved")
    latency = call.track.read_latency()
    assert latency is not None
    assert latency.own_authority


def test_what_was_pressed_within_a_gap_lasts_from_its_end_on() -> None:
    call = Call()
    call.press(MarkKind.STEP, 10_000)
    call.press(MarkKind.WAIT, 18_000)
    call.press(MarkKind.GAP, 2_000, ms="12000")
    wait, now = call.track.lasting[MarkKind.WAIT], call.clock.now()
    assert call.track.elapsed_ms(now) == 18_000
    assert call.track.lasted_ms(wait, now) == 0
    call.press(MarkKind.MOVING, 5_000)
    assert wait.length_ms == 5_000
    trace = build_trace(1, call.session.contacts[1].history)
    assert trace
    assert trace.events[-1].duration_ms == 5_000
