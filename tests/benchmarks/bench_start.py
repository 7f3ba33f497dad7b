"""The start of the command line, beside a bare click group with as many commands."""

from __future__ import annotations

from collections.abc import Iterator

from observer.cli import cli
from tests.benchmarks.figures import Figure, median, run_python, time_alternately

RUNS = 20
BARE_GROUP = """
import sys, click
@click.group()
def main(): "A group of commands."
for number in range(int(sys.argv.pop())):
    main.command(f"command-{number}")(lambda: None)
main(["--help"], prog_name="bare")
"""


def measure() -> Iterator[Figure]:
    commands = str(len(cli.commands))
    times = time_alternately(
        {
            "observer": lambda: run_python("-m", "observer", "--help"),
            "bare": lambda: run_python("-c", BARE_GROUP, commands),
        },
        RUNS,
    )
    yield Figure(
        "observer --help, median",
        median(times["observer"]),
        median(times["bare"]),
        1.5,
        f"a bare click group of {commands} commands",
    )
