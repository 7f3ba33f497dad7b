"""Marks a wait while the wall clock of this process is moved, through the file it is read from.

Run as `python moved_clock.py FILE` under libfaketime; prints what the heartbeat told and how long
the wait was, as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from observer.capture.clock import SystemClock
from observer.capture.heartbeat import Heartbeat
from observer.capture.session import Session
from observer.discovery.traces import build_trace
from observer.model.mark import Mark, MarkKind
from observer.model.study import Contact, Round


class Nowhere:
    unsaved_since = None

    def next_mark_id(self) -> int:
        return 1

    def add_contact(self, round_id: int, number: int) -> Contact:
        return Contact(1, round_id, number)

    def append(self, marks: Sequence[Mark]) -> None:
        pass


def main(moves: Path) -> None:
    clock = SystemClock()
    session = Session(clock, Nowhere(), Round(1, "baseline", 1))
    heart = Heartbeat(clock)
    told = []
    for kind in (MarkKind.OPEN, MarkKind.WAIT):
        session.press(kind)
    for seconds in ("+3600", "+0", "-3600"):
        moves.write_text(seconds)
        missed = heart.beat()
        told.append([missed.reason.value, missed.clock_moved_ms] if missed else None)
        if missed:
            session.record_gap(missed)
    session.press(MarkKind.MOVING)
    trace = build_trace(1, session.contacts[1].history)
    assert trace
    unanswered = len(session.unanswered_gaps(1))
    print(json.dumps({"told": told, "ms": trace.events[0].duration_ms, "gaps": unanswered}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
