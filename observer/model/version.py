"""The versions of a study's documented process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from observer.model.process import DocumentedProcess


@dataclass(frozen=True, slots=True)
class ProcessVersion:
    """The documented process as a study held it from some moment on.

    Attributes:
        number: from 1, in the order of storing.
        source: the file it was read from, or how else it came about.
        stored_at: aware UTC.
    """

    number: int
    source: str
    stored_at: datetime
    process: DocumentedProcess
