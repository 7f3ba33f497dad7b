"""Every kind of document of the sample, as readers that are not ours find it."""

from __future__ import annotations

from ctypes import byref, c_int
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from observer.analysis import Analysis, analyse, read_observed
from observer.documents.kinds import COMPOSERS, compose
from observer.export.document import Document, walk
from observer.export.pdf.writer import write_pdf
from observer.sample import make_sample
from tests.export.pdf.foreign_tools import run
from tests.export.pdf.tag_check import flaws

Written = tuple[Document, bytes]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    with make_sample(tmp_path_factory.mktemp("sample") / "refund.study") as file:
        return analyse(read_observed(file))


@pytest.fixture(scope="module", params=list(COMPOSERS))
def written(request: pytest.FixtureRequest, sample: Analysis) -> Written:
    document = compose(sample, request.param)
    return document, write_pdf(document)


def test_it_is_well_tagged(written: Written) -> None:
    assert flaws(written[1]) == []


def test_qpdf_finds_nothing_wrong(written: Written, tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    path.write_bytes(written[1])
    assert "WARNING" not in run("qpdf", "--check", path)


def test_the_pages_are_as_large_as_the_sheets(written: Written) -> None:
    document, pdf = written
    sizes = [(sheet.size.width, sheet.size.height) for sheet in document.sheets]
    assert [page.get_size() for page in pypdfium2.PdfDocument(pdf)] == [
        pytest.approx(size, abs=0.01) for size in sizes
    ]


def test_every_word_of_a_sheet_is_on_its_page(written: Written) -> None:
    document, pdf = written
    for sheet, page in zip(document.sheets, pypdfium2.PdfDocument(pdf), strict=True):
        found = page.get_textpage().get_text_range()
        for part in walk(sheet.parts):
            if part.block.drawing and not part.block.clipped:
                missing = [one.text for one in part.block.drawing.texts if one.text not in found]
                assert missing == []


def test_every_link_leads_to_a_page(written: Written) -> None:
    document, pdf = written
    expected = sum(bool(part.block.link) for sheet in document.sheets for part in walk(sheet.parts))
    file = pypdfium2.PdfDocument(pdf)
    targets = [
        raw.FPDFDest_GetDestPageIndex(file.raw, raw.FPDFLink_GetDest(file.raw, link))
        for page in file
        for link in links_of(page)
    ]
    assert len(targets) == expected
    assert all(0 <= target < len(file) for target in targets)


def links_of(page: pypdfium2.PdfPage) -> list[raw.FPDF_LINK]:
    links, place = [], c_int(0)
    link = raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page.raw, byref(place), byref(link)):
        links.append(link)
        link = raw.FPDF_LINK()
    return links
