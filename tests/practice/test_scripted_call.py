"""The scripted call that comes with the program, and a leader's go at it."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from observer.capture.clock import ManualClock
from observer.model.mark import MarkKind
from observer.practice.rehearsal import Rehearsal
from observer.practice.scoring import Verdict
from observer.practice.scripted_call import ScriptedCall, load_call

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
LONGEST_SILENCE_MS = 20_000


@pytest.fixture(scope="module")
def call() -> ScriptedCall:
    return load_call()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def rehearsal(call: ScriptedCall, clock: ManualClock) -> Rehearsal:
    return Rehearsal(call, clock)


def test_the_call_shows_everything_there_is_to_practise(call: ScriptedCall) -> None:
    kinds = {marked.kind for marked in call.reference}
    assert kinds >= {
        MarkKind.STEP, MarkKind.WAIT, MarkKind.BLOCKED, MarkKind.TRANSFER, MarkKind.HOLD,
        MarkKind.RESOLUTION_KNOWN, MarkKind.PERMITTED, MarkKind.WORKAROUND,
    }  # fmt: skip
    assert 240_000 <= call.length_ms <= 300_000


def test_the_dialogue_goes_on_and_every_moment_follows_soon_on_what_is_said(
    call: ScriptedCall,
) -> None:
    times = [line.at_ms for line in call.lines]
    assert times[0] == 0
    assert all(0 < b - a <= LONGEST_SILENCE_MS for a, b in pairwise(times))
    for marked in call.reference:
        assert 1_000 <= marked.at_ms - call.heard(marked.at_ms)[-1].at_ms <= 2_000, marked


def test_a_line_is_heard_from_its_time_on(call: ScriptedCall) -> None:
    second = call.lines[1]
    assert call.heard(second.at_ms - 1) == call.lines[:1]
    assert call.heard(second.at_ms) == call.lines[:2]


def test_the_time_of_the_call_stands_still_while_it_is_paused(
    rehearsal: Rehearsal, clock: ManualClock
) -> None:
    clock.advance(5_000)
    assert rehearsal.clock.elapsed_ms == 0
    rehearsal.clock.run()
    clock.advance(2_000)
    rehearsal.clock.pause()
    clock.advance(60_000)
    assert rehearsal.clock.elapsed_ms == 2_000
    rehearsal.clock.run()
    rehearsal.clock.run()
    clock.advance(1_000)
    assert rehearsal.clock.elapsed_ms == 3_000
    rehearsal.close()


def test_marks_are_scored_from_when_the_call_came_in_as_far_as_it_has_gone(
    rehearsal: Rehearsal, clock: ManualClock
) -> None:
    rehearsal.clock.run()
    clock.set(3_000)
    rehearsal.session.press(MarkKind.OPEN)
    clock.set(13_500)
    rehearsal.session.press(MarkKind.STEP, {"name": "Identify customer"})
    clock.set(36_000)
    rehearsal.session.press(MarkKind.WAIT, {"on": "system"})
    score = rehearsal.score()
    # two steps and a wait up to 0:36: the second step is missed, the wait 4 s late
    assert [(judged.at_ms, judged.verdict) for judged in score.judged] == [
        (13_000, Verdict.IN_TIME),
        (25_500, Verdict.MISSED),
        (32_000, Verdict.LATE),
    ]
    rehearsal.close()


def test_nothing_is_left_behind(
    call: ScriptedCall, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    rehearsal = Rehearsal(call, clock)
    rehearsal.session.press(MarkKind.OPEN)
    assert list(tmp_path.rglob("*.study"))
    rehearsal.close()
    assert list(tmp_path.iterdir()) == []
