"""What is copied from a page, or searched on it, is the text as it was given."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from observer.drawing.faces import system_face
from observer.drawing.fonts import shown
from observer.export.document import Document, Properties
from observer.export.pdf.writer import write_pdf
from tests.export.pdf.documents import document, lines, rich, sheet_of, words

LATIN = [
    "Check the customer’s account – 100 % “sure”",
    "office, affine, waffle: ligatures",
    "AVA To Wa: kerning",
    "naïve Ünïcödé Ωμέγα Да",
    "<b>bold</b> &amp; \\( ) (",
    "') Tj ET Q",
]
OTHER = ["中文 日本語 かな 한글", "नमस्ते हिन्दी क्षत्रिय", "ไทยน้ำ", "☃ ✓ 😀", "q\u0308\u0331"]
RIGHT_TO_LEFT = ["مرحبا بالعالم", "می\u200cخواهم", "Refund مرحبا done", "שלום 12.5"]


def need_fonts(text: str) -> None:
    if shown(text) != text:
        pytest.skip("no font of this system has all of these characters")


def copied(pdf: bytes) -> str:
    """As pdfium copies it, which is what Chrome and Edge do."""
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def extracted(pdf: bytes) -> str:
    """As pypdf reads it."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("text", LATIN)
def test_text_is_read_as_it_was_given(text: str) -> None:
    pdf = write_pdf(lines(text))
    assert copied(pdf).strip() == text
    assert extracted(pdf).strip() == text


@pytest.mark.parametrize("text", [*OTHER, *RIGHT_TO_LEFT])
def test_other_scripts_are_copied_as_they_were_given(text: str) -> None:
    need_fonts(text)
    assert copied(write_pdf(lines(text))).strip() == text


def test_the_same_glyph_may_stand_for_different_texts() -> None:
    text = "5 Ω, 5 \u2126: ohm and omega"
    need_fonts(text)
    assert copied(write_pdf(lines(text))).strip() == text


@pytest.mark.parametrize("bad", ["\0", "\x1b", "\ud800", "\u202e", "\uffff", "\U000fffff"])
def test_what_cannot_be_shown_is_no_gap_and_no_break(bad: str) -> None:
    assert copied(write_pdf(lines(f"before{bad}after"))).strip() == "before\ufffdafter"


def test_a_name_of_300_characters_is_all_there() -> None:
    name = " ".join(f"part{at:03}" for at in range(38))
    assert copied(write_pdf(lines(name))).split() == name.split()


def test_words_of_two_lines_are_parted_without_a_look_at_where_they_stand() -> None:
    pdf = write_pdf(lines("word " * 60))
    (font,) = fonts_of(PdfReader(io.BytesIO(pdf)).pages[0])
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert content is not None
    codes = "".join(re.findall(r"<([0-9A-F]+)>", content.get_data().decode("latin-1")))
    meanings = dict(re.findall(r"<(....)> <(....)>", font["/ToUnicode"].get_data().decode()))
    said = "".join(chr(int(meanings[codes[at : at + 4]], 16)) for at in range(0, len(codes), 4))
    assert said.split() == ["word"] * 60


def test_chinese_goes_on_from_line_to_line() -> None:
    text = "中文" * 60
    need_fonts(text)
    assert "".join(copied(write_pdf(lines(text))).splitlines()) == text


def test_fonts_are_embedded_with_no_more_than_is_used() -> None:
    pdf = write_pdf(rich())
    fonts = [font for page in PdfReader(io.BytesIO(pdf)).pages for font in fonts_of(page)]
    assert len({font["/BaseFont"] for font in fonts}) == 3
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert re.match(r"/[A-Z]{6}\+SourceSansPro", descriptor["/FontName"])
        assert len(descriptor["/FontFile2"].get_data()) < 12_000


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_pages_share_their_fonts() -> None:
    one = len(write_pdf(document(sheet_of(words("the same words")))))
    many = len(write_pdf(document(*[sheet_of(words("the same words"))] * 20)))
    assert (many - one) / 19 < 1000


def test_outlines_of_postscript_fonts_are_embedded() -> None:
    text = "中文"
    face = system_face(text)
    if face is None or face.outlines == "glyf":
        pytest.skip("no font of this system has these characters as PostScript outlines")
    pdf = write_pdf(lines(text))
    (font,) = fonts_of(PdfReader(io.BytesIO(pdf)).pages[0])
    assert "/FontFile3" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert len(pdf) < 12_000


def test_properties_are_told_twice_alike() -> None:
    said = Properties("T <&> “x”", datetime(2025, 3, 4, tzinfo=UTC), "s", "A & B", "Observer 1")
    reader = PdfReader(io.BytesIO(write_pdf(replace(rich(), properties=said))))
    entries, packet = reader.metadata, reader.xmp_metadata
    assert entries is not None
    assert packet is not None
    assert entries.title == said.title == packet.dc_title["x-default"]  # type: ignore[index]
    assert entries.author == said.author == packet.dc_creator[0]  # type: ignore[index]
    assert entries.subject == said.subject == packet.dc_description["x-default"]  # type: ignore[index]
    assert entries.creator == said.creator == packet.xmp_creator_tool
    assert packet.dc_language == ["en-GB"]


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_no_text_breaks_the_file(text: str) -> None:
    said = Properties(text, datetime(2025, 3, 4, tzinfo=UTC), text, text, text)
    pdf = write_pdf(Document(said, lines(text).sheets))
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    assert PdfReader(io.BytesIO(pdf), strict=True).xmp_metadata is not None
