"""The study that comes with the program: ten believable contacts, and their process as written."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

from observer.capture.clock import ManualClock
from observer.documented.reading import choose_process, read_process
from observer.errors import UserError
from observer.model.brief import Brief
from observer.model.study import Study
from observer.recording import record_script
from observer.resource_files import resource_path
from observer.store.study_file import StudyFile

START = datetime(2026, 3, 9, 8, 0, tzinfo=UTC)
"""When the sample's morning begins; fixed, so that it is the same study every time."""


def make_sample(path: Path) -> StudyFile:
    """Writes the sample study by playing its script through the live session, and opens it.

    Raises:
        UserError: the path is taken or cannot be written.
    """
    facts = tomllib.loads(resource_path("sample", "study.toml").read_text(encoding="utf-8"))
    brief = Brief(**facts.pop("brief"))
    file = StudyFile.create(path, Study(created_at=START, **facts))
    file.set_brief(brief)
    source = resource_path("sample", "process.csv")
    file.set_documented_process(choose_process(read_process(source)), source.name)
    refused = record_script(
        file, resource_path("sample", "marks.csv"), clock=ManualClock(START, boot_id="sample")
    )
    if refused:
        raise UserError(f"the sample was refused at {refused[0].where}: {refused[0].what}")
    return file


def free_path(folder: Path, name: str) -> Path:
    """`name` in `folder`, numbered where that is taken; what is there already stays."""
    plain = folder / name
    numbered = (plain.with_stem(f"{plain.stem}-{number}") for number in range(2, 10_000))
    return next(path for path in (plain, *numbered) if not path.exists())
