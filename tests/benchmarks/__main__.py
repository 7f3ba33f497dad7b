"""Runs the benchmarks, or those named, and prints their figures: `make bench`.

python -m tests.benchmarks [NAME …], a name being `start` for `bench_start.py`
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    for module in [f"bench_{name}" for name in names] or found:
        for figure in importlib.import_module(f"tests.benchmarks.{module}").measure():
            print(figure, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
