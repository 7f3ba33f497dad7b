"""Marks in a study until killed: prints the id of each mark once it is acknowledged.

Run as `python marking.py STUDY`. For each line it is given, a seed, it forks a process that says
`ready` with its number and marks without end, and says `ended` with its status once that is over.
A fork saves starting Python a hundred times.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from typing import NoReturn

from observer.capture.clock import SystemClock
from observer.capture.rules import Refused
from observer.capture.session import Session
from observer.model.mark import MarkKind
from observer.store.study_file import StudyFile

DETAILS = {MarkKind.STEP: {"name": "Greet"}, MarkKind.BACKDATE: {"seconds": "1"}}
PRESSES = [kind for kind in MarkKind if kind not in (MarkKind.DETAIL, MarkKind.GAP)]


def mark_without_end(path: Path, seed: str) -> NoReturn:
    chance = random.Random(seed)
    with StudyFile.open(path) as file:
        session = Session(SystemClock(), file, file.round(), file.recorded(file.round()))
        session.continue_interrupted()
        print("ready", os.getpid(), flush=True)
        while True:
            kind, contact = chance.choice(PRESSES), chance.randint(1, 8)
            try:
                rows = session.press(kind, DETAILS.get(kind), contact=contact)
            except Refused:
                continue
            told = " ".join(f"{row.id}:{row.kind}" for row in rows)
            os.write(sys.stdout.fileno(), f"{told}\n".encode())  # whole, whenever the kill comes


def fork_for_each_seed(path: Path) -> None:
    for seed in sys.stdin:
        child = os.fork()
        if child == 0:
            sys.exit(mark_without_end(path, seed))
        _, status = os.waitpid(child, 0)
        print("ended", status, flush=True)


if __name__ == "__main__":
    fork_for_each_seed(Path(sys.argv[1]))
