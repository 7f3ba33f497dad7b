"""When a key event is a press, and when it happened."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from observer.capture.clock import ManualClock
from observer.ui.presses import Doubles, EventClock, HeldKeys

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


def key_event(
    stamp_ms: int = 0,
    key: Qt.Key = Qt.Key.Key_W,
    kind: QEvent.Type = PRESS,
    *,
    repeat: bool = False,
) -> QKeyEvent:
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "w", repeat)
    event.setTimestamp(stamp_ms)
    return event


class Machine:
    """A machine on which events wait to be delivered; its stamps count from an own origin."""

    def __init__(self, origin_ms: int) -> None:
        self.clock = ManualClock(START)
        self.origin_ms = origin_ms
        self.elapsed_ms = 0
        self.events = EventClock(self.clock, lambda: self.elapsed_ms)

    def deliver(self, happened_ms: int, at_ms: int) -> int:
        """The moment given to an event that happened at one time and is delivered at another."""
        self.clock.set(at_ms)
        self.elapsed_ms = at_ms
        moment = self.events.moment(key_event(self.origin_ms + happened_ms))
        return moment.monotonic_ns // 1_000_000


@given(st.integers(1, 2**40))
def test_a_late_event_is_placed_where_it_happened(origin_ms: int) -> None:
    machine = Machine(origin_ms)
    assert machine.deliver(1_000, 1_000) == 1_000
    assert machine.deliver(2_000, 2_350) == 2_000
    assert machine.deliver(7_000, 11_999) == 7_000


def test_an_event_without_stamp_happens_now() -> None:
    machine = Machine(50_000)
    machine.clock.set(4_000)
    assert machine.events.moment(key_event(0)).monotonic_ns == 4_000_000_000


def test_a_stamp_five_seconds_behind_is_not_believed() -> None:
    machine = Machine(50_000)
    machine.deliver(1_000, 1_000)
    assert machine.deliver(2_000, 7_000) == 7_000


def test_stamps_that_begin_anew_are_learned_again() -> None:
    machine = Machine(2**32)
    machine.deliver(1_000, 1_000)
    machine.origin_ms = 0  # a counter of 32 bits ran over
    assert machine.deliver(20_000, 20_000) == 20_000
    assert machine.deliver(21_000, 21_200) == 21_000


@pytest.mark.parametrize(("pause_ms", "repeat"), [(0, True), (4, True), (5, False), (80, False)])
def test_a_press_right_after_its_release_is_a_held_key(pause_ms: int, repeat: bool) -> None:
    clock, held = ManualClock(START), HeldKeys()
    assert not held.is_repeat(key_event(), clock.now())
    held.release(key_event(kind=RELEASE), clock.now())
    clock.advance(pause_ms)
    assert held.is_repeat(key_event(), clock.now()) is repeat
    assert not held.is_repeat(key_event(key=Qt.Key.Key_B), clock.now())


def test_flagged_repeats_never_count() -> None:
    clock, held = ManualClock(START), HeldKeys()
    clock.advance(10_000)
    assert held.is_repeat(key_event(repeat=True), clock.now())


@pytest.mark.parametrize(("pause_ms", "double"), [(0, True), (199, True), (200, False)])
def test_the_same_action_within_a_fifth_of_a_second_counts_once(
    pause_ms: int, double: bool
) -> None:
    clock, doubles = ManualClock(START), Doubles()
    assert not doubles.is_double("wait", 1, clock.now())
    clock.advance(pause_ms)
    assert doubles.is_double("wait", 1, clock.now()) is double


def test_another_action_or_contact_is_no_double() -> None:
    clock, doubles = ManualClock(START), Doubles()
    doubles.is_double("wait", 1, clock.now())
    assert not doubles.is_double("wait", 2, clock.now())
    assert not doubles.is_double("blocked", 2, clock.now())
