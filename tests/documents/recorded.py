"""Analyses for the tests of documents: of the sample, and of mark scripts written as text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from observer.analysis import Analysis, analyse, read_observed
from observer.capture.clock import ManualClock
from observer.model.study import Study
from observer.recording import record_script
from observer.sample import make_sample
from observer.store.study_file import StudyFile

AT = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
HEADER = "contact,at_ms,key,detail\n"
WHOLE = "1,0,open,channel=call;agent=A\n1,1000,step,Greet\n"
CLOSE = "1,9000,close,outcome=resolved;repeat=no;demand=value\n"


def sample_analysis(folder: Path) -> Analysis:
    with make_sample(folder / "refund.study") as file:
        return analyse(read_observed(file))


def analysis_of(folder: Path, rows: str, contact_type: str = "Refund") -> Analysis:
    """The analysis of a study whose only round holds these rows; none of them is refused."""
    return analyse_file(study_of(folder, rows, contact_type))


def study_of(folder: Path, rows: str, contact_type: str = "Refund") -> Path:
    script, path = folder / "marks.csv", folder / "marks.study"
    script.write_text(HEADER + rows, encoding="utf-8")
    with StudyFile.create(path, Study(contact_type, AT)) as file:
        refused = record_script(file, script, clock=ManualClock(AT))
    assert refused == []
    return path


def analyse_file(path: Path) -> Analysis:
    with StudyFile.open_snapshot(path) as file:
        return analyse(read_observed(file))
