"""New files that come to stand whole or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from observer.errors import UserError


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """An empty draft beside `path`, readable by its owner alone; it takes the name at the end.

    Raises:
        UserError: the path is taken, or nothing can be written there.
    """
    if os.path.lexists(path):
        raise UserError("there is a file of this name already", where=str(path))
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield draft
        os.replace(draft, path)
        _sync_folder(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        _remove_draft(draft)
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"the study cannot be written ({reason})", where=str(path)) from error


def _remove_draft(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{draft}{suffix}")


def _sync_folder(folder: Path) -> None:
    """Makes a new name durable, where the system can sync a folder."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
