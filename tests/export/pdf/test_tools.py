"""The file as the tools of others judge it: qpdf, and poppler's."""

from __future__ import annotations

from pathlib import Path

import pytest

from observer.export.document import Document
from observer.export.pdf.writer import write_pdf
from tests.export.pdf.documents import lines, rich
from tests.export.pdf.foreign_tools import run
from tests.export.pdf.test_text import LATIN, OTHER, RIGHT_TO_LEFT

SAMPLES = {"rich": rich(), "scripts": lines(*LATIN, *OTHER, *RIGHT_TO_LEFT)}


@pytest.fixture(params=SAMPLES)
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return write(SAMPLES[request.param], tmp_path)


def write(document: Document, folder: Path) -> Path:
    path = folder / "document.pdf"
    path.write_bytes(write_pdf(document))
    return path


def test_qpdf_finds_nothing_wrong(written: Path) -> None:
    said = run("qpdf", "--check", written)
    assert "No syntax or stream encoding errors found" in said
    assert "WARNING" not in said


def test_every_font_is_embedded_in_part_and_has_its_text(written: Path) -> None:
    _, _, *fonts = run("pdffonts", written).splitlines()
    assert fonts
    for font in fonts:
        assert font.split()[-5:-2] == ["yes", "yes", "yes"], font


@pytest.mark.parametrize("text", LATIN)
def test_poppler_copies_the_text(text: str, tmp_path: Path) -> None:
    assert run("pdftotext", write(lines(text), tmp_path), "-").strip() == text


def test_poppler_reads_the_structure(tmp_path: Path) -> None:
    told = run("pdfinfo", "-struct", write(rich(), tmp_path)).split()
    for tag in ("Document", "H1", "Table", "TH:", "/Scope", "Figure:", "Link", "LBody"):
        assert tag in told


def test_poppler_draws_every_page(written: Path, tmp_path: Path) -> None:
    run("pdftoppm", "-r", "20", "-png", written, tmp_path / "page")
    assert len(list(tmp_path.glob("page-*.png"))) >= 1
