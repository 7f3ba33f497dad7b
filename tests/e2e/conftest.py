"""A virtual screen for all tests, and a window on an empty study for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.screen import ObserveWindow, run_observer, virtual_screen


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """An empty one."""
    path = tmp_path / "driven.study"
    made = run_observer("new", path, "--contact-type", "Refund above the limit")
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def window(display: str, study: Path) -> Iterator[ObserveWindow]:
    window = ObserveWindow(display, study)
    yield window
    window.kill()
