"""Whether the write-ahead log beside a study holds marks that SQLite would pass over.

SQLite reads a log up to the first frame that is spoilt, and takes all behind it for what a power
cut left (https://www.sqlite.org/fileformat2.html, 4). Each commit of a study is synced before the
next begins, so a power cut spoils one commit at most; more behind that frame are lost to damage.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGICS = {0x377F0682: "<", 0x377F0683: ">"}
"""What a log begins with, and the byte order of its checksums."""


def log_problem(log: Path, read_frames: int) -> str:
    """What is wrong with a log of which SQLite could read `read_frames`; empty where nothing is."""
    content = log.read_bytes() if log.exists() else b""
    if not content.strip(b"\0"):
        return ""
    if not _is_header(content[: _HEADER.size]):
        return "its write-ahead log does not begin like one"
    lost = sum(_commits_after(content, read_frames))
    return f"its write-ahead log is spoilt after frame {read_frames}" if lost > 1 else ""


def _is_header(header: bytes) -> bool:
    if len(header) < _HEADER.size:
        return False
    magic, *_, sum_0, sum_1 = _HEADER.unpack(header)
    return magic in _MAGICS and _checksum(header[:24], _MAGICS[magic]) == (sum_0, sum_1)


def _checksum(content: bytes, byte_order: str) -> tuple[int, int]:
    """The checksum of section 4.2 of the file format."""
    words = struct.unpack(f"{byte_order}{len(content) // 4}I", content)
    sum_0 = sum_1 = 0
    for even, odd in zip(words[::2], words[1::2], strict=True):
        sum_0 = (sum_0 + even + sum_1) & 0xFFFFFFFF
        sum_1 = (sum_1 + odd + sum_0) & 0xFFFFFFFF
    return sum_0, sum_1


def _commits_after(content: bytes, read_frames: int) -> Iterator[bool]:
    """Of each frame of this generation behind those read, whether it ends a commit."""
    _, _, page_bytes, _, *salts, _, _ = _HEADER.unpack_from(content)
    frame_bytes = _FRAME.size + page_bytes
    first = _HEADER.size + read_frames * frame_bytes
    for offset in range(first, len(content) - frame_bytes + 1, frame_bytes):
        _, pages_after_commit, *frame_salts, _, _ = _FRAME.unpack_from(content, offset)
        yield frame_salts == salts and pages_after_commit > 0
