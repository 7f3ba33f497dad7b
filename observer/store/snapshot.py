"""A private copy of a study file, so that looking at a file never changes it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from observer.errors import UserError
from observer.files import require_file, unreadable
from observer.store.format import APPLICATION_ID, FORMAT
from observer.store.held import is_held

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_TRIES = 20


class Snapshot:
    """A copy of a study file and its write-ahead log, in a folder of its own until closed."""

    def __init__(self, source: Path) -> None:
        """
        Raises:
            UserError: the source cannot be read, is no study, or is from a newer version.
        """
        if not is_held(source):
            require_study_header(source)
        self._folder = tempfile.TemporaryDirectory(prefix="observer-")
        self.path = Path(self._folder.name) / "copy.study"
        try:
            _copy(source.resolve(), self.path)
        except OSError as error:
            self.close()
            raise unreadable(source, error) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._folder.cleanup()


def require_study_header(path: Path) -> None:
    """Looks at the first 100 bytes only (https://www.sqlite.org/fileformat2.html, 1.3).

    Raises:
        UserError: they are not those of a study this version can read.
    """
    require_file(path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise UserError("this is not a study", where=str(path))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise UserError("this is a database, but not a study", where=str(path))
    found = int.from_bytes(header[60:64], "big")
    if found > FORMAT:
        raise UserError(
            newer_format(found),
            where=str(path),
            remedy="open it with a newer version of Observer",
        )


def newer_format(found: int) -> str:
    return f"the study has format {found}, and this version reads formats up to {FORMAT}"


def wal_path(path: Path) -> Path:
    """The write-ahead log that SQLite keeps beside a database."""
    return path.with_name(path.name + "-wal")


def is_study(path: Path) -> bool:
    """Whether what stands there is a database."""
    if is_held(path):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def require_no_study(path: Path) -> None:
    """
    Raises:
        UserError: a study stands there, which nothing else may be written over.
    """
    if is_study(path):
        raise UserError("this is a study", where=str(path), remedy="name another file")


def _copy(source: Path, target: Path) -> None:
    if not is_held(source):
        _copy_settled(source, target)
        return
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)


def _copy_settled(source: Path, target: Path) -> None:
    """Copies database and log as they were at one moment, though another process may write."""
    for _ in range(_TRIES):
        before = _fingerprint(source)
        shutil.copyfile(source, target)
        if wal_path(source).exists():
            shutil.copyfile(wal_path(source), wal_path(target))
        if _fingerprint(source) == before:
            return
        wal_path(target).unlink(missing_ok=True)
    raise UserError("the study is being written to all the time", where=str(source))


def _fingerprint(path: Path) -> list[tuple[int, int] | None]:
    files = (path, wal_path(path))
    return [(f.stat().st_mtime_ns, f.stat().st_size) if f.exists() else None for f in files]
