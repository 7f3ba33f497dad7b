"""Reading and writing the files a user names, with one sentence for each way that can fail."""

from __future__ import annotations

import csv
import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from observer.errors import UserError

TEXT_LIMIT_BYTES = 20_000_000

_ANYBODY_WRITES = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def require_file(path: Path) -> int:
    """The size in bytes of a readable, non-empty regular file.

    Raises:
        UserError: the path is missing, a directory, no regular file, empty or unreadable.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserError("this is a folder", where=str(path), remedy="name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise UserError("this is not a regular file", where=str(path))
        if status.st_size == 0:
            raise UserError("the file is empty", where=str(path))
        with path.open("rb"):
            return status.st_size
    except FileNotFoundError:
        raise UserError("there is no such file", where=str(path)) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError | ValueError) -> UserError:
    """The sentence for a file the system will not let us read or write."""
    reason = getattr(error, "strerror", None) or str(error)
    return UserError(f"the file cannot be used ({reason})", where=str(path))


def read_text(path: Path, limit_bytes: int = TEXT_LIMIT_BYTES) -> str:
    """The text of a UTF-8 file, with or without byte order mark.

    Raises:
        UserError: as `require_file`; also where the file is larger than `limit_bytes`, binary
            or in another encoding.
    """
    return decode(read_bytes(path, limit_bytes), path)


def read_bytes(path: Path, limit_bytes: int) -> bytes:
    """
    Raises:
        UserError: as `require_file`; also where the file is larger than `limit_bytes`.
    """
    size = require_file(path)
    if size > limit_bytes:
        raise UserError(
            f"the file has {size / 1e6:.0f} MB; at most {limit_bytes / 1e6:.0f} MB are read",
            where=str(path),
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there: a failure leaves an old file as it was.

    Raises:
        UserError: the folder cannot be written; or what has the name is read-only, or no file.
    """
    _require_replaceable(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            with os.fdopen(os.open(beside, _NEW_FILE, 0o600), "wb") as file:
                file.write(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise unreadable(path, error) from error


def _require_replaceable(path: Path) -> None:
    """
    Raises:
        UserError: something has this name that moving a file there would wrongly destroy.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(mode):
        raise UserError("this is a folder", where=str(path), remedy="name a file in it")
    if not stat.S_ISREG(mode):
        raise UserError("this is not a regular file", where=str(path), remedy="name another file")
    if not mode & _ANYBODY_WRITES:
        raise UserError("the file is read-only", where=str(path), remedy="name another file")


def decode(content: bytes, path: Path) -> str:
    """The text of UTF-8 content.

    Raises:
        UserError: it is binary, or in another encoding.
    """
    if b"\0" in content:
        raise UserError(
            "this is not a text file", where=str(path), remedy="save it as text in UTF-8"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            "the text is not in UTF-8",
            where=f"{path}:{line}",
            remedy="save it as “CSV UTF-8” or as text in UTF-8",
        ) from None


def csv_rows(text: str, path: Path, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """The rows with content, cells trimmed, each with the line of `path` it starts at.

    Raises:
        UserError: a quoted cell does not end, or ends before its cell does.
    """
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise UserError(
            "the row that begins here cannot be divided into cells",
            where=f"{path}:{line}",
            remedy="close every quotation mark, and double those inside a quoted cell",
        ) from None
