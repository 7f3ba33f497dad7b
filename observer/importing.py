"""Taking in a documented process: what a file holds, and whether anyone could follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from observer.conformance.completion import require_completable
from observer.documented.reading import read_process
from observer.errors import UserError
from observer.model.process import ReadResult, ReadWarning

CHECKED_NODES = 500
"""Larger processes are not tried at once, so that reading stays quick; comparing tries them."""


def read_documented(path: Path) -> ReadResult:
    """Reads every process of a file; one that cannot come to an end has a warning that says so.

    Raises:
        UserError: the file cannot be read, or is flawed; see `read_process`.
    """
    result = read_process(path)
    return replace(result, warnings=(*result.warnings, *_endless(result, path)))


def _endless(result: ReadResult, path: Path) -> Iterator[ReadWarning]:
    for process in result.processes:
        if len(process.nodes) > CHECKED_NODES:
            continue
        try:
            require_completable(process)
        except UserError as error:
            yield ReadWarning(str(path), error.what)
