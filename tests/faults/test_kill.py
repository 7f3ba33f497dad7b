"""A program killed while it marks: nothing acknowledged is lost, and the session goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from observer.capture.clock import SystemClock
from observer.capture.session import Session
from observer.capture.state import Phase, contact_state
from observer.model.history import standing_marks
from observer.model.mark import MarkKind
from observer.model.study import Study
from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.faults import marking

KILLS = int(os.environ.get("OBSERVER_KILLS", "100"))
"""How often the program is killed in all; a thousand times in the long run."""

KILLS_EACH = 10
LONGEST_S = 0.08
"""Marking goes on for up to this long before the kill: some twenty marks."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes as POSIX has them")
@pytest.mark.parametrize("seed", range(KILLS // KILLS_EACH))
def test_a_kill_at_any_moment_loses_no_acknowledged_mark(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "a.study"
    now = SystemClock().now().at
    StudyFile.create(path, Study("Refund", now)).close()
    acknowledged: list[str] = []
    command = [sys.executable, str(marking.__file__), str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1) as program:
        for kill in range(KILLS_EACH):
            after_s = chance.uniform(0, LONGEST_S)
            acknowledged += mark_until_killed(program, f"{seed} {kill}", after_s)
            found = check_study(path)
            assert found.problems == ()
            assert found.marks >= len(acknowledged)
            acknowledged += go_on(path, set(acknowledged))
    assert len(acknowledged) > KILLS_EACH


def mark_until_killed(program: subprocess.Popen[str], seed: str, after_s: float) -> list[str]:
    """The marks that a process acknowledged before it was killed."""
    assert program.stdin
    assert program.stdout
    program.stdin.write(f"{seed}\n")
    ready, process = program.stdout.readline().split()
    assert ready == "ready"
    time.sleep(after_s)
    os.kill(int(process), signal.SIGKILL)
    acknowledged: list[str] = []
    while not (line := program.stdout.readline()).startswith("ended"):
        assert line, "the program that starts the others has ended"
        acknowledged += line.split()
    assert line == f"ended {signal.SIGKILL.value}\n"
    return acknowledged


def go_on(path: Path, acknowledged: set[str]) -> list[str]:
    """Opens the study as the next start does; the marks that continuing adds."""
    with StudyFile.open(path) as file:
        recorded = file.recorded(file.round())
        assert acknowledged <= {f"{row.id}:{row.kind}" for _, rows in recorded for row in rows}
        session = Session(SystemClock(), file, file.round(), recorded)
        running = session.running
        assert running == [
            contact.number
            for contact, rows in recorded
            if contact_state(standing_marks(rows)).phase is Phase.OPEN
        ]
        before = file.next_mark_id()
        assert session.continue_interrupted() == running
        added = [row for _, rows in file.recorded(file.round()) for row in rows if row.id >= before]
        assert {row.kind for row in added} <= {MarkKind.GAP}
        assert len(added) == len(running)
        assert all(int(row.detail["ms"]) > 0 for row in added)
        return [f"{row.id}:{row.kind}" for row in added]
