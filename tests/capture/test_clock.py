"""The clocks: the machine's own goes on, the one set by hand stands until it is set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from observer.capture.clock import ManualClock, SystemClock
from observer.model.moment import distance_ms
from tests.capture.rehearsal import START


def test_the_machines_clock_never_goes_back_and_names_its_boot() -> None:
    clock = SystemClock()
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments, key=lambda moment: moment.monotonic_ns)
    assert {moment.boot_id for moment in moments} == {SystemClock().now().boot_id}
    assert moments[0].boot_id
    assert abs(datetime.now(UTC) - moments[-1].at) < timedelta(minutes=1)


def test_the_clock_set_by_hand_moves_both_readings_alike() -> None:
    clock = ManualClock(START)
    before = clock.now()
    assert clock.now() == before
    clock.advance(1500)
    assert distance_ms(before, clock.now()) == 1500
    assert clock.now().at - before.at == timedelta(milliseconds=1500)


def test_it_is_not_set_back() -> None:
    clock = ManualClock(START)
    clock.set(1000)
    with pytest.raises(ValueError, match="1000 ms"):
        clock.set(999)
