"""The pack as other programs read it: its text, bookmarks and links, whatever the command line."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from observer.sample import make_sample
from tests.cli.running import observer


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    study, out = folder / "refund.study", folder / "pack.pdf"
    make_sample(study).close()
    outcome = observer("export", str(study), "workshop", "--author", "A leader", "--out", str(out))
    assert (outcome.status, outcome.stderr) == (0, "")
    return out


def test_it_says_what_it_is_and_is_tagged(pack: Path) -> None:
    reader = pypdf.PdfReader(pack)
    assert reader.metadata
    assert reader.metadata.title == "Refund above the agent's limit – Workshop pack"
    assert reader.metadata.author == "A leader"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert "/StructTreeRoot" in reader.root_object


def test_the_text_of_a_page_is_read_back(pack: Path) -> None:
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(pack).pages]
    (fourth,) = [text for text in pages if text.startswith("Contact 4 ·")]
    assert "47:18 Permitted to deliver it since the resolution was known 6:04" in " ".join(
        fourth.replace(" P ", " ").split()
    )
    for words in ("Waits on: approval", "Team leader", "Parked", "38:41", "What we notice here"):
        assert words in fourth


def test_bookmarks_name_every_part(pack: Path) -> None:
    entries = pypdf.PdfReader(pack).outline
    titles = [str(entry.title) for entry in entries if not isinstance(entry, list)]
    contacts = [title for title in titles if title.startswith("Contact ")]
    assert len(contacts) == 10
    assert [title for title in titles if title not in contacts] == [
        "Workshop",
        "The map",
        "All contacts at a glance",
        "Does this happen to you?",
        "Questions",
        "How should it run?",
    ]


def test_contents_and_contacts_are_links(pack: Path) -> None:
    reader = pypdf.PdfReader(pack)
    links = [
        sum(a.get_object()["/Subtype"] == "/Link" for a in page.get("/Annots", []))
        for page in reader.pages
    ]
    assert links[0] == 6
    assert links[2] == 10


def test_sheets_are_a4_but_for_the_map(pack: Path) -> None:
    sizes = {round(float(page.mediabox.width)) for page in pypdf.PdfReader(pack).pages}
    assert sizes <= {842, 1191}
