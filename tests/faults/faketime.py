"""libfaketime: the wall clock of one process, read from a file that a test writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def moved_by(moves: Path) -> dict[str, str]:
    """The environment in which a process reads from `moves`, such as `+3600`, how far its wall
    clock is off; its other clocks stay as they are.

    The library is that of the package `libfaketime`, or the one that FAKETIME_LIBRARY names; a
    test that needs it is skipped without it.
    """
    named = os.environ.get("FAKETIME_LIBRARY")
    installed = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    found = [Path(named)] if named else list(installed)
    if not found:
        pytest.skip("needs libfaketime")
    moves.write_text("+0")
    return {
        "LD_PRELOAD": str(found[0]),
        "FAKETIME_TIMESTAMP_FILE": str(moves),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
