"""A disk that fills during a call: what was told to be saved is, and the rest is when it can be."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from observer.store.soundness import check_study
from observer.store.study_file import StudyFile
from tests.faults import filling

SCRIPT = str(filling.__file__)
MOUNTED = """
mount -t tmpfs -o size=1m none "$1" && shift && exec "$@"
"""


def told(*command: str) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def ids_in(path: Path) -> list[int]:
    with StudyFile.open_snapshot(path) as file:
        return sorted(row.id for _, rows in file.recorded(file.round()) for row in rows)


def require_nothing_lost(answer: dict[str, Any], out: Path) -> None:
    assert answer["retry while full"] is False
    assert answer["retry with room"] is True
    assert answer["told unsaved at the end"] is False
    assert answer["as in memory"] is True
    assert len(answer["unsaved"]) > 8, "the close and the opening bring marks of their own"
    assert answer["unsaved"][0] == answer["saved"][-1] + 1
    for path in (out / "killed at the end" / "a.study", out / "closed.study"):
        assert check_study(path).problems == ()
        assert ids_in(path) == list(range(1, answer["marks"] + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    answer = told(
        sys.executable, SCRIPT, str(tmp_path / "disk" / "a.study"), "limit", str(tmp_path)
    )
    assert "marks cannot be saved" in answer["problem"]
    require_nothing_lost(answer, tmp_path)


def test_a_file_system_of_one_megabyte(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = [unshare or "", "--mount", "--map-root-user", "sh", "-c", MOUNTED, "sh", str(disk)]
    if not unshare or subprocess.run([*mount, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a file system of its own")
    answer = told(*mount, sys.executable, SCRIPT, str(disk / "a.study"), "ballast", str(tmp_path))
    assert "the disk is full" in answer["problem"]
    require_nothing_lost(answer, tmp_path)
    as_killed = tmp_path / "killed while full" / "a.study"
    assert check_study(as_killed).problems == ()
    assert ids_in(as_killed) == list(range(1, answer["unsaved"][0]))
    rescue = tmp_path / "rescue.study"
    assert check_study(rescue).problems == ()
    assert ids_in(rescue) == list(range(1, answer["marks"]))
