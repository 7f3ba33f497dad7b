"""The demo leaves everything that a leader could hand on, and the samples show it as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from observer.documents.kinds import DocumentKind
from tests.cli.running import observer

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
PDFS = [f"{kind.value}.pdf" for kind in DocumentKind]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert observer("demo", "--out", str(folder), "--no-window").status == 0
    return folder


def test_the_demo_writes_the_study_and_every_document(demo: Path) -> None:
    assert {path.name for path in demo.iterdir()} == {"refund.study", "map.html", *PDFS}


@pytest.mark.parametrize("name", PDFS)
def test_a_sample_reads_as_the_demo_writes_it(demo: Path, name: str) -> None:
    """`make samples` makes them anew."""
    assert text_of(SAMPLES / name) == text_of(demo / name)


def text_of(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_a_date_from_outside_that_is_none_is_one_sentence(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    outcome = observer("findings", str(demo / "refund.study"))
    assert outcome.status == 2
    assert outcome.stderr.startswith("observer: SOURCE_DATE_EPOCH=tomorrow: this is not a moment")
