"""The page as a reader has it: what it says, how large, and that text stays text."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from observer.drawing.display_list import Box, Curve, DisplayList, Polygon
from observer.drawing.lines import Line, set_lines
from observer.drawing.tokens import Colour
from observer.errors import UserError
from observer.export.document import Document, Properties
from observer.export.facts import PageFacts
from observer.export.map_sheet import MapSheet, lay_out_map
from observer.export.paper import Paper, sheet_size
from observer.export.pdf.writer import write_pdf
from observer.files import replace_file

FACTS = PageFacts(
    title="Refund above the limit",
    view="Real process",
    round_name="baseline",
    closed=9,
    contacts=10,
    dates="4 March 2025",
    how_chosen="the next ten of one morning",
    observer_role="team manager",
    agent_count=4,
    author="A. Leader",
    version="0.1",
)
LEGEND = DisplayList(100, 20, tuple(set_lines([Line("wait")], 0, 0)))


def drawing_of(*texts: str, width: float = 400, height: float = 100) -> DisplayList:
    lines = set_lines([Line(text) for text in texts], 10, 10)
    shapes = (
        Box(0, 0, width, height, 8, Colour.PAPER, Colour.LINE),
        Polygon(((0, 0), (10, 0), (5, 8)), fill=Colour.BLOCKED),
        Curve(((0, 0), (5, 9), (9, 5), (50, 50)), Colour.INK, 2),
    )
    return DisplayList(width, height, (*shapes, *lines))


def sheet(drawing: DisplayList, paper: Paper = Paper.A4, facts: PageFacts = FACTS) -> MapSheet:
    return lay_out_map(drawing, LEGEND, facts, sheet_size(paper), "Map of the process")


def page(*texts: str, paper: Paper = Paper.A4, facts: PageFacts = FACTS) -> bytes:
    return pdf_of(sheet(drawing_of(*texts), paper, facts), facts)


def pdf_of(laid_out: MapSheet, facts: PageFacts = FACTS) -> bytes:
    properties = Properties(facts.title, datetime(2025, 3, 4, tzinfo=UTC), author=facts.author)
    return write_pdf(Document(properties, (laid_out.sheet,)))


def words_of(pdf: bytes) -> str:
    """The text of all pages as it is copied from them, each run of white space as one space."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def operations_of(pdf: bytes) -> bytes:
    """What the first page draws."""
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    return content.get_data()


def test_the_page_says_title_facts_drawing_and_legend() -> None:
    text = words_of(page("Check account"))
    for words in ("Refund above the limit", "9 of 10 contacts closed", "Check account", "wait",
                  "team manager", "4 agents", "page 1 of 1", "Observer 0.1"):  # fmt: skip
        assert words in text


def test_document_properties_are_set() -> None:
    pdf = page("x")
    assert b"/Title (Refund above the limit)" in pdf
    assert b"/Author (A. Leader)" in pdf
    assert b"/Lang (en-GB)" in pdf
    assert b"/DisplayDocTitle true" in pdf


@pytest.mark.parametrize(
    ("paper", "box"), [(Paper.A4, (841.8898, 595.2756)), (Paper.A3, (1190.551, 841.8898))]
)
def test_sheets_have_their_size(paper: Paper, box: tuple[float, float]) -> None:
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", page("x", paper=paper))
    assert found
    assert tuple(map(float, found.groups())) == pytest.approx(box, abs=0.01)


def test_fonts_are_embedded_as_subsets() -> None:
    pdf = page("x")
    names = set(re.findall(rb"/BaseFont /([A-Za-z+]+)", pdf))
    assert {name.partition(b"+")[2] for name in names} == {
        b"SourceSansProRegular",
        b"SourceSansProBold",
    }
    assert pdf.count(b"/FontFile2") == pdf.count(b"/ToUnicode") == 2
    assert len(pdf) < 20_000


def test_it_is_a_drawing_not_a_picture() -> None:
    pdf = page("x")
    assert b"/Subtype /Image" not in pdf
    assert b" c\n" in operations_of(pdf)


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=300))
def test_no_text_breaks_or_injects(text: str) -> None:
    facts = replace(FACTS, title=text, how_chosen=text, author=text)
    pdf = page("x", facts=facts)
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pdf.count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("text", ["<b>bold</b> &amp; \\( ) (", "') Tj ET", "x" * 300])
def test_markup_is_plain_text(text: str) -> None:
    assert text in words_of(page(text)).replace("\ufffe", "").replace(" " * 2, " ")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page("Check account") == page("Check account")


def test_the_file_is_moved_into_place(tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(b"old")
    replace_file(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["map.pdf"]
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["missing/map.pdf", "folder"])
def test_a_place_that_cannot_be_written_is_said_and_left_clean(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError) as raised:
        replace_file(tmp_path / name, b"new")
    assert name in str(raised.value)
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


def test_all_text_of_the_drawing_is_set() -> None:
    names = [f"step {index}" for index in range(40)]
    drawing = drawing_of(*names, height=600)
    content = words_of(pdf_of(sheet(drawing)))
    assert all(name in content for name in names)
