"""The members of a zip archive from anywhere, read without trusting what it says of itself."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from observer.errors import UserError

EXPANDED_LIMIT_BYTES = 200_000_000
"""What all members that are read may come to, counted while they are inflated."""

MEMBER_LIMIT = 10_000

_CHUNK_BYTES = 1 << 16
_SIGNATURE = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
"""What each entry of the directory begins with."""

_ENCRYPTED = 0x1


def is_archive(content: bytes) -> bool:
    return content.startswith(_SIGNATURE)


def member_names(content: bytes) -> frozenset[str]:
    """The names in the archive's directory; none where it cannot be read or is too long."""
    if _has_too_many(content):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def _has_too_many(content: bytes) -> bool:
    """Whether there are too many members, before zipfile makes an object of each of them.

    The directory's own count is not believed: zipfile reads on past it.
    """
    return content.count(_ENTRY) > MEMBER_LIMIT


_BROKEN = (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)
"""What zipfile raises where an archive is cut, altered, encrypted or packed by another method."""


class Archive:
    """A zip archive in memory.

    Attributes:
        path: the file it was read from, for sentences.
    """

    def __init__(self, content: bytes, path: Path) -> None:
        """
        Raises:
            UserError: it cannot be read, has too many members, or one whose path leads out of it;
                names file and member.
        """
        self.path = path
        if _has_too_many(content):
            what = f"the archive has more than {MEMBER_LIMIT:,} parts"
            raise UserError(what, where=str(path))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise self._damaged("") from error
        self._members = {member.filename: member for member in self._members_checked()}
        self._left_bytes = EXPANDED_LIMIT_BYTES

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def read(self, name: str, limit_bytes: int = EXPANDED_LIMIT_BYTES) -> bytes:
        """
        Raises:
            UserError: there is no such member, it is damaged, or larger than `limit_bytes`; or
                the archive expands beyond `EXPANDED_LIMIT_BYTES`.
        """
        if name not in self._members:
            raise UserError(f"the archive has no part “{name}”", where=str(self.path))
        try:
            return b"".join(self._chunks(name, limit_bytes))
        except (*_BROKEN, zlib.error, lzma.LZMAError) as error:
            raise self._damaged(name) from error

    def check_size(self) -> None:
        """Inflates every member and lets go of it, for readers that open the archive themselves.

        Raises:
            UserError: as `read`.
        """
        for name in self._members:
            try:
                for _ in self._chunks(name, EXPANDED_LIMIT_BYTES):
                    pass
            except (*_BROKEN, zlib.error, lzma.LZMAError) as error:
                raise self._damaged(name) from error

    def _chunks(self, name: str, limit_bytes: int) -> Iterator[bytes]:
        with self._zip.open(self._members[name]) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                self._left_bytes -= len(chunk)
                limit_bytes -= len(chunk)
                if self._left_bytes < 0:
                    limit = f"{EXPANDED_LIMIT_BYTES // 1_000_000} MB"
                    raise UserError(f"the archive expands beyond {limit}", where=self._place(name))
                if limit_bytes < 0:
                    raise UserError("this part is too large", where=self._place(name))
                yield chunk

    def _members_checked(self) -> Iterator[zipfile.ZipInfo]:
        for member in self._zip.infolist():
            if _leads_out(member.filename):
                what = "the path of this part leads out of the archive"
                raise UserError(what, where=self._place(member.filename))
            if member.flag_bits & _ENCRYPTED:
                remedy = "save it without a password"
                raise UserError(
                    "this part is encrypted", where=self._place(member.filename), remedy=remedy
                )
            yield member

    def _place(self, name: str) -> str:
        printable = "".join(c if c.isprintable() else " " for c in name[:100])
        return f"{self.path}:{printable}" if name else str(self.path)

    def _damaged(self, name: str) -> UserError:
        return UserError("the archive is damaged or cut off", where=self._place(name))


def _leads_out(name: str) -> bool:
    windows = PureWindowsPath(name)
    return (
        bool(windows.drive or windows.root)
        or PurePosixPath(name).is_absolute()
        or ".." in windows.parts
    )
