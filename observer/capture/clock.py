"""Clocks: the machine's own, and one that is set by hand for scripts and tests."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from observer.model.moment import Moment


class Clock(Protocol):
    """Whatever can say which moment it is."""

    def now(self) -> Moment:
        """The moment; its monotonic reading counts suspended time."""

    def awake_ns(self) -> int:
        """Nanoseconds of this boot without the time in which the machine was suspended."""


class SystemClock:
    """The machine's clock; its monotonic reading counts suspended time.

    Linux has CLOCK_BOOTTIME for that; on macOS CLOCK_MONOTONIC goes on during sleep, and so does
    `time.monotonic` on Windows. Where the system names no boot, each start of the program counts
    as one, so that UTC decides between starts.
    """

    def __init__(self) -> None:
        self._boot_id = _system_boot_id() or _start_id()

    def now(self) -> Moment:
        return Moment(self._boot_id, _suspend_aware_ns(), datetime.now(UTC))

    def awake_ns(self) -> int:
        return _awake_ns()


def _suspend_aware_ns() -> int:
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    return time.monotonic_ns()


def _awake_ns() -> int:
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW)
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
        return ticks.value * 100
    return time.monotonic_ns()


def _system_boot_id() -> str:
    boot_id = Path("/proc/sys/kernel/random/boot_id")
    return boot_id.read_text().strip() if boot_id.exists() else ""


def _start_id() -> str:
    import uuid

    return str(uuid.uuid4())


class ManualClock:
    """A clock that stands until it is set.

    Raises:
        ValueError: it is set back.
    """

    def __init__(self, start_at: datetime, boot_id: str = "manual") -> None:
        self._start = Moment(boot_id, 0, start_at)
        self._elapsed_ms = 0
        self._suspended_ms = 0

    def now(self) -> Moment:
        start = self._start
        return Moment(
            start.boot_id,
            start.monotonic_ns + self._elapsed_ms * 1_000_000,
            start.at + timedelta(milliseconds=self._elapsed_ms),
        )

    def awake_ns(self) -> int:
        return (self._elapsed_ms - self._suspended_ms) * 1_000_000

    def set(self, elapsed_ms: int) -> None:
        """Moves the clock to `elapsed_ms` after its start."""
        if elapsed_ms < self._elapsed_ms:
            raise ValueError(f"the clock stands at {self._elapsed_ms} ms, after {elapsed_ms} ms")
        self._elapsed_ms = elapsed_ms

    def advance(self, by_ms: int) -> None:
        self.set(self._elapsed_ms + by_ms)

    def suspend(self, for_ms: int) -> None:
        """Lets the machine sleep."""
        self.advance(for_ms)
        self._suspended_ms += for_ms

    def move_wall_clock(self, by_ms: int) -> None:
        """Sets the wall clock forward or back, as a person or a time server does."""
        self._start = replace(self._start, at=self._start.at + timedelta(milliseconds=by_ms))
