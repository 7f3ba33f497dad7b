"""Reports of bugs: what happened, written to the user's log folder and nowhere else."""

from __future__ import annotations

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from observer import __version__


def log_folder() -> Path:
    """Where logs and crash reports are kept; made where it is missing."""
    from platformdirs import user_log_path

    return user_log_path("observer", appauthor=False, ensure_exists=True)


def write_report(error: BaseException) -> Path:
    """Writes a report of a bug, readable by the user alone, and returns its path."""
    now = datetime.now(UTC)
    path = log_folder() / f"crash-{now:%Y%m%dT%H%M%S%f}.txt"
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(f"Observer {__version__}, Python {platform.python_version()}\n")
        file.write(f"{platform.platform()}\n{now.isoformat()}\n\n")
        file.writelines(traceback.format_exception(error))
    return path
