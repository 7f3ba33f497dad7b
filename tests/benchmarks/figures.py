"""What a benchmark tells: one figure beside what it is held against."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """A measured value, what it is held against, and the greatest ratio of both that is allowed."""

    what: str
    value: float
    base: float
    limit: float
    against: str
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.value / self.base

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.limit else "OVER"
        return (
            f"{verdict:<5}{self.ratio:6.2f} ×  (at most {self.limit:g})  {self.what}: "
            f"{self.value:.2f} {self.unit}; {self.against}: {self.base:.2f} {self.unit}"
        )


def bound(what: str, value: float, most: float, unit: str = "ms") -> Figure:
    """A figure with an absolute bound."""
    return Figure(what, value, most, 1.0, "the bound", unit)


def time_ms(action: Callable[[], object]) -> float:
    start_ns = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - start_ns) / 1e6


def waited_ns() -> int:
    """How long the threads of this process have waited for a processor, all added up.

    Told where the system tells it (Linux); 0 elsewhere.
    """
    told = (path.read_text("ascii") for path in Path("/proc/self/task").glob("*/schedstat"))
    return sum(int(line.split()[1]) for line in told)


def time_alternately(
    actions: Mapping[str, Callable[[], object]], runs: int
) -> dict[str, list[float]]:
    """The times in ms of each action, run in turns, so that a slow minute slows all alike.

    The first turn warms up and does not count.
    """
    for action in actions.values():
        action()
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(runs):
        for name, action in actions.items():
            times[name].append(time_ms(action))
    return times


def p99(values: Sequence[float]) -> float:
    """The smallest value that at least 99 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.99 * len(values)) - 1]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


@contextmanager
def folder_on_disk() -> Iterator[Path]:
    """A fresh folder beside the checkout's files: a real disk, where /tmp may be memory."""
    parent = ROOT / "build"
    parent.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=parent) as name:
        yield Path(name)


def run_python(*arguments: str) -> str:
    """Runs Python on its own, in the checkout; returns what it printed.

    The modules it loads are kept compiled, as they are where a package is installed, whatever the
    surroundings ask for; so the first run of its kind is not to be counted.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "compiled")}
    return subprocess.run(
        [sys.executable, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **kept},
    ).stdout
