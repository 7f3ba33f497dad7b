"""The real window while its wall clock is moved, and while it is stopped for some seconds."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from observer.capture.heartbeat import INTERVAL_MS, LONGEST_HANG_MS
from observer.model.mark import Mark, MarkKind
from tests.e2e.screen import ObserveWindow, read_json, recorded, wait_for
from tests.faults.faketime import moved_by

HOUR_MS = 3_600_000
STOPPED_S = (INTERVAL_MS + LONGEST_HANG_MS) / 1000 + 3


def gaps(study: Path) -> list[Mark]:
    return [mark for mark in recorded(study) if mark.kind is MarkKind.GAP]


def wait_ms(study: Path) -> int:
    """How long contact 1 waited, as the map tells it."""
    nodes = read_json("graph", study)["nodes"]
    return int(next(node["median_ms"] for node in nodes if node["kind"] == "wait"))


def test_a_wall_clock_moved_by_an_hour_moves_no_order_and_no_duration(
    display: str, study: Path, tmp_path: Path
) -> None:
    moves = tmp_path / "moves"
    window = ObserveWindow(display, study, moved_by(moves))
    try:
        window.press("o", "w", "2")
        began_s = time.monotonic()
        for count, move in enumerate(("+3600", "+0", "-3600"), start=1):
            moves.write_text(move)
            wait_for(lambda count=count: len(gaps(study)) == count)  # type: ignore[misc]
        window.press("space")
        took_ms = (time.monotonic() - began_s) * 1000
        window.wait_for_marks(7)
    finally:
        window.kill()
    kinds = [mark.kind for mark in recorded(study)]
    assert kinds == ["open", "wait", "detail", "gap", "gap", "gap", "moving"]
    assert {gap.detail["reason"] for gap in gaps(study)} == {"clock-moved"}
    moved_ms = [int(gap.detail["moved_ms"]) for gap in gaps(study)]
    assert moved_ms == pytest.approx([HOUR_MS, -HOUR_MS, -HOUR_MS], abs=2000)
    assert wait_ms(study) == pytest.approx(took_ms, abs=2000)
    assert read_json("check", study)["sound"]


def test_seconds_in_which_the_program_stood_still_are_off_the_wait(window: ObserveWindow) -> None:
    window.press("o", "w", "2")
    began_s = time.monotonic()
    window.program.send_signal(signal.SIGSTOP)
    time.sleep(STOPPED_S)
    window.program.send_signal(signal.SIGCONT)
    wait_for(lambda: gaps(window.study))
    window.press("x", "space")
    took_ms = (time.monotonic() - began_s) * 1000
    window.wait_for_marks(6)
    window.kill()
    (gap,) = gaps(window.study)
    gap_ms = int(gap.detail["ms"])
    assert gap.detail["reason"] == "hung"
    assert STOPPED_S * 1000 - 500 < gap_ms < STOPPED_S * 1000 + INTERVAL_MS + 2000
    assert recorded(window.study)[-2].detail == {"observed": "no"}
    assert wait_ms(window.study) == pytest.approx(took_ms - gap_ms, abs=1000)
