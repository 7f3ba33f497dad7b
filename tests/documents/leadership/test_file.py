"""The pack and the slides as files, read back by others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from observer.store.study_file import StudyFile
from tests.cli.running import observer
from tests.documents.recorded import CLOSE, WHOLE, study_of

MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its documents, as the command line writes them."""
    folder = tmp_path_factory.mktemp("pack")
    assert observer("demo", "--out", str(folder), "--no-window").status == 0
    return folder


@pytest.fixture(scope="module")
def pack(folder: Path) -> PdfReader:
    return PdfReader(folder / "leadership.pdf")


def test_it_is_small(folder: Path) -> None:
    assert (folder / "leadership.pdf").stat().st_size < MOST_BYTES


def test_page_1_is_read_in_the_order_in_which_it_argues(pack: PdfReader) -> None:
    text = " ".join(pack.pages[0].extract_text().split())
    order = (
        "Should agents decide refunds",
        "The coached metric",
        "What was observed",
        "Identify customer",
        "24:32 in all",
        "What is asked for",
        "listen to music",
        "How sure",
        "Where to check",
    )
    places = [text.index(said) for said in order]
    assert places == sorted(places)


def pages_led_to(pack: PdfReader, number: int) -> list[int]:
    """The pages that the links of a page lead to."""
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(pack.pages, start=1)}  # type: ignore[union-attr]
    annotations = [one.get_object() for one in pack.pages[number - 1].get("/Annots", [])]
    return [numbers[annotation["/Dest"][0].idnum] for annotation in annotations]


def test_every_page_is_reached_from_the_first_and_leads_back(pack: PdfReader) -> None:
    count = len(pack.pages)
    assert set(pages_led_to(pack, 1)) == set(range(2, count + 1))
    assert all(1 in pages_led_to(pack, number) for number in range(2, count + 1))


def test_the_bookmarks_are_those_of_the_pages(pack: PdfReader) -> None:
    titles = [str(entry["/Title"]) for entry in pack.outline if not isinstance(entry, list)]
    assert titles[0] == "Page 1: the whole on one page"
    assert {"Method and limits", "Glossary"} <= set(titles)


@pytest.mark.parametrize("kind", ["leadership", "slides"])
def test_the_file_says_what_it_is(folder: Path, kind: str) -> None:
    facts = PdfReader(folder / f"{kind}.pdf").metadata
    assert facts is not None
    assert facts.title is not None
    assert facts.title.startswith("Refund above the agent's limit – ")
    assert facts.author == "Contact-centre team manager, consumer service"


@pytest.mark.parametrize("kind", ["leadership", "slides"])
@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(folder: Path, kind: str) -> None:
    checked = subprocess.run(
        ["qpdf", "--check", folder / f"{kind}.pdf"], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_same_study_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "again.pdf"
    observer("export", str(folder / "refund.study"), "leadership", "--out", str(out))
    assert out.read_bytes() == (folder / "leadership.pdf").read_bytes()


def test_without_a_closed_contact_nothing_is_written(tmp_path: Path) -> None:
    study = study_of(tmp_path, WHOLE)
    refused = observer("export", str(study), "leadership", "--out", str(tmp_path / "a.pdf"))
    assert refused.status == 2
    assert "no contact is closed yet" in refused.stderr
    assert not (tmp_path / "a.pdf").exists()


def test_what_looks_personal_in_the_leaders_words_is_refused(tmp_path: Path) -> None:
    study = study_of(tmp_path, WHOLE + CLOSE)
    with StudyFile.open(study) as file:
        assert file.brief().question == ""
    observer("brief", str(study), "--question", "Should we ask j.smith@example.com first?")
    refused = observer("export", str(study), "leadership", "--out", str(tmp_path / "a.pdf"))
    assert refused.status == 2
    assert not (tmp_path / "a.pdf").exists()
