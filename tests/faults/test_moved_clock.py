"""The real clock of a process, moved by an hour while it marks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import moved_clock
from tests.faults.faketime import moved_by

HOUR_MS = 3_600_000


def test_the_wall_clock_moves_and_no_duration_does(tmp_path: Path) -> None:
    moves = tmp_path / "moves"
    done = subprocess.run(
        [sys.executable, str(moved_clock.__file__), str(moves)],
        env=os.environ | moved_by(moves),
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert [reason for reason, _ in answer["told"]] == ["clock-moved"] * 3
    moved = [ms for _, ms in answer["told"]]
    assert moved == pytest.approx([HOUR_MS, -HOUR_MS, -HOUR_MS], abs=1000)
    assert answer["ms"] < HOUR_MS / 2
    assert answer["gaps"] == 0
