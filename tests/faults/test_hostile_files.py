"""Files that would take long or much to read are read or refused soon and in little memory."""

from __future__ import annotations

import time
from pathlib import Path

import lxml.etree  # noqa: F401  # so that its import is not counted
import pytest

from observer.errors import UserError
from observer.importing import read_documented
from tests.faults.hostile import FILES
from tests.faults.memory import limited_memory

CPU_LIMIT_S = 2.0
MEMORY_LIMIT_BYTES = 300_000_000

REFUSED = (
    "laughing.xlsx", "laughing.bpmn", "members.zip", "padded.xlsx",
    "far-row.xlsx", "far-row-as-float.xlsx",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused_soon(name: str, tmp_path: Path) -> None:
    content = FILES[name]()
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    start_s = time.process_time()
    with limited_memory(MEMORY_LIMIT_BYTES):
        try:
            refused = not read_documented(path).processes
        except UserError as error:
            refused = "\n" not in str(error)
    assert time.process_time() - start_s <= CPU_LIMIT_S
    assert refused or name not in REFUSED
