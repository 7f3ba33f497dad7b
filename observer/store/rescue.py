"""A rescue file: the whole study, unsaved marks included, in another place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from observer.model.mark import Mark
from observer.model.study import Contact
from observer.store.study_file import StudyFile


def write_rescue(
    file: StudyFile, path: Path, recorded: Iterable[tuple[Contact, Sequence[Mark]]]
) -> None:
    """Writes a new, complete study file; the session goes on with the old one.

    Args:
        file: the study that cannot be written to, and perhaps not read either.
        recorded: what a session has in memory; what the file lacks of it is added.

    Raises:
        UserError: the path is taken or cannot be written.
    """
    raise NotImplementedError
