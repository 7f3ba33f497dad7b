"""Making studies and playing mark scripts into them, as the window and the command line do."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from observer.capture.clock import ManualClock
from observer.capture.script import ScriptRow, in_time, length_ms, play, read_script
from observer.capture.session import Session
from observer.capture.state import Phase
from observer.model.mark import Mark, MarkKind
from observer.model.process import ReadWarning
from observer.model.study import Contact, Round
from observer.store.study_file import StudyFile


def record_script(
    file: StudyFile, script: Path, round_name: str | None = None, clock: ManualClock | None = None
) -> list[ReadWarning]:
    """Plays a mark script into a round of a study, which is made where it does not exist.

    Args:
        clock: stands at the start of the script; else one whose script ends now, and begins
            after everything that the round holds already.

    Returns:
        One warning for each contact, closed before, that the script opens again, and for each row
        that was refused.

    Raises:
        UserError: the script cannot be read, or the study cannot be written; nothing is recorded.
    """
    rows = read_script(script)
    file.require_writable()
    round_ = _round(file, round_name)
    recorded = file.recorded(round_)
    clock = clock or _clock(rows, recorded)
    session = Session(clock, file, round_, recorded)
    return [*_reopened(session, rows), *play(session, clock, rows)]


def _reopened(session: Session, rows: Iterable[ScriptRow]) -> list[ReadWarning]:
    """What is said of contacts that stand closed in the round and are opened by the script."""
    opening = {
        row.contact: row for _, row in reversed(in_time(tuple(rows))) if row.kind is MarkKind.OPEN
    }
    return [
        ReadWarning(
            f"line {row.line}",
            f"contact {number} of round “{session.round.name}” was closed and is opened again; "
            "what follows is added to it (name another round to begin anew)",
        )
        for number, row in sorted(opening.items())
        if session.state(number).phase is Phase.CLOSED
    ]


def _round(file: StudyFile, name: str | None) -> Round:
    known = {round_.name for round_ in file.rounds()}
    return file.add_round(name) if name and name not in known else file.round(name)


def _clock(
    rows: Sequence[ScriptRow], recorded: Sequence[tuple[Contact, Sequence[Mark]]]
) -> ManualClock:
    ends_now = datetime.now(UTC) - timedelta(milliseconds=length_ms(rows))
    latest = [mark.pressed.at for _, marks in recorded for mark in marks]
    return ManualClock(max([ends_now, *latest]), boot_id=f"script-{uuid.uuid4()}")
