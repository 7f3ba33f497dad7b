"""The structure that is read aloud: whole, in order, and leading back from page to tree."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from observer.export.document import Document, Tag
from observer.export.pdf.writer import write_pdf
from observer.export.setting import PAGE_STYLES, heading
from tests.export.pdf.documents import document, item, picture, rich, rows, sheet_of, words
from tests.export.pdf.tag_check import Tags, flaws, read_tags


def tags_of(written: Document) -> Tags:
    return read_tags(PdfReader(io.BytesIO(write_pdf(written))))


def kinds_of(written: Document) -> list[str]:
    return [tag for tag, _, _ in tags_of(written).elements]


def test_a_document_of_everything_is_well_tagged() -> None:
    assert flaws(write_pdf(rich())) == []


@pytest.mark.parametrize(
    ("written", "flaw"),
    [
        (document(sheet_of(picture(alternative=""))), "a figure has no alternative"),
        (document(sheet_of(heading("Deep", 3, PAGE_STYLES, 300))), "H3 follows level 0"),
    ],
)
def test_the_check_finds_what_composing_left_out(written: Document, flaw: str) -> None:
    assert flaw in flaws(write_pdf(written))


def test_reading_follows_the_blocks() -> None:
    written = document(sheet_of(heading("One", 1, PAGE_STYLES, 300), words("two"), picture()))
    assert kinds_of(written) == ["Document", "H1", "P", "Figure"]


def test_rows_make_a_table_and_each_head_begins_one() -> None:
    written = document(sheet_of(*rows(""), *rows("")))
    row = ["TR", "TD", "P", "TD", "P"]
    head = ["TR", "TH", "P", "TH", "P"]
    assert kinds_of(written) == ["Document", *["Table", *head, *row] * 2]


def test_headers_tell_which_cells_they_head() -> None:
    scopes = [
        element["/A"]["/Scope"]
        for tag, _, element in tags_of(document(sheet_of(*rows("")))).elements
        if tag == "TH"
    ]
    assert scopes == ["/Column", "/Column"]


def test_items_make_a_list() -> None:
    written = document(sheet_of(item("first"), item("second")))
    assert kinds_of(written) == ["Document", "L", *["LI", "LBody", "P"] * 2]


def test_every_link_is_read_and_leads_to_its_page() -> None:
    reader = PdfReader(io.BytesIO(write_pdf(rich())))
    links = [
        (note["/Contents"], reader.get_page_number(note["/Dest"][0].get_object()))
        for page in reader.pages
        for note in (reference.get_object() for reference in page["/Annots"])  # type: ignore[attr-defined]
    ]
    assert links == [
        ("cause 1 1 of 10", 1),
        ("cause 3 3 of 10", 1),
        ("A triangle", 1),
        ("see the evidence", 1),
        ("cause 1 1 of 10", 0),
        ("back", 0),
        ("page 2 of 2", 0),
    ]


def test_words_stand_in_paragraphs() -> None:
    division = replace(words("two"), tag=Tag.DIVISION)
    link = replace(words("three"), tag=Tag.LINK, link="one")
    written = document(sheet_of(heading("One", 1, PAGE_STYLES, 300, "one"), division, link))
    assert kinds_of(written) == ["Document", "H1", "P", "P", "Link"]


def test_a_link_round_a_picture_holds_the_picture() -> None:
    found = [(tag, parent) for tag, parent, _ in tags_of(rich()).elements]
    assert ("Figure", "Link") in found


def test_bookmarks_are_nested_like_the_headings() -> None:
    reader = PdfReader(io.BytesIO(write_pdf(rich())))
    top, below = reader.outline
    assert top.title == "Refunds"  # type: ignore[union-attr]
    assert [entry.title for entry in below] == ["Constraints", "Evidence"]  # type: ignore[union-attr]


def test_pages_have_the_numbers_that_are_printed_on_them() -> None:
    assert PdfReader(io.BytesIO(write_pdf(rich()))).page_labels == ["1", "B2"]
