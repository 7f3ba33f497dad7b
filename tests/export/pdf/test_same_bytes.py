"""The same study gives the same file, whoever runs it and when."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from observer.errors import UserError
from observer.export.document import Document
from observer.export.pdf.writer import write_pdf
from tests.export.pdf.documents import PROPERTIES, lines, rich

ROOT = Path(__file__).resolve().parents[3]
WRITE = (
    f"import sys; sys.path.append({str(ROOT)!r}); from observer.export.pdf.writer import write_pdf;"
    "from tests.export.pdf.documents import rich; sys.stdout.buffer.write(write_pdf(rich()))"
)


@pytest.fixture(autouse=True)
def _no_date_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def written_elsewhere(**environment: str) -> bytes:
    """The file as a process of its own writes it."""
    run = subprocess.run(
        [sys.executable, "-c", WRITE],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return run.stdout


def dates(pdf: bytes) -> tuple[datetime | None, datetime | None]:
    said = PdfReader(io.BytesIO(pdf)).metadata
    assert said is not None
    return said.creation_date, said.modification_date


def test_two_processes_write_the_same_bytes() -> None:
    first = written_elsewhere(PYTHONHASHSEED="1", LANG="C", TZ="UTC")
    second = written_elsewhere(PYTHONHASHSEED="2", LANG="de_DE.UTF-8", TZ="Asia/Tokyo")
    assert first == second == write_pdf(rich())


def test_the_file_is_dated_like_the_study() -> None:
    pdf = write_pdf(rich())
    assert dates(pdf) == (PROPERTIES.dated, PROPERTIES.dated)
    assert b"<xmp:CreateDate>2025-03-04T09:30:00Z<" in pdf


def test_a_date_from_outside_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert dates(write_pdf(rich())) == (datetime(1970, 1, 2, tzinfo=UTC),) * 2


@pytest.mark.parametrize("moment", ["yesterday", "1e9", "9" * 30])
def test_a_date_from_outside_that_is_none_is_refused(
    moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    with pytest.raises(UserError, match="SOURCE_DATE_EPOCH"):
        write_pdf(rich())


def test_documents_that_differ_have_other_ids() -> None:
    def identity(document: Document) -> object:
        return PdfReader(io.BytesIO(write_pdf(document))).trailer["/ID"]

    assert identity(lines("one")) == identity(lines("one"))
    assert identity(lines("one")) != identity(lines("two"))
    renamed = replace(lines("one"), properties=replace(PROPERTIES, title="Another"))
    assert identity(lines("one")) != identity(renamed)
