"""Marks a call while its disk fills up, and when there is room again.

Run as `python filling.py STUDY HOW OUT`. HOW is `limit` (no file may grow beyond a size) or
`ballast` (another file takes a part of a small file system). Copies of what is on the disk go
into the folder OUT; what a leader would have been told is printed as JSON.
"""

from __future__ import annotations

import json
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from observer.capture.clock import ManualClock
from observer.capture.safekeeping import Safekeeping
from observer.capture.session import Session
from observer.model.mark import MarkKind as K
from observer.model.study import Study
from observer.store.study_file import StudyFile

AT = datetime(2024, 3, 4, 9, 0, tzinfo=UTC)
PRESSES_AT_MOST = 5000
BALLAST_BYTES = 300_000
LIMIT_BYTES = 400_000
NOTE = {"text": "What the agent said. " * 10}


def limit_file_size(_folder: Path) -> Callable[[], None]:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT_BYTES, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def lay_ballast(folder: Path) -> Callable[[], None]:
    """Takes a part of the file system, which is given back in the end."""
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(BALLAST_BYTES))
    return ballast.unlink


def mark_until_full(session: Session) -> list[int]:
    """The ids of the marks that were told to be saved."""
    saved: list[int] = []
    for _ in range(PRESSES_AT_MOST):
        (row,) = session.press(K.NOTE, NOTE)
        if session.unsaved_since:
            return saved
        saved.append(row.id)
    raise AssertionError("the disk did not fill")


def go_on_in_memory(session: Session) -> None:
    for kind in (K.WAIT, K.STEP, K.UNDO, K.REDO, K.RESOLUTION_KNOWN, K.CLOSE):
        session.press(kind, {"name": "Refund"} if kind is K.STEP else {}, contact=1)
    session.press(K.OPEN, {"channel": "chat"}, contact=2)
    session.press(K.NOTE, NOTE)


def copy_study(path: Path, folder: Path) -> None:
    """The study as a kill would leave it now."""
    folder.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        shutil.copy(path.with_name(name), folder)


def main(path: Path, how: str, out: Path) -> None:
    StudyFile.create(path, Study("Refund", AT)).close()
    with StudyFile.open(path) as file:
        keeping = Safekeeping(file)
        session = Session(ManualClock(AT), keeping, file.round())
        session.press(K.OPEN, {"channel": "call"})
        make_room = {"limit": limit_file_size, "ballast": lay_ballast}[how](path.parent)
        told_saved = mark_until_full(session)
        go_on_in_memory(session)
        told = {
            "saved": told_saved,
            "problem": str(keeping.problem),
            "unsaved": [mark.id for mark in keeping.unsaved],
            "retry while full": keeping.retry(),
        }
        if how == "ballast":
            copy_study(path, out / "killed while full")
            file.write_rescue(out / "rescue.study", keeping.unsaved)
        make_room()
        told["retry with room"] = keeping.retry()
        session.press(K.NOTE, NOTE, contact=2)
        told["told unsaved at the end"] = session.unsaved_since is not None
        copy_study(path, out / "killed at the end")
        told["as in memory"] = file.recorded(file.round()) == session.recorded()
        told["marks"] = file.next_mark_id() - 1
    shutil.copy(path, out / "closed.study")
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
