"""The studies that this process holds open for writing.

Where a process closes any descriptor of a file, POSIX gives up all locks that it has on the file
(https://www.sqlite.org/howtocorrupt.html, 2.2); another program could then take the write-ahead
log away under a live session. So what is held is read through SQLite alone, never as a file.
"""

from __future__ import annotations

import os
from pathlib import Path

Identity = tuple[int, int]
"""What the system knows a file by, under whatever name."""

_held: set[Identity] = set()


def hold(path: Path) -> Identity:
    identity = identity_of(path)
    _held.add(identity)
    return identity


def let_go(identity: Identity) -> None:
    _held.remove(identity)


def is_held(path: Path) -> bool:
    """Whether the file is one of them."""
    return os.path.exists(path) and identity_of(path) in _held


def identity_of(path: Path) -> Identity:
    status = path.stat()
    return status.st_dev, status.st_ino
